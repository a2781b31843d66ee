package markup

import "strings"

// looseTag reads a tag as browsers do: what is wrong in it is passed over.
func looseTag(s string) (tag, bool) {
	if t, ok := readTag(s); ok {
		return t, true
	}
	name := tagName(s)
	if name == "" || !isElement(strings.ToLower(name)) {
		return tag{}, false
	}
	return tag{name: strings.ToLower(name), closing: s[1] == '/', text: s}, true
}

// htmlToken returns the length of the text or of the tag, comment, script or style that s
// begins with, and whether it is one of those.
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
	for n = 1; n < len(s); n++ {
		next := strings.IndexByte(s[n:], '<')
		if next < 0 {
			return len(s), false
		}
		if n += next; isTag(s[n:]) || n+1 < len(s) && (s[n+1] == '!' || s[n+1] == '?' || s[n+1] == '/') {
			return n, false
		}
	}
	return len(s), false
}

// isTag reports whether s begins with an opening or closing tag.
func isTag(s string) bool {
	if s == "" || s[0] != '<' || tagName(s[:min(len(s), 3)]) == "" {
		return false
	}
	_, ok := looseTag(s[:min(len(s), maxCode)])
	return ok
}

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
