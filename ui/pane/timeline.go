package pane

import (
	"slices"

	"readout/store"
	"readout/store/dates"
)

// A Timeline shows how many documents fall into each period, the newest first
// and those without a date last, with a cursor. Empty periods have their row; a
// long run of them is one row. It shows the documents that a query asks for over all
// documents, or those of two queries beside each other.
type Timeline struct {
	By     store.Unit
	Of     store.DateKind
	Filter store.Period // the period that the list is kept to, marked

	bars   []bar
	today  dates.Date
	names  []string // of the two queries that are compared
	parts  bool     // the counts are parts of all documents
	coarse int      // how wide the widest label of dates too coarse for the unit is, 0 without any
	ahead  bool     // there are periods that lie ahead
	digits [3]int   // the widths of the widest counts, and of that of all documents
	peak   int      // the greatest count of a period
	ready  bool     // it has been counted

	cursor     int
	rangeStart *store.Period // where the range that is being chosen began
	scroll     Scroll
	w, h       int
}

// Empty reports whether there is nothing to move the cursor on.
func (t *Timeline) Empty() bool { return len(t.bars) == 0 }

// Comparing reports whether two queries are shown.
func (t *Timeline) Comparing() bool { return len(t.names) > 0 }

// Show takes the counts of a query. The cursor stays on its period; if the unit has
// changed, it goes to the newest of the shorter periods in it or to the longer one that
// it begins in, in the middle of the pane.
func (t *Timeline) Show(tl store.Timeline) { t.take(nil, tl) }

// Compare takes the counts of two queries, of the same periods.
func (t *Timeline) Compare(names [2]string, a, b store.Timeline) { t.take(names[:], a, b) }

func (t *Timeline) take(names []string, lines ...store.Timeline) {
	tl := lines[0]
	last, ok := t.selected()
	until := last.period(t.By, t.Of).To
	if tl.By < t.By {
		until = last.start
	}
	zoomed := tl.By != t.By || tl.Of != t.Of
	if tl.Of != t.Of {
		t.rangeStart = nil
	}
	t.By, t.Of, t.today, t.names, t.ready = tl.By, tl.Of, tl.Today, names, true
	t.bars = bars(lines...)
	t.measure()
	t.cursor = 0
	if ok {
		t.cursor = newest(t.bars, until)
	}
	t.Resize(t.w, t.h)
	if zoomed {
		t.scroll.To(t.cursor - t.scroll.Height/2)
	}
}

// measure finds out what the rows have to show, and how wide their numbers are.
func (t *Timeline) measure() {
	t.parts, t.coarse, t.ahead = false, 0, false
	var most [3]int
	for _, b := range t.bars {
		if b.coarse {
			t.coarse = max(t.coarse, len(b.label(t.By, t.Of)))
		}
		t.ahead = t.ahead || t.isAhead(b)
		t.parts = t.parts || !t.Comparing() && b.counts[0] < b.all
		most = [...]int{max(most[0], b.counts[0]), max(most[1], b.counts[1]), max(most[2], b.all)}
	}
	t.peak = t.longest(t.bars)
	for i, n := range most {
		t.digits[i] = len(Count(n))
	}
}

// isAhead reports whether all of a row lies ahead of today.
func (t *Timeline) isAhead(b bar) bool {
	return !b.undated && !t.today.IsZero() && b.start.First().Compare(t.today.Trim(dates.Day)) > 0
}

// Resize gives the timeline its room, its heading included.
func (t *Timeline) Resize(w, h int) {
	t.w, t.h = w, h
	t.scroll.Len, t.scroll.Height = len(t.bars), max(0, h-t.headRows())
	t.follow()
}

func (t *Timeline) headRows() int {
	switch {
	case t.h < 6:
		return 0
	case t.Comparing():
		return 2
	}
	return 1
}

func (t *Timeline) follow() {
	last := len(t.bars) - 1
	if t.Ranging() && last > 0 && t.bars[last].undated { // no end of a range
		last--
	}
	t.cursor = max(0, min(t.cursor, last))
	t.scroll.Keep(t.cursor, t.cursor+1)
}

// Move moves the cursor by n periods.
func (t *Timeline) Move(n int) {
	t.cursor += n
	t.follow()
}

// GoTo puts the cursor on the period of a date of publication, or on the undated, so that
// it stands where the list is. A range that is being chosen is left alone, and so are the
// dates mentioned, of which a document has many.
func (t *Timeline) GoTo(published dates.Date) {
	start := t.By.Start(published.Trim(dates.Day))
	is := func(b bar) bool {
		return b.empty == 0 && b.undated == published.IsZero() && (b.undated || b.start == start)
	}
	if b, ok := t.selected(); !ok || is(b) || t.Ranging() || t.Of != store.Published {
		return
	}
	if i := slices.IndexFunc(t.bars, is); i >= 0 {
		t.cursor = i
		t.follow()
	}
}

// Page moves the cursor by n half windows.
func (t *Timeline) Page(n int) { t.Move(halves(n, t.scroll.Height)) }

// End moves the cursor to the first or the last row.
func (t *Timeline) End(last bool) {
	t.cursor = 0
	if last {
		t.cursor = len(t.bars)
	}
	t.follow()
}

// Click moves the cursor to the period on row y, and reports whether there is one
// and whether the cursor stood there before.
func (t *Timeline) Click(y int) (hit, again bool) {
	i := t.scroll.Top + y - t.headRows()
	if y < t.headRows() || i >= len(t.bars) {
		return false, false
	}
	again = i == t.cursor
	t.Move(i - t.cursor)
	return true, again
}

func (t *Timeline) selected() (bar, bool) {
	if t.cursor >= len(t.bars) {
		return bar{}, false
	}
	return t.bars[t.cursor], true
}

// Selected is the range that has been chosen, or else the period under the cursor; a
// run of empty periods is none.
func (t *Timeline) Selected() (store.Period, bool) {
	b, ok := t.selected()
	if !ok {
		return store.Period{}, false
	}
	if here := b.reach(t.By, t.Of); t.Ranging() && here != *t.rangeStart {
		return hull(*t.rangeStart, here), true
	}
	if b.empty > 0 {
		return store.Period{}, false
	}
	return b.period(t.By, t.Of), true
}

// BeginRange makes the row under the cursor one end of a range, the other of which
// goes along with the cursor. The undated are none.
func (t *Timeline) BeginRange() bool {
	b, ok := t.selected()
	if !ok || b.undated {
		return false
	}
	here := b.reach(t.By, t.Of)
	t.rangeStart = &here
	return true
}

// EndRange gives the range up.
func (t *Timeline) EndRange() { t.rangeStart = nil }

// Ranging reports whether a range is being chosen.
func (t *Timeline) Ranging() bool { return t.rangeStart != nil }
