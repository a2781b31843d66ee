package markup

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A place is a byte of the rendered text of a document. The rendered text differs
// from the body where something was made inert or taken out, and Moves say where.
// There may be several steps between the two, each with Moves of its own.

// A move says that bytes of a text from at on stood by bytes further back in the text it was made from.
type move struct{ at, by int }

// Moves lead from a text to the one it was made from; they are ascending.
type Moves []move

// Add notes that from at on the text is by bytes off.
func (m Moves) Add(at, by int) Moves {
	if n := len(m); n > 0 && m[n-1].at == at {
		m[n-1].by = by
		return m
	}
	return append(m, move{at, by})
}

// back returns where a byte of the new text stood in the old one. What stands for
// something else stood where that did.
func (m Moves) back(at int) int {
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

// Forth returns where a byte of the old text stands in the new one; for what was taken out, where it was.
func (m Moves) Forth(at int) int {
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
func (t *Text) Size() int { return len(t.Source) }

// Body returns where in the body of the briefing a place is.
func (t *Text) Body(place int) int {
	place = max(0, min(place, t.Size()))
	for _, m := range slices.Backward(t.steps) {
		place = m.back(place)
	}
	return place
}

// Place returns where a byte of the body is shown.
func (t *Text) Place(body int) int {
	body = max(0, body)
	for _, m := range t.steps {
		body = m.Forth(body)
	}
	return min(body, t.Size())
}

// BlockAt returns the block that shows a place: the last one that begins there or
// before it, 0 if there is none.
func (t *Text) BlockAt(place int) int {
	n, found := slices.BinarySearchFunc(t.Blocks, place, func(b Block, at int) int { return b.From - at })
	if found {
		return n
	}
	return max(0, n-1)
}

// Tidy makes a text inert: nothing in it can pass for a style or a sign of ours. It
// has spaces for its tabs and line feeds for its other line ends.
func Tidy(s string) (string, Moves) {
	at := firstUnsafe(s, 0)
	if at == len(s) {
		return s, nil
	}
	var b strings.Builder
	var m Moves
	b.Grow(len(s) + len(s)/32)
	for from := 0; ; {
		b.WriteString(s[from:at])
		if at == len(s) {
			return b.String(), m
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		replacement := visible(r)
		switch {
		case r == '\t':
			replacement = "    "
		case strings.HasPrefix(s[at:], "\r\n"):
			replacement, n = "\n", 2
		case r == '\r':
			replacement = "\n"
		}
		b.WriteString(replacement)
		from = at + n
		if len(replacement) != n {
			m = m.Add(b.Len(), from-b.Len())
		}
		at = firstUnsafe(s, from)
	}
}
