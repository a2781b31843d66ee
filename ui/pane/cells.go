// Package pane holds the parts of the reader's screen: search line, list of
// briefings, timeline, sentences, article, contents, details, help and status line.
// A part has one file or several that begin with its name; what parts share stands in
// cells.go, parts.go, scroll.go, date.go and matches.go.
//
// A pane is a plain struct that is told things (a result, a size, a key's
// meaning, a click) and draws itself as rows. It promises exactly as many rows
// as its height, none wider than its width, at any size, and it styles only the
// rows that are seen. It starts no work, reads nothing and knows no other pane.
package pane

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/render"
	"readout/ui/theme"
)

// Fit makes a row exactly w cells wide: it cuts with an ellipsis or fills with
// spaces. The row may be styled.
func Fit(row string, w int, th *theme.Theme) string {
	if w <= 0 {
		return ""
	}
	have := ansi.StringWidth(row)
	if have > w {
		row = ansi.Truncate(row, w, th.Glyphs.Ellipsis)
		have = ansi.StringWidth(row)
	}
	return row + strings.Repeat(" ", max(0, w-have))
}

// fitRight is Fit for text that stands at the right edge. It is cut at its end.
func fitRight(row string, w int, th *theme.Theme) string {
	if have := ansi.StringWidth(row); have < w {
		return strings.Repeat(" ", w-have) + row
	}
	return Fit(row, w, th)
}

// Spread puts one text at the left and one at the right of a row of w cells. The
// left one gives way.
func Spread(left, right string, w int, th *theme.Theme) string {
	room := w - ansi.StringWidth(right)
	if room <= 0 {
		return Fit(right, w, th)
	}
	return Fit(left, room, th) + right
}

// fill makes exactly h rows of exactly w cells.
func fill(rows []string, w, h int, th *theme.Theme) []string {
	out := make([]string, max(0, h))
	for i := range out {
		row := ""
		if i < len(rows) {
			row = rows[i]
		}
		out[i] = Fit(row, w, th)
	}
	return out
}

// Count writes a number with its thousands apart: 12,345.
func Count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Plural is a count with its noun: "1 briefing", "2 briefings".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Count(n) + " " + noun + "s"
}

// marked styles a text and, inside the byte ranges, marks it. Ranges that do not
// fit the text are left out.
func marked(text string, ranges [][2]int, base, mark lipgloss.Style) string {
	return render.Mark(base.Render(text), clusters(text, ranges), mark)
}

// clusters widens ranges of a text to whole grapheme clusters: a terminal gives their
// runes other cells if a colour sequence stands between them.
func clusters(text string, ranges [][2]int) [][2]int {
	var out [][2]int
	at, end := 0, 0 // of the last cluster and of the last range
	for _, r := range ranges {
		if r[0] < end || r[1] <= r[0] || r[1] > len(text) {
			continue
		}
		end = r[1]
		from := at
		for at < r[1] {
			if at += clusterLen(text[at:]); at <= r[0] {
				from = at
			}
		}
		if from < at {
			out = append(out, [2]int{from, at})
		}
	}
	return out
}

func clusterLen(text string) int {
	if text[0] < utf8.RuneSelf && (len(text) == 1 || text[1] < utf8.RuneSelf) {
		return 1
	}
	cluster, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
	return max(1, len(cluster))
}
