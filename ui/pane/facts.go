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

// A fact is what is known under a name, and where from.
type fact struct{ label, text, why string }

// labelWidth is the room for the names of details.
const labelWidth = 12

func factsOf(doc store.Document, ellipsis string) []fact {
	e := evidence{doc.Original(), ellipsis}
	return []fact{
		{"title", doc.Title.Text, e.of(doc.Title.Text, doc.Title.From, doc.Title.Line)},
		{"published", ArticleDate(doc.Published), e.ofDate(doc.Published)},
		{"source", cmp.Or(doc.Source, "unknown"), e.of(doc.Source, doc.SourceFrom, doc.SourceLine)},
		{"byline", cmp.Or(doc.Byline, "unknown"), e.of(doc.Byline, doc.BylineFrom, doc.BylineLine)},
		{"language", cmp.Or(doc.Language, "unknown"), e.of(doc.Language, doc.LanguageFrom, doc.LanguageLine)},
		{"length", Plural(doc.Words, "word") + ", " + Count(doc.Minutes()) + " min", ""},
		{"path", doc.Path, ""},
		{"link", cmp.Or(doc.Link, "none"), ""},
		{"id", doc.ID.String(), ""},
		{"cut", cuts(doc), ""},
	}
}

// detail is the label of a fact and its text, wrapped beside it, or below it if there is no
// room.
func detail(f fact, w int, th *theme.Theme) []string {
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

// An evidence tells where in the lines of a file something was found.
type evidence struct {
	lines    []clean.Line
	ellipsis string
}

// of says where a text comes from, with the line that it begins on, 0 for none.
func (e evidence) of(text, where string, line int) string {
	if where == "" {
		return ""
	}
	return "from: " + where + e.line(line, strings.TrimSuffix(text, "…"))
}

// ofDate says where the date of publication was found, with the line.
func (e evidence) ofDate(d store.Dated) string {
	if d.Precision == dates.Unknown {
		return "nothing in the text, its header or its name tells"
	}
	why := e.of(d.Date.String()[:4], d.From, d.Line)
	if d.Other.Precision != dates.Unknown {
		why += "; the order of day and month is not known"
	}
	return why
}

// line quotes a line, from 1, around what was found in it; 0 is no line.
func (e evidence) line(number int, found string) string {
	if number < 1 {
		return ""
	}
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
