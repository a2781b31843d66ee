package markup

import (
	"fmt"
	"strings"

	"readout/store/text"
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

// decodeEntities is decode for text in which a backslash is one.
func decodeEntities(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	return decode(strings.ReplaceAll(s, `\`, `\\`))
}

func isPunct(c byte) bool {
	return c > ' ' && c < '0' || c > '9' && c < 'A' || c > 'Z' && c < 'a' || c > 'z' && c < 0x7F
}

// dropData replaces data URIs by how large they are: a picture of some megabytes
// has no place in a line of text. The moves say what stood where.
func dropData(s string) (string, Moves) {
	if !strings.Contains(s, "data:") {
		return s, nil
	}
	var b strings.Builder
	var moves Moves
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
			moves = moves.Add(b.Len(), done-b.Len())
		}
		at = end
	}
	b.WriteString(s[done:])
	return b.String(), moves
}
