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
	tokenizer  words.Tokenizer
	dictionary dictionary
	document   docTerms
	memtable   memtable
	docs       docWriter
	addition   addition
	pathTerm   []byte // a word of a path

	writer       segmentWriter // and what else Segment works with
	sorter       sorter
	destinations []destination
	lists        []byte // plain
}

// NewBuilder returns a builder without documents.
func NewBuilder() *Builder {
	return &Builder{dictionary: newDictionary(), document: newDocTerms()}
}

func (b *Builder) reset() {
	b.dictionary.reset()
	b.memtable.reset()
	b.docs.reset()
}

// An addition is what an Add that does not come to its end leaves behind.
type addition struct {
	open          bool
	chunk         *chunk // being written, nil if none
	records, data int    // its lengths before
}

// Add indexes a document under the next number, from 0, and returns how many
// words its body has. If it panics, nothing of the document stays.
func (b *Builder) Add(d Document) (length int) {
	b.undo()
	b.addition = addition{open: true}
	var lengths [counted]int
	at := 0
	for f, text := range [counted]string{d.Title, d.Body, d.Source, d.Byline} {
		lengths[f] = b.addField(query.Field(f), text, at)
		at += lengths[f] + fieldGap
	}
	b.addPath(d.Path)
	b.dictionary.lookUp(&b.document)
	b.write(uint32(b.docs.stats.count))
	b.docs.add(lengths[query.Title], lengths[query.Body], words.LanguageOf(d.Language))
	b.addition.open = false
	return lengths[query.Body]
}

// undo takes back what the last Add left behind, if it did not come to its end. Terms
// may stay that no document has.
func (b *Builder) undo() {
	h := &b.addition
	if !h.open {
		return
	}
	b.document.reset()
	if h.chunk != nil {
		h.chunk.undo(b.dictionary.terms, h.records, h.data)
	}
	h.open = false
}

func (b *Builder) addField(f query.Field, text string, at int) int {
	b.tokenizer.Reset(text)
	for b.tokenizer.Next() {
		b.document.add(b.tokenizer.Term, f, uint32(at+b.tokenizer.Position), b.dictionary.seed)
	}
	return b.tokenizer.Position + 1
}

// addPath adds the words of a path: terms that begin with pathSign, counted as
// if they stood in a body.
func (b *Builder) addPath(text string) {
	b.tokenizer.Reset(text)
	for b.tokenizer.Next() {
		b.pathTerm = append(append(b.pathTerm[:0], pathSign...), b.tokenizer.Term...)
		b.document.add(b.pathTerm, query.Body, uint32(b.tokenizer.Position), b.dictionary.seed)
	}
}

// write appends the postings of the document on the page to the log.
func (b *Builder) write(doc uint32) {
	sheet := b.memtable.room(&b.document)
	b.addition.chunk, b.addition.records, b.addition.data = sheet, len(sheet.records), len(sheet.data)
	for i := range b.document.terms {
		e := &b.document.terms[i]
		t := &b.dictionary.terms[e.number]
		list, spot := sheet.add(e, doc-t.doc, b.document.positions)
		t.doc = doc
		t.list += list
		t.positions += spot
		t.frequency++
	}
	b.document.reset()
}

// Segment returns the documents added since the last call, and starts again with none,
// keeping its memory. The segment stands in room if that is large enough, and holds
// until room is used for another.
func (b *Builder) Segment(room []byte) *Segment {
	b.undo()
	b.destinations = slices.Grow(b.destinations[:0], len(b.dictionary.terms))[:len(b.dictionary.terms)]
	order := b.sorter.sort(&b.dictionary)
	var to destination
	for _, k := range order {
		b.destinations[k.term] = to
		to.list += b.dictionary.terms[k.term].list
		to.positions += b.dictionary.terms[k.term].positions
	}
	a := &b.writer
	a.begin(b.docs)
	a.lists = slices.Grow(a.lists, int(to.list+to.list/8))
	b.lists, a.positions = b.memtable.scatter(b.destinations, b.lists, a.positions, int(to.list), int(to.positions))
	var word []byte
	for _, k := range order {
		t, end := &b.dictionary.terms[k.term], b.destinations[k.term]
		if t.frequency == 0 {
			continue
		}
		word = b.dictionary.appendWord(word[:0], t)
		a.add(word, int(t.frequency), b.lists[end.list-t.list:end.list], int(t.positions))
	}
	s := a.segment(room)
	b.reset()
	return s
}
