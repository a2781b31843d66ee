package clean

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A tag is what can be told of a tag by itself, as the tokenizer of HTML would read it if it stands where tags
// are read. A comment, or an element whose content is no markup, is like a tag without a name.
type tag struct {
	name       atom.Atom // 0 for one that HTML does not know
	isEnd      bool      // it is an end tag
	plain      bool      // it means the same wherever it stands
	attributes int
	end        int // after it
}

// nextTag is the place of the next tag from i on, or the length of the page.
func nextTag(page string, i int) int {
	for i < len(page) {
		n := strings.IndexByte(page[i:], '<')
		if n < 0 || i+n+1 >= len(page) {
			break
		}
		if i += n; isTagLetter(page[i+1]) {
			return i
		}
		i++
	}
	return len(page)
}

func isTagLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// nameOf is the element whose name stands at i.
func nameOf(page string, i int) atom.Atom {
	var name [16]byte
	n := 0
	for ; i < len(page) && (isTagLetter(page[i]) || page[i] >= '0' && page[i] <= '9'); i++ {
		if n == len(name) {
			return 0
		}
		name[n] = page[i] | 0x20&(page[i]>>1) // letters have bit 6 set
		n++
	}
	return atom.Lookup(name[:n])
}

// readTag reads the tag at i, where a "<" stands.
func readTag(page string, i int) tag {
	if strings.HasPrefix(page[i:], "<!--") {
		return upTo(page, i, "-->")
	}
	i++
	t := tag{isEnd: i < len(page) && page[i] == '/', end: len(page)}
	if t.isEnd {
		i++
	}
	if i >= len(page) || !isTagLetter(page[i]) {
		t.end = i
		return t
	}
	t.name = nameOf(page, i)
	for i += nameLength(page[i:]); i < len(page); {
		switch page[i] {
		case '>':
			t.end, t.plain = i+1, isPlain(t.name)
			if isRaw(t.name) && !t.isEnd {
				return upTo(page, i, "</"+t.name.String()+">")
			}
			return t
		case ' ', '\t', '\n', '\r', '\f', '/':
			i++
		default:
			t.attributes++
			i = endOfAttribute(page, i)
		}
	}
	return t
}

// upTo is what stands from i to a sign, and with it.
func upTo(page string, i int, sign string) tag {
	n := strings.Index(page[i:], sign)
	if n < 0 {
		return tag{end: len(page)}
	}
	return tag{end: i + n + len(sign), plain: true}
}

func nameLength(page string) int {
	if n := strings.IndexAny(page, " \t\n\r\f/>"); n >= 0 {
		return n
	}
	return len(page)
}

// endOfAttribute is the place after the attribute at i, in quotes or not.
func endOfAttribute(page string, i int) int {
	i++ // also an "=", which is part of a name there
	n := strings.IndexAny(page[i:], " \t\n\r\f/=>")
	if n < 0 {
		return len(page)
	}
	i += n
	rest := strings.TrimLeft(page[i:], " \t\n\r\f")
	if !strings.HasPrefix(rest, "=") {
		return i
	}
	rest = strings.TrimLeft(rest[1:], " \t\n\r\f")
	i = len(page) - len(rest)
	if rest == "" {
		return i
	}
	ends := " \t\n\r\f>"
	quoted := rest[0] == '"' || rest[0] == '\''
	if quoted {
		i++
		ends = rest[:1]
	}
	n = strings.IndexAny(page[i:], ends)
	switch {
	case n < 0:
		return len(page)
	case quoted:
		n++
	}
	return i + n
}

// isFormatting reports the elements that a parser opens again in the next block.
func isFormatting(name atom.Atom) bool {
	switch name {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike,
		atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// isVoid reports the elements that have no end.
func isVoid(name atom.Atom) bool {
	switch name {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Keygen, atom.Link,
		atom.Meta, atom.Param,
		atom.Source, atom.Track, atom.Wbr, atom.Image:
		return true
	}
	return false
}

// isRaw reports the elements whose content is no markup.
func isRaw(name atom.Atom) bool {
	switch name {
	case atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Iframe, atom.Noembed, atom.Noscript, atom.Xmp:
		return true
	}
	return false
}

// isPlain reports the elements that mean the same in a drawing or a list of choices as
// elsewhere, and that may stand within others.
func isPlain(name atom.Atom) bool {
	switch name {
	case atom.Html, atom.Head, atom.Body, atom.Frameset, atom.Frame, atom.Select, atom.Template, atom.Plaintext,
		atom.Noframes:
		return false
	}
	return true
}
