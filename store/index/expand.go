package index

import (
	"context"

	"readout/store/query"
	"readout/store/words"
)

// An expansion is a term of a segment that fits a word of the query.
type expansion struct {
	list, positions extent
	frequency       int
	weight          float32
	languages       words.Languages // it fits only in documents of these
}

const everyLanguage = ^words.Languages(0)

// shortPrefix is the length in bytes from which on a prefix stands for each of its
// words. Shorter ones stand in most documents, as hundreds of words: of them counts
// only whether a document has them, and whether in the title.
const shortPrefix = 3

// expander is what terms a word of a query stands for: itself, those that begin
// with it if prefix is set, those of its families. Words of paths begin with a sign.
type expander struct {
	word      string
	sign      string
	prefix    bool
	relatives words.Relatives
}

// expander returns what a clause asks for as one word.
func (ix *Index) expander(c query.Clause) expander {
	w := expander{word: c.Term(), prefix: c.Prefix, sign: signOf(c)}
	if c.Stems() {
		w.relatives = words.RelativesOf(w.word, ix.languages)
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

// termsCheck is after how many terms of a segment it is asked whether the search was
// cancelled.
const termsCheck = 1 << 12

// expand appends the terms of a segment that are wanted.
func (w *expander) expand(ctx context.Context, s *Segment, found []expansion) []expansion {
	w.each(ctx, s, func(_ *cursor, f expansion) { found = append(found, f) })
	return found
}

// each calls visit with the terms of a segment that are wanted, the word itself
// first.
func (w *expander) each(ctx context.Context, s *Segment, visit func(*cursor, expansion)) {
	if w.word == "" {
		return
	}
	c := s.cursor()
	word := w.sign + w.word
	if c.find(word) {
		visit(&c, c.expansion(1, everyLanguage))
		c.next()
	}
	if w.prefix {
		for n := 1; c.ok && c.has(word); c.next() {
			visit(&c, c.expansion(prefixWeight, everyLanguage))
			if n++; n%termsCheck == 0 && ctx.Err() != nil {
				return
			}
		}
	}
	spoken := s.languages()
	for _, start := range w.relatives.Starts {
		start = w.sign + start
		for c.seek(start); c.ok && c.has(start); c.next() {
			if string(c.term) == word || w.prefix && c.has(word) {
				continue
			}
			switch in := w.relatives.Has(c.term[len(w.sign):]) & spoken; in {
			case 0:
			case spoken:
				visit(&c, c.expansion(stemWeight, everyLanguage))
			default:
				visit(&c, c.expansion(stemWeight, in))
			}
		}
	}
}

func (c *cursor) expansion(weight float32, in words.Languages) expansion {
	return expansion{c.list, c.positions, c.frequency, weight, in}
}
