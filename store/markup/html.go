package markup

import "strings"

// An htmlReader reads a block of HTML. Elements may be closed in any order or never:
// what stands open is closed with what encloses it.
type htmlReader struct {
	*reader
	open []element
	down bool // the next words begin a line
}

// An element is one that is open, and the run that began it.
type element struct {
	Element
	run   int
	items int // of a list, so far
}

// html reads a block of HTML: its words, paragraphs, lists, tables and links. Nothing is
// shown of scripts, styles and comments.
func (r *reader) html(from, to int) {
	h := htmlReader{reader: r}
	r.from, r.to = from, to
	r.styles = r.styles[:0]
	r.htmlTags.cut(0)
	first := len(r.runs)
	for at := from; at < to; {
		n, hidden := htmlToken(r.src[at:to])
		if hidden {
			h.tag(at, at+n)
		} else {
			h.text(at, at+n)
		}
		at += n
	}
	for len(h.open) > 0 {
		h.pop(to)
	}
	r.restyle(first)
}

// text takes in words. White space is one space, but in lines that are kept as they are.
func (h *htmlReader) text(from, to int) {
	if h.in(Pre) >= 0 {
		h.preformatted(from, to)
		return
	}
	for at := from; at < to; {
		switch n := strings.IndexAny(h.src[at:to], " \n&\x00"); {
		case n < 0:
			h.flowing(at)
			h.words(at, to)
			return
		case n > 0:
			h.flowing(at)
			h.words(at, at+n)
			at += n
		case h.src[at] == hole:
			at++
		case h.src[at] == '&':
			h.flowing(at)
			if n = h.entity(at); n == 0 {
				h.words(at, at+1)
				n = 1
			}
			at += n
		default:
			end := at + blanks(h.src[at:to])
			if h.src[at:end] == " " && !h.blankBefore() {
				h.words(at, end)
			} else {
				h.apart(at, end)
			}
			at = end
		}
	}
}

// preformatted takes in lines as they are.
func (h *htmlReader) preformatted(from, to int) {
	for at := from; at < to; {
		n := lineLen(h.src[at:to])
		end := at + len(strings.TrimRight(h.src[at:at+n], "\n"))
		h.entities(at, end)
		if at+n > end {
			h.newLine(end, at+n)
		}
		at += n
	}
}

// flowing makes sure that words stand in a paragraph.
func (h *htmlReader) flowing(at int) {
	if n := len(h.open); n > 0 {
		switch h.open[n-1].Element {
		case Para, Headline, Cell, Pre:
			if h.down && !h.blankBefore() {
				h.trim()
				h.newLine(at, at)
			}
			h.down = false
			return
		case Table:
			h.push(at, Row, 0)
		case List:
			h.item(at, at)
		}
		if h.open[len(h.open)-1].Element == Row {
			h.push(at, Cell, 0)
			return
		}
	}
	h.push(at, Para, 0)
}

func (h *htmlReader) push(at int, e Element, value int) {
	h.trim()
	h.down = false
	h.open = append(h.open, element{e, len(h.runs), 0})
	h.begin(at, e, value)
}

// pop ends the innermost element.
func (h *htmlReader) pop(at int) {
	n := len(h.open) - 1
	e := h.open[n]
	if e.Element != Pre {
		if k := len(h.runs) - 1; h.runs[k].Part == Space {
			h.runs = h.runs[:k]
		}
		h.trim()
	}
	h.end(at, e.Element)
	h.open = h.open[:n]
	if e.Element == Table {
		h.columns(e.run)
	}
}

// columns notes how many columns the table has that a run began.
func (h *htmlReader) columns(table int) {
	most, now := 0, 0
	for _, x := range h.runs[table:] {
		switch {
		case x.Part == Begin && x.Element == Row:
			now = 0
		case x.Part == Begin && x.Element == Cell:
			now++
			most = max(most, now)
		}
	}
	h.runs[table].Text = strings.Repeat("-", most)
}

// in returns which open element is the innermost of a kind, -1 if none is.
func (h *htmlReader) in(e Element) int {
	for k := len(h.open) - 1; k >= 0; k-- {
		if h.open[k].Element == e {
			return k
		}
	}
	return -1
}

// closeTo ends elements until so many are open.
func (h *htmlReader) closeTo(at, n int) {
	for len(h.open) > n {
		h.pop(at)
	}
}

// endText ends the paragraph that is open.
func (h *htmlReader) endText(at int) {
	if n := len(h.open); n > 0 && (h.open[n-1].Element == Para || h.open[n-1].Element == Headline) {
		h.pop(at)
	}
}

