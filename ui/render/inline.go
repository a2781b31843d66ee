package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// A mdVeil hides what glamour does not show of Markdown. It reads the text once,
// without building anything: emphasis and links are resolved where they end
// (CommonMark 6). Where it errs, a sign too many or too few is found.
type mdVeil struct {
	veil
	definitions map[string]string
	kind        Kind
	table       bool

	fence   string // that ends the lines of code we are in
	numbers []itemNumber
	marks   []mark    // of emphasis that may end
	opens   []bracket // of links that may end
	noTicks [80]bool  // runs of backticks of so many are closed by none
	inText  bool      // a paragraph has begun
	end     int       // of the paragraph; found when needed
}

// A mark is a run of * or _, a bracket one of [ or ![, by where it was written.
type (
	mark struct {
		sign  byte
		at, n int
	}
	bracket struct {
		at, from int // where it was written; where its text begins in the source
		image    bool
	}
	itemNumber struct{ column, n int }
)

func (d *Document) seenMarkup(text string, k Kind) string {
	m := mdVeil{veil: masked(text), definitions: d.definitions, kind: k}
	if k == Markup {
		_, rest, _ := strings.Cut(text, "\n")
		rule, _, _ := strings.Cut(rest, "\n")
		m.table = isTableRule(rule)
	}
	for start := true; m.i < len(m.in); {
		if start {
			m.line()
		}
		start = m.next()
	}
	return m.text()
}

// isMark tells whether a byte can mean something inside a line.
func isMark(c byte) bool {
	switch c {
	case '\n', '\\', '*', '_', '[', ']', '<', '&', '`', '!', hole:
		return true
	}
	return false
}

// next takes in the next thing inside a line, and tells whether a line ended.
func (m *mdVeil) next() bool {
	n := m.i
	for n < len(m.in) && !isMark(m.in[n]) {
		n++
	}
	if n > m.i {
		m.show(n - m.i)
		return false
	}
	if m.i == len(m.in) {
		return false
	}
	switch rest := m.in[m.i:]; rest[0] {
	case '\n':
		m.show(1)
		return true
	case '\\':
		m.escape(rest)
	case '*', '_':
		m.emphasis(rest)
	case '`':
		m.code(rest)
	case '&':
		if decoded, n := text.Entity(rest); n > 0 {
			m.entity(decoded, n)
			return false
		}
		m.show(1)
	case hole:
		m.hide(1)
	case '<':
		m.tag(rest)
	case '!':
		if strings.HasPrefix(rest, "![") {
			m.open(2, true)
			return false
		}
		m.show(1)
	case '[':
		m.open(1, false)
	case ']':
		m.close(rest)
	}
	return false
}

func (m *mdVeil) escape(rest string) {
	switch {
	case len(rest) > 1 && isPunct(rest[1]):
		m.hide(1)
		m.show(1)
	case len(rest) > 1 && rest[1] == '\n':
		m.gap(1)
	default:
		m.show(1)
	}
}

// code hides the marks of a code span (6.1).
func (m *mdVeil) code(rest string) {
	n := len(rest) - len(strings.TrimLeft(rest, "`"))
	if n >= len(m.noTicks) || m.noTicks[n] {
		m.show(n)
		return
	}
	if m.end <= m.i {
		m.end = m.i + paragraphEnd(rest)
	}
	size := codeSpanLen(m.in[m.i:m.end])
	if size == n {
		m.noTicks[n] = true
		m.show(n)
		return
	}
	m.hide(n)
	m.show(size - 2*n)
	m.hide(n)
}

// paragraphEnd returns where a blank line follows.
func paragraphEnd(s string) int {
	if n := strings.Index(s, "\n\n"); n >= 0 {
		return n + 1
	}
	return len(s)
}

// emphasis takes in a run of * or _ (6.2).
func (m *mdVeil) emphasis(rest string) {
	sign := rest[0]
	n := len(rest) - len(strings.TrimLeft(rest, rest[:1]))
	opens, closes := m.flanks(rest, n)
	for closes && n > 0 {
		k := len(m.marks) - 1
		for k >= 0 && m.marks[k].sign != sign {
			k--
		}
		if k < 0 {
			break
		}
		m.marks = m.marks[:k+1]
		size := 1
		if n > 1 && m.marks[k].n > 1 {
			size = 2
		}
		m.marks[k].n -= size
		m.hide(0)
		m.take(sign, m.marks[k].at+m.marks[k].n, size)
		m.hide(size)
		n -= size
		if m.marks[k].n == 0 {
			m.marks = m.marks[:k]
		}
	}
	if n == 0 {
		return
	}
	m.settleBlank()
	if opens && len(m.marks) < maxOpen {
		m.marks = append(m.marks, mark{sign, m.w, n})
	}
	m.show(n)
}

// maxOpen is how many marks are kept that may end.
const maxOpen = 500

// settleBlank makes sure that w is where the next word begins.
func (m *mdVeil) settleBlank() {
	if m.out != nil && (m.w == 0 || isBlank(m.out[m.w-1])) {
		m.settle()
	}
}

// flanks tells whether a run of signs can open and close emphasis.
func (m *mdVeil) flanks(rest string, n int) (opens, closes bool) {
	before, after := ' ', ' '
	if m.i > 0 {
		before, _ = utf8.DecodeLastRuneInString(m.in[:m.i])
	}
	if n < len(rest) {
		after, _ = utf8.DecodeRuneInString(rest[n:])
	}
	left := !unicode.IsSpace(after) && (!isPunctuation(after) || unicode.IsSpace(before) || isPunctuation(before))
	right := !unicode.IsSpace(before) && (!isPunctuation(before) || unicode.IsSpace(after) || isPunctuation(after))
	if rest[0] == '*' {
		return left, right
	}
	return left && (!right || isPunctuation(before)), right && (!left || isPunctuation(after))
}

// isPunctuation tells whether r is punctuation as emphasis sees it.
func isPunctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
