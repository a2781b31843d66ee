package index

import (
	"context"
	"math/bits"
	"slices"
)

// How much an occurrence counts, by field and by the form of the word. Words of a
// path are for queries that name it.
const (
	titleWeight  = 3
	sourceWeight = 0.6
	bylineWeight = 1.0
	stemWeight   = 0.8
	prefixWeight = 0.5
)

// How much the length of a field counts (b of BM25F).
const (
	titleShare = 0.4
	bodyShare  = 0.7
)

// A form is a term of a segment that fits a word of the query.
type form struct {
	s          *Segment
	list, spot extent
	frequency  int
	weight     float32
	in         languages // it fits only in documents of these
}

const everyLanguage = ^languages(0)

// gather counts a clause in every document that has it.
func (ix *Index) gather(ctx context.Context, c clause, s *space) error {
	w := wanted{word: c.word(), prefix: c.prefix}
	if c.stems() {
		w.families = ix.families(w.word)
	}
	if len(c.parts) > 1 && len(w.word) < shortPrefix {
		w.prefix = false // "U.S" is not yet every word with "us"
	}
	for i, segment := range ix.segments {
		if err := ctx.Err(); err != nil {
			return err
		}
		g := gatherer{ix: ix, segment: segment, base: ix.bases[i], space: s}
		var whole bool
		if g.docs, whole = segment.columns(); !whole {
			continue
		}
		g.words(ctx, w.forms(segment))
		if len(c.parts) > 1 {
			g.phrase(c.parts, c.prefix)
		}
	}
	return ctx.Err()
}

// shortPrefix is the length from which on all terms with a prefix are looked at.
// Of a shorter one the most frequent, until shortReach occurrences a document
// have been read: such a prefix fits nearly every document many times.
const (
	shortPrefix = 3
	shortReach  = 4
)

// wanted is what terms a word of a query stands for: itself, those that begin
// with it if prefix is set, those of its families.
type wanted struct {
	word     string
	prefix   bool
	families []relatives
}

// relatives are the words of a family, and whether a term seen before was one.
type relatives struct {
	family
	in    language
	known map[string]bool
}

// families returns the families of a word in the languages of the index.
func (ix *Index) families(word string) []relatives {
	var found []relatives
	for l := en; l < languageCount; l++ {
		if !ix.speaks.has(l) {
			continue
		}
		if f, ok := familyOf(word, l); ok {
			found = append(found, relatives{f, l, make(map[string]bool)})
		}
	}
	return found
}

// forms returns the terms of a segment that are wanted.
func (w *wanted) forms(s *Segment) []form {
	if w.word == "" {
		return nil
	}
	var found []form
	c := s.cursor()
	c.seek(w.word)
	if c.ok && string(c.word) == w.word {
		found = append(found, c.form(1, everyLanguage))
		c.next()
	}
	if w.prefix {
		least := w.least(c, shortReach*s.Len())
		for ; c.ok && c.has(w.word); c.next() {
			if c.frequency >= least {
				found = append(found, c.form(prefixWeight, everyLanguage))
			}
		}
	}
	for _, f := range w.families {
		if s.speaks[f.in] == 0 {
			continue
		}
		for c.seek(f.start); c.ok && c.has(f.start); c.next() {
			if string(c.word) != w.word && !(w.prefix && c.has(w.word)) && f.has(c.word) {
				found = append(found, c.form(stemWeight, 1<<f.in))
			}
		}
	}
	return found
}

// has is family.has with a memory, for segments share most of their words.
func (r *relatives) has(term []byte) bool {
	is, seen := r.known[string(term)]
	if !seen {
		is = r.family.has(string(term))
		r.known[string(term)] = is
	}
	return is
}

func (c *cursor) form(weight float32, in languages) form {
	return form{c.s, c.list, c.spot, c.frequency, weight, in}
}

// least returns from how many documents on terms with a short prefix are looked at:
// the power of two that leaves about reach documents to all of them. The terms
// begin at the cursor.
func (w *wanted) least(c cursor, reach int) int {
	if len(w.word) >= shortPrefix {
		return 0
	}
	c.word = slices.Clone(c.word)
	var documents [33]int // of the terms whose frequency has so many bits
	for ; c.ok && c.has(w.word); c.next() {
		documents[bits.Len32(uint32(c.frequency))] += c.frequency
	}
	for n := len(documents) - 1; n > 0; n-- {
		if reach -= documents[n]; reach < 0 {
			return 1 << (n - 1)
		}
	}
	return 0
}

// A gatherer counts words and phrases in the documents of a segment.
type gatherer struct {
	ix      *Index
	segment *Segment
	base    uint32
	docs    columns
	space   *space
}

// words counts the documents of each form.
func (g *gatherer) words(ctx context.Context, forms []form) {
	for _, f := range forms {
		if f.frequency > 1000 && ctx.Err() != nil {
			return
		}
		r := f.s.reader(f.list, f.frequency)
		for r.next() {
			doc := r.doc()
			if !f.in.has(language(g.docs.tongues[doc])) {
				continue
			}
			n := float32(r.of(body, r.i)) / g.bodyNorm(doc)
			n += titleWeight*float32(r.of(title, r.i))/g.titleNorm(doc) + sourceWeight*float32(r.of(source, r.i)) + bylineWeight*float32(r.of(byline, r.i))
			if n > 0 {
				g.space.add(g.base+doc, n*f.weight)
			}
		}
	}
}

func (g *gatherer) bodyNorm(doc uint32) float32 {
	return 1 - bodyShare + bodyShare*classLength(g.docs.bodies[doc])/g.ix.average[1]
}

func (g *gatherer) titleNorm(doc uint32) float32 {
	return 1 - titleShare + titleShare*classLength(g.docs.titles[doc])/g.ix.average[0]
}
