package store

import (
	"cmp"

	"readout/store/highlight"
	"readout/store/query"
)

// A Matcher finds the words of a query in texts of one language, as the search of a
// library finds them: in any case, with or without accents, in other forms of their
// stem, as phrases, and what begins like a word that is still being typed. It reads
// the query once, so that asking about a paragraph costs no more than reading it. It is
// for one goroutine.
type Matcher struct {
	highlighter *highlight.Highlighter // nil for a query that cannot be read
}

// NewMatcher returns a matcher for the text of a query. typing is that of Query.
// language is that of the document the texts are part of (Document.Language), because
// a heading or a paragraph seldom tells it. Like searching, it takes "" for English.
func NewMatcher(query, language string, typing bool) *Matcher {
	words, err := parse(Query{Text: query, Typing: typing})
	if err != nil {
		return &Matcher{}
	}
	return &Matcher{highlight.New(words, cmp.Or(language, "en"))}
}

// In returns the byte ranges of a text that the words of the query match, in order and
// not overlapping: what a reader wants to see marked. What the query excludes, or
// looks for in other fields than the text, is not marked.
func (m *Matcher) In(text string) [][2]int {
	if m.highlighter == nil {
		return nil
	}
	return m.highlighter.Ranges(query.Body, text)
}

// Stops are where a reader is led by a query in one text.
type Stops = highlight.Stops

// Stops returns where a text answers the query: the passages with the most of its words, of
// which the best is the one that a snippet of the text shows. Matches that whole refuses, if
// it is not nil, do not count.
func (m *Matcher) Stops(text string, whole func(match [2]int) bool) Stops {
	if m.highlighter == nil {
		return Stops{}
	}
	return m.highlighter.Stops(query.Body, text, whole)
}

// Title is Stops in the title of a text.
func (m *Matcher) Title(title string) Stops {
	if m.highlighter == nil {
		return Stops{}
	}
	return m.highlighter.Stops(query.Title, title, nil)
}
