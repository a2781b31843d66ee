package markup

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"readout/store/text"
)

// decode returns what Markdown text stands for: escapes and entities resolved, and what they made inert.
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

// spaced has a space for what would end a line or be many spaces.
var spaced = strings.NewReplacer("\n", " ", "\t", " ")

// inert returns a piece of a text that stands between two others, such as what an entity stands for, made safe
// and on one line: entities become characters long after the text was cleaned.
func inert(before, s, after string) string {
	return strings.ReplaceAll(text.SafeBetween(before, spaced.Replace(s), after), "\n", " ")
}

// firstUnsafe returns where the first thing after from stands that may not pass, len(s) if there is none.
func firstUnsafe(s string, from int) int {
	for i := from; i < len(s); {
		switch c := s[i]; {
		case c >= 0x20 && c < 0x7F || c == '\n':
			i++
		case c < utf8.RuneSelf:
			return i
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 || text.IsC1(r) || text.IsBidiControl(r) || isSign(r) {
				return i
			}
			i += n
		}
	}
	return len(s)
}

// isSign reports whether r could pass for one of the signs by which a screen carries what
// it knows of a text through a library: noncharacters, and what ends lines.
func isSign(r rune) bool { return r >= 0xFDD0 && r <= 0xFDEF || r == 0x2028 || r == 0x2029 }

// visible returns what stands for a character that may not pass.
func visible(r rune) string {
	if r == 0x2028 || r == 0x2029 {
		return "\n"
	}
	return cmp.Or(text.Picture(r), "\uFFFD")
}
