package pane

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store"
	"readout/store/dates"
	"readout/store/dates/timex"
	"readout/ui/theme"
)

// A times holds the dates that a document speaks of, as a list: what they are resolved to,
// and the words as they stand in the text. Nothing of it is made before it is seen.
type times struct {
	all   []timex.Expression
	order []int32 // of all, as listed
	text  Edition
	words string // of the text as it reads, by places
}

func timesOf(doc store.Document, t Edition) times {
	ts := times{all: doc.Mentions, text: t}
	for i, e := range doc.Mentions {
		if SpeaksOf(e) {
			ts.order = append(ts.order, int32(i))
		}
	}
	if t.Document != nil && len(ts.order) > 0 {
		ts.words = t.Seen()
	}
	return ts
}

// sort puts the dates into the order of time, those that are not resolved last, or into
// that of the text.
func (ts *times) sort(byTime bool) {
	slices.Sort(ts.order)
	if !byTime {
		return
	}
	slices.SortStableFunc(ts.order, func(i, j int32) int {
		a, b := ts.all[i].From, ts.all[j].From
		switch {
		case a.IsZero() && b.IsZero():
			return 0
		case a.IsZero():
			return 1
		case b.IsZero():
			return -1
		}
		return a.Compare(b)
	})
}

func (ts *times) at(i int) timex.Expression { return ts.all[ts.order[i]] }

// find is the place in the list of the date that begins at an offset in the body.
func (ts *times) find(body int) int {
	return max(0, slices.IndexFunc(ts.order, func(i int32) bool { return ts.all[i].Start == body }))
}

func (ts *times) heading(byTime bool) string {
	switch n := len(ts.order); {
	case n == 0:
		return "SPEAKS OF  no dates"
	case n == 1:
		return "SPEAKS OF  1 date"
	case byTime:
		return "SPEAKS OF  " + Count(n) + " dates, by time"
	default:
		return "SPEAKS OF  " + Count(n) + " dates, as in the text"
	}
}

// view draws date i on w cells: what it is resolved to, and a piece of its sentence with
// the words marked.
func (ts *times) view(i int, selected bool, w int, th *theme.Theme) string {
	e := ts.at(i)
	label, room := labelWidth-1, labelWidth+1
	if w >= 60 {
		label, room = 18, 20
	}
	style, text := th.Date, th.Value
	switch {
	case selected:
		style, text = th.Cursor, th.Cursor
	case e.From.IsZero():
		style = th.Dim
	}
	piece, marks := ts.piece(e)
	piece, marks = toMatch(piece, marks, w-room, th)
	name := Fit(style.Render(timeName(e, th.Glyphs.Dash)), label, th)
	return Fit(name, room, th) + Fit(marked(piece, marks, text, th.Hit), w-room, th)
}

// How much of a sentence is shown before and behind a date, in bytes.
const (
	pieceBefore = 160
	pieceAfter  = 240
)

// piece is the part of a sentence around an expression, and where the expression stands
// in it.
func (ts *times) piece(e timex.Expression) (string, [][2]int) {
	if ts.text.Document == nil || len(ts.text.Blocks) == 0 || ts.words == "" {
		return "", nil
	}
	from, to := ts.text.Place(e.Start), ts.text.Place(e.End)
	b := ts.text.Blocks[ts.text.BlockAt(from)]
	first, last := max(b.From, from-pieceBefore), min(max(b.To, to), to+pieceAfter)
	before := wholeRunes(ts.words[min(first, from):from])
	if first == from-pieceBefore {
		before = before[strings.IndexByte(before, ' ')+1:]
	}
	if n := strings.LastIndexAny(before, ".!?\n"); n >= 0 && n+1 < len(before) && unicode.IsSpace(rune(before[n+1])) {
		before = before[n+1:]
	}
	before, words := strings.Join(strings.Fields(before), " "), strings.Join(strings.Fields(ts.words[from:to]), " ")
	after := toSentenceEnd(wholeRunes(ts.words[to:last]))
	if before != "" && unicode.IsSpace(rune(ts.words[from-1])) {
		before += " "
	}
	if r, _ := utf8.DecodeRuneInString(after); unicode.IsSpace(r) {
		words += " "
	}
	text := before + words + strings.Join(strings.Fields(after), " ")
	return text, [][2]int{{len(before), len(before) + len(strings.TrimRight(words, " "))}}
}

// toSentenceEnd is a text up to where it looks as if a sentence ended.
func toSentenceEnd(text string) string {
	for i := 0; i+1 < len(text); i++ {
		if strings.IndexByte(".!?", text[i]) >= 0 && unicode.IsSpace(rune(text[i+1])) {
			return text[:i+1]
		}
	}
	return text
}

// wholeRunes drops the incomplete letters at both ends of a text.
func wholeRunes(text string) string { return strings.ToValidUTF8(text, "") }

// timeName is what an expression is resolved to, as a list shows dates.
func timeName(e timex.Expression, dash string) string {
	if e.From.IsZero() {
		return "unresolved"
	}
	name := spanName(e.From, e.To, dash)
	_, clock, _ := strings.Cut(e.Value, "T")
	if e.From == e.To && e.From.Precision == dates.Day && len(clock) >= 5 && clock[2] == ':' {
		name += " " + clock[:5]
	}
	return name
}

// spanName writes a span of time: "Sep 2024", "2030–2039", "24 Nov–3 Dec 2025".
func spanName(from, to dates.Date, dash string) string {
	from, to = from.Trim(dates.Day), to.Trim(dates.Day)
	switch {
	case from == to || to.IsZero():
		return shortDate(from)
	case from.IsZero():
		return "until " + shortDate(to)
	case from.Year == to.Year && from.Precision >= dates.Month && to.Precision >= dates.Month:
		return shortDay(from) + dash + shortDate(to)
	}
	return shortDate(from) + dash + shortDate(to)
}
