package highlight

import (
	"cmp"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// A Highlighter finds what one query matches in many texts. It prepares the query once for
// each field and language. It is for one goroutine.
type Highlighter struct {
	query    query.Query
	language string // of all texts, a BCP 47 tag; "" if it is guessed
	finders  map[finderKey]*matchFinder
}

// A finderKey is what a finder depends on besides the query.
type finderKey struct {
	field    query.Field
	language words.Language
}

// New returns a highlighter for a query in texts of one language, a BCP 47 tag. "" guesses the
// language of each text, which must be long enough.
func New(q query.Query, language string) *Highlighter {
	return &Highlighter{q, language, make(map[finderKey]*matchFinder)}
}

// Ranges returns the byte ranges of a field's text that match the words and phrases to find, in
// order and not overlapping: in any case, with or without accents, in other forms of their
// stem, and as prefixes where the query has such. Words that the query looks for only in other
// fields do not match.
func (h *Highlighter) Ranges(f query.Field, text string) [][2]int {
	if text == "" || h.query.Empty() {
		return nil
	}
	finder := h.finder(f, text)
	finder.find(text, 0, len(text))
	return ranges(finder.matches)
}

// finder returns an empty finder for a text of a field.
func (h *Highlighter) finder(f query.Field, text string) *matchFinder {
	language := h.language
	if language == "" {
		language = words.Identify(text)
	}
	key := finderKey{f, words.LanguageOf(language)}
	finder := h.finders[key]
	if finder == nil {
		finder = newFinder(h.query, f, key.language)
		h.finders[key] = finder
	}
	finder.reset()
	return finder
}

// A match is a range of a text that matches a clause of the query.
type match struct {
	start, end int // bytes
	part       int // of the query
	from, to   int // characters of the text, white space counted once (measure)
}

// ranges returns the ranges of matches, those that overlap as one.
func ranges(matches []match) [][2]int {
	if len(matches) == 0 {
		return nil
	}
	sortMatches(matches)
	ranges := make([][2]int, 0, len(matches))
	for _, m := range matches {
		if n := len(ranges); n > 0 && m.start < ranges[n-1][1] {
			ranges[n-1][1] = max(ranges[n-1][1], m.end)
			continue
		}
		ranges = append(ranges, [2]int{m.start, m.end})
	}
	return ranges
}

func sortMatches(matches []match) {
	slices.SortFunc(matches, func(x, y match) int {
		return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(y.end, x.end))
	})
}
