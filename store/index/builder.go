package index

import (
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// A Document is what is indexed of a briefing.
type Document struct {
	Title, Body, Source, Byline string
	Path                        string // its words are found only by queries that name the field
	Language                    string // BCP 47 tag, "" if unknown
}

const (
	counted = query.Path // lists count the fields below it; the words of a path are terms of their own

	anyField query.Fields = 1<<counted - 1
)

// pathSign begins the terms of paths, so that only queries that name the field find
// them. No word begins with it.
const pathSign = "/"

// fieldGap is the distance between the last word of a field and the first of the next,
// so that no phrase reaches across.
const fieldGap = query.MaxTerms

// A Builder collects documents into a Segment. It is for one goroutine; several builders
// work side by side. It takes at most 1 GB of text between two segments.
//
// Building a segment is waiting for memory rather than computing, for the terms of some MB
// of text do not fit the caches. So the words of a document are gathered in a small table
// before they are looked up in the dictionary, and postings are appended to a memtable. When
// the segment is made, they are sorted by term in one pass.
type Builder struct {
	tokenizer  words.Tokenizer
	dictionary dictionary
	document   docTerms
	memtable   memtable
	docs       docWriter
	addition   addition
	pathTerm   []byte

	// memory of Segment
	writer       segmentWriter
	sorter       sorter
	destinations []destination // by number of the term
	lists        []byte        // plain, one term after the other
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

// An addition is what has to be undone if an Add panics.
type addition struct {
	open          bool
	chunk         *chunk // written to; nil if nothing was written yet
	records, data int    // lengths of the chunk before
}

// Add indexes a document under the next number, from 0, and returns how many words its
// body has. If it panics, nothing of the document stays.
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

// undo takes back what an Add left behind that panicked. Terms without documents may stay.
func (b *Builder) undo() {
	a := &b.addition
	if !a.open {
		return
	}
	b.document.reset()
	if a.chunk != nil {
		a.chunk.undo(b.dictionary.terms, a.records, a.data)
	}
	a.open = false
}

// addField adds the words of a field, the first at a position, and returns how many they are.
func (b *Builder) addField(f query.Field, text string, at int) int {
	b.tokenizer.Reset(text)
	for b.tokenizer.Next() {
		b.document.add(b.tokenizer.Term, f, uint32(at+b.tokenizer.Position), b.dictionary.seed)
	}
	return b.tokenizer.Position + 1
}

// addPath adds the words of a path. They are counted as if they stood in a body.
func (b *Builder) addPath(text string) {
	b.tokenizer.Reset(text)
	for b.tokenizer.Next() {
		b.pathTerm = append(append(b.pathTerm[:0], pathSign...), b.tokenizer.Term...)
		b.document.add(b.pathTerm, query.Body, uint32(b.tokenizer.Position), b.dictionary.seed)
	}
}

// write appends the postings of the document to the memtable.
func (b *Builder) write(doc uint32) {
	chunk := b.memtable.room(&b.document)
	b.addition.chunk, b.addition.records, b.addition.data = chunk, len(chunk.records), len(chunk.data)
	for i := range b.document.terms {
		d := &b.document.terms[i]
		t := &b.dictionary.terms[d.number]
		list, positions := chunk.add(d, doc-t.doc, b.document.positions)
		t.doc = doc
		t.list += list
		t.positions += positions
		t.frequency++
	}
	b.document.reset()
}

// Segment returns the segment of the documents added since the last call, and empties the
// builder, which keeps its memory. The segment's bytes stand in room if that is large
// enough: then it must not be used after room is.
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
	w := &b.writer
	w.begin(b.docs)
	w.lists = slices.Grow(w.lists, int(to.list+to.list/8))
	b.lists, w.positions = b.memtable.scatter(b.destinations, b.lists, w.positions, int(to.list), int(to.positions))
	var word []byte
	for _, k := range order {
		t, end := &b.dictionary.terms[k.term], b.destinations[k.term]
		if t.frequency == 0 {
			continue
		}
		word = b.dictionary.appendWord(word[:0], t)
		w.add(word, int(t.frequency), b.lists[end.list-t.list:end.list], int(t.positions))
	}
	s := w.segment(room)
	b.reset()
	return s
}
