package pane

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/store/dates"
	"readout/store/dates/timex"
	"readout/ui/render"
)

func year(y int16) dates.Date { return dates.Date{Year: y, Precision: dates.Year} }
func month(y int16, m uint8) dates.Date {
	return dates.Date{Year: y, Month: m, Precision: dates.Month}
}
func aDay(y int16, m, d uint8) dates.Date {
	return dates.Date{Year: y, Month: m, Day: d, Precision: dates.Day}
}

func TestTimeName(t *testing.T) {
	for _, c := range []struct {
		from, to dates.Date
		value    string
		want     string
	}{
		{month(2024, 9), month(2024, 9), "2024-09", "Sep 2024"},
		{year(2030), year(2039), "203", "2030–2039"},
		{aDay(2025, 11, 24), aDay(2025, 11, 30), "2025-W48", "24 Nov–30 Nov 2025"},
		{month(2024, 12), month(2025, 2), "2024-WI", "Dec 2024–Feb 2025"},
		{year(2025), year(2025), "2025", "2025"},
		{aDay(2025, 11, 24), aDay(2025, 11, 24), "2025-11-24T18:00Z", "24 Nov 2025 18:00"},
		{aDay(2025, 11, 24), aDay(2025, 11, 24), "2025-11-24TMO", "24 Nov 2025"},
		{dates.Date{}, dates.Date{}, "XXXX-WXX-2", "unresolved"},
	} {
		if got := timeName(timex.Expression{From: c.from, To: c.to, Value: c.value}, "–"); got != c.want {
			t.Errorf("%s: %q, want %q", c.value, got, c.want)
		}
	}
}

func TestSpeaksOf(t *testing.T) {
	for value, c := range map[string]struct {
		e    timex.Expression
		want bool
	}{
		"2025":       {timex.Expression{Type: timex.DateType, From: year(2025)}, true},
		"P3Y":        {timex.Expression{Type: timex.DurationType, From: year(2022)}, true}, // the last three years
		"P3M":        {timex.Expression{Type: timex.DurationType}, false},
		"XXXX-WXX-2": {timex.Expression{Type: timex.DateType}, true},
		"FUTURE_REF": {timex.Expression{Type: timex.DateType}, false},
		"P1W":        {timex.Expression{Type: timex.SetType}, false},
	} {
		c.e.Value = value
		if got := SpeaksOf(c.e); got != c.want {
			t.Errorf("%s: %v", value, got)
		}
	}
}

// A piece of a sentence is as it reads: without markup, from the beginning of the
// sentence to its end.
func TestPieceOfASentence(t *testing.T) {
	const body = "# Cables\n\nIt rained. The *ministers* met on **4 May\n2023** in [Oslo](https://a.example/2031). More followed.\n\n- by 2035\n"
	for _, c := range []struct{ at, words, want string }{
		{"4 May", "4 May\n2023", "The ministers met on [4 May 2023] in Oslo."},
		{"2035", "2035", "by [2035]"},
	} {
		from := strings.Index(body, c.at)
		e := timex.Expression{Start: from, End: from + len(c.words), From: year(2023)}
		ts := timesOf(store.Document{Mentions: []timex.Expression{e}}, Edition{Document: render.Open(render.Manuscript{Key: "k", Body: body, Markdown: true})})
		text, marks := ts.piece(e)
		if got := text[:marks[0][0]] + "[" + text[marks[0][0]:marks[0][1]] + "]" + text[marks[0][1]:]; strings.TrimSpace(got) != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Places outside the text, and inside letters, do no harm.
func FuzzPiece(f *testing.F) {
	f.Add("In **2035** the talks – so they said – ended.", 5, 9)
	f.Add("日本語 2035", 1, 3)
	f.Fuzz(func(t *testing.T, body string, from, to int) {
		from = max(0, min(from, len(body)))
		e := timex.Expression{Start: from, End: max(from, min(to, len(body))), From: year(2035), To: year(2035)}
		doc := store.Document{Body: body, Mentions: []timex.Expression{e}}
		ts := timesOf(doc, Edition{Document: render.Open(render.Manuscript{Key: "k", Body: body, Markdown: true})})
		if w := ansi.StringWidth(ts.view(0, true, 50, dark)); w != 50 {
			t.Errorf("%d wide", w)
		}
	})
}

// A sentence keeps its marks where it is wrapped, and shows them when it is cut.
func TestSentenceOnThreeRows(t *testing.T) {
	long := strings.Repeat("nobody had expected it and ", 9) + "by the end of 2035 all was done"
	at := strings.Index(long, "the end of 2035")
	s := Sentences{Period: store.Period{From: year(2035), To: year(2035), Of: store.Mentioned}}
	s.Resize(60, 24, dark)
	s.Take(store.Sentences{Total: 1200, More: true, Documents: 1100, List: []store.Sentence{
		{Title: "Report", Text: long, Marks: [][2]int{{at, at + len("the end of 2035")}}, Span: store.Period{From: aDay(2025, 11, 24), To: aDay(2026, 1, 3)}},
		{Path: "日本.txt", Text: "2035年に", Marks: [][2]int{{0, 4}}, Span: store.Period{From: year(2035), To: year(2035)}},
	}}, dark)
	page := s.View(dark)
	text := ansi.Strip(strings.Join(page, "\n"))
	for _, want := range []string{"1,200+ sentences in 1,100 briefings speak of 2035", "the first 2 by date", "24 Nov 2025–", "3 Jan 2026", "by the end of 2035", "all was done", "日本.txt · undated", "2035年に"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not shown:\n%s", want, text)
		}
	}
	if !strings.Contains(strings.Join(page, ""), "2035\x1b[m") {
		t.Errorf("no mark: %q", page)
	}
	if len(s.entries[0].lines) > mostRows {
		t.Errorf("%d rows", len(s.entries[0].lines))
	}
}
