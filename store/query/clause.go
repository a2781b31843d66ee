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
	In       Fields   // where to look; 0 for the fields of plain words
	Quoted   bool     // only the words as written, one after the other
	Exact    bool     // only the words as written, though no quotes stand around them
	Prefix   bool     // the last word is only the beginning of one
	Typing   bool     // the last word is still being typed
	Repeats  uint16   // how often it stands in the query again: long questions repeat what they are about
	Terms    []string // folded words, one after the other; Gap in a phrase is any one word
	Compound string   // the same written together ("natoeu"), "" for a single word
	Text     string   // as typed, from the first letter or digit to the last
}

// Gap is the term of a star that stands alone in a phrase.
const Gap = ""

// newClause returns the clause of a word or phrase, which has no terms if there are no letters
// or digits. A single letter of a script without spaces is a prefix, for such scripts are
// indexed by pairs of letters.
func newClause(text string) Clause {
	text = legible(text)
	var c Clause
	var t words.Tokenizer
	t.Reset(text)
	var from, to int    // of all terms in text
	var compound [2]int // from and to of c.Compound
	bigrams := 0
	for t.Next() && len(c.Terms) < MaxTerms {
		if len(c.Terms) > 0 {
			stars := loneStars(text[to:max(to, t.Start)])
			c.Terms = append(c.Terms, slices.Repeat([]string{Gap}, min(stars, MaxTerms-1-len(c.Terms)))...)
		}
		if t.Compound {
			c.Compound, compound = string(t.Term), [2]int{t.Start, t.End}
			continue
		}
		if t.Bigram {
			if bigrams++; bigrams > 1 && t.SingleLetter() {
				continue // the last letter of a run, which the pair before it has
			}
			c.Prefix = t.SingleLetter()
		}
		if len(c.Terms) == 0 {
			from = t.Start
		}
		to = t.End
		c.Terms = append(c.Terms, string(t.Term))
	}
	c.Prefix = c.Prefix && len(c.Terms) == 1
	if compound != [2]int{from, to} {
		c.Compound = ""
	}
	c.Text = strings.Join(strings.Fields(text[from:to]), " ")
	return c
}

// loneStars returns how many stars stand alone in what is between two words.
func loneStars(between string) (n int) {
	signs := strings.FieldsFunc("x"+between+"x", unicode.IsSpace)
	for _, sign := range signs {
		if sign == "*" {
			n++
		}
	}
	return n
}

// legible returns text as valid UTF-8, without invisible letters, such as the soft hyphens of
// a word that was copied, and with spaces for control characters.
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

// invisible reports whether documents are cleaned of a rune. The joiners of Arabic and Indic
// words stay.
func invisible(r rune) bool { return text.IsHidden(r) || text.IsBidiControl(r) }

// Term returns the clause as one folded word, "" if it can only be several.
func (c Clause) Term() string {
	if c.Compound == "" && len(c.Terms) == 1 {
		return c.Terms[0]
	}
	return c.Compound
}

// isWord reports whether the clause is one word of letters or digits alone.
func (c Clause) isWord() bool { return len(c.Terms) == 1 && c.Compound == "" }

// Stems reports whether other forms of the word are to be found too.
func (c Clause) Stems() bool { return !c.Quoted && !c.Exact && len(c.Terms) == 1 }

// required reports whether a hit must have the clause if it stands beside others.
func (c Clause) required() bool { return c.Quoted || c.In != 0 }

// Same reports whether two clauses ask for the same.
func (c Clause) Same(d Clause) bool {
	return c.In == d.In && c.Quoted == d.Quoted && c.Exact == d.Exact && c.Prefix == d.Prefix && c.Compound == d.Compound &&
		slices.Equal(c.Terms, d.Terms)
}

// dense reports whether a folded word is of a script without spaces.
func dense(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return text.IsDense(r)
}
