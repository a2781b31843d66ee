package index

import (
	"context"
	"slices"
	"strings"
)

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
	families relatives
}

// relatives are the words that share a stem with one, in any language of the index.
type relatives struct {
	families []family
	in       []language // of each
	starts   []string   // each relative begins with one of these
	known    map[string]languages
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

// families returns the relatives of a word in the languages of the index.
func (ix *Index) families(word string) relatives {
	r := relatives{known: make(map[string]languages)}
	for l := en; l < languageCount; l++ {
		if !ix.speaks.has(l) {
			continue
		}
		if f, ok := familyOf(word, l); ok {
			r.families, r.in, r.starts = append(r.families, f), append(r.in, l), append(r.starts, f.start)
		}
	}
	r.starts = shortest(r.starts)
	return r
}

// shortest returns those words that begin with no other of them.
func shortest(words []string) []string {
	slices.Sort(words)
	var kept []string
	for _, word := range words {
		if n := len(kept); n == 0 || !strings.HasPrefix(word, kept[n-1]) {
			kept = append(kept, word)
		}
	}
	return kept
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
	spoken := s.spoken()
	for _, start := range w.families.starts {
		start = w.sign + start
		for c.seek(start); c.ok && c.has(start); c.next() {
			if string(c.word) == word || w.prefix && c.has(word) {
				continue
			}
			switch in := w.families.has(c.word[len(w.sign):]) & spoken; in {
			case 0:
			case spoken:
				visit(&c, c.form(stemWeight, everyLanguage))
			default:
				visit(&c, c.form(stemWeight, in))
			}
		}
	}
}

// has returns the languages in which a term is a relative. It has a memory, for
// segments share most of their words.
func (r *relatives) has(term []byte) languages {
	in, seen := r.known[string(term)]
	if seen {
		return in
	}
	word := string(term)
	for i := range r.families {
		if f := &r.families[i]; strings.HasPrefix(word, f.start) && f.has(word) {
			in |= 1 << r.in[i]
		}
	}
	r.known[word] = in
	return in
}

func (c *cursor) form(weight float32, in languages) form {
	return form{c.list, c.spot, c.frequency, weight, in}
}
