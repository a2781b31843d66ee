package render

import (
	"sort"
	"strings"
)

// Locate lays ranges of places out on the lines that show them: those in a block of
// the stretch, ascending and not overlapping. It is Spread for what is known by where
// it stands in the document. What is not shown, such as the address of a link, has no
// part.
func (s *Stretch) Locate(block int, places [][2]int) []Part {
	if len(places) == 0 {
		return nil
	}
	b := s.blocks[block]
	seen := s.document.seen(s.document.Blocks[s.first+block])
	ranges := make([][2]int, len(places))
	last := 0
	for i, p := range places {
		r := b.source.shown(b.text, seen, max(0, p[0]-b.from), min(p[1]-b.from, len(seen)))
		if r[0] < last { // it is not shown, or not in the order of the document
			r = [2]int{last, last}
		}
		ranges[i], last = r, r[1]
	}
	return s.Spread(block, ranges)
}

// shown returns where the letters of the source from from to to stand in the text, an
// empty range if not all of them do.
func (a alignment) shown(text, source string, from, to int) (r [2]int) {
	if from >= to {
		return r
	}
	source = source[:to]
	for at := nextLetter(source, from); at < to; at = nextLetter(source, at) {
		n := letterAt(source[at:])
		t := a.textAt(at)
		if t < r[1] || t > len(text) || !strings.HasPrefix(text[t:], source[at:at+n]) {
			return [2]int{}
		}
		if r[1] == 0 {
			r[0] = t
		}
		r[1] = t + n
		at += n
	}
	return r
}

// textAt returns where the text has a byte of the source, if it has it; -1 before
// everything they have in common.
func (a alignment) textAt(source int) int {
	k := sort.Search(len(a.anchors), func(i int) bool { return a.anchors[i].source > source })
	if k == 0 {
		return -1
	}
	return a.anchors[k-1].text + source - a.anchors[k-1].source
}
