package highlight

import (
	"cmp"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// A Highlighter marks many texts for one query, which it reads once a field and language.
// It is for one goroutine.
type Highlighter struct {
	query      query.Query
	languageOf func(text string) words.Language
	finders    map[finderKey]*matchFinder
}

// A finderKey is where words are looked for.
type finderKey struct {
	field    query.Field
	language words.Language
}

// New returns a marker for a query, which guesses the language of each text.
func New(q query.Query) *Highlighter {
	return newHighlighter(q, func(text string) words.Language { return words.LanguageOf(words.Identify(text)) })
}

// NewIn returns a marker for a query in texts of one language, a BCP 47 tag: for
// parts of a document that are too short to tell it. "" guesses as NewMarker does.
func NewIn(q query.Query, tag string) *Highlighter {
	if tag == "" {
		return New(q)
	}
	l := words.LanguageOf(tag)
	return newHighlighter(q, func(string) words.Language { return l })
}

func newHighlighter(q query.Query, tongue func(string) words.Language) *Highlighter {
	return &Highlighter{q, tongue, make(map[finderKey]*matchFinder)}
}

// Ranges returns the byte ranges of a field's text that the words and phrases to
// find match, in order and not overlapping: in any case, with or without accents,
// in other forms of their stem, and as prefixes where the query has such. What is
// looked for in other fields only is not marked.
func (m *Highlighter) Ranges(f query.Field, text string) [][2]int {
	if text == "" || m.query.Empty() {
		return nil
	}
	find := m.finder(f, text)
	find.look(text, 0, len(text))
	return ranges(find.matches)
}

// finder returns a finder for a text of a field that has found nothing yet.
func (m *Highlighter) finder(f query.Field, text string) *matchFinder {
	in := finderKey{f, m.languageOf(text)}
	find := m.finders[in]
	if find == nil {
		find = newFinder(m.query, f, in.language)
		m.finders[in] = find
	}
	find.reset()
	return find
}

// A match is a place in a text that a clause of a query matches.
type match struct {
	start, end int // bytes
	clause     int // its number in a finder
}

// ranges joins matches that overlap.
func ranges(found []match) [][2]int {
	if len(found) == 0 {
		return nil
	}
	sortMatches(found)
	ranges := make([][2]int, 0, len(found))
	for _, m := range found {
		if n := len(ranges); n > 0 && m.start < ranges[n-1][1] {
			ranges[n-1][1] = max(ranges[n-1][1], m.end)
			continue
		}
		ranges = append(ranges, [2]int{m.start, m.end})
	}
	return ranges
}

func sortMatches(found []match) {
	slices.SortFunc(found, func(x, y match) int {
		return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(y.end, x.end))
	})
}
