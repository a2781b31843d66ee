package markup

import "strings"

// A container is a quotation, a list or an item that is open (CommonMark 5).
type container struct {
	Element
	width  int  // of an item: how far its text is indented
	marker byte // of a list: -, *, +, . or )
	number int  // of a list: the next item's
	op     int  // that began it
	empty  bool // an item of which nothing but the mark has been seen
}

// A leaf is what is open inside the containers.
type leaf uint8

const (
	noLeaf leaf = iota
	paraLeaf
	tableLeaf
	fenceLeaf
	indentLeaf
	htmlLeaf
)

// An op is what the structure of a block tells the reader to do. Words are read when the
// structure is known, and the marks inside them are blank.
type op struct {
	do       opKind
	element  Element
	from, to int
	value    int
	text     string // letters of columns
	loose    bool
	task     Task
}

type opKind uint8

const (
	opBegin opKind = iota
	opEnd
	opPara
	opTitle
	opHTML
	opLine // of code
	opCell
)

// A nestReader reads the structure of a list, a quotation or a table, line by line.
type nestReader struct {
	src  []byte // with spaces for the marks of quotations
	text string // as it was
	ops  []op
	open []container
	leaf leaf

	from, to  int    // the leaf
	fence     string // that ends it
	indent    int    // of a fence
	end       string // of HTML
	wasBlank  bool
	lineStart int
}

// nested reads a list, a quotation or a table.
func (r *reader) nested() {
	n := nestReader{text: r.src, ops: r.nest.ops[:0], open: r.nest.open[:0]}
	for at := 0; at < len(n.text); {
		size := lineLen(n.text[at:])
		n.lineStart = at
		n.line(at, at+len(strings.TrimSuffix(n.text[at:at+size], "\n")))
		at += size
	}
	n.closeLeaf()
	n.closeTo(0, len(n.text))
	if n.src != nil {
		r.src = string(n.src)
	}
	for _, o := range n.ops {
		r.do(o)
	}
	n.src = nil
	r.nest = n
}

// do does what the structure says.
func (r *reader) do(o op) {
	switch o.do {
	case opBegin:
		r.runs = append(r.runs, Run{From: r.base + o.from, To: r.base + o.to, Part: Begin, Element: o.element,
			Value: o.value, Text: o.text, Loose: o.loose, Task: o.task})
	case opEnd:
		r.end(o.from, o.element)
	case opPara:
		r.paragraph(o.from, o.to)
	case opTitle:
		r.title(o.from, o.to)
	case opHTML:
		r.html(o.from, o.to)
	case opLine:
		if o.from < o.to {
			r.runs = append(r.runs, Run{From: r.base + o.from, To: r.base + o.to, Text: r.written(o.from, o.to)})
		}
		r.newLine(o.to, o.to)
	case opCell:
		r.begin(o.from, Cell, 0)
		r.cell = true
		r.inline(o.from, o.to)
		r.cell = false
		r.end(o.to, Cell)
	}
}

// line takes in the line from pos to end.
func (n *nestReader) line(pos, end int) {
	pos, matched := n.match(pos, end)
	rest := n.text[pos:end]
	if blank(rest) {
		n.blankLine(matched, pos, end)
		return
	}
	whole := matched == len(n.open)
	if whole && n.goesOn(pos, end) {
		return
	}
	pos, opened := n.openContainers(pos, end, matched)
	if !opened && !whole && n.leaf == paraLeaf && !n.beginsLeaf(n.text[pos:end]) {
		n.to = end // lazy continuation
		return
	}
	if !opened {
		n.closeUnmatched(matched, pos)
	}
	if pos < end || opened {
		n.beginLeaf(pos, end)
	}
	n.wasBlank = false
}

// match goes past the marks of the containers that are open, and returns how many of them
// the line goes on with.
func (n *nestReader) match(pos, end int) (int, int) {
	for k := range n.open {
		rest := n.text[pos:end]
		at := indent(rest)
		switch c := &n.open[k]; c.Element {
		case Quote:
			if at > 3 || at == len(rest) || rest[at] != '>' {
				return pos, k
			}
			pos = n.quoteMark(pos + at)
		case Item:
			switch {
			case blank(rest):
				if c.empty {
					return pos, k
				}
				pos += min(c.width, len(rest))
			case at >= c.width:
				pos += c.width
			default:
				return pos, k
			}
		}
	}
	return pos, len(n.open)
}

// quoteMark goes past a > and the space behind it.
func (n *nestReader) quoteMark(pos int) int {
	if n.src == nil {
		n.src = []byte(n.text)
	}
	n.src[pos] = ' '
	pos++
	if pos < len(n.text) && n.text[pos] == ' ' {
		pos++
	}
	return pos
}

// blankLine takes in a line without words.
func (n *nestReader) blankLine(matched, pos, end int) {
	inside := matched == len(n.open)
	switch {
	case inside && n.leaf == fenceLeaf:
		n.codeLine(pos, end)
		return
	case inside && n.leaf == htmlLeaf && n.end != "\n":
		n.to = end
		return
	case inside && n.leaf == indentLeaf:
		n.codeLine(min(end, pos+4), end)
		n.wasBlank = true
		return
	}
	n.closeLeaf()
	if k := n.firstQuote(matched); k >= 0 { // a quotation ends at a blank line
		n.closeTo(k, pos)
	}
	if len(n.open) > 0 && matched < len(n.open) && n.open[matched].Element == Item {
		n.closeTo(matched, pos)
	}
	n.wasBlank = true
}

