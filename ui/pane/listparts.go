package pane

import (
	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/ui/theme"
)

// partLike is the part of a list with titles that are like what was typed. The others are
// those of a result.
const partLike = store.Some + 1

// A listPart is some of the documents of a list, one after the other.
type listPart struct {
	kind store.Part
	from int // the first of its documents
	n    int
}

// partRows stand above the documents of every part but the first.
const partRows = 2

func (p listPart) headRows() int {
	if p.kind == store.All {
		return 0
	}
	return partRows
}

// partsOf divides the documents of a result.
func partsOf(r store.Result) (parts []listPart) {
	from := 0
	total := max(r.Total, len(r.Hits)-r.Offers-r.Some)
	for kind, n := range []int{store.All: total, store.Offered: r.Offers, store.Some: r.Some, partLike: len(r.Like)} {
		if n > 0 {
			parts = append(parts, listPart{store.Part(kind), from, n})
		}
		from += n
	}
	return parts
}

// part is the part with document i.
func (l *List) part(i int) (listPart, bool) {
	for _, p := range l.parts {
		if i >= p.from && i < p.from+p.n {
			return p, true
		}
	}
	return listPart{}, false
}

// count is how many documents a part has.
func (l *List) count(kind store.Part) int {
	for _, p := range l.parts {
		if p.kind == kind {
			return p.n
		}
	}
	return 0
}

// line is the first line of document i.
func (l *List) line(i int) int {
	y := i * l.tall()
	for _, p := range l.parts {
		if p.from <= i {
			y += p.headRows()
		}
	}
	return y
}

// at says which document stands on a line and on which of its rows; -1 is the heading of
// a part.
func (l *List) at(line int) (i, row int, of listPart) {
	tall := l.tall()
	for _, p := range l.parts {
		if line < p.headRows() {
			return -1, line, p
		}
		line -= p.headRows()
		if line < p.n*tall {
			return p.from + line/tall, line % tall, p
		}
		line -= p.n * tall
	}
	return l.Len(), 0, listPart{}
}

// between draws a row of the heading of a part. If nothing has all that was asked for, the
// first heading begins with that.
func (l *List) between(p listPart, row int, th *theme.Theme) string {
	above, below := "", ""
	switch p.kind {
	case store.Offered:
		above, below = "", l.Offer[0]+"; "+l.Offer[1]
		if ansi.StringWidth(below) > l.w-2 {
			above, below = l.Offer[0], l.Offer[1]
		}
	case store.Some:
		below = "some of the words (" + Count(p.n) + ")"
	case partLike:
		below = "titles like this"
	}
	if p.kind != store.Offered && p.from == 0 && len(l.Note) > 0 {
		above = l.Note[0]
	}
	return " " + th.Dim.Render([]string{above, below}[row])
}

// Position is the number of the document under the cursor, from 1, and of how many: of
// those with all that was asked for or, apart from them, of another part, whose name is
// returned. Without any document it is 0 of 0.
func (l *List) Position() (at, of int, part string) {
	p, ok := l.part(l.cursor)
	if !ok {
		return 0, 0, ""
	}
	names := [...]string{store.All: "", store.Offered: "offered", store.Some: "some", partLike: "like"}
	return l.cursor - p.from + 1, p.n, names[p.kind]
}
