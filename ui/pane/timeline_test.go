package pane

import (
	"slices"
	"strings"
	"testing"

	"readout/store"
	"readout/store/dates"
)

func ymd(y int16, m, d uint8) dates.Date {
	p := dates.Day
	if m == 0 {
		p = dates.Year
	} else if d == 0 {
		p = dates.Month
	}
	return dates.Date{Year: y, Month: m, Day: d, Precision: p}
}

func counted(by store.Unit, undated int, starts ...dates.Date) store.Timeline {
	t := store.Timeline{By: by, Undated: undated}
	for i, s := range starts {
		t.Buckets = append(t.Buckets, store.Bucket{Start: s, Count: i + 1})
	}
	return t
}

func TestSpans(t *testing.T) {
	for _, c := range []struct {
		name     string
		timeline store.Timeline
		want     []string
	}{
		{"nothing", store.Timeline{By: store.ByYear}, nil},
		{"years", counted(store.ByYear, 2, ymd(2021, 0, 0), ymd(2023, 0, 0)), []string{"2023", "2022", "2021", "undated"}},
		{"folded years", counted(store.ByYear, 0, ymd(1949, 0, 0), ymd(1987, 0, 0)), []string{"1987", "… 37", "1949"}},
		{"decades", counted(store.ByDecade, 0, ymd(1990, 0, 0), ymd(2010, 0, 0)), []string{"2010s", "2000s", "1990s"}},
		{"months over a year's end", counted(store.ByMonth, 0, ymd(2024, 11, 0), ymd(2025, 2, 0)),
			[]string{"Feb 2025", "… 2", "Nov 2024"}},
		{"quarters over a year's end", counted(store.ByQuarter, 0, ymd(2024, 0, 0), ymd(2024, 7, 0), ymd(2025, 1, 0)),
			[]string{"Q1 2025", "Q4 2024", "Q3 2024", "2024 only"}},
		{"coarse among months", counted(store.ByMonth, 0, ymd(2024, 0, 0), ymd(2024, 11, 0)), []string{"Nov 2024", "2024 only"}},
		{"weeks", counted(store.ByWeek, 0, ymd(2024, 12, 23), ymd(2025, 1, 6)),
			[]string{"6 Jan 2025", "30 Dec 2024", "23 Dec 2024"}},
		{"leap day", counted(store.ByDay, 0, ymd(2024, 2, 28), ymd(2024, 3, 1)), []string{"1 Mar 2024", "29 Feb 2024", "28 Feb 2024"}},
		{"a thousand years of days", counted(store.ByDay, 0, ymd(1024, 1, 1), ymd(2024, 1, 1)),
			[]string{"1 Jan 2024", "… 365242", "1 Jan 1024"}},
	} {
		var got []string
		for _, s := range bars(c.timeline) {
			label := s.label(c.timeline.By, store.Published)
			if s.empty > 0 {
				label = "… " + strings.ReplaceAll(Count(s.empty), ",", "")
			}
			got = append(got, label)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		by       store.Unit
		start    dates.Date
		from, to dates.Date
		name     string
	}{
		{store.ByDecade, ymd(2020, 0, 0), ymd(2020, 0, 0), ymd(2029, 0, 0), "2020–2029"},
		{store.ByYear, ymd(2023, 0, 0), ymd(2023, 0, 0), ymd(2023, 0, 0), "2023"},
		{store.ByQuarter, ymd(2023, 4, 0), ymd(2023, 4, 0), ymd(2023, 6, 0), "Q2 2023"},
		{store.ByMonth, ymd(2023, 5, 0), ymd(2023, 5, 0), ymd(2023, 5, 0), "May 2023"},
		{store.ByWeek, ymd(2024, 12, 30), ymd(2024, 12, 30), ymd(2025, 1, 5), "30 Dec 2024–5 Jan 2025"},
		{store.ByDay, ymd(2024, 2, 29), ymd(2024, 2, 29), ymd(2024, 2, 29), "29 Feb 2024"},
	} {
		var tl Timeline
		tl.Resize(30, 10)
		tl.Show(counted(c.by, 0, c.start))
		p, ok := tl.Selected()
		if !ok || p != (store.Period{From: c.from, To: c.to}) || PeriodName(p, "–") != c.name {
			t.Errorf("%v: %+v, %q", c.start, p, PeriodName(p, "–"))
		}
	}
}

// The cursor goes where the list is: to a period, to dates too coarse for the unit, and to
// the undated.
func TestTimelineGoesTo(t *testing.T) {
	years := counted(store.ByYear, 1, ymd(2019, 0, 0), ymd(2023, 0, 0), ymd(2025, 0, 0))
	quarters := counted(store.ByQuarter, 1, ymd(2023, 0, 0), ymd(2023, 4, 0), ymd(2025, 1, 0))
	mentioned := years
	mentioned.Of = store.Mentioned
	for _, c := range []struct {
		tl      store.Timeline
		to      dates.Date
		ranging bool
		want    string
	}{
		{years, ymd(2023, 5, 4), false, "2023"},
		{years, dates.Date{}, false, "undated"},
		{years, ymd(2021, 1, 1), false, "2025"}, // folded
		{years, ymd(2019, 0, 0), true, "2025"},
		{quarters, ymd(2023, 6, 30), false, "Q2 2023"},
		{quarters, ymd(2023, 0, 0), false, "2023 only"},
		{mentioned, ymd(2019, 1, 1), false, "2025"},
	} {
		var tl Timeline
		tl.Resize(30, 10)
		if tl.Show(c.tl); c.ranging {
			tl.BeginRange()
		}
		tl.GoTo(c.to)
		if b, _ := tl.selected(); b.label(tl.By, tl.Of) != c.want {
			t.Errorf("to %v: on %q, want %q", c.to, b.label(tl.By, tl.Of), c.want)
		}
	}
}

func TestTimelineKeepsItsDate(t *testing.T) {
	var tl Timeline
	tl.Resize(30, 10)
	tl.Show(counted(store.ByYear, 1, ymd(2021, 0, 0), ymd(2023, 0, 0), ymd(2025, 0, 0)))
	tl.Move(2)
	tl.Show(counted(store.ByMonth, 1, ymd(2021, 3, 0), ymd(2023, 2, 0), ymd(2025, 6, 0)))
	if p, _ := tl.Selected(); p.From != ymd(2023, 2, 0) {
		t.Errorf("the cursor went to %v", p.From)
	}
	tl.Show(counted(store.ByDay, 1, ymd(2021, 3, 1), ymd(2022, 12, 30), ymd(2023, 1, 1), ymd(2023, 2, 9), ymd(2025, 6, 4)))
	if p, _ := tl.Selected(); p.From != ymd(2023, 2, 9) {
		t.Errorf("the cursor went to %v", p.From)
	}
	tl.Show(counted(store.ByDecade, 1, ymd(2010, 0, 0), ymd(2020, 0, 0)))
	if p, _ := tl.Selected(); p.From != ymd(2020, 0, 0) {
		t.Errorf("the cursor went to %v", p.From)
	}
	tl.End(true)
	tl.Show(counted(store.ByYear, 5, ymd(2021, 0, 0)))
	if p, _ := tl.Selected(); !p.Undated {
		t.Errorf("the cursor left the undated for %v", p.From)
	}
}

// Another unit shows the period of the cursor in the middle, and marks what
// belongs to the period that the list is kept to.
func TestZoomKeepsThePeriodInSight(t *testing.T) {
	var years, months []dates.Date
	for y := int16(2010); y < 2026; y++ {
		years = append(years, ymd(y, 0, 0))
		for m := uint8(1); m <= 12; m++ {
			months = append(months, ymd(y, m, 0))
		}
	}
	var tl Timeline
	tl.Resize(30, 12)
	tl.Show(counted(store.ByYear, 0, years...))
	tl.Move(7)
	tl.Filter, _ = tl.Selected()
	marked := func() (rows []string) {
		for _, row := range strings.Split(plain(tl.View(false, dark)), "\n") {
			if label := strings.TrimLeft(row, "│▌"); label != row && strings.HasPrefix(label, " ") {
				label = label[1:]
				rows = append(rows, strings.TrimSpace(label[:8]))
			}
		}
		return rows
	}
	if got := marked(); !slices.Equal(got, []string{"2018"}) {
		t.Errorf("years: %q", got)
	}
	tl.Show(counted(store.ByMonth, 0, months...))
	if got := marked(); !slices.Equal(got, []string{"Dec 2018", "Nov 2018", "Oct 2018", "Sep 2018", "Aug 2018", "Jul 2018"}) {
		t.Errorf("months: %q", got)
	}
	tl.Move(1)
	tl.Filter, _ = tl.Selected()
	tl.Show(counted(store.ByWeek, 0, ymd(2018, 11, 26), ymd(2018, 12, 31), ymd(2019, 1, 7)))
	tl.Show(counted(store.ByMonth, 0, months...))
	if p, _ := tl.Selected(); p.From != ymd(2018, 11, 0) {
		t.Errorf("in and out again the cursor is on %v", p.From)
	}
	tl.Show(counted(store.ByDecade, 0, ymd(2000, 0, 0), ymd(2010, 0, 0), ymd(2020, 0, 0)))
	if got := marked(); !slices.Equal(got, []string{"2010s"}) {
		t.Errorf("decades: %q", got)
	}
}

func TestKeptPeriodOnRows(t *testing.T) {
	kept := store.Period{From: ymd(2024, 12, 30), To: ymd(2025, 1, 5)}
	folded := bar{start: ymd(1950, 0, 0), empty: 74, until: ymd(2024, 0, 0)}
	for _, c := range []struct {
		name string
		row  bar
		kept store.Period
		by   store.Unit
		of   store.DateKind
		want bool
	}{
		{"month before a week's end", bar{start: ymd(2024, 12, 0)}, kept, store.ByMonth, store.Published, true},
		{"month after", bar{start: ymd(2025, 2, 0)}, kept, store.ByMonth, store.Published, false},
		{"day in it", bar{start: ymd(2025, 1, 5)}, kept, store.ByDay, store.Published, true},
		{"only a year", bar{start: ymd(2025, 0, 0), coarse: true}, kept, store.ByDay, store.Published, false},
		{"only a year, all of it kept", bar{start: ymd(2025, 0, 0), coarse: true}, store.Period{From: ymd(2025, 0, 0), To: ymd(2025, 0, 0)}, store.ByDay, store.Published, true},
		{"other dates", bar{start: ymd(2025, 1, 0)}, kept, store.ByMonth, store.Mentioned, false},
		{"undated", bar{undated: true}, kept, store.ByMonth, store.Published, false},
		{"undated kept", bar{undated: true}, store.Period{Undated: true}, store.ByMonth, store.Published, true},
		{"dated, undated kept", bar{start: ymd(2025, 1, 0)}, store.Period{Undated: true}, store.ByMonth, store.Published, false},
		{"all of time", bar{start: ymd(2025, 1, 0)}, store.Period{}, store.ByMonth, store.Published, false},
		{"until a year", bar{start: ymd(2025, 0, 0)}, store.Period{To: ymd(2024, 0, 0)}, store.ByYear, store.Published, false},
		{"from a year", bar{start: ymd(2025, 0, 0)}, store.Period{From: ymd(2024, 0, 0)}, store.ByYear, store.Published, true},
		{"in a run of empty years", folded, store.Period{From: ymd(1980, 5, 0), To: ymd(1980, 5, 0)}, store.ByYear, store.Published, true},
		{"after a run", folded, kept, store.ByYear, store.Published, false},
	} {
		if got := c.row.within(c.kept, c.by, c.of); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestTimelineView(t *testing.T) {
	var tl Timeline
	tl.Resize(24, 8)
	tl.Show(counted(store.ByYear, 1, ymd(2021, 0, 0), ymd(2023, 0, 0)))
	want := ` PUBLISHED  by year
▌ 2023    ███████████ 2
  2022                0
  2021    █████▌      1
  undated █████▌      1`
	if got := strings.TrimRight(plain(tl.View(true, dark)), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := plain([]string{tl.Strip(44, dark)}); got != " 2021 ▄▄▄   ███ 2023  1 undated" {
		t.Errorf("strip %q", got)
	}
}

func TestDates(t *testing.T) {
	lead := store.Dated{Date: ymd(2021, 10, 22), From: "lead", Line: 3}
	declared := store.Dated{Date: ymd(2021, 9, 0), From: "front matter"}
	header := store.Dated{Date: ymd(2021, 0, 0), From: "metadata line", Line: 3}
	doubt := store.Dated{Date: ymd(2023, 5, 4), Other: ymd(2023, 4, 5), From: "lead", Line: 1}
	for d, want := range map[store.Dated]string{
		lead: "~22 October 2021", declared: "September 2021", header: "2021", doubt: "4 May or 5 Apr 2023", {}: "undated",
	} {
		if got := ArticleDate(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}
