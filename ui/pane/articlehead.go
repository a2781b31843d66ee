package pane

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/ui/render"
	"readout/ui/theme"
)

// SideWidth is the room for the reasons beside the lines of an original. From a width of
// BesideFrom on, which counts that room, they stand there.
const (
	SideWidth  = 21
	BesideFrom = 60
)

// titleRow is the first row of the title in the head.
const titleRow = 1

// articleHead is the title and the line about it, as wide as the text.
func articleHead(d store.Document, t Edition) []string {
	th, width := t.Setting.Theme, t.Setting.Width
	rows := []string{""}
	for _, line := range wrapped(d.Title.Text, width) {
		rows = append(rows, th.ArticleTitle.Render(line))
	}
	for _, line := range about(d, width, th) {
		rows = append(rows, th.ArticleMeta.Render(line))
	}
	if t.Original {
		for _, line := range wrapped("original text; cut lines are dim and marked "+th.Glyphs.Dash, width) {
			rows = append(rows, th.Notice.Render(line))
		}
	}
	return append(rows, "")
}

// about is the one line about a document: date, source, byline, time to read. If
// it does not fit, it is broken between them.
func about(d store.Document, w int, th *theme.Theme) []string {
	source, byline := Credits(d)
	return facts([]string{ArticleDate(d.Published), source, byline, Count(d.Minutes()) + " min"}, w, th)
}

// facts joins facts with dots, on as many rows of w cells as it takes.
func facts(all []string, w int, th *theme.Theme) []string {
	rows := []string{""}
	for _, fact := range all {
		last := &rows[len(rows)-1]
		switch joined := *last + " " + th.Glyphs.Dot + " " + fact; {
		case fact == "":
		case *last == "":
			*last = fact
		case ansi.StringWidth(joined) <= w:
			*last = joined
		default:
			rows = append(rows, fact)
		}
	}
	return rows
}

// relatedRows lists briefings below a text, each with the number that opens it.
func relatedRows(related []store.Related, s render.Setting) []string {
	if len(related) == 0 {
		return nil
	}
	const indent = 3
	th, room := s.Theme, max(1, s.Width-indent)
	rows := []string{"", "", th.Rule.Render(th.Glyphs.Line(s.Width)),
		Fit(th.Pane.Render("RELATED")+"  "+th.Dim.Render("a number opens one"), s.Width, th)}
	for i, r := range related {
		number := strconv.Itoa(i + 1)
		for j, line := range wrapped(r.Title, room) {
			lead := strings.Repeat(" ", indent)
			if j == 0 {
				lead = " " + th.Key.Render(number) + " "
			}
			rows = append(rows, lead+line)
		}
		why := ""
		if len(r.Words) > 0 {
			why = "both: " + strings.Join(r.Words, ", ")
		}
		for _, line := range facts([]string{ArticleDate(r.Published), r.Source, why}, room, th) {
			line = Fit(line, min(room, ansi.StringWidth(line)), th)
			rows = append(rows, strings.Repeat(" ", indent)+th.Dim.Render(line))
		}
	}
	return append(rows, "")
}

// wrapped breaks text into lines of at most w cells; an empty text is one empty
// line.
func wrapped(text string, w int) []string {
	if w < 1 {
		return []string{""}
	}
	lines := render.Wrap(strings.TrimSuffix(text, "\n"), w)
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}
