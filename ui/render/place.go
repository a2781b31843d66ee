package render

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A place is a byte of the rendered text of a document. The rendered text differs
// from the body where something was made inert or taken out, and moves say where.
// There may be several steps between the two, each with moves of its own.

// A move says that bytes of a text from at on stood by bytes further back in the
// text it was made from.
type move struct{ at, by int }

// moves are ascending.
type moves []move

// add notes that from at on the text is by bytes off.
func (m moves) add(at, by int) moves {
	if n := len(m); n > 0 && m[n-1].at == at {
		m[n-1].by = by
		return m
	}
	return append(m, move{at, by})
}

// back returns where a byte of the new text stood in the old one. What stands for
// something else stood where that did.
func (m moves) back(at int) int {
	n, found := slices.BinarySearchFunc(m, at, func(m move, at int) int { return m.at - at })
	if found {
		n++
	}
	if n > 0 {
		at += m[n-1].by
	}
	if n < len(m) {
		at = min(at, m[n].at+m[n].by)
	}
	return at
}

// forth returns where a byte of the old text stands in the new one; for what was
// taken out, where it was.
func (m moves) forth(at int) int {
	n, found := slices.BinarySearchFunc(m, at, func(m move, at int) int { return m.at + m.by - at })
	if found {
		n++
	}
	if n > 0 {
		at -= m[n-1].by
	}
	if n < len(m) {
		at = min(at, m[n].at)
	}
	return at
}

// Size returns how many places the document has: they are 0 to Size.
func (d *Document) Size() int { return len(d.Text.Body) }

// Body returns where in the body of the briefing a place is.
func (d *Document) Body(place int) int {
	place = max(0, min(place, d.Size()))
	for _, m := range slices.Backward(d.steps) {
		place = m.back(place)
	}
	return place
}

// Place returns where a byte of the body is shown.
func (d *Document) Place(body int) int {
	body = max(0, body)
	for _, m := range d.steps {
		body = m.forth(body)
	}
	return min(body, d.Size())
}

// BlockAt returns the block that shows a place: the last one that begins there or
// before it, 0 if there is none.
func (d *Document) BlockAt(place int) int {
	n, found := slices.BinarySearchFunc(d.Blocks, place, func(b Block, at int) int { return b.From - at })
	if found {
		return n
	}
	return max(0, n-1)
}

// tidy makes a text inert: nothing in it can pass for a style or a sign of ours. It
// has spaces for its tabs and line feeds for its other line ends.
func tidy(s string) (string, moves) {
	at := firstUnsafe(s, 0, false)
	if at == len(s) {
		return s, nil
	}
	var b strings.Builder
	var m moves
	b.Grow(len(s) + len(s)/32)
	for from := 0; ; {
		b.WriteString(s[from:at])
		if at == len(s) {
			return b.String(), m
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		now := visible(r)
		switch {
		case r == '\t':
			now = "    "
		case strings.HasPrefix(s[at:], "\r\n"):
			now, n = "\n", 2
		case r == '\r':
			now = "\n"
		}
		b.WriteString(now)
		from = at + n
		if len(now) != n {
			m = m.add(b.Len(), from-b.Len())
		}
		at = firstUnsafe(s, from, false)
	}
}
