package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text makes outside text safe to show and to search: what it returns is valid
// UTF-8 whose only control character is the line feed. It must see every string
// that comes from outside, after character sets and entities are decoded.
//
//   - invalid bytes, noncharacters and private use become U+FFFD
//   - every kind of line end becomes a line feed, a tab four spaces
//   - other control characters become visible: C0 as pictures (U+241B), C1 and
//     bidirectional controls as <U+202E>
//   - characters that show nothing are dropped, so that a word with a hidden
//     character inside is found; joiners stay where a script or emoji needs them
//   - a base character keeps at most 8 combining marks
//
// Text(Text(s)) is Text(s), and s itself is returned if nothing changes.
func Text(s string) string {
	w := washer{in: s}
	for i := skipPlain(s, 0); i < len(s); {
		i = skipPlain(s, w.rune(i))
	}
	return w.done()
}

// OneLine is Text for what stands on one line, such as titles, names and status
// lines: line ends become spaces, and at most 300 characters stay.
func OneLine(s string) string {
	s = strings.TrimSpace(Text(s))
	if strings.IndexByte(s, '\n') >= 0 {
		var line strings.Builder
		for part := range linesOf(s) {
			if part = strings.TrimSpace(part); part != "" {
				if line.Len() > 0 {
					line.WriteByte(' ')
				}
				line.WriteString(part)
			}
		}
		s = line.String()
	}
	return atMost(s, 300)
}

// atMost keeps n characters of s, the last of them … if there were more.
func atMost(s string, n int) string {
	if len(s) <= n {
		return s
	}
	last := 0 // where the n-th character begins
	for i := range s {
		n--
		if n == 0 {
			last = i
		}
		if n < 0 {
			return strings.TrimRightFunc(s[:last], unicode.IsSpace) + "…"
		}
	}
	return s
}

// maxMarks is how many combining marks a base character keeps.
const maxMarks = 8

// A washer copies its text to out, but only once something has changed.
type washer struct {
	in    string
	out   []byte
	taken int  // so much of in is in out
	marks int  // combining marks since the last base character
	last  int  // where the last rune that was not plain ended in in,
	prev  rune // and what it was in the output
}

// done returns the washed text.
func (w *washer) done() string {
	if w.out == nil {
		return w.in
	}
	return string(append(w.out, w.in[w.taken:]...))
}

// replace puts with in the place of in[from:to].
func (w *washer) replace(from, to int, with string) {
	if w.out == nil {
		w.out = make([]byte, 0, len(w.in)+len(w.in)/16+16)
	}
	w.out = append(w.out, w.in[w.taken:from]...)
	w.out = append(w.out, with...)
	w.taken = to
}

// rune washes the rune at i and returns where the next begins. It may forget
// what stood before i only if that was plain.
func (w *washer) rune(i int) int {
	r, size := utf8.DecodeRuneInString(w.in[i:])
	end := i + size
	if i > w.last { // plain text stood between
		w.marks = 0
		w.prev, _ = utf8.DecodeLastRuneInString(w.in[:i])
	}
	w.last = end
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) && !isHidden(r):
		if w.marks == maxMarks {
			w.replace(i, end, "")
			return end
		}
		w.marks++
		w.prev = r
	case isJoiner(r):
		next, _ := utf8.DecodeRuneInString(w.in[end:])
		if w.marks < maxMarks && joins(w.prev, next) {
			w.prev = r
		} else {
			w.replace(i, end, "")
		}
	case isHidden(r):
		w.replace(i, end, "")
	default:
		w.marks, w.prev = 0, r
		if with := visible(r, size, w.in[end:]); with != "" {
			w.prev = ' '
			w.replace(i, end, with)
		} else if r == '\r' {
			w.replace(i, end, "")
		}
	}
	return end
}

// visible returns what stands for a character that is not safe, or "". rest is
// the text after it: a carriage return before a line feed needs no stand-in.
func visible(r rune, size int, rest string) string {
	switch {
	case r == '\r' && strings.HasPrefix(rest, "\n"):
		return ""
	case r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return "\n"
	case r == '\t':
		return "    "
	case r < 0x20:
		return string(0x2400 + r)
	case r == 0x7F:
		return "\u2421"
	case r >= 0x80 && r < 0xA0, isBidiControl(r):
		return codePoint(r)
	case r == utf8.RuneError && size == 1, isPrivate(r):
		return "\uFFFD"
	}
	return ""
}

