package markup

import "sort"

// A Shown is what a block shows, as plain text that knows its places: lines for what begins
// a line, without the marks of items.
type Shown struct {
	Text   string
	pieces []piece
}

// A piece is where the words of a run stand in a Shown, and which bytes of the source they
// are. Of those that stand for others only the whole is known.
type piece struct{ at, size, from, to int }

// Show returns what block i shows.
func (t *Text) Show(i int) Shown {
	var r reader
	r.read(t, i)
	var w plainWriter
	w.noMarks = true
	var s Shown
	for k := range r.runs {
		x := &r.runs[k]
		w.runs(r.runs[k : k+1])
		if x.Part == Words {
			s.pieces = append(s.pieces, piece{w.Len() - len(x.Text), len(x.Text), x.From, x.To})
		}
	}
	s.Text = w.String()
	return s
}

// Range returns where the bytes of the source from one place to another are shown; an empty
// range if they are not.
func (s Shown) Range(from, to int) (first, last int) {
	first = -1
	k := sort.Search(len(s.pieces), func(k int) bool { return s.pieces[k].to > from })
	for ; k < len(s.pieces) && s.pieces[k].from < to; k++ {
		p := s.pieces[k]
		begin, end := 0, p.size
		if p.size == p.to-p.from {
			begin, end = max(0, from-p.from), min(p.size, to-p.from)
		}
		if first < 0 {
			first = p.at + begin
		}
		last = p.at + end
	}
	return max(0, first), max(last, max(0, first))
}
