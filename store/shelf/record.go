package shelf

import (
	"readout/store/clean"
	"readout/store/dates/published"
)

// A heading is what lists show of a document, beside its doc values. Headings stand
// together in their volume, apart from the rest of the records, so that a list of
// titles touches little memory.
type heading struct {
	path   string
	title  clean.Value
	source string
	from   string // of the date of publication
	line   int
}

// finding is the date of publication as it was found.
func (h heading) finding(values docValues) published.Finding {
	return published.Finding{Date: values.published.Date(), Other: values.other.Date(), From: h.from, Line: h.line}
}

func (c coder) heading(h *heading) {
	c.texts(&h.path, &h.title.Text)
	c.words(&h.title.From)
	numbers(c, &h.title.Line)
	c.words(&h.from)
	numbers(c, &h.line)
	c.texts(&h.source)
}

// record codes what only the whole document needs. Times come first, because lists of
// sentences read nothing else. To read, the document must have its body.
func (c coder) record(doc *storedDocument) {
	c.times(doc, len(doc.Body))
	c.cuts(&doc.Removed)
	c.texts(&doc.Byline, &doc.Language, &doc.Link, &doc.dateName)
	c.words(&doc.SourceFrom, &doc.BylineFrom, &doc.LanguageFrom)
	numbers(c, &doc.SourceLine, &doc.BylineLine, &doc.LanguageLine, &doc.headLines)
	list(c, &doc.Links, func(link *clean.Link) {
		c.texts(&link.Text, &link.URL)
		length := link.To - link.From
		if numbers(c, &link.From, &length); c.isReading() {
			link.To = link.From + length
		}
	})
	c.declarations(&doc.declarations)
}

// times codes what a record begins with: what a body of so many bytes speaks of.
func (c coder) times(doc *storedDocument, body int) {
	if c.isReading() {
		doc.Mentions, doc.dayFirst = c.dec.expressions(body), c.dec.expressions(body)
		return
	}
	c.enc.expressions(doc.Mentions)
	c.enc.expressions(doc.dayFirst)
}

func (c coder) cuts(cuts *[]clean.Cut) {
	last := 0
	list(c, cuts, func(cut *clean.Cut) {
		lines := cut.Line - last
		if numbers(c, &lines); c.isReading() {
			cut.Line = last + lines
		}
		last = cut.Line
		c.words(&cut.Why)
		c.texts(&cut.Text)
	})
}

func (c coder) declarations(d **declarations) {
	exists := *d != nil
	if c.flag(&exists); !exists {
		return
	}
	if c.isReading() {
		*d = new(declarations)
	}
	hints, lines := &(*d).hints, &(*d).lines
	c.texts(&hints.Title, &hints.Source, &hints.Byline, &hints.Language, &hints.Link)
	c.words(&hints.From)
	numbers(c, &lines.Title, &lines.Date, &lines.Source, &lines.Byline, &lines.Language)
	list(c, &(*d).dates, func(date *published.Declared) { c.texts(&date.Value, &date.From) })
}

func bit(yes bool) uint64 {
	if yes {
		return 1
	}
	return 0
}