// tag takes in a tag, a comment, a script.
func (h *htmlReader) tag(from, to int) {
	if to-from > maxCode {
		return
	}
	t, ok := looseTag(h.src[from:to])
	switch {
	case !ok:
	case t.name == "img":
		h.flowing(from)
		h.picture(from, t)
	case t.name == "br":
		h.lineBreak(from, to)
	case t.name == "a" || styleOf(t.name) != 0 && t.name != "th":
		if !t.closing {
			h.flowing(from)
		}
		h.styleTag(from, t)
	case h.betweenCells() && !isTablePart(t.name): // its words make a cell
	case h.in(Cell) >= 0 && !isTablePart(t.name):
		if isBlockTag(t.name) {
			h.apart(from, to)
		}
	default:
		h.structure(from, t)
	}
}

func (h *htmlReader) lineBreak(from, to int) {
	switch {
	case h.in(Cell) >= 0:
		h.apart(from, to)
	case !h.blankBefore():
		h.trim()
		h.newLine(from, to)
	}
}

// betweenCells reports whether a table is open, and no cell of it.
func (h *htmlReader) betweenCells() bool {
	n := len(h.open) - 1
	return n >= 0 && (h.open[n].Element == Table || h.open[n].Element == Row)
}

func isTablePart(name string) bool {
	switch name {
	case "table", "tr", "td", "th", "tbody", "thead", "tfoot":
		return true
	}
	return false
}

// maxOpenHTML is how many elements may stand in each other.
const maxOpenHTML = maxNesting

// structure takes in a tag that begins or ends a part of the block.
func (h *htmlReader) structure(at int, t tag) {
	if !isBlockTag(t.name) {
		return
	}
	if isTablePart(t.name) {
		h.table(at, t)
		return
	}
	e, known := elementOf(t.name)
	if !known && t.name != "hr" {
		h.down = true
		return
	}
	h.endText(at)
	switch {
	case t.name == "hr":
		h.begin(at, Divide, 0)
		h.end(at, Divide)
	case e == Para:
	case t.closing:
		if k := h.in(e); k >= 0 && k > h.in(Cell) {
			h.closeTo(at, k)
		}
	case len(h.open) >= maxOpenHTML && e != Item:
	case e == Item:
		h.item(at, at+len(t.text))
	case e == List:
		first := -1
		if t.name == "ol" {
			first = 1
		}
		h.push(at, e, first)
	case e == Headline:
		h.push(at, e, int(t.name[1]-'0'))
	default:
		h.push(at, e, 0)
	}
}

// elementOf is the element that a tag begins.
func elementOf(name string) (Element, bool) {
	switch name {
	case "ul", "ol", "menu", "dir":
		return List, true
	case "li":
		return Item, true
	case "blockquote":
		return Quote, true
	case "pre":
		return Pre, true
	case "p", "details", "article", "section", "fieldset", "figure":
		return Para, true
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return Headline, true
	}
	return 0, false
}

// item begins an item, in a list of bullets if none is open.
func (h *htmlReader) item(at, to int) {
	list := h.in(List)
	if list < 0 {
		h.push(at, List, -1)
		list = len(h.open) - 1
	}
	h.closeTo(at, list+1)
	number := h.runs[h.open[list].run].Value
	if number >= 0 {
		number += h.open[list].items
	}
	h.open[list].items++
	h.push(at, Item, number)
	h.runs[len(h.runs)-1].To = h.base + to // room for its number
}

// table takes in a tag of a table. A table in a cell is part of the cell.
func (h *htmlReader) table(at int, t tag) {
	cell, table := h.in(Cell), h.in(Table)
	switch t.name {
	case "table":
		switch {
		case t.closing && table >= 0:
			h.closeTo(at, table)
		case t.closing:
		case cell >= 0 || len(h.open) >= maxOpenHTML:
			h.apart(at, at)
		default:
			h.endText(at)
			h.push(at, Table, 0)
		}
	case "tr":
		if table >= 0 {
			h.closeTo(at, table+1)
		}
		if !t.closing {
			h.row(at)
		}
	case "td", "th":
		h.cellTag(at, t)
	}
}

func (h *htmlReader) row(at int) {
	if h.in(Table) < 0 {
		h.endText(at)
		h.push(at, Table, 0)
	}
	h.push(at, Row, 0)
}

// cellTag begins or ends a cell.
func (h *htmlReader) cellTag(at int, t tag) {
	if cell := h.in(Cell); cell >= 0 {
		h.closeTo(at, cell)
	}
	if t.closing {
		return
	}
	if h.in(Row) < 0 {
		h.row(at)
	}
	if t.name == "th" {
		h.runs[h.open[h.in(Table)].run].Value = 1
	}
	if len(h.open)-h.in(Row) > 1 {
		h.closeTo(at, h.in(Row)+1)
	}
	h.push(at, Cell, 0)
}
