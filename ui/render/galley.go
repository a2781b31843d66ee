package render

import (
	"sort"
	"strings"
)

// A Galley is some neighbouring blocks of a document set in lines. Lines, Plain,
// Places and Notes, if it has any, have the same length. A blank row between two
// blocks has the place of the row below it.
type Galley struct {
	Lines, Plain []string // styled, none wider than the width asked for; the same without escapes
	Places       []int    // where each line begins in the rendered text; ascending
	Notes        []string // of an original: what stands beside a line
	From, To     int      // it shows the text from place From up to To
	Begins, Ends bool     // nothing of the document comes before it, after it
	Plainly      bool     // some of it is without its styles, since they took too long

	blocks []galleyBlock
}

// A galleyBlock is a block of a galley and the line it begins on.
type galleyBlock struct {
	*setBlock
	line     int
	from, to int // in the rendered text
}

// A BlockText is the text of a block as it is shown, unwrapped: its lines joined
// by line feeds. What is not the document's (the number of a link) is spaces in it.
type BlockText struct {
	Place, End int // in the rendered text
	Text       string
}

// A Piece is what stands on one line of a range of bytes.
type Piece struct {
	Line     int
	From, To int // bytes of Plain[Line]
	Range    int // the index of the range
}

// LineAt returns the line that shows a place, the nearest one if none does.
func (s *Galley) LineAt(place int) int {
	return max(0, sort.Search(len(s.Places), func(i int) bool { return s.Places[i] > place })-1)
}

// Blocks returns the text of each block.
func (s *Galley) Blocks() []BlockText {
	all := make([]BlockText, len(s.blocks))
	for i, b := range s.blocks {
		all[i] = BlockText{Place: b.from, End: b.to, Text: b.own()}
	}
	return all
}

// spread lays ranges of bytes of a block's text, ascending, out on the lines: a
// range that runs over the end of a line has a piece on each. Spaces that a line
// was broken at stand on none.
func (s *Galley) spread(block int, ranges [][2]int) []Piece {
	b := s.blocks[block]
	var pieces []Piece
	first := 0
	for n, r := range ranges {
		for first < len(b.rows) && int(b.rows[first].to) <= r[0] {
			first++
		}
		for k := first; k < len(b.rows) && int(b.rows[k].from) < r[1]; k++ {
			row := b.rows[k]
			from, to := max(r[0], int(row.from)), min(r[1], int(row.to))
			if from >= to {
				continue
			}
			shift := int(row.lead - row.from)
			pieces = append(pieces, Piece{Line: b.line + k, From: from + shift, To: to + shift, Range: n})
		}
	}
	return pieces
}

// galleyOf puts neighbouring blocks of a document together, from block first on.
func galleyOf(d *Document, first int, blocks []*setBlock, set Setting) Galley {
	rows := 0
	for _, b := range blocks {
		rows += len(b.rows) + 1
	}
	s := Galley{
		Lines: make([]string, 0, rows), Plain: make([]string, 0, rows), Places: make([]int, 0, rows),
		Begins: first == 0, Ends: first+len(blocks) == len(d.Blocks), To: d.Size(),
	}
	if !s.Begins {
		s.From = d.Blocks[first].From
	}
	if !s.Ends {
		s.To = d.Blocks[first+len(blocks)].From
	}
	if d.reasons != nil && set.Beside {
		s.Notes = make([]string, 0, rows)
	}
	for k, b := range blocks {
		s.append(d, first+k, b, set)
	}
	return s
}

func (s *Galley) append(d *Document, i int, b *setBlock, set Setting) {
	s.Plainly = s.Plainly || b.plainly
	if len(b.rows) > 0 && len(s.Lines) > 0 && !d.Blocks[i].Follows {
		s.add("", "", int(b.rows[0].place))
	}
	why := d.reasons[i]
	if why != "" && !set.Beside && len(b.rows) > 0 {
		s.reason(why, int(b.rows[0].place), set)
		why = ""
	}
	s.blocks = append(s.blocks, galleyBlock{b, len(s.Lines), d.Blocks[i].From, d.Blocks[i].To})
	for _, r := range b.rows {
		s.add(r.styled, r.plain, int(r.place))
		if why != "" && strings.TrimSpace(r.plain) != "" {
			s.Notes[len(s.Notes)-1], why = why, ""
		}
	}
}

// reason adds rows for why the lines below them were cut.
func (s *Galley) reason(why string, place int, set Setting) {
	for _, l := range Wrap(set.Theme.Glyphs.Dash+" cut: "+why, set.Width) {
		s.add(set.Theme.CutWhy.Render(l), l, place)
	}
}

func (s *Galley) add(styled, plain string, place int) {
	s.Lines, s.Plain, s.Places = append(s.Lines, styled), append(s.Plain, plain), append(s.Places, place)
	if s.Notes != nil {
		s.Notes = append(s.Notes, "")
	}
}
