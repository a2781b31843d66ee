package store

import (
	"path"
	"strings"

	"readout/store/clean"
	"readout/store/dates/published"
	"readout/store/dates/timex"
	"readout/store/markup"
	"readout/store/source"
	"readout/store/text"
)

// An entry is a document on its way into a volume, or out of it. Its date is still
// as it was found: the library decides about day and month when all votes are known.
type entry struct {
	Document
	place    int
	file     uint32 // number of its file
	flags    flags
	ahead    day    // as in row
	html     bool   // it was a page
	name     string // of the file, or of the item in its container: evidence for the date
	head     int    // lines that prepend put in front of the text, such as front matter
	finding  published.Finding
	declared *declared          // nil if the file said nothing about itself
	dayFirst []timex.Expression // what Mentions are if numeric dates are read day first; nil if that makes no difference
	text     *markup.Text       // the body, read
}

// declared is what the container of a text said about it, kept for recut.
type declared struct {
	hints clean.Hints
	dates []published.Declared
	lines source.Lines // of the head
}

// title sets the title as people read it: without the markup and the character entities
// that front matter and feeds often hold, and that a page would have shown as what they mean.
func (e *entry) title(t clean.Value, markdown bool) {
	if t.Text == "" {
		t = clean.Value{Text: path.Base(e.Path), From: "file name"}
	}
	e.Title = clean.Value{Text: e.plain(t, markdown), From: t.From, Line: t.Line}
}

// plain is what is known about a document as people read it. A page and what was taken out
// of one say it so already, a heading has been read, and the name of a file is no markup.
func (e *entry) plain(v clean.Value, markdown bool) string {
	switch {
	case e.flags.has(isFinished), v.From == "heading", v.From == "file name":
		return v.Text
	case markdown:
		return text.OneLine(markup.Line(v.Text))
	case strings.Contains(v.Text, "&"):
		return text.OneLine(text.Entities(v.Text))
	}
	return v.Text
}

// prepend puts the lines that the container took off before the text in front of
// the cuts, so that the original is whole.
func (e *entry) prepend(head string) {
	if head == "" {
		return
	}
	cuts := make([]clean.Cut, 0, strings.Count(head, "\n")+1+len(e.Removed))
	for line := range strings.Lines(text.Safe(head)) {
		cuts = append(cuts, clean.Cut{Line: len(cuts) + 1, Text: strings.TrimSuffix(line, "\n"), Why: "header"})
	}
	e.head = len(cuts)
	for _, cut := range e.Removed {
		cut.Line += e.head
		cuts = append(cuts, cut)
	}
	e.Removed = cuts
	for _, line := range []*int{&e.Title.Line, &e.SourceLine, &e.BylineLine, &e.LanguageLine, &e.finding.Line} {
		if *line > 0 {
			*line += e.head
		}
	}
}

// placeDeclared gives what the head of the text declares its line, which cleaning did not see.
func (e *entry) placeDeclared() {
	d := e.declared
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
		{&e.Title.Line, e.Title.From, d.hints.From, d.lines.Title},
		{&e.SourceLine, e.SourceFrom, d.hints.From, d.lines.Source},
		{&e.BylineLine, e.BylineFrom, d.hints.From, d.lines.Byline},
		{&e.LanguageLine, e.LanguageFrom, d.hints.From, d.lines.Language},
		{&e.finding.Line, e.finding.From, date, d.lines.Date},
	} {
		if v.from == v.declared {
			*v.line = v.head
		}
	}
}

// original is the text before cleaning, apart from the lines that prepend put in
// front of it.
func (e *entry) original() (head, text string) {
	if len(e.Removed) == 0 {
		return "", e.Body
	}
	var lines strings.Builder
	all := e.Original()
	for i, line := range all {
		lines.WriteString(line.Text)
		lines.WriteByte('\n')
		if i+1 == e.head {
			head = lines.String()
			lines.Reset()
		}
	}
	text = lines.String()
	if last := e.Removed[len(e.Removed)-1]; last.Line < len(all) && !strings.HasSuffix(e.Body, "\n") {
		text = strings.TrimSuffix(text, "\n") // the text ended without one
	}
	return head, text
}
