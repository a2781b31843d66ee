package index

import (
	"context"

	"readout/store/query"
	"readout/store/words"
)

// An expansion is a term of a segment that a word of the query stands for.
type expansion struct {
	list, positions extent
	frequency       int
	weight          float32
	languages       words.Languages // only documents in these have it
}

const everyLanguage = ^words.Languages(0)

// shortPrefix is the length in bytes from which on a prefix is expanded to each of its words.
// Most documents have hundreds of words with a shorter one. Of such a prefix it only counts
// whether a document has it, and whether in the title.
const shortPrefix = 3

// An expander finds the terms that a word of a query stands for: itself, those that begin
// with it if prefix is set, and its relatives.
type expander struct {
	word      string
	sign      string // before the word in the dictionary: pathSign or nothing
	prefix    bool
	relatives words.Relatives
}

// expander returns the expander of a clause that is one word, or may be written as one.
func (ix *Index) expander(c query.Clause) expander {
	e := expander{word: c.Term(), prefix: c.Prefix, sign: signOf(c)}
	if c.Stems() {
		e.relatives = words.RelativesOf(e.word, ix.languages)
	}
	if len(c.Terms) > 1 && len(e.word) < shortPrefix {
		e.prefix = false // "U.S" does not stand for every word with "us"
	}
	return e
}

// signOf returns what stands before the words of a clause in the dictionary.
func signOf(c query.Clause) string {
	if c.In == 1<<query.Path {
		return pathSign
	}
	return ""
}

// termsCheck is after how many terms an expander looks whether the search was cancelled.
const termsCheck = 1 << 12

// expand appends the expansions in a segment.
func (e *expander) expand(ctx context.Context, s *Segment, found []expansion) []expansion {
	e.each(ctx, s, func(_ *cursor, f expansion) { found = append(found, f) })
	return found
}

// each calls visit with each expansion in a segment, and the cursor on its term; the word
// itself comes first.
func (e *expander) each(ctx context.Context, s *Segment, visit func(*cursor, expansion)) {
	if e.word == "" {
		return
	}
	c := s.cursor()
	word := e.sign + e.word
	if c.find(word) {
		visit(&c, c.expansion(1, everyLanguage))
		c.next()
	}
	if e.prefix {
		for n := 1; c.ok && c.has(word); c.next() {
			visit(&c, c.expansion(prefixWeight, everyLanguage))
			if n++; n%termsCheck == 0 && ctx.Err() != nil {
				return
			}
		}
	}
	present := s.languages()
	for _, start := range e.relatives.Starts {
		start = e.sign + start
		for c.seek(start); c.ok && c.has(start); c.next() {
			if string(c.term) == word || e.prefix && c.has(word) {
				continue
			}
			switch in := e.relatives.Has(c.term[len(e.sign):]) & present; in {
			case 0:
			case present:
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
