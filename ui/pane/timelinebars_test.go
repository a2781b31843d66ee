package pane

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/store/dates"
	"readout/ui/theme"
)

var ascii = theme.New(theme.Options{ASCII: true})

// of is a timeline of years: counts and those of all documents by year.
func of(today dates.Date, years ...[3]int) store.Timeline {
	t := store.Timeline{By: store.ByYear, Today: today}
	for _, y := range years {
		t.Buckets = append(t.Buckets, store.Bucket{Start: ymd(int16(y[0]), 0, 0), Count: y[1], All: y[2]})
	}
	return t
}

func drawnIn(w, h int, tl store.Timeline, th *theme.Theme) string {
	var p Timeline
	p.Resize(w, h)
	p.Show(tl)
	return strings.TrimRight(plain(p.View(true, th)), "\n")
}

func TestHitsOverAll(t *testing.T) {
	tl := of(ymd(2026, 5, 4), [3]int{2022, 0, 41}, [3]int{2023, 14, 230}, [3]int{2025, 115, 230})
	tl.Undated, tl.UndatedAll = 1, 12
	for _, c := range []struct {
		w    int
		th   *theme.Theme
		want string
	}{
		{32, dark, ` PUBLISHED  by year
▌ 2025    ███████▒▒▒▒▒▒ 115/230
  2024                    0
  2023    █▒▒▒▒▒▒▒▒▒▒▒▒  14/230
  2022    ▒▒              0/41
  undated ▏               1/12`},
		{24, dark, ` PUBLISHED  by year
▌ 2025    ███▒▒ 115/230
  2024            0
  2023    █▒▒▒▒  14/230
  2022    ▒       0/41
  undated ▏       1/12`},
		{20, dark, ` PUBLISHED  by year
▌ 2025    ███▒▒ 115
  2024            0
  2023    █▒▒▒▒  14
  2022    ▒       0
  undated ▏       1`},
		{32, ascii, ` PUBLISHED  by year
> 2025    #######...... 115/230
  2024                    0
  2023    #............  14/230
  2022    ..              0/41
  undated -               1/12`},
	} {
		if got := drawnIn(c.w, 8, tl, c.th); got != c.want {
			t.Errorf("%d wide: got\n%s\nwant\n%s", c.w, got, c.want)
		}
	}
}

// Bars are as long as what is seen allows, and no longer than what they are part of.
func TestBarsOnTheScaleOfWhatIsSeen(t *testing.T) {
	var p Timeline
	p.Resize(24, 6)
	tl := of(dates.Date{})
	for y := range 20 {
		tl.Buckets = append(tl.Buckets, store.Bucket{Start: ymd(int16(2000+y), 0, 0), Count: 1 + y*y, All: 1 + y*y})
	}
	p.Show(tl)
	p.End(true)
	if got := plain(p.View(true, dark)); !strings.Contains(got, "2000    ▌") || !strings.Contains(got, "2004    █████████  17") {
		t.Errorf("the oldest years:\n%s", got)
	}
}

func TestAheadIsMarked(t *testing.T) {
	tl := of(ymd(2026, 5, 4), [3]int{2025, 3, 3}, [3]int{2026, 2, 2}, [3]int{2031, 1, 1})
	tl.Of = store.Mentioned
	got := drawnIn(24, 12, tl, dark)
	if want := `▌ 2031     → ██▋      1
  … 4 empty years`; !strings.Contains(got, want) || strings.Contains(got, "2026     →") {
		t.Errorf("narrow:\n%s", got)
	}
	if got := drawnIn(60, 12, tl, dark); !strings.Contains(got, "2031     → ahead ██") || !strings.Contains(got, "2026             ██") {
		t.Errorf("wide:\n%s", got)
	}
	var p Timeline
	p.Show(tl)
	if got := strings.TrimSpace(plain([]string{p.Strip(44, dark)})); !strings.HasSuffix(got, "2031→") {
		t.Errorf("strip %q", got)
	}
}

