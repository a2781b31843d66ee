package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// A clause is a word or phrase of a query.
type clause struct {
	in     fields   // the only fields to look in, 0 for all that plain words are looked for in
	quoted bool     // only the words as written, one after the other
	prefix bool     // the last word may go on
	typing bool     // the last word is still being typed
	more   uint16   // how often it stands in the query again: long questions repeat what they are about
	parts  []string // folded words that stand one after the other
	whole  string   // the same written together ("natoeu"), "" if there is one part
	text   string   // as typed, from the first letter or digit to the last
}

// fields is a set of fields, a bit for each.
type fields uint8

// has reports whether words looked for in these fields are looked for in f. Names
// of files are only looked at if that is asked for.
func (in fields) has(f field) bool {
	if in == 0 {
		return f != path
	}
	return in>>f&1 != 0
}

// newClause folds a word or phrase. It has no parts if there are no letters or
// digits. A letter that stands alone in a script without spaces may go on, for such
// scripts are indexed by pairs of letters.
func newClause(text string) clause {
	text = legible(text)
	var c clause
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
	c.text = strings.Join(strings.Fields(text[from:to]), " ")
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

// word returns the clause as one folded word, "" if it is several.
func (c clause) word() string {
	if c.whole == "" && len(c.parts) == 1 {
		return c.parts[0]
	}
	return c.whole
}

// stems reports whether other forms of the word are asked for as well.
func (c clause) stems() bool { return !c.quoted && len(c.parts) == 1 }

// required reports whether a hit must have the clause where it stands beside
// others.
func (c clause) required() bool { return c.quoted || c.in != 0 }

// same reports whether two clauses ask for the same.
func (c clause) same(d clause) bool {
	return c.in == d.in && c.quoted == d.quoted && c.prefix == d.prefix && c.whole == d.whole && slices.Equal(c.parts, d.parts)
}

// dense reports whether a folded word is of a script without spaces.
func dense(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return text.IsDense(r)
}
