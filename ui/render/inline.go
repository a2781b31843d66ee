package render

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mdVeil hides what glamour does not show of Markdown. It reads the text once,
// without building anything: emphasis and links are resolved where they end
// (CommonMark 6). Where it errs, a sign too many or too few is found.
type mdVeil struct {
	veil
	labels map[string]bool
	kind   Kind
	table  bool

	fence   string // that ends the lines of code we are in
	numbers []itemNumber
	marks   []mark    // of emphasis that may end
	opens   []bracket // of links that may end
	noTicks [80]bool  // runs of backticks of so many are closed by none
	inText  bool      // a paragraph has begun
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
	m := mdVeil{veil: masked(text), labels: d.labels, kind: k}
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
		if n := entityLen(rest); n > 0 {
			m.put(inertEntity(rest[:n]), n)
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
	end := paragraphEnd(rest)
	size := spanLen(rest[:end])
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

// open takes in the beginning of a link or picture.
func (m *mdVeil) open(n int, image bool) {
	m.settleBlank()
	if len(m.opens) < maxOpen {
		m.opens = append(m.opens, bracket{m.w, m.i + n, image})
	}
	m.show(n)
}

// close takes in a ], which ends a link if a target follows or its text is the
// label of one (6.3).
func (m *mdVeil) close(rest string) {
	if len(m.opens) == 0 {
		m.show(1)
		return
	}
	open := m.opens[len(m.opens)-1]
	m.opens = m.opens[:len(m.opens)-1]
	n := targetLen(rest[1:])
	if n == 0 {
		n = m.labelLen(rest[1:], open)
	}
	if n == 0 {
		m.show(1)
		return
	}
	m.hide(0)
	if open.image {
		m.take('!', open.at, 2)
	} else {
		m.take('[', open.at, 1)
		m.onlyPictures()
	}
	m.hide(n)
}

// onlyPictures forgets the brackets of links around one that has ended: links
// stand in no links.
func (m *mdVeil) onlyPictures() {
	kept := m.opens[:0]
	for _, o := range m.opens {
		if o.image {
			kept = append(kept, o)
		}
	}
	m.opens = kept
}

// labelLen returns the length of ] and the label behind it, if the link is
// defined somewhere, else 0.
func (m *mdVeil) labelLen(after string, open bracket) int {
	if len(m.labels) == 0 {
		return 0
	}
	if strings.HasPrefix(after, "[") {
		end := strings.IndexByte(after[:min(len(after), maxLabel)], ']')
		if end > 1 && m.labels[foldLabel(after[1:end])] {
			return end + 2
		}
		if end != 1 {
			return 0
		}
	}
	label := m.in[open.from:m.i]
	if len(label) > maxLabel || !m.labels[foldLabel(label)] {
		return 0
	}
	if strings.HasPrefix(after, "[]") {
		return 3
	}
	return 1
}

// targetLen returns the length of ] and the target in parentheses behind it, 0
// if after does not begin with one.
func targetLen(after string) int {
	if !strings.HasPrefix(after, "(") {
		return 0
	}
	at := 1 + blanks(after[1:])
	n := addressLen(after[at:])
	if n < 0 {
		return 0
	}
	at += n
	if gap := blanks(after[at:]); gap > 0 {
		at += gap
		at += titleLen(after[at:])
		at += blanks(after[at:])
	}
	if at >= len(after) || after[at] != ')' {
		return 0
	}
	return at + 2
}

// blanks returns the number of spaces and line feeds s begins with.
func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \n")) }

// addressLen returns the length of the address s begins with, -1 if it is none.
func addressLen(s string) int {
	if strings.HasPrefix(s, "<") {
		end := strings.IndexAny(s[1:], "<>\n")
		if end < 0 || s[1+end] != '>' {
			return -1
		}
		return end + 2
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			i++
		case c == '(':
			if depth++; depth > 32 {
				return -1
			}
		case c == ')':
			if depth--; depth < 0 {
				return i
			}
		case isBlank(c):
			if depth > 0 {
				return -1
			}
			return i
		}
	}
	if depth > 0 {
		return -1
	}
	return len(s)
}

// titleLen returns the length of the title of a link s begins with, or 0.
func titleLen(s string) int {
	if s == "" || !strings.ContainsAny(s[:1], `"'(`) {
		return 0
	}
	end := s[0]
	if end == '(' {
		end = ')'
	}
	for i := 1; i < min(len(s), maxCode); i++ {
		switch s[i] {
		case '\\':
			i++
		case end:
			return i + 1
		}
	}
	return 0
}

// tag hides a tag inside a paragraph (6.6), and the brackets of an address (6.5).
func (m *mdVeil) tag(rest string) {
	if n := len(autolink.FindString(rest[:min(len(rest), maxCode)])); n > 0 {
		m.hide(1)
		m.show(n - 2)
		m.hide(1)
		return
	}
	n := inlineTagLen(rest)
	if n == 0 {
		m.show(1)
		return
	}
	m.hideTag(n)
}

// hideTag hides a tag. The description of a picture is shown.
func (v *veil) hideTag(n int) {
	tag := v.in[v.i : v.i+n]
	name := strings.ToLower(tagName(tag))
	if name == "img" {
		if at := altAt.FindStringSubmatchIndex(tag); at != nil {
			from, to := at[2], at[3]
			if from < 0 {
				from, to = at[4], at[5]
			}
			v.gap(from)
			v.entities(to - from)
			v.gap(n - to)
			return
		}
	}
	if isBlockTag(name) {
		v.gap(n)
		return
	}
	v.hide(n)
}

// entities shows n bytes with their entities resolved.
func (v *veil) entities(n int) {
	for end := v.i + n; v.i < end; {
		k := strings.IndexByte(v.in[v.i:end], '&')
		if k < 0 {
			v.show(end - v.i)
			return
		}
		v.show(k)
		if k = entityLen(v.in[v.i:end]); k > 0 {
			v.put(inertEntity(v.in[v.i:v.i+k]), k)
		} else {
			v.show(1)
		}
	}
}

var (
	autolink = regexp.MustCompile(`^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[A-Za-z0-9.!#$%&'*+/=?^_` + "`" +
		`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>`)
	inlineTag = regexp.MustCompile(`^<(?:[A-Za-z][A-Za-z0-9-]*(?:[\s\x00]+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>` + "`" +
		`]+|'[^']*'|"[^"]*"))?)*[\s\x00]*/?|/[A-Za-z][A-Za-z0-9-]*\s*)>`)
	altAt = regexp.MustCompile(`(?i)\salt\s*=\s*(?:"([^"]*)"|'([^']*)')`)
)

// inlineTagLen returns the length of the tag, comment or instruction s begins
// with, or 0.
func inlineTagLen(s string) int {
	s = s[:min(len(s), maxLine)]
	for _, b := range [][2]string{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}} {
		if strings.HasPrefix(s, b[0]) {
			if n := strings.Index(s[len(b[0]):], b[1]); n >= 0 {
				return len(b[0]) + n + len(b[1])
			}
			return 0
		}
	}
	if strings.HasPrefix(s, "<!") && isLetter(s, 2) {
		return strings.IndexByte(s, '>') + 1
	}
	return len(inlineTag.FindString(s[:min(len(s), maxCode)]))
}