func TestWords(t *testing.T) {
	years := of(ymd(2026, 5, 4), [3]int{1999, 1, 1}, [3]int{2025, 14, 14}, [3]int{2031, 3, 3})
	hits := of(ymd(2026, 5, 4), [3]int{2024, 0, 2}, [3]int{2025, 14, 230})
	weeks := counted(store.ByWeek, 2, ymd(2024, 12, 23))
	mentioned := years
	mentioned.Of = store.Mentioned
	for _, c := range []struct {
		tl   store.Timeline
		keys string // j moves, v begins a range
		want string
	}{
		{years, "", "2031: 3 briefings, ahead"},
		{years, "jj", "2025: 14 briefings"},
		{years, "jjj", "25 empty years"},
		{years, "jjjj", "1999: 1 briefing"},
		{years, "jjvjj", "1999–2025: 15 briefings"},
		{years, "v", "2031: 3 briefings, ahead"},
		{mentioned, "jjvj", "mentions 2000–2025: 26 years"},
		{hits, "", "2025: 14 of 230 briefings, 6 %"},
		{hits, "vj", "2024–2025: 14 of 232 briefings, 6 %"},
		{weeks, "", "week of 23 Dec 2024: 1 briefing"},
		{weeks, "j", "undated: 2 briefings"},
		{weeks, "vjj", "23 Dec 2024–29 Dec 2024: 1 briefing"},
		{store.Timeline{}, "j", ""},
	} {
		var p Timeline
		p.Resize(30, 20)
		p.Show(c.tl)
		for _, key := range c.keys {
			if key == 'v' {
				p.BeginRange()
			} else {
				p.Move(1)
			}
		}
		if got := p.Words(80, dark); got != c.want {
			t.Errorf("%q: %q, want %q", c.keys, got, c.want)
		}
	}
}

func TestRange(t *testing.T) {
	var p Timeline
	p.Resize(30, 12)
	p.Show(counted(store.ByYear, 1, ymd(2019, 0, 0), ymd(2020, 0, 0), ymd(2021, 0, 0), ymd(2022, 0, 0)))
	p.Move(1)
	p.BeginRange()
	p.Move(1)
	want := store.Period{From: ymd(2020, 0, 0), To: ymd(2021, 0, 0)}
	if got, ok := p.Selected(); !ok || got != want {
		t.Errorf("down: %v", got)
	}
	p.Move(-2)
	if got, _ := p.Selected(); got != (store.Period{From: ymd(2021, 0, 0), To: ymd(2022, 0, 0)}) {
		t.Errorf("up: %v", got)
	}
	p.End(true) // not to the undated
	if got, _ := p.Selected(); got != (store.Period{From: ymd(2019, 0, 0), To: ymd(2021, 0, 0)}) {
		t.Errorf("to the end: %v", got)
	}
	if got := plain(p.View(true, dark)); strings.Count(got, "│ ") != 2 {
		t.Errorf("marked:\n%s", got)
	}
	p.Show(counted(store.ByMonth, 0, ymd(2019, 3, 0), ymd(2021, 4, 0), ymd(2021, 5, 0)))
	p.End(true)
	if got, _ := p.Selected(); got != (store.Period{From: ymd(2019, 3, 0), To: ymd(2021, 0, 0)}) {
		t.Errorf("by month: %v", got)
	}
	other := counted(store.ByMonth, 0, ymd(2019, 3, 0))
	other.Of = store.Mentioned
	if p.Show(other); p.Ranging() {
		t.Error("a range of other dates goes on")
	}
}

