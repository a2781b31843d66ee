package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/ui/theme"
)

// A wording is how much is said of the counts of a row.
type wording struct {
	names  int  // how wide the names of the queries that are compared may be
	shares bool // in percent, too
}

// Words says in words what the bars show at the cursor: "2025: 14 of 230 briefings,
// 6 %", "12 empty years", "2031: 3 briefings, ahead". If there is not so much room, shares
// and long names are left out.
func (t *Timeline) Words(room int, th *theme.Theme) string {
	name, b, counted := t.subject(th)
	if !counted {
		return name
	}
	words := ""
	for _, how := range []wording{{room, true}, {16, true}, {16, false}} {
		if words = t.inWords(name, b, how, th); ansi.StringWidth(words) <= room {
			break
		}
	}
	return words
}

// subject names the row under the cursor, or the range that is being chosen, with its
// counts if it has some to tell.
func (t *Timeline) subject(th *theme.Theme) (name string, b bar, counted bool) {
	b, ok := t.selected()
	switch p, _ := t.Selected(); {
	case !ok:
		return "", b, false
	case t.Ranging():
		return t.rangeOf(p, th)
	case b.empty > 0:
		return Plural(b.empty, "empty "+t.By.String()), b, false
	}
	name = b.label(t.By, t.Of)
	if t.By == store.ByWeek && !b.undated && !b.coarse {
		name = "week of " + name
	}
	return name, b, true
}

// inWords says what the counts of a row are.
func (t *Timeline) inWords(name string, b bar, how wording, th *theme.Theme) string {
	words := name + ": " + Plural(b.counts[0], "briefing")
	switch {
	case t.Comparing():
		words = name + ": " + t.part(0, b, how, th) + ", " + t.part(1, b, how, th)
		if b.all > 0 && b.most() > 0 && how.shares {
			words += " of " + Count(b.all)
		}
	case t.parts && b.all > 0:
		words = name + ": " + Count(b.counts[0]) + " of " + Plural(b.all, "briefing")
		if b.counts[0] > 0 && how.shares {
			words += ", " + store.Share(b.counts[0], b.all)
		}
	}
	if t.isAhead(b) {
		words += ", " + aheadWord
	}
	return words
}

// part is the count of one of the queries that are compared.
func (t *Timeline) part(i int, b bar, how wording, th *theme.Theme) string {
	part := ansi.Truncate(t.names[i], how.names, th.Glyphs.Ellipsis) + " " + Count(b.counts[i])
	if b.counts[i] > 0 && b.all > 0 && how.shares {
		part += " (" + store.Share(b.counts[i], b.all) + ")"
	}
	return part
}

// rangeOf is what the range that is being chosen has. A document speaks of many times:
// what speaks of a range is not the sum of what speaks of its periods.
func (t *Timeline) rangeOf(p store.Period, th *theme.Theme) (name string, sum bar, counted bool) {
	name, sum = PeriodName(p, th.Glyphs.Dash), bar{start: p.From}
	periods := 0
	for _, b := range t.bars {
		if !b.within(p, t.By, t.Of) {
			continue
		}
		if !b.coarse {
			periods += max(1, b.empty)
		}
		sum.counts[0] += b.counts[0]
		sum.counts[1] += b.counts[1]
		sum.all += b.all
	}
	if t.Of == store.Mentioned {
		return name + ": " + Plural(periods, t.By.String()), sum, false
	}
	return name, sum, true
}

// Strip draws the whole timeline as one row of w cells: the oldest period at
// the left, and the number of undated documents at the right.
func (t *Timeline) Strip(w int, th *theme.Theme) string {
	if t.Comparing() {
		return t.compared(w, th)
	}
	periods, undated := t.ascending()
	if len(periods) == 0 {
		return Fit(" "+th.Dim.Render(tail(undated, t.Of)), w, th)
	}
	from, to := t.ends(periods, th)
	room := w - ansi.StringWidth(from+to+tail(undated, t.Of)) - 6
	if room < 4 {
		return Fit(" "+th.Dim.Render(strings.TrimRight(from+" "+to, " ")), w, th)
	}
	return Fit(" "+th.Dim.Render(from)+" "+sparks(periods, 0, t.most(periods, 0), room, th)+" "+
		th.Dim.Render(strings.TrimLeft(to+"  "+tail(undated, t.Of), " ")), w, th)
}

// compared draws two queries as one row, each with its name and its bars, which are on
// one scale and of one width; the first and the last period stand at the ends.
func (t *Timeline) compared(w int, th *theme.Theme) string {
	periods, _ := t.ascending()
	if len(periods) == 0 {
		return Fit("", w, th)
	}
	from, to := t.ends(periods, th)
	half := (w - ansi.StringWidth(from+to) - 3) / 2
	wide := min(half/2, max(ansi.StringWidth(t.names[0]), ansi.StringWidth(t.names[1])))
	most, row := max(t.most(periods, 0), t.most(periods, 1)), " "+th.Dim.Render(from)
	for i, name := range t.names {
		bars := ""
		if room := half - wide - 2; room > 0 {
			bars = sparks(periods, i, most, room, th)
		}
		row += Fit(" "+Fit(th.Dim.Render(name), wide, th)+" "+bars, max(0, half), th)
	}
	return Fit(row+" "+th.Dim.Render(to), w, th)
}

// ends names the first and the last of some periods.
func (t *Timeline) ends(periods []bar, th *theme.Theme) (from, to string) {
	first, last := periods[0], periods[len(periods)-1]
	from = first.label(t.By, t.Of)
	if len(periods) > 1 {
		to = last.label(t.By, t.Of)
	}
	if t.isAhead(last) {
		to += th.Glyphs.Arrow
	}
	return from, to
}

func tail(undated int, of store.DateKind) string {
	if undated == 0 {
		return ""
	}
	return Count(undated) + " " + dateless[of]
}

// ascending lists the dated periods, the oldest first, runs of empty ones spread
// out again as far as a row can show them.
func (t *Timeline) ascending() (periods []bar, undated int) {
	for i := len(t.bars) - 1; i >= 0; i-- {
		switch b := t.bars[i]; {
		case b.undated:
			undated = b.counts[0]
		case b.coarse:
		case b.empty > 0:
			periods = append(periods, make([]bar, min(b.empty, 200))...)
		default:
			periods = append(periods, b)
		}
	}
	return periods, undated
}

func (t *Timeline) most(periods []bar, query int) int {
	most := 1
	for _, b := range periods {
		most = max(most, b.counts[query])
	}
	return most
}

// sparks draws the counts of a query as a row of columns, at most room of them; if there
// are more periods than that, each column stands for several and shows the highest.
// Where there are only documents that are not asked for stands a dot.
func sparks(periods []bar, query, most, room int, th *theme.Theme) string {
	each := (len(periods) + room - 1) / room
	wide := max(1, min(3, room/len(periods)))
	var row strings.Builder
	for i := 0; i < len(periods); i += each {
		n, all := 0, 0
		for _, b := range periods[i:min(i+each, len(periods))] {
			n, all = max(n, b.counts[query]), max(all, b.all)
		}
		column := th.Bar.Render(strings.Repeat(th.Glyphs.Column(n, most), wide))
		if n == 0 && all > 0 {
			column = th.BarIdle.Render(strings.Repeat(th.Glyphs.Dot, wide))
		}
		row.WriteString(column)
	}
	return row.String()
}
