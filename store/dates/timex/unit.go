package timex

// A unit is a length of time of the calendar or the clock.
type unit int8

const (
	noUnit unit = iota
	seconds
	minutes
	hours
	days
	weekends
	weeks
	fortnights
	months
	quarters
	seasons
	halves
	years
	decades
	centuries
	millennia
)

// A dayPeriod is a part of the day.
type dayPeriod int8

const (
	noPeriod dayPeriod = iota
	dawn
	morning
	noon
	afternoon
	evening
	dusk
	night
	midnight
	daytime
	anyTime // an hour that is not told
	atClock // the hour and minute of the date
)

// code returns how TimeML writes a part of the day. Dawn and dusk have no code of
// their own: dawn belongs to the morning.
func (p dayPeriod) code() string {
	switch p {
	case dawn, morning:
		return "TMO"
	case noon:
		return "T12:00"
	case afternoon:
		return "TAF"
	case evening, dusk:
		return "TEV"
	case night:
		return "TNI"
	case midnight:
		return "T00:00"
	case daytime:
		return "TDT"
	case anyTime:
		return "TXX"
	}
	return ""
}
