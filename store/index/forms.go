package index

import (
	"context"

	"readout/store/query"
	"readout/store/words"
)

// A form is a term of a segment that fits a word of the query.
type form struct {
	list, spot extent
	frequency  int
	weight     float32
	languages  words.Languages // it fits only in documents of these
}

const everyLanguage = ^words.Languages(0)

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
	families words.Relatives
}

// wanted returns what a clause asks for as one word.
func (ix *Index) wanted(c query.Clause) wanted {
	w := wanted{word: c.Term(), prefix: c.Prefix, sign: signOf(c)}
	if c.Stems() {
		w.families = words.RelativesOf(w.word, ix.speaks)
	}
	if len(c.Terms) > 1 && len(w.word) < shortPrefix {
		w.prefix = false // "U.S" is not yet every word with "us"
	}
	return w
}

// signOf returns what the terms of a clause begin with.
func signOf(c query.Clause) string {
	if c.In == 1<<query.Path {
		return pathSign
	}
	return ""
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
	for _, start := range w.families.Starts {
		start = w.sign + start
		for c.seek(start); c.ok && c.has(start); c.next() {
			if string(c.word) == word || w.prefix && c.has(word) {
				continue
			}
			switch in := w.families.Has(c.word[len(w.sign):]) & spoken; in {
			case 0:
			case spoken:
				visit(&c, c.form(stemWeight, everyLanguage))
			default:
				visit(&c, c.form(stemWeight, in))
			}
		}
	}
}

func (c *cursor) form(weight float32, in words.Languages) form {
	return form{c.list, c.spot, c.frequency, weight, in}
}
