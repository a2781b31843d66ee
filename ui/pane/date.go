package pane

import (
	"strconv"
	"strings"
	"time"

	"readout/store"
	"readout/store/dates"
)

// shortDate writes a date as a list shows it, as precise as it is: "4 May 2023",
// "May 2023", "2023".
func shortDate(d dates.Date) string { return written(d, 3) }

// longDate writes the month out: "4 May 2023", "22 October 2021".
func longDate(d dates.Date) string { return written(d, len("September")) }

func written(d dates.Date, letters int) string {
	year := strconv.Itoa(int(d.Year))
	if d.Precision < dates.Month {
		return year
	}
	month := time.Month(d.Month).String()
	if d.Month < 1 || d.Month > 12 {
		return year
	}
	month = month[:min(letters, len(month))]
	if d.Precision < dates.Day {
		return month + " " + year
	}
	return strconv.Itoa(int(d.Day)) + " " + month + " " + year
}

// ArticleDate is the date of an article's head: "~" marks one that the document
// does not state about itself, and an ambiguous one is given with both
// readings.
func ArticleDate(d store.Dated) string {
	switch {
	case d.Precision == dates.Unknown:
		return "undated"
	case d.Other.Precision != dates.Unknown:
		return shortDay(d.Date) + " or " + shortDate(d.Other)
	case d.Inferred():
		return "~" + longDate(d.Date)
	}
	return longDate(d.Date)
}

// shortDay is a date without its year.
func shortDay(d dates.Date) string {
	s := shortDate(d)
	return s[:max(0, len(s)-1-len(strconv.Itoa(int(d.Year))))]
}

// quarter names the quarter of a month: "Q2 2023".
func quarter(month dates.Date) string {
	year, q, _ := strings.Cut(store.ByQuarter.Name(store.ByQuarter.Start(month)), "-")
	return q + " " + year
}

// isQuarter reports whether a period is one quarter.
func isQuarter(p store.Period) bool {
	by := store.ByQuarter
	return p.From.Precision == dates.Month && by.Start(p.From) == p.From && by.End(p.From) == p.To
}

// precision is that of the periods of a unit.
func precision(by store.Unit) dates.Precision {
	switch by {
	case store.ByDecade, store.ByYear:
		return dates.Year
	case store.ByQuarter, store.ByMonth:
		return dates.Month
	}
	return dates.Day
}
