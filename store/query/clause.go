package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
	"readout/store/words"
)

// A Clause is a word or phrase of a query.
type Clause struct {
	In       Fields   // the only fields to look in, 0 for all that plain words are looked for in
	Quoted   bool     // only the words as written, one after the other
	Prefix   bool     // the last word may go on
	Typing   bool     // the last word is still being typed
	Repeats  uint16   // how often it stands in the query again: long questions repeat what they are about
	Terms    []string // folded words that stand one after the other
	Compound string   // the same written together ("natoeu"), "" if there is one part
	Text     string   // as typed, from the first letter or digit to the last
}

// newClause folds a word or phrase. It has no parts if there are no letters or
// digits. A letter that stands alone in a script without spaces may go on, for such
// scripts are indexed by pairs of letters.
func newClause(text string) Clause {
	text = legible(text)
	var c Clause
	var s words.Tokenizer
	s.Reset(text)
	var from, to int // the parts
	var whole [2]int // where c.whole stands
	letters := 0     // of a script without spaces
	for s.Next() && len(c.Terms) < MaxTerms {
		if s.Compound {
			c.Compound, whole = string(s.Term), [2]int{s.Start, s.End}
			continue
		}
		if s.Bigram {
			if letters++; letters > 1 && s.SingleLetter() {
				continue // the last letter of a run, which the pair before holds
			}
			c.Prefix = s.SingleLetter()
		}
		if len(c.Terms) == 0 {
			from = s.Start
		}
		to = s.End
		c.Terms = append(c.Terms, string(s.Term))
	}
	c.Prefix = c.Prefix && len(c.Terms) == 1
	if whole != [2]int{from, to} {
		c.Compound = ""
	}
	c.Text = strings.Join(strings.Fields(text[from:to]), " ")
	return c
}

// legible returns text as valid UTF-8 without what is not seen, such as the soft
// hyphens of a word that was copied, and with spaces for control characters.
func legible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case invisible(r):
			return -1
		}
		return r
	}, text)
}

// invisible reports whether a rune is one that documents are cleaned of. The joiners
// of Arabic and Indic words stay.
func invisible(r rune) bool { return text.IsHidden(r) || text.IsBidiControl(r) }

// Term returns the clause as one folded word, "" if it is several.
func (c Clause) Term() string {
	if c.Compound == "" && len(c.Terms) == 1 {
		return c.Terms[0]
	}
	return c.Compound
}

// Stems reports whether other forms of the word are asked for as well.
func (c Clause) Stems() bool { return !c.Quoted && len(c.Terms) == 1 }

// required reports whether a hit must have the clause where it stands beside
// others.
func (c Clause) required() bool { return c.Quoted || c.In != 0 }

// Same reports whether two clauses ask for the same.
func (c Clause) Same(d Clause) bool {
	return c.In == d.In && c.Quoted == d.Quoted && c.Prefix == d.Prefix && c.Compound == d.Compound && slices.Equal(c.Terms, d.Terms)
}

// dense reports whether a folded word is of a script without spaces.
func dense(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return text.IsDense(r)
}
