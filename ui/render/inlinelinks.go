package render

import "strings"

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
	n := inlineLen(rest[1:])
	if n == 0 {
		n = m.referenceLen(rest[1:], open)
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

// referenceLen returns the length of ] and the label behind it, if the link is
// defined somewhere, else 0.
func (m *mdVeil) referenceLen(after string, open bracket) int {
	if len(m.definitions) == 0 {
		return 0
	}
	if strings.HasPrefix(after, "[") {
		if n := linkLabelLen(after[1:]); n > 0 && m.defined(after[1:1+n]) {
			return n + 3
		}
		if !strings.HasPrefix(after, "[]") {
			return 0
		}
	}
	label := m.in[open.from:m.i]
	if len(label) > maxLinkLabel || !m.defined(label) {
		return 0
	}
	if strings.HasPrefix(after, "[]") {
		return 3
	}
	return 1
}

// defined tells whether there is a definition for a label.
func (m *mdVeil) defined(label string) bool {
	_, ok := m.definitions[foldLinkLabel(label)]
	return ok
}

// inlineLen returns the length of ] and the target in parentheses behind it, 0
// if after does not begin with one.
func inlineLen(after string) int {
	if !strings.HasPrefix(after, "(") {
		return 0
	}
	at := 1 + blanks(after[1:])
	n := destinationLen(after[at:])
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

// destinationLen returns the length of the address s begins with, -1 if it is none.
func destinationLen(s string) int {
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
