package index

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Query is what was asked for: words and phrases to find, and such as are not
// to be there. The zero Query is empty and asks for every document. A Query does
// not change, and may be shared.
type Query struct {
	clauses []clause
}

// A clause is a word or phrase of a query.
type clause struct {
	not    bool
	quoted bool     // only the words as written, one after the other
	prefix bool     // the last word may go on
	parts  []string // folded words that stand one after the other
	whole  string   // the same written together ("natoeu"), "" if there is one part
	text   string   // as typed, without signs
}

const (
	maxQuery   = 16 << 10 // bytes
	maxClauses = 64
	maxParts   = 32 // words of a phrase
)

// Parse reads a query: words, "phrases", words* that may go on, and -words and
// -"phrases" that must not be there. A phrase that is not closed reaches to the
// end. What has no letter or digit is passed over, and of more than 64 words the
// first 64 count. The only error is a text of more than 16 KB.
func Parse(text string) (Query, error) { return parse(text, false) }

// ParseTyping is Parse for a text that is still being typed: its last word may
// go on, unless a space or a closing quote follows it.
func ParseTyping(text string) (Query, error) { return parse(text, true) }

func parse(text string, typing bool) (Query, error) {
	if len(text) > maxQuery {
		return Query{}, fmt.Errorf("query has %d bytes: shorten it to %d", len(text), maxQuery)
	}
	var q Query
	p := parser{rest: text}
	for p.next() && len(q.clauses) < maxClauses {
		c := newClause(p.word)
		c.not, c.quoted = p.not, p.quoted
		c.prefix = c.prefix || p.star || typing && p.rest == "" && !p.closed
		if len(c.parts) > 0 && !slices.ContainsFunc(q.clauses, c.same) {
			q.clauses = append(q.clauses, c)
		}
	}
	return q, nil
}

// A parser splits the text of a query into words and phrases.
type parser struct {
	rest                      string
	word                      string
	not, quoted, closed, star bool // of word; closed: a space or a quote stands after it
}

// next reads the next word or phrase, and reports whether there is one.
func (p *parser) next() bool {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	p.not, p.quoted, p.closed, p.star = false, false, false, false
	if after, ok := strings.CutPrefix(p.rest, "-"); ok {
		p.not, p.rest = true, after
	}
	if p.rest == "" {
		return false
	}
	if r, n := utf8.DecodeRuneInString(p.rest); isQuote(r) {
		p.quoted = true
		p.cut(p.rest[n:], isQuote)
		return true
	}
	p.cut(p.rest, func(r rune) bool { return unicode.IsSpace(r) || isQuote(r) })
	return true
}

// cut takes the word up to a rune that ends it. Such a rune is left out, unless
// it is a quote that begins the next phrase.
func (p *parser) cut(text string, ends func(rune) bool) {
	p.word, p.rest = text, ""
	if i := strings.IndexFunc(text, ends); i >= 0 {
		p.word, p.rest, p.closed = text[:i], text[i:], true
		if p.quoted {
			_, n := utf8.DecodeRuneInString(p.rest)
			p.rest = p.rest[n:]
		}
	}
	if word, ok := strings.CutSuffix(p.word, "*"); ok {
		p.word, p.star = word, true
	}
}

func isQuote(r rune) bool {
	return r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»'
}

// newClause folds a word or phrase. A letter that stands alone in a script
// without spaces may go on, for such scripts are indexed by pairs of letters.
func newClause(text string) clause {
	c := clause{text: strings.TrimRight(strings.Join(strings.Fields(text), " "), " *")} // a star at the end would be read as one
	var s scanner
	s.reset(text)
	var from, to int // the parts
	var whole [2]int // where c.whole stands
	letters := 0     // of a script without spaces
	for s.scan() && len(c.parts) < maxParts {
		if s.whole {
			c.whole, whole = string(s.term), [2]int{s.start, s.end}
			continue
		}
		if s.dense {
			if letters++; letters > 1 && s.single() {
				continue // the last letter of a run, which the pair before holds
			}
			c.prefix = s.single()
		}
		if len(c.parts) == 0 {
			from = s.start
		}
		to = s.end
		c.parts = append(c.parts, string(s.term))
	}
	c.prefix = c.prefix && len(c.parts) == 1
	if whole != [2]int{from, to} {
		c.whole = ""
	}
	return c
}

// word returns the clause as one folded word, "" if it is several.
func (c clause) word() string {
	if c.whole == "" && len(c.parts) == 1 {
		return c.parts[0]
	}
	return c.whole
}

// stems reports whether other forms of the word are asked for as well.
func (c clause) stems() bool { return !c.quoted && len(c.parts) == 1 }

// same reports whether two clauses ask for the same.
func (c clause) same(d clause) bool {
	return c.not == d.not && c.quoted == d.quoted && c.prefix == d.prefix && c.whole == d.whole && slices.Equal(c.parts, d.parts)
}

// String returns the query as text that Parse reads as the same query.
func (q Query) String() string {
	var b strings.Builder
	for i, c := range q.clauses {
		if i > 0 {
			b.WriteByte(' ')
		}
		if c.not {
			b.WriteByte('-')
		}
		text := c.text
		if c.prefix {
			text += "*"
		}
		if c.quoted {
			text = `"` + text + `"`
		}
		b.WriteString(text)
	}
	return b.String()
}

// Split returns the query of the words to find and that of the words to leave
// out.
func (q Query) Split() (wanted, excluding Query) {
	for _, c := range q.clauses {
		if c.not {
			excluding.clauses = append(excluding.clauses, c)
		} else {
			wanted.clauses = append(wanted.clauses, c)
		}
	}
	return wanted, excluding
}

// Empty reports whether the query has nothing to find, so that it asks for every
// document, or every one that it does not exclude.
func (q Query) Empty() bool {
	return !slices.ContainsFunc(q.clauses, func(c clause) bool { return !c.not })
}

// essential returns the clauses that must or may be there, without the function
// words of a language unless there is nothing else.
func (q Query) essential(l language) []clause {
	var all, some []clause
	for _, c := range q.clauses {
		if c.not {
			continue
		}
		all = append(all, c)
		if c.quoted || len(c.parts) != 1 || !functionWord([]byte(c.parts[0])).has(l) {
			some = append(some, c)
		}
	}
	if some == nil {
		return all
	}
	return some
}
