package render

import "strings"

// seenHTML hides tags, comments, scripts and styles.
func seenHTML(text string) string {
	v := masked(text)
	for v.i < len(v.in) {
		n, hidden := htmlToken(v.in[v.i:])
		switch {
		case !hidden:
			v.htmlText(n)
		case n > maxCode || !isTag(v.in[v.i:]):
			v.gap(n)
		default:
			v.hideTag(n)
		}
	}
	return v.text()
}

// htmlText shows n bytes of HTML without tags.
func (v *veil) htmlText(n int) {
	for end := v.i + n; v.i < end; {
		k := strings.IndexByte(v.in[v.i:end], hole)
		if k < 0 {
			v.entities(end - v.i)
			return
		}
		v.entities(k)
		v.hide(1)
	}
}

// htmlToken returns the length of the text or of the tag, comment, script or
// style that s begins with, and whether it is hidden.
func htmlToken(s string) (n int, hidden bool) {
	switch {
	case strings.HasPrefix(s, "<!--"):
		return upTo(s, 4, "-->"), true
	case isTag(s), len(s) > 1 && s[0] == '<' && (s[1] == '!' || s[1] == '?' || s[1] == '/'):
		n := tagEnd(s)
		if name := strings.ToLower(tagName(s[:min(len(s), 10)])); s[1] != '/' && (name == "script" || name == "style") {
			return closingTag(s, n, name), true
		}
		return n, true
	}
	if n = strings.IndexByte(s[1:], '<') + 1; n == 0 {
		n = len(s)
	}
	return n, false
}

// isTag tells whether s begins with an opening or closing tag.
func isTag(s string) bool { return tagName(s[:min(len(s), 3)]) != "" }

func upTo(s string, from int, end string) int {
	if n := strings.Index(s[from:], end); n >= 0 {
		return from + n + len(end)
	}
	return len(s)
}

// tagEnd returns the length of the tag s begins with; a > in quotes is part of it.
func tagEnd(s string) int {
	quote := byte(0)
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1
		case (c == '"' || c == '\'') && s[i-1] == '=':
			quote = c
		}
	}
	return len(s)
}

// closingTag returns where the closing tag of a script or style ends, from on.
func closingTag(s string, from int, name string) int {
	for at := from; ; {
		n := strings.Index(s[at:], "</")
		if n < 0 {
			return len(s)
		}
		at += n + 2
		if len(s) >= at+len(name) && strings.EqualFold(s[at:at+len(name)], name) {
			return upTo(s, at, ">")
		}
	}
}

// appendHTML adds blocks for HTML. It is divided between tags where it is long.
// Comments and scripts of megabytes belong to no block.
func appendHTML(blocks []Block, text string, b Block) []Block {
	begin, shown := 0, 0
	add := func(at, next int) {
		if at > begin {
			blocks = append(blocks, Block{b.From + begin, b.From + at, HTML, b.Follows})
			b.Follows = true
		}
		begin, shown = next, 0
	}
	for at := 0; at < len(text); {
		n, hidden := htmlToken(text[at:])
		if hidden && n > maxMarkup {
			add(at, at+n)
		} else if !hidden {
			if n > maxLine {
				n = partLen(text[at:], maxLine)
			}
			shown += n
		}
		if at += n; shown > maxLine/2 || at-begin > maxMarkup {
			add(at, at)
		}
	}
	add(len(text), len(text))
	return blocks
}
