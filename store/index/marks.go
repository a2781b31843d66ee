package index

import (
	"cmp"
	"slices"
)

// A Field is a part of a document, by the name it has in queries.
type Field string

// The fields of a document. Text is its body.
const (
	InTitle  Field = "title"
	InText   Field = "text"
	InSource Field = "source"
	InByline Field = "by"
	InPath   Field = "path"
)

// Marks is MarksIn for the body of a document.
func (q Query) Marks(text string) [][2]int { return q.MarksIn(InText, text) }

// MarksIn returns the byte ranges of a field's text that the words and phrases to
// find match, in order and not overlapping: in any case, with or without accents,
// in other forms of their stem, and as prefixes where the query has such. What is
// looked for in other fields only is not marked.
func (q Query) MarksIn(f Field, text string) [][2]int { return NewMarker(q).MarksIn(f, text) }

// A Marker marks many texts for one query, which it reads once a field and language.
// It is for one goroutine.
type Marker struct {
	query   Query
	tongue  func(text string) language
	finders map[sought]*finder
}

// A sought is where words are looked for.
type sought struct {
	field    field
	language language
}

// NewMarker returns a marker for a query, which guesses the language of each text.
func NewMarker(q Query) *Marker {
	return newMarker(q, func(text string) language { return languageOf(Language(text)) })
}

// NewMarkerOf returns a marker for a query in texts of one language, a BCP 47 tag: for
// parts of a document that are too short to tell it. "" guesses as NewMarker does.
func NewMarkerOf(q Query, tag string) *Marker {
	if tag == "" {
		return NewMarker(q)
	}
	l := languageOf(tag)
	return newMarker(q, func(string) language { return l })
}

func newMarker(q Query, tongue func(string) language) *Marker {
	return &Marker{q, tongue, make(map[sought]*finder)}
}

// MarksIn is that of the query.
func (m *Marker) MarksIn(f Field, text string) [][2]int {
	number, ok := fieldNamed(f)
	if !ok || text == "" || m.query.Empty() {
		return nil
	}
	find := m.finder(number, text)
	find.look(text, 0, len(text))
	return marks(find.found)
}

// finder returns a finder for a text of a field that has found nothing yet.
func (m *Marker) finder(f field, text string) *finder {
	in := sought{f, m.tongue(text)}
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

// marks joins matches that overlap.
func marks(found []match) [][2]int {
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
