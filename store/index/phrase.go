package index

import (
	"cmp"
	"slices"
	"sort"
)

// A candidate is a document that may have a phrase, with the positions where the
// phrase may begin.
type candidate struct {
	doc    uint32
	starts []uint32
}

// phrase counts a phrase in every document that has it: its words in the order of
// their rarity leave fewer and fewer candidates.
func (g *gatherer) phrase(parts []string, prefix bool) {
	type place struct {
		forms     []form
		frequency int
		offset    int
	}
	if last := len(parts) - 1; prefix && len(parts[last]) < shortPrefix {
		parts, prefix = parts[:last], false // any word may follow, or none
	}
	places := make([]place, len(parts))
	for i, part := range parts {
		w := wanted{word: part, prefix: prefix && i == len(parts)-1}
		p := place{forms: w.forms(g.segment), offset: i}
		for _, f := range p.forms {
			p.frequency += f.frequency
		}
		if p.frequency == 0 {
			return
		}
		places[i] = p
	}
	slices.SortFunc(places, func(x, y place) int { return cmp.Compare(x.frequency, y.frequency) })
	var found []candidate
	for i, p := range places {
		var next []candidate
		for _, f := range p.forms {
			if i == 0 {
				next = append(next, f.begin(p.offset)...)
			} else {
				next = append(next, f.narrow(found, p.offset)...)
			}
		}
		if found = next; len(p.forms) > 1 {
			found = join(found)
		}
	}
	for _, c := range found {
		g.count(c)
	}
}

// begin returns all documents of a form, which is the word at offset of a phrase.
func (f *form) begin(offset int) []candidate {
	found := make([]candidate, 0, f.frequency)
	p, s := f.s.reader(f.list, f.frequency), spots{data: f.s.part(spotsPart, f.spot.from, f.spot.to)}
	var all []uint32
	for p.next() {
		from := len(all)
		all = s.read(all, p.total(p.i))
		if starts := shift(all[from:], offset); len(starts) > 0 {
			found = append(found, candidate{p.doc(), starts})
		}
	}
	return found
}

// shift makes positions of the word at offset positions of the phrase.
func shift(spots []uint32, offset int) []uint32 {
	for len(spots) > 0 && spots[0] < uint32(offset) {
		spots = spots[1:]
	}
	for i := range spots {
		spots[i] -= uint32(offset)
	}
	return spots
}

// narrow returns those candidates that have the form at offset, with the starts
// that remain.
func (f *form) narrow(from []candidate, offset int) []candidate {
	var found []candidate
	p, s := f.s.reader(f.list, f.frequency), spots{data: f.s.part(spotsPart, f.spot.from, f.spot.to)}
	var spots []uint32
	for p.next() && len(from) > 0 {
		from = from[firstFrom(from, p.doc()):]
		if len(from) == 0 || from[0].doc > p.doc() {
			s.skip(p.total(p.i))
			continue
		}
		spots = s.read(spots[:0], p.total(p.i))
		if starts := both(from[0].starts, shift(spots, offset)); len(starts) > 0 {
			found = append(found, candidate{p.doc(), starts})
		}
	}
	return found
}

// firstFrom returns the index of the first candidate that is not before doc. It
// looks near the beginning first.
func firstFrom(from []candidate, doc uint32) int {
	reach := 1
	for reach < len(from) && from[reach].doc < doc {
		reach *= 2
	}
	low, high := reach/2, min(reach+1, len(from))
	return low + sort.Search(high-low, func(i int) bool { return from[low+i].doc >= doc })
}

// both returns the numbers that two ascending lists share.
func both(x, y []uint32) []uint32 {
	var shared []uint32
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			shared = append(shared, x[0])
			x, y = x[1:], y[1:]
		}
	}
	return shared
}

// join puts candidates in order of documents and makes one of several for the
// same document.
func join(from []candidate) []candidate {
	slices.SortStableFunc(from, func(x, y candidate) int { return cmp.Compare(x.doc, y.doc) })
	var joined []candidate
	for _, c := range from {
		if n := len(joined); n > 0 && joined[n-1].doc == c.doc {
			starts := append(slices.Clone(joined[n-1].starts), c.starts...)
			slices.Sort(starts)
			joined[n-1].starts = slices.Compact(starts)
			continue
		}
		joined = append(joined, c)
	}
	return joined
}

// count counts the phrase in a document: in the title as far as the title goes.
func (g *gatherer) count(c candidate) {
	inTitle := 0
	for inTitle < len(c.starts) && c.starts[inTitle] < uint32(classLength(g.docs.titles[c.doc])) {
		inTitle++
	}
	n := titleWeight*float32(inTitle)/g.titleNorm(c.doc) + float32(len(c.starts)-inTitle)/g.bodyNorm(c.doc)
	g.space.add(g.base+c.doc, n)
}
