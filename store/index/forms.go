package index

import "context"

// A form is a term of a segment that fits a word of the query.
type form struct {
	list, spot extent
	frequency  int
	weight     float32
	languages  languages // it fits only in documents of these
}

const everyLanguage = ^languages(0)

// shortPrefix is the length in bytes from which on a prefix stands for each of its
// words. Shorter ones stand in most documents, as hundreds of words: of them counts
// only whether a document has them, and whether in the title.
const shortPrefix = 3

// wanted is what terms a word of a query stands for: itself, those that begin
// with it if prefix is set, those of its families. Words of paths begin with a sign.
type wanted struct {
	word     string
	sign     string
	prefix   bool
	families []relatives
}

// relatives are the words of a family, and whether a term seen before was one.
type relatives struct {
	family
	in    language
	known map[string]bool
}

// wanted returns what a clause asks for as one word.
func (ix *Index) wanted(c clause) wanted {
	w := wanted{word: c.word(), prefix: c.prefix, sign: c.sign()}
	if c.stems() {
		w.families = ix.families(w.word)
	}
	if len(c.parts) > 1 && len(w.word) < shortPrefix {
		w.prefix = false // "U.S" is not yet every word with "us"
	}
	return w
}

// sign is what the terms of a clause begin with.
func (c clause) sign() string {
	if c.in == 1<<path {
		return pathSign
	}
	return ""
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

// formsCheck is after how many terms of a segment it is asked whether the search was
// cancelled.
const formsCheck = 1 << 12

// forms appends the terms of a segment that are wanted.
func (w *wanted) forms(ctx context.Context, s *Segment, found []form) []form {
	w.each(ctx, s, func(_ *cursor, f form) { found = append(found, f) })
	return found
}

// each calls visit with the terms of a segment that are wanted, the word itself
// first.
func (w *wanted) each(ctx context.Context, s *Segment, visit func(*cursor, form)) {
	if w.word == "" {
		return
	}
	c := s.cursor()
	word := w.sign + w.word
	if c.find(word) {
		visit(&c, c.form(1, everyLanguage))
		c.next()
	}
	if w.prefix {
		for n := 1; c.ok && c.has(word); c.next() {
			visit(&c, c.form(prefixWeight, everyLanguage))
			if n++; n%formsCheck == 0 && ctx.Err() != nil {
				return
			}
		}
	}
	for _, f := range w.families {
		if s.speaks[f.in] == 0 {
			continue
		}
		of := languages(1) << f.in
		if s.speaks[f.in] == s.count {
			of = everyLanguage
		}
		start := w.sign + f.start
		for c.seek(start); c.ok && c.has(start); c.next() {
			if string(c.word) != word && !(w.prefix && c.has(word)) && f.has(c.word[len(w.sign):]) {
				visit(&c, c.form(stemWeight, of))
			}
		}
	}
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
	return form{c.list, c.spot, c.frequency, weight, in}
}