// Only the row it began on is what Enter keeps without a range, folded rows are none.
func TestRangeOfOneRow(t *testing.T) {
	var p Timeline
	p.Resize(30, 12)
	p.Show(counted(store.ByMonth, 0, ymd(2021, 0, 0), ymd(2021, 4, 0), ymd(2023, 5, 0)))
	p.Move(1)
	p.BeginRange()
	if got, ok := p.Selected(); ok {
		t.Errorf("an empty run: %v", got)
	}
	p.Move(-1)
	if got, _ := p.Selected(); got != (store.Period{From: ymd(2021, 5, 0), To: ymd(2023, 5, 0)}) {
		t.Errorf("with the newer end: %v", got)
	}
	p.EndRange()
	p.End(true)
	p.BeginRange()
	if got, _ := p.Selected(); !got.Coarse {
		t.Errorf("only a year: %v", got)
	}
	p.Move(-1)
	if got, _ := p.Selected(); got.Coarse || got.To != ymd(2021, 0, 0) {
		t.Errorf("a month and a year: %v", got)
	}
}

func TestCompare(t *testing.T) {
	a := of(dates.Date{}, [3]int{2021, 2, 41}, [3]int{2022, 0, 7}, [3]int{2023, 14, 230})
	b := of(dates.Date{}, [3]int{2019, 1, 9}, [3]int{2021, 4, 41}, [3]int{2023, 7, 230})
	b.Undated, b.UndatedAll = 3, 5
	var p Timeline
	p.Resize(32, 9)
	p.Compare([2]string{"undersea cables", "gas"}, a, b)
	want := ` PUBLISHED  by year
     undersea cables gas
▌ 2023    ███████ 14 ███▌     7
  2022             0          0
  2021    █        2 ██       4
  2020             0          0
  2019             0 ▌        1
  undated          0 █▌       3`
	if got := strings.TrimRight(plain(p.View(true, dark)), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := p.Words(80, dark); got != "2023: undersea cables 14 (6 %), gas 7 (3 %) of 230" {
		t.Errorf("words %q", got)
	}
	for room, want := range map[int]string{
		60: "2023: undersea cables 14 (6 %), gas 7 (3 %) of 230",
		44: "2023: undersea cables 14, gas 7",
	} {
		if got := p.Words(room, dark); got != want {
			t.Errorf("in %d cells: %q", room, got)
		}
	}
	if got := strings.TrimRight(plain([]string{p.Strip(44, dark)}), " "); got != " 2019 underse… · ▁·█  gas      ▁ ▂·▄  2023" {
		t.Errorf("strip %q", got)
	}
	if p.Show(a); p.Comparing() {
		t.Error("the comparison does not end")
	}
}

// Bars that are compared are on one scale wherever the pane is scrolled to, and one that is
// longer than the scale allows is cut with a sign.
func TestOneScale(t *testing.T) {
	a := of(dates.Date{}, [3]int{2000, 2, 2}, [3]int{2001, 1, 1}, [3]int{2002, 4, 4},
		[3]int{2003, 16, 16}, [3]int{2004, 64, 64})
	b := of(dates.Date{}, [3]int{2000, 64, 64})
	b.Undated, b.UndatedAll = 640, 640
	var p Timeline
	p.Resize(30, 5)
	p.Compare([2]string{"a", "b"}, a, b)
	top := plain(p.View(true, dark))
	p.End(true)
	want := []string{"2004    █████  64", "2003    █▎     16", "2000    ▏       2 █████  64",
		"undated         0 ████… 640"}
	for _, row := range want {
		if !strings.Contains(top+plain(p.View(true, dark)), row) {
			t.Errorf("no row %q in\n%s\n%s", row, top, plain(p.View(true, dark)))
		}
	}
}

// With room, what is found is said in percent as well.
func TestSharesInRows(t *testing.T) {
	tl := of(dates.Date{}, [3]int{2022, 0, 41}, [3]int{2023, 6, 84}, [3]int{2024, 1, 900}, [3]int{2025, 899, 900})
	tl.Undated, tl.UndatedAll = 5, 5
	want := ` PUBLISHED  by year
▌ 2025    █████████████████▒ 899/900 >99 %
  2024    █▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒   1/900  <1 %
  2023    █▒                   6/84    7 %
  2022    ▒                    0/41
  undated ▏                    5/5   100 %`
	if got := drawnIn(43, 8, tl, dark); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// The names stand above their bars, and where they are longer, where both can be read.
func TestHeadsOfAComparison(t *testing.T) {
	years := of(dates.Date{}, [3]int{2025, 3, 9})
	for _, c := range []struct{ a, b, want string }{
		{"gas", "oil", "          gas        oil"},
		{"undersea cables", "gas", "     undersea cables gas"},
		{"gas", "undersea cables", "          gas   undersea cables"},
		{"oil and gas fields", "pipelines", "  oil and gas fields pipelines"},
		{"oil and gas fields", "undersea pipelines", "  oil and gas fields undersea p…"},
	} {
		var p Timeline
		p.Resize(32, 9)
		p.Compare([2]string{c.a, c.b}, years, years)
		if got := strings.TrimRight(strings.Split(plain(p.View(true, dark)), "\n")[1], " "); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

// A row for a whole year stands behind the months of it, wherever empty ones begin.
func TestCoarseRowsStandBehindTheirPeriods(t *testing.T) {
	var got []string
	for _, s := range bars(counted(store.ByMonth, 0, ymd(2021, 11, 0), ymd(2022, 0, 0), ymd(2022, 2, 0))) {
		got = append(got, s.label(store.ByMonth, store.Published))
	}
	if want := []string{"Feb 2022", "Jan 2022", "2022 only", "Dec 2021", "Nov 2021"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Whatever the counts and the room: rows that fit, and no panic.
func TestTimelineGeometry(t *testing.T) {
	many := of(ymd(2020, 1, 1), [3]int{1200, 1, 1}, [3]int{2019, 12345, 1234567}, [3]int{2031, 0, 3})
	many.Undated, many.UndatedAll = 1, 99999
	coarse := counted(store.ByDay, 3, ymd(2019, 0, 0), ymd(2019, 2, 0), ymd(2019, 2, 4), ymd(2024, 2, 4))
	for w := range 90 {
		for _, h := range []int{0, 1, 5, 6, 7, 20} {
			var p Timeline
			p.Resize(w, h)
			checkRows(t, &p, w, h)
			p.Show(many)
			checkRows(t, &p, w, h)
			p.Compare([2]string{"cables", strings.Repeat("日本", 30)}, many, many)
			checkRows(t, &p, w, h)
			p.Show(coarse)
			p.BeginRange()
			p.Page(3)
			checkRows(t, &p, w, h)
		}
	}
}

func checkRows(t *testing.T, p *Timeline, w, h int) {
	t.Helper()
	rows := append(p.View(true, dark), p.Strip(w, ascii))
	if len(rows) != h+1 {
		t.Errorf("%dx%d: %d rows", w, h, len(rows)-1)
	}
	for _, row := range rows {
		if got := ansi.StringWidth(row); got != w {
			t.Fatalf("%dx%d: a row of %d: %q", w, h, got, plain([]string{row}))
		}
	}
	p.Words(80, dark)
}

// A key and the frame behind it: 60 years of days, most of them in a range.
func BenchmarkRangeOfDays(b *testing.B) {
	tl := store.Timeline{By: store.ByDay}
	for d := ymd(1965, 1, 1); d.Year < 2025; d = d.AddDays(1) {
		tl.Buckets = append(tl.Buckets, store.Bucket{Start: d, Count: 1, All: 3})
	}
	var p Timeline
	p.Resize(32, 60)
	p.Show(tl)
	p.BeginRange()
	p.Move(20_000)
	for b.Loop() {
		p.Move(1)
		p.View(true, dark)
		p.Words(80, dark)
	}
}

func BenchmarkShowDays(b *testing.B) {
	tl := store.Timeline{By: store.ByDay}
	for d := ymd(1965, 1, 1); d.Year < 2025; d = d.AddDays(1) {
		tl.Buckets = append(tl.Buckets, store.Bucket{Start: d, Count: 1, All: 3})
	}
	var p Timeline
	p.Resize(32, 60)
	for b.Loop() {
		p.Compare([2]string{"a", "b"}, tl, tl)
	}
}
