package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/store/dates"
)

const (
	chartWidth = 60 // columns of a chart through a pipe
	maxBar     = 40 // columns of the longest bar
	minBar     = 3  // columns of a bar that tells something
)

const ahead = "ahead"

// A chart prints strands of a timeline, a row a period.
type chart struct {
	*printer
	strands []strand
	text    bool // words in place of bars
	by      store.Unit
	today   dates.Date
	most    int // the count that the longest bar stands for

	label, bar, count int // columns of each
}

// printTimeline prints strands beside each other, their bars on one scale.
func (a *app) printTimeline(strands []strand, text bool) error {
	c := chart{printer: a.printer(), strands: strands, text: text, by: strands[0].By, today: strands[0].Today}
	rows, undated := c.rows()
	c.measure(append(rows[:len(rows):len(rows)], undated))
	if len(strands) > 1 && !text {
		c.headings()
	}
	var last dates.Date
	for _, r := range rows {
		if !c.coarse(r.start) {
			if !last.IsZero() {
				c.gap(last, r.start)
			}
			last = r.start
		}
		c.period(r)
	}
	if slices.Max(undated.counts) > 0 {
		c.row(undatedLabel(strands[0].Of), undated, c.figures)
	}
	return c.err
}

// undatedLabel names the documents that count for no period.
func undatedLabel(of store.DateKind) string {
	if of == store.Mentioned {
		return "no dates"
	}
	return "undated"
}

// A periodRow is a period with its count in each strand, and that of all documents.
type periodRow struct {
	start  dates.Date
	counts []int
	all    int
}

// rows are the periods that have documents in any strand, in order, and the undated.
func (c *chart) rows() (rows []periodRow, undated periodRow) {
	at := make(map[dates.Date][]int)
	for i, s := range c.strands {
		for _, b := range s.Buckets {
			if at[b.Start] == nil {
				at[b.Start] = make([]int, len(c.strands))
				rows = append(rows, periodRow{b.Start, at[b.Start], b.All})
			}
			at[b.Start][i] = b.Count
		}
		undated.counts, undated.all = append(undated.counts, s.Undated), s.UndatedAll
	}
	slices.SortFunc(rows, func(a, b periodRow) int { return a.start.Compare(b.start) })
	return rows, undated
}

// measure divides the width among the columns. The undated, the last of the rows, have no
// bar, which would make those of the periods short.
func (c *chart) measure(rows []periodRow) {
	marked := 0
	for i, r := range rows {
		if i < len(rows)-1 {
			c.most = max(c.most, slices.Max(r.counts))
		}
		if c.isAhead(r.start) {
			marked = 1 + len(ahead)
		}
		for i, n := range r.counts {
			c.count = max(c.count, len(c.figure(i, n, r.all)))
		}
	}
	width := c.width
	if width == 0 {
		width = chartWidth
	}
	c.label = len("2006-01-02")
	each := (width - c.label - marked) / len(c.strands)
	c.bar = min(maxBar, each-2-1-c.count)
	if c.bar < minBar {
		c.bar = 0
	}
}

// column is how wide bar and count of a strand are.
func (c *chart) column() int {
	if c.bar == 0 {
		return c.count
	}
	return c.bar + 1 + c.count
}

// headings prints the queries above their columns.
func (c *chart) headings() {
	line := strings.Repeat(" ", c.label)
	for i, s := range c.strands {
		name := ansi.Truncate(s.name(), c.column(), c.theme.Glyphs.Ellipsis)
		if i < len(c.strands)-1 {
			name += strings.Repeat(" ", c.column()-ansi.StringWidth(name))
		}
		line += "  " + c.style.title(name)
	}
	c.line(line)
}

// coarse reports whether a date is too coarse for a period of the chart: "2025" among months.
func (c *chart) coarse(start dates.Date) bool {
	return start.Precision < c.by.Start(c.today).Precision
}

func (c *chart) isAhead(start dates.Date) bool { return start.First().Compare(c.today) > 0 }

// gap prints the empty periods between two others: time without briefings is news too.
func (c *chart) gap(from, to dates.Date) {
	start := c.by.Next(from)
	switch empty := c.by.Between(start, to); {
	case empty > 1: // as in the reader
		c.line(c.style.dim(fmt.Sprintf("%s empty %ss", thousands(empty), c.by)))
	case empty == 1:
		c.period(periodRow{start: start, counts: make([]int, len(c.strands))})
	}
}

func (c *chart) period(r periodRow) {
	var marks []string
	if c.isAhead(r.start) {
		marks = []string{ahead}
	}
	c.row(c.by.Name(r.start), r, c.barWithCount, marks...)
}

// row prints the counts of a period, each drawn so or in words.
func (c *chart) row(label string, r periodRow, draw func(i int, r periodRow) string, marks ...string) {
	if c.text {
		c.line(strings.Join(append([]string{label + ": " + c.words(r)}, marks...), ", "))
		return
	}
	line := fmt.Sprintf("%-*s", c.label, label)
	for i := range r.counts {
		line += "  " + draw(i, r)
	}
	c.line(strings.Join(append([]string{line}, marks...), " "))
}

// barWithCount is the count of a strand behind its bar.
func (c *chart) barWithCount(i int, r periodRow) string {
	if c.bar == 0 {
		return c.figures(i, r)
	}
	bar := c.theme.Glyphs.Bar(r.counts[i], c.most, c.bar)
	return c.style.bar(bar) + c.figures(i, r)[ansi.StringWidth(bar):]
}

// figures is the count of a strand where it stands behind a bar.
func (c *chart) figures(i int, r periodRow) string {
	return fmt.Sprintf("%*s", c.column(), c.figure(i, r.counts[i], r.all))
}

// figure is the count of a strand; that of one which stands alone and has a query, with
// all briefings and the share: "6 of 84, 7 %".
func (c *chart) figure(i, n, all int) string {
	if len(c.strands) > 1 || c.strands[i].query == "" || all == 0 {
		return thousands(n)
	}
	return fmt.Sprintf("%s of %s, %s", thousands(n), thousands(all), store.Share(n, all))
}

// words are the counts of a period in words.
func (c *chart) words(r periodRow) string {
	if len(r.counts) == 1 {
		return c.part(0, r, count(r.counts[0], "briefing", "briefings"), count(r.all, "briefing", "briefings"))
	}
	var parts []string
	for i, n := range r.counts {
		parts = append(parts, c.strands[i].name()+" "+c.part(i, r, thousands(n), thousands(r.all)))
	}
	return strings.Join(parts, "; ")
}

// part says how many briefings a strand has in a period: those that it counts, or if it
// has a query, out of all with the share.
func (c *chart) part(i int, r periodRow, counted, all string) string {
	if n := r.counts[i]; n > 0 && c.strands[i].query != "" {
		return thousands(n) + " of " + all + ", " + store.Share(n, r.all)
	}
	return counted
}
