package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/ui/theme"
)

// A Timeline shows how many documents fall into each period, the newest first
// and those without a date last, with a cursor. Empty periods have their row; a
// long run of them is one row.
type Timeline struct {
	By     store.Unit
	Of     store.DateKind
	Chosen store.Period // the period that the list is kept to, marked

	spans  []span
	most   int // the largest count of a period, for the length of the bars
	coarse bool
	counts int // the width of the widest count
	cursor int
	scroll Scroll
	w, h   int
}

// Empty says that there is nothing to move the cursor on.
func (t *Timeline) Empty() bool { return len(t.spans) == 0 }

// Show takes counts. The cursor stays on its period; if the unit has changed, it
// goes to the newest of the shorter periods in it or to the longer one that it
// begins in, in the middle of the pane.
func (t *Timeline) Show(tl store.Timeline) {
	was, had := t.selected()
	until := was.period(t.By, t.Of).To
	if tl.By < t.By {
		until = was.start
	}
	zoomed := tl.By != t.By || tl.Of != t.Of
	t.By, t.Of = tl.By, tl.Of
	t.spans = spans(tl)
	t.most, t.counts, t.coarse = 1, 1, false
	for _, s := range t.spans {
		t.coarse, t.counts = t.coarse || s.coarse, max(t.counts, len(Count(s.count)))
		if !s.coarse && !s.undated {
			t.most = max(t.most, s.count)
		}
	}
	t.cursor = 0
	if had {
		t.cursor = newest(t.spans, until)
	}
	t.Resize(t.w, t.h)
	if zoomed {
		t.scroll.To(t.cursor - t.scroll.Height/2)
	}
}

// Resize gives the timeline its room, its heading included.
func (t *Timeline) Resize(w, h int) {
	t.w, t.h = w, h
	t.scroll.Len, t.scroll.Height = len(t.spans), max(0, h-t.headRows())
	t.follow()
}

func (t *Timeline) headRows() int {
	if t.h < 6 {
		return 0
	}
	return 1
}

func (t *Timeline) follow() {
	t.cursor = max(0, min(t.cursor, len(t.spans)-1))
	t.scroll.Keep(t.cursor, t.cursor+1)
}

// Move moves the cursor by n periods.
func (t *Timeline) Move(n int) {
	t.cursor += n
	t.follow()
}

// Page moves the cursor by n half windows.
func (t *Timeline) Page(n int) { t.Move(halves(n, t.scroll.Height)) }

// End moves the cursor to the newest or the oldest row.
func (t *Timeline) End(last bool) {
	t.cursor = 0
	if last {
		t.cursor = len(t.spans)
	}
	t.follow()
}

// Click moves the cursor to the period on row y, and says whether there is one
// and whether the cursor stood there before.
func (t *Timeline) Click(y int) (hit, again bool) {
	i := t.scroll.Top + y - t.headRows()
	if y < t.headRows() || i >= len(t.spans) {
		return false, false
	}
	again = i == t.cursor
	t.Move(i - t.cursor)
	return true, again
}

func (t *Timeline) selected() (span, bool) {
	if t.cursor >= len(t.spans) {
		return span{}, false
	}
	return t.spans[t.cursor], true
}

// Selected is the period under the cursor; a run of empty periods is none.
func (t *Timeline) Selected() (store.Period, bool) {
	s, ok := t.selected()
	if !ok || s.empty > 0 {
		return store.Period{}, false
	}
	return s.period(t.By, t.Of), true
}

// View draws the timeline.
func (t *Timeline) View(focus bool, th theme.Theme) []string {
	rows := make([]string, 0, t.h)
	if t.headRows() > 0 {
		rows = append(rows, head(kindNames[t.Of]+"  by "+UnitName(t.By), focus, th))
	}
	if len(t.spans) == 0 {
		if t.most > 0 { // it has been counted
			rows = append(rows, "", " "+th.Dim.Render("nothing to show"))
		}
		return Rows(rows, t.w, t.h, th)
	}
	first, end := t.scroll.Seen()
	for i := first; i < end; i++ {
		rows = append(rows, t.row(i, focus, th))
	}
	return Rows(rows, t.w, t.h, th)
}

var kindNames = [...]string{store.Published: "PUBLISHED", store.Mentioned: "MENTIONED"}

