package markup

import (
	"strings"
	"unicode/utf8"
)

// place finds where the words of each run stand in Seen. A word begins where it begins in
// the source; what is hidden inside it (**N**ATO, AT&amp;T) closes up, with the spaces
// behind the word. A run of which the first word closes up is divided behind it.
func (r *reader) place() {
	p := placer{base: r.base, end: r.base}
	r.eachPart(p.place)
}

// A placer gives runs their places in Seen, one after the other.
type placer struct {
	base   int
	end    int  // where the last words end in Seen
	inWord bool // they end inside a word
}

func (p *placer) place(x *Run) (rest Run, more bool) {
	if x.Part != Words || x.Text == "" {
		x.At = -1
		if x.Part == Begin && x.Element == Item && x.Value >= 0 {
			p.end = x.number(p.end, p.base)
		}
		p.inWord = p.inWord && x.Part == Words
		return Run{}, false
	}
	at := x.From
	if p.inWord && p.end < x.From && !isBlank(x.Text[0]) {
		at = p.end
		if n := strings.IndexByte(x.Text, ' '); n >= 0 && len(x.Text) == x.To-x.From {
			rest, more = x.split(n), true
		}
	}
	if x.At = at; at < p.end || at+len(x.Text) > x.To {
		x.At = -1 // what an entity stands for is longer than it
		return rest, more
	}
	p.end = at + len(x.Text)
	p.inWord = !isBlank(x.Text[len(x.Text)-1])
	return rest, more
}

// number finds a place for the number of an item behind w, where the last words end, and returns where it ends.
func (x *Run) number(w, base int) int {
	at := x.From
	if at == w && w > base { // words that end here
		at++
	}
	size := len(x.Mark())
	if at < w || at+size > x.To {
		return w
	}
	x.At = at
	return at + size
}

// eachPart shows do all runs in their order. Where do divides one and returns the rest, that comes next.
func (r *reader) eachPart(do func(x *Run) (rest Run, more bool)) {
	for i := range r.runs {
		if rest, more := do(&r.runs[i]); more {
			r.eachPartFrom(i+1, rest, do)
			return
		}
	}
}

// eachPartFrom goes on with what a run was divided into. The runs move to other memory
// once, not behind each division.
func (r *reader) eachPartFrom(i int, x Run, do func(x *Run) (rest Run, more bool)) {
	all := append(r.spare[:0], r.runs[:i]...)
	for {
		rest, more := do(&x)
		all = append(all, x)
		switch {
		case more:
			x = rest
		case i < len(r.runs):
			x = r.runs[i]
			i++
		default:
			r.runs, r.spare = all, r.runs
			return
		}
	}
}

// split cuts a run off behind n bytes of its text, and returns the rest.
func (x *Run) split(n int) (rest Run) {
	rest = *x
	rest.Text, rest.From = x.Text[n:], x.From+n
	if x.At >= 0 {
		rest.At = x.At + n
	}
	x.Text, x.To = x.Text[:n], x.From+n
	return rest
}

// Seen returns the source, byte for byte as long, in which what nobody sees is spaces:
// marks of Markdown, addresses of links, tags, template code, link definitions. So what is
// found in it has a place. It is made when first asked for.
func (t *Text) Seen() string {
	t.seenOnce.Do(func() {
		if t.isSource() {
			t.seen = t.Source
			return
		}
		out := make([]byte, len(t.Source))
		last := 0
		var r reader
		for i, b := range t.Blocks {
			blanksOf(out[last:b.From], t.Source[last:b.From])
			r.read(t, i)
			r.writeSeen(out[b.From:b.To])
			t.shifts = r.appendShifts(t.shifts)
			last = b.To
		}
		blanksOf(out[last:], t.Source[last:])
		t.seen = string(out)
	})
	return t.seen
}

// writeSeen writes what the runs show where they stand in Seen, and a bar between cells.
func (r *reader) writeSeen(out []byte) {
	blanksOf(out, r.t.Source[r.base:r.base+len(out)])
	for i := range r.runs {
		x := &r.runs[i]
		switch {
		case x.Part == Begin && x.Element == Cell:
			if at := r.barBefore(x.From - r.base); at >= 0 {
				out[at] = '|'
			}
		case x.At < 0:
		case x.Part == Words:
			copy(out[x.At-r.base:], x.Text)
		case x.Part == Begin:
			copy(out[x.At-r.base:], x.Mark())
		}
	}
}

// barBefore returns where the bar stands before a cell, or its tag, -1 for none.
func (r *reader) barBefore(at int) int {
	for at < len(r.src) && at > 0 && r.src[at] != '<' && r.src[at-1] == ' ' {
		at--
	}
	switch {
	case at < len(r.src) && r.src[at] == '<':
		return at
	case at > 0 && r.src[at-1] == '|':
		return at - 1
	}
	return -1
}

// appendShifts adds to moves from Seen to the source where the runs stand elsewhere in it.
func (r *reader) appendShifts(m Moves) Moves {
	for i := range r.runs {
		if x := &r.runs[i]; x.Part == Words && x.At >= 0 && x.At != x.From {
			if n := len(m) - 1; n >= 0 && m[n].at > x.At {
				m = m[:n]
			}
			m = m.Add(x.At, x.From-x.At).Add(x.To, 0)
		}
	}
	return m
}

// Unseen returns where in the body the bytes stand from one place in Seen to another.
func (t *Text) Unseen(from, to int) (int, int) {
	t.Seen()
	if len(t.shifts) > 0 && from < to {
		last := to - 1
		for last > from && !utf8.RuneStart(t.seen[last]) {
			last--
		}
		from, to = t.shifts.back(from), t.shifts.back(last)+to-last
	}
	if t.steps == nil {
		return from, to
	}
	return t.Body(from), t.Body(to)
}

// blanksOf writes the spaces and line ends of a text, with spaces for all that is not.
func blanksOf(out []byte, text string) {
	for i := range out {
		out[i] = ' '
	}
	for at := 0; ; at++ {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			return
		}
		at += n
		out[at] = '\n'
	}
}