// firstQuote returns the first quotation that a line did not go on with, or -1.
func (n *nestReader) firstQuote(matched int) int {
	for k := matched; k < len(n.open); k++ {
		if n.open[k].Element == Quote {
			return k
		}
	}
	return -1
}

// openContainers begins the quotations and items that a line begins, and returns where its
// text begins and whether there were any.
func (n *nestReader) openContainers(pos, end, matched int) (int, bool) {
	opened := false
	for {
		rest := n.text[pos:end]
		at := indent(rest)
		inPara := !opened && n.leaf == paraLeaf
		if at > 3 || at == len(rest) {
			return pos, opened
		}
		if rest[at] == '>' {
			n.beginContainer(&matched, opened, pos)
			n.leaveList(pos)
			pos = n.quoteMark(pos + at)
			n.push(container{Element: Quote}, op{from: pos, to: pos})
			opened = true
			continue
		}
		size := markerLen(rest[at:])
		if size == 0 || isRule(rest[at:]) || inPara && matched == len(n.open) && !interruptsList(rest[at:], size) {
			return pos, opened
		}
		n.beginContainer(&matched, opened, pos)
		n.item(pos, at, size, end)
		pos += min(n.open[len(n.open)-1].width, end-pos)
		opened = true
		if blank(n.text[pos:end]) {
			n.open[len(n.open)-1].empty = true
			return end, true
		}
	}
}

// interruptsList reports whether the mark of an item may end a paragraph.
func interruptsList(rest string, size int) bool {
	return !blank(rest[size:]) && (size == 1 || rest[:size] == "1." || rest[:size] == "1)")
}

// beginContainer makes room for a container where a line has left off.
func (n *nestReader) beginContainer(matched *int, opened bool, pos int) {
	if !opened {
		n.closeLeaf()
		n.closeTo(*matched, pos)
		return
	}
	*matched = len(n.open)
}

// closeUnmatched ends what a line does not go on with.
func (n *nestReader) closeUnmatched(matched, pos int) {
	if matched < len(n.open) {
		n.closeLeaf()
	}
	n.closeTo(matched, pos)
	n.leaveList(pos)
}

// leaveList ends the innermost container if it is a list: nothing but an item stands in one.
func (n *nestReader) leaveList(pos int) {
	if k := len(n.open) - 1; k >= 0 && n.open[k].Element == List {
		n.closeLeaf()
		n.closeTo(k, pos)
	}
}

// item begins an item, and a list unless one of its kind is open.
func (n *nestReader) item(pos, at, size, end int) {
	rest := n.text[pos:end]
	mark := rest[at : at+size]
	kind := mark[size-1]
	if k := len(n.open) - 1; k >= 0 && n.open[k].Element == List && n.open[k].marker != kind {
		n.closeTo(k, pos)
	}
	if k := len(n.open) - 1; k < 0 || n.open[k].Element != List {
		n.beginsChild()
		n.push(container{Element: List, marker: kind, number: numberOf(mark)}, op{from: pos, value: numberOf(mark)})
	} else if n.wasBlank {
		n.ops[n.open[k].op].loose = true
	}
	n.wasBlank = false
	list := &n.open[len(n.open)-1]
	value := list.number
	if value >= 0 {
		list.number++
	}
	gap := indent(rest[at+size:])
	if gap > 4 || blank(rest[at+size:]) {
		gap = 1
	}
	n.push(container{Element: Item, width: at + size + gap}, op{from: pos + at, to: min(end, pos+at+size+1), value: value})
}

// numberOf is the number of the mark of an item, -1 for a bullet.
func numberOf(mark string) int {
	if len(mark) == 1 {
		return -1
	}
	n := 0
	for _, c := range []byte(mark[:len(mark)-1]) {
		n = 10*n + int(c-'0')
	}
	return n
}

// beginsChild notes that something begins in the innermost container: behind a blank
// line it makes the list of an item loose.
func (n *nestReader) beginsChild() {
	k := len(n.open) - 1
	if k < 1 || n.open[k].Element != Item {
		return
	}
	if n.wasBlank && !n.open[k].empty {
		n.ops[n.open[k-1].op].loose = true
	}
	n.open[k].empty = false
}

// push begins a container.
func (n *nestReader) push(c container, o op) {
	if c.Element == Quote {
		n.beginsChild()
	}
	c.op = len(n.ops)
	o.do, o.element, o.to = opBegin, c.Element, max(o.from, o.to)
	n.ops = append(n.ops, o)
	n.open = append(n.open, c)
}

// closeTo ends containers until so many are open.
func (n *nestReader) closeTo(k, at int) {
	for len(n.open) > k {
		last := len(n.open) - 1
		n.ops = append(n.ops, op{do: opEnd, element: n.open[last].Element, from: at})
		n.open = n.open[:last]
	}
}
