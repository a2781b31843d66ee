package pane

import (
	"cmp"
	"slices"
	"strings"

	"readout/store"
	"readout/store/clean"
	"readout/store/dates"
	"readout/ui/theme"
)

// Details says of a document why it has its title and its date, what was cut
// and what else is known; below that it lists the dates that the text speaks of. The
// cursor goes through the rows of both.
type Details struct {
	Scroll
	of     Description
	rows   []row
	byTime bool // the dates are in their own order, not in that of the text
	cursor int  // a row; those of the dates follow the others
	w, h   int
}

// A Description is what the details say of a document. It is made by Describe.
type Description struct {
	facts []fact
	times times
}

// A fact is what is known under a name, and where from.
type fact struct{ label, text, why string }

// A row is a row of a page; the cursor stops at those that are there to be read.
type row struct {
	text string
	stop bool
}

// Describe says what is known of a document, of which t is the text that is shown. It
// reads all of the document: long ones take their time.
func Describe(doc store.Document, t Text, th theme.Theme) Description {
	return Description{factsOf(doc, th.Glyphs.Ellipsis), timesOf(doc, t)}
}

// Open waits for another description.
func (d *Details) Open(th theme.Theme) {
	*d = Details{w: d.w, h: d.h, byTime: d.byTime}
	d.Resize(d.w, d.h, th)
}

// Take shows a description.
func (d *Details) Take(of Description, th theme.Theme) {
	d.of = of
	d.of.times.sort(d.byTime)
	d.Restyle(th)
	d.Move(0)
}

// Restyle sets the rows anew, for a width or a theme that changed.
func (d *Details) Restyle(th theme.Theme) {
	date := d.cursor - len(d.rows)
	d.rows = []row{{}, {text: head("DETAILS", true, th)}, {}}
	for _, f := range d.of.facts {
		for _, text := range detail(f, min(84, d.w)-1, th) {
			d.rows = append(d.rows, row{text, true})
		}
	}
	if d.of.facts != nil {
		d.rows = append(d.rows, row{}, row{text: head(d.of.times.heading(d.byTime), true, th)})
	}
	if date >= 0 && d.of.facts != nil {
		d.cursor = len(d.rows) + date
	}
	d.Len = len(d.rows) + len(d.of.times.order)
	d.Move(0)
}

// Resize gives the details their room.
func (d *Details) Resize(w, h int, th theme.Theme) {
	d.w, d.h, d.Height = w, h, h
	d.Restyle(th)
}

// Move moves the cursor by n rows that are there to be read.
func (d *Details) Move(n int) {
	d.cursor = max(0, min(d.cursor+n, d.Len-1))
	step := 1
	if n < 0 {
		step = -1
	}
	for at := d.cursor; at >= 0 && at < d.Len; at += step {
		if d.stops(at) {
			d.follow(at)
			return
		}
	}
	for at := d.cursor; at >= 0 && at < d.Len; at -= step {
		if d.stops(at) {
			d.follow(at)
			return
		}
	}
	d.To(d.Top)
}

func (d *Details) stops(at int) bool { return at >= len(d.rows) || d.rows[at].stop }

// follow puts the cursor on a row, with what stands above it as far as that is no row to
// be read.
func (d *Details) follow(at int) {
	d.cursor = at
	first := at
	for first > 0 && !d.stops(first-1) {
		first--
	}
	if at-first >= d.Height {
		first = at
	}
	d.Keep(first, at+1)
}

// Page moves the cursor by n half windows.
func (d *Details) Page(n int) { d.Move(halves(n, d.Height)) }

// End moves the cursor to the first or the last row.
func (d *Details) End(last bool) {
	if d.cursor = 0; last {
		d.cursor = d.Len
	}
	d.Move(0)
}

// Click moves the cursor to row y, and says whether there is a date and whether the
// cursor stood there before.
func (d *Details) Click(y int) (date, again bool) {
	at := d.Top + y
	if at >= d.Len || !d.stops(at) {
		return false, false
	}
	again = at == d.cursor
	d.follow(at)
	return at >= len(d.rows), again
}

// Selected is where in the body the date under the cursor stands, if there is one.
func (d *Details) Selected() (body int, ok bool) {
	if at := d.cursor - len(d.rows); at >= 0 && at < len(d.of.times.order) {
		return d.of.times.at(at).Start, true
	}
	return 0, false
}

// ToDates moves the cursor to the first date, and says whether there is one.
func (d *Details) ToDates() bool {
	if len(d.of.times.order) == 0 {
		return false
	}
	d.Move(len(d.rows) - d.cursor)
	return true
}

// Position is the number of the date under the cursor, from 1, and how many there are;
// 0 above them.
func (d *Details) Position() (at, of int) {
	return max(0, d.cursor-len(d.rows)+1), len(d.of.times.order)
}

// Sort puts the dates into the other order, that of time or that of the text. The
// cursor stays on its date.
func (d *Details) Sort(th theme.Theme) {
	body, had := d.Selected()
	d.byTime = !d.byTime
	d.of.times.sort(d.byTime)
	if had {
		d.cursor = len(d.rows) + d.of.times.find(body)
	}
	d.Restyle(th)
}

