package render

import (
	"cmp"
	"slices"
	"strings"

	"readout/store/markup"
)

// An origin says where bytes of a line come from. It travels through glamour as a sign
// before the words of each run.
type origin struct {
	at     int // in the text of the line; below 0 in what stands before it
	run    int // of the block
	within int // the text of the run
	size   int
}

// An anchor says where bytes of the text of a set block come from, by places: seen is where
// they stand in Seen, -1 if nowhere.
type anchor struct{ text, source, seen, size int32 }

// anchorOf is an origin whose line begins at a byte of the text.
func (o origin) anchorOf(line int, runs []markup.Run) anchor {
	a := anchor{text: int32(line + o.at), size: int32(o.size), seen: -1}
	x := &runs[o.run]
	if a.source = int32(x.From); len(x.Text) == x.To-x.From {
		a.source += int32(o.within)
	}
	if x.At >= 0 {
		a.seen = int32(x.At + o.within)
	}
	return a
}

// Locate lays ranges of places out on the lines that show them: those in a block of the
// galley, ascending. What is not shown, such as the address of a link, has no piece.
func (s *Galley) Locate(block int, places [][2]int) []Piece {
	return s.locate(block, places, func(a anchor) int32 { return a.source })
}

// LocateSeen is Locate for ranges of what is seen (markup.Text.Seen).
func (s *Galley) LocateSeen(block int, ranges [][2]int) []Piece {
	return s.locate(block, ranges, func(a anchor) int32 { return a.seen })
}

func (s *Galley) locate(block int, ranges [][2]int, at func(anchor) int32) []Piece {
	if len(ranges) == 0 {
		return nil
	}
	b := s.blocks[block]
	var pieces []Piece
	for n, r := range ranges {
		for _, p := range s.spread(block, b.shown(r, at)) {
			p.Range = n
			pieces = append(pieces, p)
		}
	}
	slices.SortStableFunc(pieces, func(a, b Piece) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.From, b.From))
	})
	return pieces
}

// shown returns where the text of a block shows a range of places, ascending: one range, if
// nothing but spaces is between its pieces.
func (b *setBlock) shown(r [2]int, at func(anchor) int32) [][2]int {
	var out [][2]int
	for _, a := range b.anchors {
		from := int(at(a))
		if from < 0 || from >= r[1] || from+int(a.size) <= r[0] {
			continue
		}
		begin := int(a.text) + max(0, r[0]-from)
		end := int(a.text) + min(int(a.size), r[1]-from)
		if n := len(out); n > 0 && out[n-1][1] <= begin && strings.Trim(b.text[out[n-1][1]:begin], " \n") == "" {
			out[n-1][1] = end
			continue
		}
		out = append(out, [2]int{begin, end})
	}
	return out
}
