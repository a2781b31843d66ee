package dates

import (
	"encoding/json"
	"slices"
	"testing"
	"time"
)

// iso reads what String writes.
func iso(t *testing.T, s string) Date {
	t.Helper()
	if s == "" {
		return Date{}
	}
	at, err := time.Parse("2006-01-02T15:04"[:len(s)], s)
	if err != nil {
		t.Fatal(err)
	}
	return FromTime(at).Trim(map[int]Precision{4: Year, 7: Month, 10: Day, 16: Minute}[len(s)])
}

func TestCalendarAgreesWithTime(t *testing.T) {
	d := Date{Year: 1, Month: 1, Day: 1, Precision: Day}
	for at := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 10000; at = at.AddDate(0, 0, 97) {
		year, week := d.Week()
		wantYear, wantWeek := at.ISOWeek()
		if d != FromTime(at).Trim(Day) || d.Weekday() != at.Weekday() || d.Year > 1 && (year != wantYear || week != wantWeek) {
			t.Fatalf("%v (%v, week %d-%d) is not %v", d, d.Weekday(), year, week, at)
		}
		d = d.AddDays(97)
	}
	if !d.IsZero() {
		t.Errorf("%v follows the year 9999", d)
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct{ date, first, last, monday string }{
		{"2024", "2024-01-01", "2024-12-31", "2024-01-01"},
		{"2024-02", "2024-02-01", "2024-02-29", "2024-01-29"},
		{"2023-02", "2023-02-01", "2023-02-28", "2023-01-30"},
		{"2025-11-24T05:41", "2025-11-24", "2025-11-24", "2025-11-24"},
		{"2025-11-30", "2025-11-30", "2025-11-30", "2025-11-24"},
		{"", "", "", ""},
	} {
		d := iso(t, c.date)
		if d.First() != iso(t, c.first) || d.Last() != iso(t, c.last) || d.Monday() != iso(t, c.monday) {
			t.Errorf("%s: %v to %v, week of %v", c.date, d.First(), d.Last(), d.Monday())
		}
	}
	for _, c := range []struct {
		period, date string
		want         bool
	}{
		{"2025", "2025-11-24", true}, {"2025", "2025", true}, {"2025-11", "2025", false}, {"2025-11", "2025-11-24T05:41", true},
		{"2025-11-24", "2025-11-25", false}, {"", "2025", false}, {"2025", "", false},
	} {
		if iso(t, c.period).Contains(iso(t, c.date)) != c.want {
			t.Errorf("%q contains %q: want %v", c.period, c.date, c.want)
		}
	}
	for _, c := range []struct {
		date string
		n    int
		want string
	}{
		{"2024-01-31", 1, "2024-02-29"}, {"2024-01-31", -2, "2023-11-30"}, {"2024", 14, "2025-03"}, {"2024-12", 1, "2025-01"},
		{"0001-01", -1, ""}, {"9999-12", 1, ""}, {"", 1, ""},
	} {
		if got := iso(t, c.date).AddMonths(c.n); got != iso(t, c.want) {
			t.Errorf("%s and %d months: %v, want %s", c.date, c.n, got, c.want)
		}
	}
}

func TestCompare(t *testing.T) {
	sorted := []string{"", "2024", "2024-01", "2024-01-01", "2024-01-01T00:00", "2024-01-01T00:01", "2024-01-02", "2024-02", "2025"}
	var all []Date
	for _, s := range sorted {
		all = append(all, iso(t, s))
	}
	for i, a := range all {
		for j, b := range all {
			if want := (i > j) != (i < j); (a.Compare(b) != 0) != want || (a.Compare(b) < 0) != (i < j) {
				t.Errorf("%v and %v compare as %d", a, b, a.Compare(b))
			}
		}
	}
	if !slices.IsSortedFunc(all, Date.Compare) {
		t.Error("not sorted")
	}
}

func TestNew(t *testing.T) {
	for _, c := range [][3]int{{2025, 2, 29}, {2025, 13, 1}, {2025, 0, 4}, {0, 1, 1}, {10000, 1, 1}, {2025, -1, 0}, {2025, 4, 31}, {1900, 2, 29}} {
		if d, ok := New(c[0], c[1], c[2]); ok {
			t.Errorf("%v made %v", c, d)
		}
	}
	if d, ok := New(2000, 2, 29); !ok || d.String() != "2000-02-29" {
		t.Error(d, ok)
	}
}

func TestJSON(t *testing.T) {
	type document struct {
		Published Date `json:"published,omitzero"`
	}
	for date, want := range map[string]string{
		"2025-11-24T05:41": `{"published":"2025-11-24"}`, "2025-11": `{"published":"2025-11"}`, "2025": `{"published":"2025"}`, "": `{}`,
	} {
		out, err := json.Marshal(document{iso(t, date)})
		if err != nil || string(out) != want {
			t.Errorf("%s: %s, %v", date, out, err)
		}
	}
}
