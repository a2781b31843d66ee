package render

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"readout/store/text"
)

// maxSGR is the longest colour sequence let through, from ESC to m.
const maxSGR = 64

// SGROnly is the last boundary before a terminal: of all control characters
// only line feeds and colour sequences (ESC [ 0-9 ; : … m, at most 64 bytes)
// survive. Any other ESC becomes ␛, other controls their picture, the C1
// controls and the bidirectional overrides are written out as <U+009B>, and
// bytes that are not UTF-8 become U+FFFD, since some terminals take them for C1.
// What is safe comes back unchanged, so SGROnly is idempotent.
func SGROnly(s string) string {
	at := firstUnsafe(s, 0, true)
	if at == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for from := 0; ; {
		b.WriteString(s[from:at])
		if at == len(s) {
			return b.String()
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		b.WriteString(visible(r))
		from = at + n
		at = firstUnsafe(s, from, true)
	}
}

// firstUnsafe returns where the first thing after from stands that may not pass,
// len(s) if there is none; ours reports whether colours and signs may, because we
// wrote them.
func firstUnsafe(s string, from int, ours bool) int {
	for i := from; i < len(s); {
		c := s[i]
		switch {
		case c >= 0x20 && c < 0x7F || c == '\n':
			i++
		case c == 0x1B && ours && sgrLen(s[i:]) > 0:
			i += sgrLen(s[i:])
		case c < utf8.RuneSelf:
			return i
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 || text.IsC1(r) || text.IsBidiControl(r) || !ours && isSign(r) {
				return i
			}
			i += n
		}
	}
	return len(s)
}

// sgrLen returns the length of the colour sequence s begins with, or 0.
func sgrLen(s string) int {
	if len(s) < 3 || s[0] != 0x1B || s[1] != '[' {
		return 0
	}
	for i := 2; i < min(len(s), maxSGR); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case (c < '0' || c > '9') && c != ';' && c != ':':
			return 0
		}
	}
	return 0
}

// visible returns what stands for a character that may not pass.
func visible(r rune) string {
	if r == lineBreak || r == paraBreak {
		return "\n"
	}
	return cmp.Or(text.Picture(r), "\uFFFD")
}
