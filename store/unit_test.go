package store

import (
	"testing"

	"readout/store/dates"
	"readout/store/storetest"
)

func TestUnits(t *testing.T) {
	day := func(y, m, d int) dates.Date {
		date, _ := dates.New(y, m, d)
		return date
	}
	month := func(y int16, m uint8) dates.Date { return dates.Date{Year: y, Month: m, Precision: dates.Month} }
	year := func(y int16) dates.Date { return dates.Date{Year: y, Precision: dates.Year} }
	tests := []struct {
		unit                   Unit
		date, start, end, next dates.Date
	}{
		{ByDecade, day(1999, 12, 31), year(1990), year(1999), year(2000)},
		{ByYear, day(1999, 12, 31), year(1999), year(1999), year(2000)},
		{ByQuarter, day(1999, 12, 31), month(1999, 10), month(1999, 12), month(2000, 1)},
		{ByQuarter, month(2024, 5), month(2024, 4), month(2024, 6), month(2024, 7)},
		{ByQuarter, year(2024), year(2024), year(2024), dates.Date{}}, // too coarse
		{ByMonth, day(1999, 12, 31), month(1999, 12), month(1999, 12), month(2000, 1)},
		{ByWeek, day(2025, 11, 23), day(2025, 11, 17), day(2025, 11, 23), day(2025, 11, 24)},
		{ByDay, day(2024, 2, 29), day(2024, 2, 29), day(2024, 2, 29), day(2024, 3, 1)},
		{ByDay, month(2024, 2), month(2024, 2), month(2024, 2), dates.Date{}}, // too coarse: its own period
	}
	for _, test := range tests {
		start := test.unit.Start(test.date)
		if end := test.unit.End(start); start != test.start || end != test.end {
			t.Errorf("%v of %v: %v to %v, want %v to %v", test.unit, test.date, start, end, test.start, test.end)
		}
		if next := test.unit.Next(start); !test.next.IsZero() && next != test.next {
			t.Errorf("%v after %v: %v, want %v", test.unit, start, next, test.next)
		}
	}
}

func TestPeriodsBetween(t *testing.T) {
	for _, test := range []struct {
		unit     Unit
		from, to string
		want     int
		name     string // of the first period
	}{
		{ByDecade, "1990", "2020", 3, "1990"},
		{ByYear, "1999", "2001", 2, "1999"},
		{ByQuarter, "2023-10", "2024-07", 3, "2023-Q4"},
		{ByMonth, "2023-11", "2024-02", 3, "2023-11"},
		{ByWeek, "2024-12-30", "2025-01-13", 2, "2024-12-30"},
		{ByDay, "2024-02-28", "2024-03-01", 2, "2024-02-28"},
		{ByQuarter, "2024", "2024", 0, "2024"}, // too coarse
	} {
		from, to := storetest.Date(t, test.from), storetest.Date(t, test.to)
		if got := test.unit.Between(from, to); got != test.want || test.unit.Name(from) != test.name {
			t.Errorf("%v from %v to %v: %d, and %s; want %d and %s",
				test.unit, from, to, got, test.unit.Name(from), test.want, test.name)
		}
	}
}

func TestShare(t *testing.T) {
	for _, test := range []struct {
		part, of int
		want     string
	}{
		{6, 84, "7 %"}, {0, 84, "0 %"}, {84, 84, "100 %"}, {1, 900, "<1 %"}, {899, 900, ">99 %"}, {1, 2, "50 %"}, {0, 0, "0 %"},
	} {
		if got := Share(test.part, test.of); got != test.want {
			t.Errorf("%d of %d: %s, want %s", test.part, test.of, got, test.want)
		}
	}
}
