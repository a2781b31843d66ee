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
	maxEmpty   = 5  // the longest run of empty periods printed one by one
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
	c.measure(rows, slices.Max(undated))
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
		c.period(r.start, r.counts)
	}
	if slices.Max(undated) > 0 {
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

// A periodRow is a period with its count in each strand.
type periodRow struct {
	start  dates.Date
	counts []int
}

// rows are the periods that have documents in any strand, in order, and the counts of the undated.
func (c *chart) rows() (rows []periodRow, undated []int) {
	at := make(map[dates.Date][]int)
	for i, s := range c.strands {
		for _, b := range s.Buckets {
			if at[b.Start] == nil {
				at[b.Start] = make([]int, len(c.strands))
				rows = append(rows, periodRow{b.Start, at[b.Start]})
			}
			at[b.Start][i] = b.Count
		}
		undated = append(undated, s.Undated)
	}
	slices.SortFunc(rows, func(a, b periodRow) int { return a.start.Compare(b.start) })
	return rows, undated
}

// measure divides the width among the columns. The undated have no bar, which would
// make those of the periods short.
func (c *chart) measure(rows []periodRow, undated int) {
	marked := 0
	for _, r := range rows {
		c.most = max(c.most, slices.Max(r.counts))
		if c.isAhead(r.start) {
			marked = 1 + len(ahead)
		}
	}
	width := c.width
	if width == 0 {
		width = chartWidth
	}
	c.label = len("2006-01-02")
	c.count = len(thousands(max(c.most, undated)))
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
	empty := 0
	for start := c.by.Next(from); start.Compare(to) < 0; start = c.by.Next(start) {
		empty++
	}
	if empty > maxEmpty {
		c.line(c.style.dim(fmt.Sprintf("%s empty %ss", thousands(empty), c.by)))
		return
	}
	for range empty {
		from = c.by.Next(from)
		c.period(from, make([]int, len(c.strands)))
	}
}

func (c *chart) period(start dates.Date, counts []int) {
	var marks []string
	if c.isAhead(start) {
		marks = []string{ahead}
	}
	c.row(start.String(), counts, c.barWithCount, marks...)
}

// row prints the counts of a period, each drawn so or in words.
func (c *chart) row(label string, counts []int, draw func(int) string, marks ...string) {
	if c.text {
		c.line(strings.Join(append([]string{label + ": " + c.words(counts)}, marks...), ", "))
		return
	}
	line := fmt.Sprintf("%-*s", c.label, label)
	for _, n := range counts {
		line += "  " + draw(n)
	}
	c.line(strings.Join(append([]string{line}, marks...), " "))
}

// barWithCount is a count behind its bar.
func (c *chart) barWithCount(n int) string {
	if c.bar == 0 {
		return c.figures(n)
	}
	bar := c.theme.Glyphs.Bar(n, c.most, c.bar)
	return c.style.bar(bar) + c.figures(n)[ansi.StringWidth(bar):]
}

// figures is a count where it stands behind a bar.
func (c *chart) figures(n int) string { return fmt.Sprintf("%*s", c.column(), thousands(n)) }

// words are the counts of a period in words.
func (c *chart) words(counts []int) string {
	if len(counts) == 1 {
		return count(counts[0], "briefing", "briefings")
	}
	var parts []string
	for i, n := range counts {
		parts = append(parts, c.strands[i].name()+" "+thousands(n))
	}
	return strings.Join(parts, ", ")
}