func isBidiControl(r rune) bool {
	return r == 0x61C || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// isPrivate reports whether r has no meaning outside a private agreement: the
// private use areas and the noncharacters.
func isPrivate(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE || r >= 0xF0000
}

// isHidden reports whether r shows nothing and only hides in words.
func isHidden(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r >= 0x2060 && r <= 0x2064, r >= 0x206A && r <= 0x206F, r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	switch r {
	case 0xAD, 0x34F, 0x115F, 0x1160, 0x180E, 0x200B, 0x3164, 0xFEFF, 0xFFA0:
		return true
	}
	return false
}

func isJoiner(r rune) bool { return r == 0x200C || r == 0x200D }

// joins reports whether a joiner between the two belongs there: between parts of
// an emoji, or inside an Arabic or Indic cluster.
func joins(before, after rune) bool {
	return isEmoji(before) && isEmoji(after) || isClustered(before) && isClustered(after)
}

func isEmoji(r rune) bool {
	return r == 0xFE0F || r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2190 && r <= 0x2BFF
}

// isClustered reports whether r is of a script whose letters take different
// shapes by their neighbours: Arabic and its relatives, the Indic scripts from
// Devanagari to Sinhala, Tibetan, Myanmar, Khmer, Mongolian.
func isClustered(r rune) bool {
	if isBidiControl(r) || isHidden(r) {
		return false
	}
	return r >= 0x600 && r <= 0x8FF || r >= 0x900 && r <= 0xDFF || r >= 0xF00 && r <= 0x109F ||
		r >= 0x1780 && r <= 0x18AF || r >= 0xA840 && r <= 0xA8FF || r >= 0xFB50 && r <= 0xFDCF || r >= 0xFE70 && r <= 0xFEFC
}

// codePoint writes r as <U+202E>.
func codePoint(r rune) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{'<', 'U', '+', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15], '>'})
}

// skipPlain returns the first place from i on that is not of a character which
// always stays as it is. This is nearly all of nearly all texts, so it is made
// to be fast: eight bytes at a time while they are ASCII.
func skipPlain(s string, i int) int {
	for i < len(s) {
		for len(s)-i >= 8 {
			x := eight(s[i : i+8])
			if (x|(x-0x20*ones)|(x+ones))&high != 0 { // a byte above 0x7E or below 0x20
				break
			}
			i += 8
		}
		for n := min(i+8, len(s)); i < n; i++ {
			if c := s[i]; (c < 0x20 && c != '\n') || c > 0x7E {
				break
			}
		}
		if i == len(s) {
			break
		}
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			size := plainRune(s[i:])
			if size == 0 {
				return i
			}
			i += size
		case c < 0x20 && c != '\n' || c == 0x7F:
			return i
		}
	}
	return i
}

// In a word of eight bytes: the number one, and the bit that ASCII does not have.
const ones, high = 0x0101010101010101, 0x8080808080808080

// eight returns the eight bytes of b as one word, the first lowest.
func eight(b string) uint64 {
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// plainRune returns the length of the rune at the start of s, which is not
// ASCII, if it always stays as it is, else 0.
func plainRune(s string) int {
	if len(s) < 2 {
		return 0
	}
	if c := s[0]; c >= 0xC2 && c < 0xE0 { // two bytes
		r := rune(c&0x1F)<<6 | rune(s[1]&0x3F)
		plain := r >= 0xA0 && r < 0x300 && r != 0xAD || r >= 0x370 && r < 0x483 || r >= 0x48A && r < 0x591
		if plain && s[1]&0xC0 == 0x80 {
			return 2
		}
		return 0
	}
	if len(s) < 3 || s[0]&0xF0 != 0xE0 || s[1]&0xC0 != 0x80 || s[2]&0xC0 != 0x80 {
		return 0
	}
	r := rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F)
	switch {
	case r >= 0x1E00 && r < 0x200B, r >= 0x2010 && r < 0x2028, r >= 0x202F && r < 0x2060, r >= 0x20A0 && r < 0x20D0,
		r >= 0x2100 && r < 0x2CEF, r >= 0x3000 && r < 0x302A, r >= 0x3030 && r < 0x3099, r >= 0x309B && r < 0x3164,
		r >= 0x3165 && r < 0xA66F, r >= 0xAC00 && r < 0xD7A4, r >= 0xFF01 && r < 0xFFA0:
		return 3
	}
	return 0
}
