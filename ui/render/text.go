package render

import (
	"fmt"
	"strings"

	xhtml "golang.org/x/net/html"

	"readout/store/text"
)

// What glamour does to text: it decodes entities and takes a backslash before
// punctuation away, in words; only the first in code spans, only the second in
// code blocks. These undo it beforehand.
var (
	protect      = strings.NewReplacer("&", "&amp;", `\`, `\\`)
	keepEntities = strings.NewReplacer("&", "&amp;")
	keepSlashes  = strings.NewReplacer(`\`, `\\`)
)

// decode returns what Markdown text stands for: escapes and entities resolved,
// and what they made inert.
func decode(s string) string {
	if !strings.ContainsAny(s, "\\&") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		n := 1
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			b.WriteByte(s[i+1])
			n = 2
		case s[i] == '&':
			decoded := "&"
			if e, size := text.Entity(s[i:]); size > 0 {
				decoded, n = inert(b.String(), e, s[i+size:]), size
			}
			b.WriteString(decoded)
		default:
			b.WriteByte(s[i])
		}
		i += n
	}
	return b.String()
}

func isPunct(c byte) bool {
	return c > ' ' && c < '0' || c > '9' && c < 'A' || c > 'Z' && c < 'a' || c > 'z' && c < 0x7F
}

// imageText is what is shown of a picture: its description, and its size if it
// was inside the text.
func imageText(alt, address string) string {
	text := "[image"
	if alt = strings.TrimSpace(alt); alt != "" {
		text += ": " + alt
	}
	if size, ok := strings.CutPrefix(address, "[image"); ok {
		return text + size
	}
	return text + "]"
}

// htmlText returns the text of HTML: a line for each block, nothing of scripts,
// styles and comments. The list takes in its links.
func htmlText(s string, links *linkList) string {
	z := xhtml.NewTokenizer(strings.NewReader(s))
	var b strings.Builder
	hidden, anchor, words := "", "", 0
	for {
		kind := z.Next()
		if kind == xhtml.ErrorToken {
			return squeeze(b.String())
		}
		t := z.Token()
		switch {
		case kind == xhtml.TextToken && hidden == "":
			words := inert("", dropNoCode(t.Data), "")
			if anchor == "" {
				words = links.inText(words)
			}
			b.WriteString(words)
		case hidden != "":
			if kind == xhtml.EndTagToken && t.Data == hidden {
				hidden = ""
			}
		case kind == xhtml.StartTagToken && (t.Data == "script" || t.Data == "style"):
			hidden = t.Data
		case t.Data == "a":
			if kind == xhtml.EndTagToken && anchor != "" {
				b.WriteString(links.add(b.String()[words:], anchor))
			}
			anchor, words = "", b.Len()
			if kind == xhtml.StartTagToken {
				anchor = attr(t, "href")
			}
		case t.Data == "td" || t.Data == "th":
			if kind == xhtml.StartTagToken {
				b.WriteString("  ")
			}
		case isBlockTag(t.Data) && kind != xhtml.TextToken:
			b.WriteByte('\n')
		case t.Data == "img":
			b.WriteString(inert("", imageText(dropNoCode(attr(t, "alt")), attr(t, "src")), ""))
		}
	}
}

func attr(t xhtml.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// attrOf returns an attribute of the tag that s is.
func attrOf(s, name string) string {
	z := xhtml.NewTokenizer(strings.NewReader(s))
	z.Next()
	return attr(z.Token(), name)
}

// squeeze trims lines and drops blank ones.
func squeeze(s string) string {
	var kept []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

// dropData replaces data URIs by how large they are: a picture of some megabytes
// has no place in a line of text. The moves say what stood where.
func dropData(s string) (string, moves) {
	if !strings.Contains(s, "data:") {
		return s, nil
	}
	var b strings.Builder
	var moved moves
	done := 0
	for at := 0; ; {
		n := strings.Index(s[at:], "data:")
		if n < 0 {
			break
		}
		at += n
		end := at + len(s[at:])
		if n := strings.IndexAny(s[at:], ") \"'<>\n"); n >= 0 {
			end = at + n
		}
		if end-at > 200 && strings.Contains(s[at:at+100], ",") {
			b.WriteString(s[done:at])
			fmt.Fprintf(&b, "[image,\u00A0%d\u00A0KB]", ((end-at)*3/4+1023)/1024)
			done = end
			moved = moved.add(b.Len(), done-b.Len())
		}
		at = end
	}
	b.WriteString(s[done:])
	return b.String(), moved
}
