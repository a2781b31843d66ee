package index

import (
	"context"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// An occurrence is where a clause stands in a document of a segment: from the highest bits on,
// the document (32 bits), the field (3), the position of the first word (23) and how many words
// there are (6). So occurrences are sorted as numbers.
type occurrence uint64

const (
	widthBits    = 6
	positionBits = 23
)

func newOccurrence(doc uint32, f query.Field, at, width uint32) occurrence {
	return (occurrence(doc)<<3|occurrence(f))<<(positionBits+widthBits) | occurrence(at)<<widthBits | occurrence(width)
}

func (o occurrence) doc() uint32 { return uint32(o >> (3 + positionBits + widthBits)) }

// field returns the document and the field as one number.
func (o occurrence) field() uint64 { return uint64(o >> (positionBits + widthBits)) }

func (o occurrence) first() int { return int(o >> widthBits & (1<<positionBits - 1)) }
func (o occurrence) last() int  { return o.first() + int(o&(1<<widthBits-1)) - 1 }

// docsNear returns the documents in which the children of a node stand near each other in one
// field. A beginning of one or two letters is near everything, for its words are not known.
func (s *search) docsNear(n *query.Node) *Set {
	docs := s.newSet()
	docs.Or(s.docsOf(&n.Children[0]))
	docs.And(s.docsOf(&n.Children[1]))
	sides := [2][]*clauseResult{s.resultsOf(&n.Children[0]), s.resultsOf(&n.Children[1])}
	for _, r := range slices.Concat(sides[0], sides[1]) {
		if r.titles != nil {
			return docs
		}
	}
	near := make([]*Set, len(s.index.divisions))
	s.index.eachDivision(func(i int, segments extent) {
		m := nearMatcher{search: s, scratch: s.index.newSearch(s.ctx, nil), docs: docs, reach: n.Reach}
		defer m.scratch.close()
		near[i] = NewSet(s.index.count)
		for number := segments.from; number < segments.to && s.ctx.Err() == nil; number++ {
			m.match(number, sides, near[i])
		}
	})
	found := s.newSet()
	for _, part := range near {
		found.Or(part)
	}
	return found
}

// resultsOf returns the results of a clause, or of clauses that are alternatives.
func (s *search) resultsOf(n *query.Node) []*clauseResult {
	if n.Op == query.Leaf {
		return []*clauseResult{s.result(n.Clause)}
	}
	var results []*clauseResult
	for i := range n.Children {
		results = append(results, s.resultsOf(&n.Children[i])...)
	}
	return results
}

// A nearMatcher looks how near clauses stand in the documents of a segment that have them.
type nearMatcher struct {
	search  *search // which has found the clauses
	scratch *search // of which only the memory is used
	docs    *Set    // documents with the clauses of both sides
	reach   int     // words
}

// match adds the documents of a segment in which clauses of both sides are near.
func (m *nearMatcher) match(number int, sides [2][]*clauseResult, to *Set) {
	segment, base := m.search.index.segments[number], int(m.search.index.bases[number])
	var docs []uint32
	for doc := range m.docs.in(base, base+segment.count) {
		docs = append(docs, uint32(doc-base))
	}
	values, ok := segment.docValues()
	if !ok || len(docs) == 0 {
		return
	}
	var found [2][]occurrence
	for i, side := range sides {
		var lists [][]occurrence
		for _, r := range side {
			f := occurrenceFinder{m.search.ctx, m.scratch.scratch, segment, values, docs, r}
			for _, x := range slice(m.search.scratch.expansions, r.expansions[number]) {
				lists = append(lists, f.words(&x))
			}
			if len(r.clause.Terms) > 1 {
				lists = append(lists, f.phrases())
			}
		}
		found[i] = merged(lists)
	}
	for doc := range nearby(found[0], found[1], m.reach) {
		to.Add(base + int(doc))
	}
}

// An occurrenceFinder finds where a clause stands in some documents of a segment.
type occurrenceFinder struct {
	ctx     context.Context
	scratch *scratch
	segment *Segment
	values  docValues
	docs    []uint32
	result  *clauseResult
}

// words returns where an expansion of the clause stands, in order.
func (f *occurrenceFinder) words(x *expansion) (list []occurrence) {
	var space []uint32
	it := newIterator(f.segment, x, &f.scratch.run)
	for i := 0; i < len(f.docs) && it.seek(f.docs[i]); {
		doc := it.doc()
		if f.docs[i] < doc {
			i += firstFrom(f.docs[i:], doc)
			continue
		}
		i++
		if x.languages != everyLanguage && !x.languages.Has(words.Language(f.values.languages[doc])) {
			continue
		}
		space = it.appendPositions(space[:0])
		list = f.append(list, doc, space, it.run.counts(it.at), 1)
	}
	return list
}

// phrases returns where the words of the clause stand one after the other, in order.
func (f *occurrenceFinder) phrases() (list []occurrence) {
	m := segmentMatcher{ctx: f.ctx, scratch: f.scratch, result: f.result, segment: f.segment, values: f.values}
	found, width := m.phraseDocs(m.phraseTerms()), uint32(len(f.result.clause.Terms))
	for i, doc := range found.docs {
		if _, wanted := slices.BinarySearch(f.docs, doc); wanted {
			list = f.append(list, doc, found.startsIn(i), found.counts[i], width)
		}
	}
	return list
}

// append appends positions in a document, of which so many are in each field, if the clause is
// looked for there.
func (f *occurrenceFinder) append(to []occurrence, doc uint32, positions []uint32, in counts, width uint32) []occurrence {
	for number, n := range in {
		field, n := query.Field(number), min(int(n), len(positions))
		looked := f.result.fields>>field&1 != 0
		if f.result.clause.In == 1<<query.Path {
			field = query.Path // which is counted as the body
		}
		for _, at := range positions[:n] {
			if looked && at <= maxPosition {
				to = append(to, newOccurrence(doc, field, at, width))
			}
		}
		positions = positions[n:]
	}
	return to
}

// merged returns lists in order as one.
func merged(lists [][]occurrence) []occurrence {
	for len(lists) > 1 {
		var longer [][]occurrence
		for i := 0; i < len(lists); i += 2 {
			longer = append(longer, merge(lists[i], slices.Concat(lists[min(i+1, len(lists)):min(i+2, len(lists))]...)))
		}
		lists = longer
	}
	return slices.Concat(lists...)
}

func merge(x, y []occurrence) []occurrence {
	to := make([]occurrence, 0, len(x)+len(y))
	for len(x) > 0 && len(y) > 0 {
		if x[0] <= y[0] {
			to, x = append(to, x[0]), x[1:]
		} else {
			to, y = append(to, y[0]), y[1:]
		}
	}
	return append(append(to, x...), y...)
}

// nearby yields the documents in which an occurrence of both lists is in one field, apart by at
// most so many words, in either order, without one being a part of the other.
func nearby(left, right []occurrence, reach int) func(yield func(doc uint32) bool) {
	return func(yield func(doc uint32) bool) {
		done := -1 // the last document that was yielded
		for _, l := range left {
			if int(l.doc()) == done {
				continue
			}
			for len(right) > 0 && (right[0].field() < l.field() ||
				right[0].field() == l.field() && right[0].first()+query.MaxTerms+reach < l.first()) {
				right = right[1:]
			}
			for _, r := range right {
				if r.field() != l.field() || r.first() > l.last()+reach {
					break
				}
				if r.first() > l.last() || l.first() > r.last() && l.first() <= r.last()+reach {
					if done = int(l.doc()); !yield(l.doc()) {
						return
					}
					break
				}
			}
		}
	}
}