// dateless names the documents that have no date of a kind.
var dateless = [...]string{store.Published: "undated", store.Mentioned: "no dates"}

func (t *Timeline) row(i int, focus bool, th theme.Theme) string {
	s := t.spans[i]
	chosen := s.within(t.Chosen, t.By, t.Of)
	mark := cursorMark(i == t.cursor && focus, focus, th)
	if chosen && !(i == t.cursor && focus) {
		mark = th.CursorIdle.Render(th.Glyphs.Vertical) + " "
	}
	if s.empty > 0 {
		return mark + th.Dim.Render(th.Glyphs.Ellipsis+" "+Count(s.empty)+" empty "+UnitName(t.By)+"s")
	}
	label, bars := th.Row, th.Bar
	switch {
	case chosen:
		label = th.Cursor
	case s.count == 0:
		label = th.Dim
	case t.Chosen != (store.Period{}), s.undated, s.coarse:
		bars = th.BarIdle
	}
	count := Count(s.count)
	counts := t.counts + 1
	room := t.w - cursorWidth - t.labels() - 1 - counts - 1
	align := Fit
	if t.By >= store.ByWeek { // days of one and of two digits
		align = Right
	}
	return mark + align(label.Render(s.label(t.By, t.Of)), t.labels(), th) + " " +
		Fit(bars.Render(th.Glyphs.Bar(s.count, t.most, room)), room, th) +
		Right(th.Count.Render(count), counts, th)
}

// labels is the width of the labels, at least that of the row without dates.
func (t *Timeline) labels() int {
	w := [...]int{store.ByDecade: len(dateless[t.Of]), store.ByYear: len(dateless[t.Of]), store.ByMonth: 8, store.ByWeek: 11, store.ByDay: 11}[t.By]
	if t.coarse {
		w += len(only)
	}
	return w
}

// Strip draws the whole timeline as one row of w cells: the oldest period at
// the left, and the number of undated documents at the right.
func (t *Timeline) Strip(w int, th theme.Theme) string {
	periods, undated := t.ascending()
	if len(periods) == 0 {
		return Fit(" "+th.Dim.Render(tail(undated, t.Of)), w, th)
	}
	from, to := periods[0].label(t.By, t.Of), periods[len(periods)-1].label(t.By, t.Of)
	if len(periods) == 1 {
		to = ""
	}
	room := w - ansi.StringWidth(from+to+tail(undated, t.Of)) - 6
	if room < 4 {
		return Fit(" "+th.Dim.Render(strings.TrimRight(from+" "+to, " ")), w, th)
	}
	return Fit(" "+th.Dim.Render(from)+" "+th.Bar.Render(sparks(periods, room, th))+" "+
		th.Dim.Render(strings.TrimLeft(to+"  "+tail(undated, t.Of), " ")), w, th)
}

func tail(undated int, of store.DateKind) string {
	if undated == 0 {
		return ""
	}
	return Count(undated) + " " + dateless[of]
}

// ascending lists the dated periods, the oldest first, runs of empty ones spread
// out again as far as a row can show them.
func (t *Timeline) ascending() (periods []span, undated int) {
	for i := len(t.spans) - 1; i >= 0; i-- {
		switch s := t.spans[i]; {
		case s.undated:
			undated = s.count
		case s.coarse:
		case s.empty > 0:
			periods = append(periods, make([]span, min(s.empty, 200))...)
		default:
			periods = append(periods, s)
		}
	}
	return periods, undated
}

// sparks draws counts as a row of columns, at most room of them; if there are
// more periods than that, each column stands for several and shows the highest.
func sparks(periods []span, room int, th theme.Theme) string {
	each := (len(periods) + room - 1) / room
	wide := max(1, min(3, room/len(periods)))
	heights := make([]int, 0, room)
	most := 1
	for i := 0; i < len(periods); i += each {
		n := 0
		for _, s := range periods[i:min(i+each, len(periods))] {
			n = max(n, s.count)
		}
		heights, most = append(heights, n), max(most, n)
	}
	var b strings.Builder
	for _, n := range heights {
		b.WriteString(strings.Repeat(th.Glyphs.Column(n, most), wide))
	}
	return b.String()
}
