package shelf

import (
	"path"
	"strings"

	"readout/store/clean"
	"readout/store/dates/published"
	"readout/store/dates/timex"
	"readout/store/days"
	"readout/store/markup"
	"readout/store/source"
	"readout/store/text"
)

// A storedDocument is a document as a volume has it. Its date is as it was found: the frame
// decides about day and month by the votes of all documents.
type storedDocument struct {
	Document
	place        int
	file         uint32 // number of its file
	flags        flags
	due          days.Day // as in docValues
	html         bool     // it was a page
	dateName     string   // of the file, or of the item in its container: evidence for the date
	headLines    int      // lines that prependHead put before the text, such as front matter
	finding      published.Finding
	declarations *declarations      // nil if the file said nothing about itself
	dayFirst     []timex.Expression // what Mentions are if numeric dates are read day first; nil if that makes no difference
	text         *markup.Text       // the body, read
}

// declarations are what the container of a text says about it, kept for a second cleaning.
type declarations struct {
	hints clean.Hints
	dates []published.Declared
	lines source.Lines // of the head
}

// setTitle sets the title as people read it: without the markup and the character entities
// that front matter and feeds often hold, and that a page would have shown as what they mean.
func (doc *storedDocument) setTitle(t clean.Value, markdown bool) {
	if t.Text == "" {
		t = clean.Value{Text: path.Base(doc.Path), From: "file name"}
	}
	doc.Title = clean.Value{Text: doc.plain(t, markdown), From: t.From, Line: t.Line}
}

// plain is what is known about a document as people read it. A page and what was taken out
// of one say it so already, a heading has been read, and the name of a file is no markup.
func (doc *storedDocument) plain(v clean.Value, markdown bool) string {
	switch {
	case doc.flags.has(isFinished), v.From == "heading", v.From == "file name":
		return v.Text
	case markdown:
		return text.OneLine(markup.Line(v.Text))
	case strings.Contains(v.Text, "&"):
		return text.OneLine(text.Entities(v.Text))
	}
	return v.Text
}

// prependHead puts the lines that the container took off before the text in front of
// the cuts, so that the original is whole.
func (doc *storedDocument) prependHead(head string) {
	if head == "" {
		return
	}
	cuts := make([]clean.Cut, 0, strings.Count(head, "\n")+1+len(doc.Removed))
	for line := range strings.Lines(text.Safe(head)) {
		cuts = append(cuts, clean.Cut{Line: len(cuts) + 1, Text: strings.TrimSuffix(line, "\n"), Why: "header"})
	}
	doc.headLines = len(cuts)
	for _, cut := range doc.Removed {
		cut.Line += doc.headLines
		cuts = append(cuts, cut)
	}
	doc.Removed = cuts
	for _, line := range []*int{&doc.Title.Line, &doc.SourceLine, &doc.BylineLine, &doc.LanguageLine, &doc.finding.Line} {
		if *line > 0 {
			*line += doc.headLines
		}
	}
}

// setDeclaredLines gives what the head of the text declares its line, which cleaning did not see.
func (doc *storedDocument) setDeclaredLines() {
	d := doc.declarations
	if d == nil || d.lines == (source.Lines{}) {
		return
	}
	date := ""
	if len(d.dates) > 0 {
		date = d.dates[0].From
	}
	for _, v := range []struct {
		line           *int
		from, declared string
		head           int
	}{
		{&doc.Title.Line, doc.Title.From, d.hints.From, d.lines.Title},
		{&doc.SourceLine, doc.SourceFrom, d.hints.From, d.lines.Source},
		{&doc.BylineLine, doc.BylineFrom, d.hints.From, d.lines.Byline},
		{&doc.LanguageLine, doc.LanguageFrom, d.hints.From, d.lines.Language},
		{&doc.finding.Line, doc.finding.From, date, d.lines.Date},
	} {
		if v.from == v.declared {
			*v.line = v.head
		}
	}
}

// original is the text before cleaning, apart from the lines that prependHead put
// before it.
func (doc *storedDocument) original() (head, text string) {
	if len(doc.Removed) == 0 {
		return "", doc.Body
	}
	var lines strings.Builder
	all := doc.Original()
	for i, line := range all {
		lines.WriteString(line.Text)
		lines.WriteByte('\n')
		if i+1 == doc.headLines {
			head = lines.String()
			lines.Reset()
		}
	}
	text = lines.String()
	if last := doc.Removed[len(doc.Removed)-1]; last.Line < len(all) && !strings.HasSuffix(doc.Body, "\n") {
		text = strings.TrimSuffix(text, "\n") // the text ended without one
	}
	return head, text
}
