package shelf

import (
	"readout/store/clean"
	"readout/store/dates/published"
)

// A heading is what lists show of a document, beside its row. Headings stand
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

func (e *encoder) heading(h heading) {
	e.begin()
	e.text(h.path)
	e.text(h.title.Text)
	e.word(h.title.From)
	e.number(h.title.Line)
	e.word(h.from)
	e.number(h.line)
	e.text(h.source)
}

func (d *decoder) heading() heading {
	return heading{
		path: d.text(), title: clean.Value{Text: d.text(), From: d.word(), Line: d.number()},
		from: d.word(), line: d.number(), source: d.text(),
	}
}

// record writes what only the whole document needs. Times come first, because lists of
// sentences read nothing else.
func (e *encoder) record(doc *storedDocument) {
	e.begin()
	e.expressions(doc.Mentions)
	e.expressions(doc.dayFirst)
	e.big(uint64(len(doc.Removed)))
	line := 0
	for _, cut := range doc.Removed {
		e.number(cut.Line - line)
		e.word(cut.Why)
		e.text(cut.Text)
		line = cut.Line
	}
	for _, s := range []string{doc.Byline, doc.Language, doc.Link, doc.dateName} {
		e.text(s)
	}
	for _, from := range []string{doc.SourceFrom, doc.BylineFrom, doc.LanguageFrom} {
		e.word(from)
	}
	for _, line := range []int{doc.SourceLine, doc.BylineLine, doc.LanguageLine, doc.headLines} {
		e.number(line)
	}
	e.big(uint64(len(doc.Links)))
	for _, link := range doc.Links {
		e.text(link.Text)
		e.text(link.URL)
		e.number(link.From)
		e.number(link.To - link.From)
	}
	e.declared(doc.declarations)
}

func bit(yes bool) uint64 {
	if yes {
		return 1
	}
	return 0
}

func (e *encoder) declared(d *declarations) {
	e.big(bit(d != nil))
	if d == nil {
		return
	}
	for _, s := range []string{d.hints.Title, d.hints.Source, d.hints.Byline, d.hints.Language, d.hints.Link} {
		e.text(s)
	}
	e.word(d.hints.From)
	for _, line := range []int{d.lines.Title, d.lines.Date, d.lines.Source, d.lines.Byline, d.lines.Language} {
		e.number(line)
	}
	e.big(uint64(len(d.dates)))
	for _, date := range d.dates {
		e.text(date.Value)
		e.text(date.From)
	}
}

// record reads what the encoder's record wrote into a document.
func (d *decoder) record(doc *storedDocument) {
	d.times(doc, len(doc.Body))
	doc.Removed = d.cuts()
	for _, s := range []*string{&doc.Byline, &doc.Language, &doc.Link, &doc.dateName} {
		*s = d.text()
	}
	for _, from := range []*string{&doc.SourceFrom, &doc.BylineFrom, &doc.LanguageFrom} {
		*from = d.word()
	}
	for _, line := range []*int{&doc.SourceLine, &doc.BylineLine, &doc.LanguageLine, &doc.headLines} {
		*line = d.number()
	}
	if n := d.count(); n > 0 {
		doc.Links = make([]clean.Link, 0, n)
		for range n {
			link := clean.Link{Text: d.text(), URL: d.text(), From: d.number()}
			link.To = link.From + d.number()
			doc.Links = append(doc.Links, link)
		}
	}
	doc.declarations = d.declared()
}

// times reads what a record begins with into the document of a body of so many bytes.
func (d *decoder) times(doc *storedDocument, body int) {
	doc.Mentions, doc.dayFirst = d.expressions(body), d.expressions(body)
}

// skipTimes goes past them.
func (d *decoder) skipTimes() {
	d.skipExpressions()
	d.skipExpressions()
}

func (d *decoder) cuts() []clean.Cut {
	n := d.count()
	if n == 0 {
		return nil
	}
	cuts := make([]clean.Cut, 0, n)
	line := 0
	for range n {
		line += d.number()
		cuts = append(cuts, clean.Cut{Line: line, Why: d.word(), Text: d.text()})
	}
	return cuts
}

func (d *decoder) declared() *declarations {
	if d.big() == 0 {
		return nil
	}
	var declared declarations
	h := &declared.hints
	for _, s := range []*string{&h.Title, &h.Source, &h.Byline, &h.Language, &h.Link} {
		*s = d.text()
	}
	h.From = d.word()
	l := &declared.lines
	for _, line := range []*int{&l.Title, &l.Date, &l.Source, &l.Byline, &l.Language} {
		*line = d.number()
	}
	for range d.count() {
		declared.dates = append(declared.dates, published.Declared{Value: d.text(), From: d.text()})
	}
	return &declared
}
