package pane

import (
	"slices"
	"testing"

	"readout/store"
	"readout/store/clean"
	"readout/store/dates"
)

// What is known is quoted from the line it was found in, wherever else its text stands.
func TestFactsQuoteTheirLine(t *testing.T) {
	day, _ := dates.New(2024, 5, 3)
	doc := store.Document{
		Body: "The port opens on Friday, said Ada Marsh of the Post.\n2024-05-03\n",
		Removed: []clean.Cut{
			{Line: 1, Text: "---", Why: "header"}, {Line: 2, Text: "by: Ada Marsh", Why: "header"},
			{Line: 3, Text: "lang: en", Why: "header"}, {Line: 4, Text: "---", Why: "header"},
			{Line: 5, Text: "Port | Post", Why: "menu"}, {Line: 6, Text: "# The *port* opens", Why: "title"},
		},
		Title:  clean.Value{Text: "The port opens", From: "heading", Line: 6},
		Source: "Post", SourceFrom: "declared",
		Byline: "Ada Marsh", BylineFrom: "front matter", BylineLine: 2,
		Language: "en", LanguageFrom: "front matter", LanguageLine: 3,
		Published: store.Dated{Date: day, From: "file name"},
	}
	whys := func(doc store.Document) (all []string) {
		for _, f := range factsOf(doc, "…")[:5] {
			all = append(all, f.why)
		}
		return all
	}
	want := []string{`from: heading, line 6: "# The *port* opens"`, "from: file name", "from: declared",
		`from: front matter, line 2: "by: Ada Marsh"`, `from: front matter, line 3: "lang: en"`}
	if got := whys(doc); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	doc.Published.From, doc.Published.Line = "metadata line", 8
	doc.Title = clean.Value{Text: "The port opens on…", From: "lead sentence", Line: 99}
	want[0], want[1] = "from: lead sentence, line 99", `from: metadata line, line 8: "2024-05-03"`
	if got := whys(doc); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
