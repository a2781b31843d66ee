package markup

import "strings"

// goesOn takes in a line that goes on with what is open, and reports whether it does.
func (n *nestReader) goesOn(pos, end int) bool {
	rest := n.text[pos:end]
	switch n.leaf {
	case fenceLeaf:
		if closesFence(rest, n.fence) {
			n.closeLeaf()
			return true
		}
		n.codeLine(pos+min(n.indent, indent(rest)), end)
		return true
	case htmlLeaf:
		n.to = end
		if n.end != "\n" && strings.Contains(strings.ToLower(rest), n.end) {
			n.closeLeaf()
		}
		return true
	case indentLeaf:
		if indent(rest) >= 4 {
			n.codeLine(pos+4, end)
			return true
		}
		n.closeLeaf()
	case tableLeaf:
		if !interrupts(rest) {
			n.row(pos, end, len(n.ops[n.from].text))
			return true
		}
		n.closeLeaf()
	case paraLeaf:
		return n.paragraphGoesOn(pos, end)
	}
	return false
}

// paragraphGoesOn takes in a line below a paragraph, which may make it a heading or a table.
func (n *nestReader) paragraphGoesOn(pos, end int) bool {
	rest := n.text[pos:end]
	switch {
	case IsUnderline(rest) && definitionLen(n.text[n.from:n.to]) == 0:
		n.ops = append(n.ops, op{do: opTitle, from: n.from, to: end})
		n.leaf = noLeaf
	case isTableRule(rest) && n.table(pos, end):
	case interrupts(rest):
		return false
	default:
		n.to = end
	}
	return true
}

// beginsLeaf reports whether a line begins something else than a paragraph.
func (n *nestReader) beginsLeaf(rest string) bool {
	at := indent(rest)
	return at <= 3 && interrupts(rest)
}

// beginLeaf begins what the text of a line is.
func (n *nestReader) beginLeaf(pos, end int) {
	n.closeLeaf()
	if pos >= end || blank(n.text[pos:end]) { // behind the mark of a quotation
		return
	}
	n.beginsChild()
	rest := n.text[pos:end]
	at := indent(rest)
	text := rest[at:]
	n.from, n.to = pos+at, end
	switch {
	case at >= 4 && !isIndentedHTML(text):
		n.leaf = indentLeaf
		n.begin(pos, Pre)
		n.codeLine(pos+4, end)
	case fence(text) != "":
		n.leaf, n.fence, n.indent = fenceLeaf, fence(text), at
		n.begin(pos, Pre)
	case isHeading(text):
		n.ops = append(n.ops, op{do: opTitle, from: n.from, to: end})
	case isRule(text):
		n.begin(pos, Divide)
		n.ops = append(n.ops, op{do: opEnd, element: Divide, from: end})
	case text[0] == '<' && htmlEnd(text) != "":
		n.leaf, n.end = htmlLeaf, htmlEnd(text)
		if n.end != "\n" && strings.Contains(strings.ToLower(text[1:]), n.end) {
			n.closeLeaf()
		}
	default:
		n.leaf = paraLeaf
		n.box()
	}
}

func (n *nestReader) begin(at int, e Element) {
	n.ops = append(n.ops, op{do: opBegin, element: e, from: at, to: at})
}

// box takes in the box of a task that an item begins with.
func (n *nestReader) box() {
	k := len(n.open) - 1
	if k < 0 || n.open[k].Element != Item || len(n.ops) != n.open[k].op+1 {
		return
	}
	text := n.text[n.from:n.to]
	switch {
	case strings.HasPrefix(text, "[ ] "):
		n.ops[n.open[k].op].task = ToDo
	case strings.HasPrefix(text, "[x] "), strings.HasPrefix(text, "[X] "):
		n.ops[n.open[k].op].task = Done
	default:
		return
	}
	n.from += len("[ ] ")
}

func (n *nestReader) codeLine(from, to int) {
	n.ops = append(n.ops, op{do: opLine, from: min(from, to), to: to})
}

// closeLeaf ends what is open inside the containers.
func (n *nestReader) closeLeaf() {
	switch n.leaf {
	case paraLeaf:
		n.ops = append(n.ops, op{do: opPara, from: n.from, to: n.to})
	case htmlLeaf:
		n.ops = append(n.ops, op{do: opHTML, from: n.from, to: n.to})
	case fenceLeaf, indentLeaf:
		n.ops = append(n.ops, op{do: opEnd, element: Pre, from: n.to})
	case tableLeaf:
		n.ops = append(n.ops, op{do: opEnd, element: Table, from: n.to})
	}
	n.leaf = noLeaf
}

// table makes the last line of the paragraph that is open the head of a table (GFM 4.10),
// and reports whether it is one: it has as many cells as the line below it.
func (n *nestReader) table(pos, end int) bool {
	head := strings.LastIndexByte(n.text[n.from:n.to], '\n') + 1 + n.from
	if head > n.from {
		head += indent(n.text[head:n.to]) // and marks of quotations
		for head < n.to && n.text[head] == '>' {
			head++
			head += indent(n.text[head:n.to])
		}
	}
	aligns := alignments(n.text[pos:end])
	if len(cellsOf(n.text, head, n.to)) != len(aligns) {
		return false
	}
	headEnd := n.to
	if head > n.from {
		n.to = head
		n.closeLeaf()
	}
	n.leaf, n.from = tableLeaf, len(n.ops)
	n.ops = append(n.ops, op{do: opBegin, element: Table, from: head, to: head, value: 1, text: aligns})
	n.row(head, headEnd, len(aligns))
	n.to = end
	return true
}

// alignments returns a letter for each column of the line below the head of a table.
func alignments(line string) string {
	var out strings.Builder
	for _, c := range cellsOf(line, 0, len(line)) {
		cell := line[c.from:c.to]
		left, right := strings.HasPrefix(cell, ":"), strings.HasSuffix(cell, ":")
		switch {
		case left && right:
			out.WriteByte('c')
		case left:
			out.WriteByte('l')
		case right:
			out.WriteByte('r')
		default:
			out.WriteByte('-')
		}
	}
	return out.String()
}

// row takes in a row of a table of so many columns.
func (n *nestReader) row(from, to, columns int) {
	n.begin(from, Row)
	cells := cellsOf(n.text, from, to)
	for k := range columns {
		c := cellRange{to, to}
		if k < len(cells) {
			c = cells[k]
		}
		n.ops = append(n.ops, op{do: opCell, from: c.from, to: c.to})
	}
	n.ops = append(n.ops, op{do: opEnd, element: Row, from: to})
	n.to = to
}

// A cellRange is the bytes of a cell.
type cellRange struct{ from, to int }

// cellsOf returns where the cells of a line stand: bars divide them that no backslash stands before.
func cellsOf(text string, from, to int) []cellRange {
	from += indent(text[from:to])
	to = from + len(strings.TrimRight(text[from:to], " "))
	if from < to && text[from] == '|' {
		from++
	}
	var cells []cellRange
	start := from
	add := func(end int) {
		cell := text[start:end]
		lead := indent(cell)
		cells = append(cells, cellRange{start + min(lead, len(cell)), start + max(lead, len(strings.TrimRight(cell, " ")))})
	}
	for i := from; i < to; i++ {
		switch text[i] {
		case '\\':
			i++
		case '|':
			add(i)
			start = i + 1
		}
	}
	if start < to {
		add(to)
	}
	return cells
}
