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

// units are the facts of each unit.
var units = [...]struct {
	code   string // in a length: the M of P3M
	open   string // the value of times that recur once in one: "monthly"
	half   string // of a length of half a unit, where another unit tells it
	months int    // of a part of the year
	zeroth int    // the month in which the part before the first would begin
	years  int
}{
	seconds:   {code: "S"},
	minutes:   {code: "M"},
	hours:     {code: "H", open: "XXXX-XX-XXTXX", half: "30M"},
	days:      {code: "D", open: "XXXX-XX-XX"},
	weekends:  {code: "WE"},
	weeks:     {code: "W", open: "XXXX-WXX"},
	months:    {code: "M", open: "XXXX-XX"},
	quarters:  {code: "Q", open: "XXXX-QX", months: 3, zeroth: -2},
	seasons:   {code: "S", months: 3, zeroth: 3}, // of the northern half of the world, winter from the December of its year
	halves:    {code: "H", months: 6, zeroth: -5},
	years:     {code: "Y", half: "6M", years: 1},
	decades:   {code: "DE", half: "5Y", years: 10},
	centuries: {code: "CE", half: "50Y", years: 100},
	millennia: {code: "ML", years: 1000},
}

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

// periodCodes are how TimeML writes the parts of a day. Dawn and dusk have no code of
// their own: dawn belongs to the morning.
var periodCodes = [...]string{
	dawn: "TMO", morning: "TMO", noon: "T12:00", afternoon: "TAF", evening: "TEV", dusk: "TEV", night: "TNI", midnight: "T00:00",
	daytime: "TDT", anyTime: "TXX", atClock: "",
}