// ByTime says that the dates are listed in their own order.
func (d *Details) ByTime() bool { return d.byTime }

// View draws the details.
func (d *Details) View(th theme.Theme) []string {
	first, end := d.Seen()
	rows := make([]string, 0, d.h)
	for at := first; at < end; at++ {
		mark := cursorMark(at == d.cursor && d.stops(at), true, th)
		switch {
		case at >= len(d.rows):
			rows = append(rows, mark+d.of.times.view(at-len(d.rows), at == d.cursor, min(84, d.w)-cursorWidth, th))
		case d.rows[at].stop:
			rows = append(rows, mark+strings.TrimPrefix(d.rows[at].text, " "))
		default:
			rows = append(rows, d.rows[at].text)
		}
	}
	return column(rows, d.w, d.h, th)
}

// labelWidth is the room for the names of details.
const labelWidth = 12

func factsOf(doc store.Document, ellipsis string) []fact {
	e := evidence{doc.Original(), ellipsis}
	return []fact{
		{"title", doc.Title.Text, e.of(doc.Title.Text, doc.Title.From)},
		{"published", ArticleDate(doc.Published), e.ofDate(doc.Published)},
		{"source", cmp.Or(doc.Source, "unknown"), e.of(doc.Source, doc.SourceFrom)},
		{"byline", cmp.Or(doc.Byline, "unknown"), e.of(doc.Byline, doc.BylineFrom)},
		{"language", cmp.Or(doc.Language, "unknown"), from(doc.LanguageFrom)},
		{"length", Plural(doc.Words, "word") + ", " + Count(doc.Minutes()) + " min", ""},
		{"path", doc.Path, ""},
		{"link", cmp.Or(doc.Link, "none"), ""},
		{"id", doc.ID.String(), ""},
		{"cut", cuts(doc), ""},
	}
}

// detail is the label of a fact and its text, wrapped beside it, or below it if there is no
// room.
func detail(f fact, w int, th theme.Theme) []string {
	side := labelWidth
	if w < 50 {
		side = 2
	}
	lines := wrapped(f.text, max(1, w-side-2))
	rows := make([]string, 0, len(lines)+2)
	if side < labelWidth {
		rows = append(rows, " "+th.Label.Render(f.label))
	}
	for i, line := range lines {
		lead := strings.Repeat(" ", side+1)
		if i == 0 && side == labelWidth {
			lead = " " + Fit(th.Label.Render(f.label), side, th)
		}
		rows = append(rows, lead+th.Value.Render(line))
	}
	if f.why != "" {
		for _, line := range wrapped(f.why, max(1, w-side-2)) {
			rows = append(rows, strings.Repeat(" ", side+1)+th.Dim.Render(line))
		}
	}
	return rows
}

func from(where string) string {
	if where == "" {
		return ""
	}
	return "from: " + where
}

// An evidence says where in the lines of a file something was found.
type evidence struct {
	lines    []clean.Line
	ellipsis string
}

// of says where a text comes from, with the first line that has it.
func (e evidence) of(text, where string) string {
	why := from(where)
	start := strings.TrimSpace(strings.TrimSuffix(text, "…"))
	if why == "" || start == "" {
		return why
	}
	for i, l := range e.lines {
		if strings.Contains(l.Text, start) {
			return why + e.line(i+1, start)
		}
	}
	return why
}

// ofDate says where the date of publication was found, with the line.
func (e evidence) ofDate(d store.Dated) string {
	if d.Precision == dates.Unknown {
		return "nothing in the text, its header or its name tells"
	}
	why := from(d.From)
	if d.Line > 0 {
		why += e.line(d.Line, d.Date.String()[:4])
	} else {
		why = e.of(d.Trim(dates.Day).String(), d.From)
	}
	if d.Other.Precision != dates.Unknown {
		why += "; the order of day and month is not known"
	}
	return why
}

// line quotes a line, from 1, around what was found in it.
func (e evidence) line(number int, found string) string {
	at := ", line " + Count(number)
	if number > len(e.lines) {
		return at
	}
	return at + ": " + excerpt(e.lines[number-1].Text, found, e.ellipsis)
}

// excerpt is the part of a line around what was found in it.
func excerpt(line, found, ellipsis string) string {
	const around = 60
	runes := []rune(strings.TrimSpace(line))
	at := 0
	if i := strings.Index(string(runes), found); i > 0 {
		at = len([]rune(string(runes)[:i]))
	}
	begin, end := max(0, at-around), min(len(runes), at+around)
	text := strings.TrimSpace(string(runes[begin:end]))
	if begin > 0 {
		text = ellipsis + " " + text
	}
	if end < len(runes) {
		text += " " + ellipsis
	}
	return `"` + text + `"`
}

// cuts counts the lines that were taken out, by reason.
func cuts(doc store.Document) string {
	if len(doc.Removed) == 0 {
		return "nothing"
	}
	count := map[string]int{}
	for _, c := range doc.Removed {
		if strings.TrimSpace(c.Text) != "" {
			count[c.Why]++
		}
	}
	var parts []string
	for why, n := range count {
		parts = append(parts, why+": "+Plural(n, "line"))
	}
	slices.Sort(parts)
	return strings.Join(parts, "; ")
}
