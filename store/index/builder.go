package index

import (
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// A Document is what is indexed of a briefing. Language is a BCP 47 tag, "" if
// unknown. The
// words of Path are found only by queries that name the field.
type Document struct {
	Title, Body, Source, Byline, Path string
	Language                          string
}

const (
	counted = query.Path // fields below it are counted in lists: the words of a path are terms of their own

	anyField query.Fields = 1<<counted - 1
)

// pathSign begins the terms of paths, so that only queries that name the field find
// them. No word begins with it.
const pathSign = "/"

// fieldGap is the distance between the last word of a field and the first of the
// next, so that no phrase reaches over it.
const fieldGap = 2

// A Builder collects documents into a Segment. It is for one goroutine; several
// builders work side by side. It takes at most 1 GB of text between two segments.
//
// What takes time is not computing but waiting for memory, for the terms of some
// MB of text do not fit the caches. So the words of a document are gathered on a page
// before they are looked up, and postings go to the end of a log. They come to their terms when the segment is made, in one pass.
type Builder struct {
	scan   words.Tokenizer
	terms  dictionary
	page   page
	log    log
	docs   documents
	half   half
	signed []byte // a word of a path

	assembler assembler // and what else Segment works with
	sorter    sorter
	spans     []span
	lists     []byte // plain
}

// NewBuilder returns a builder without documents.
func NewBuilder() *Builder {
	return &Builder{terms: newDictionary(), page: newPage()}
}

func (b *Builder) reset() {
	b.terms.reset()
	b.log.reset()
	b.docs.reset()
}

// A half is what an Add that does not come to its end leaves behind.
type half struct {
	begun         bool
	sheet         *sheet // being written, nil if none
	records, data int    // its lengths before
}

// Add indexes a document under the next number, from 0, and returns how many
// words its body has. If it panics, nothing of the document stays.
func (b *Builder) Add(d Document) (length int) {
	b.undo()
	b.half = half{begun: true}
	var lengths [counted]int
	at := 0
	for f, text := range [counted]string{d.Title, d.Body, d.Source, d.Byline} {
		lengths[f] = b.field(query.Field(f), text, at)
		at += lengths[f] + fieldGap
	}
	b.pathWords(d.Path)
	b.terms.look(&b.page)
	b.write(uint32(b.docs.count))
	b.docs.add(lengths[query.Title], lengths[query.Body], words.LanguageOf(d.Language))
	b.half.begun = false
	return lengths[query.Body]
}

// undo takes back what the last Add left behind, if it did not come to its end. Terms
// may stay that no document has.
func (b *Builder) undo() {
	h := &b.half
	if !h.begun {
		return
	}
	b.page.reset()
	if h.sheet != nil {
		h.sheet.undo(b.terms.list, h.records, h.data)
	}
	h.begun = false
}

func (b *Builder) field(f query.Field, text string, at int) int {
	b.scan.Reset(text)
	for b.scan.Next() {
		b.page.add(b.scan.Term, f, uint32(at+b.scan.Position), b.terms.seed)
	}
	return b.scan.Position + 1
}

// pathWords adds the words of a path: terms that begin with pathSign, counted as
// if they stood in a body.
func (b *Builder) pathWords(text string) {
	b.scan.Reset(text)
	for b.scan.Next() {
		b.signed = append(append(b.signed[:0], pathSign...), b.scan.Term...)
		b.page.add(b.signed, query.Body, uint32(b.scan.Position), b.terms.seed)
	}
}

// write appends the postings of the document on the page to the log.
func (b *Builder) write(doc uint32) {
	sheet := b.log.room(&b.page)
	b.half.sheet, b.half.records, b.half.data = sheet, len(sheet.records), len(sheet.data)
	for i := range b.page.entries {
		e := &b.page.entries[i]
		t := &b.terms.list[e.term]
		list, spot := sheet.add(e, doc-t.doc, b.page.places)
		t.doc = doc
		t.list += list
		t.spot += spot
		t.frequency++
	}
	b.page.reset()
}

// Segment returns the documents added since the last call, and starts again with none,
// keeping its memory. The segment stands in room if that is large enough, and holds
// until room is used for another.
func (b *Builder) Segment(room []byte) *Segment {
	b.undo()
	b.spans = slices.Grow(b.spans[:0], len(b.terms.list))[:len(b.terms.list)]
	order := b.sorter.sort(&b.terms)
	var to span
	for _, k := range order {
		b.spans[k.term] = to
		to.list += b.terms.list[k.term].list
		to.spot += b.terms.list[k.term].spot
	}
	a := &b.assembler
	a.begin(b.docs)
	a.lists = slices.Grow(a.lists, int(to.list+to.list/8))
	b.lists, a.spots = b.log.deal(b.spans, b.lists, a.spots, int(to.list), int(to.spot))
	var word []byte
	for _, k := range order {
		t, end := &b.terms.list[k.term], b.spans[k.term]
		if t.frequency == 0 {
			continue
		}
		word = b.terms.appendWord(word[:0], t)
		a.add(word, int(t.frequency), b.lists[end.list-t.list:end.list], int(t.spot))
	}
	s := a.segment(room)
	b.reset()
	return s
}
