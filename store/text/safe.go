package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Safe makes outside text safe to show and to search: what it returns is valid
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
// Safe(Safe(s)) is Safe(s), and s itself is returned if nothing changes.
func Safe(s string) string {
	w := washer{in: s}
	return w.wash()
}

// SafeBetween is Safe for a piece of a text, such as what an entity stands for: its
// marks and joiners are judged with what stands before and after it. before is safe;
// of after only the first character counts, or the entity it begins with.
func SafeBetween(before, s, after string) string {
	w := washer{in: s, after: after}
	w.prev, w.marks = ending(before)
	return w.wash()
}

// ending returns the last character of a text, and how many marks it ends with, up to
// those that one character keeps.
func ending(s string) (last rune, marks int) {
	last, _ = utf8.DecodeLastRuneInString(s)
	for marks < MaxMarks {
		r, size := utf8.DecodeLastRuneInString(s)
		if !unicode.IsMark(r) {
			break
		}
		s = s[:len(s)-size]
		marks++
	}
	return last, marks
}

// longestLine is how many characters OneLine leaves.
const longestLine = 300

// OneLine is Safe for what stands on one line, such as titles, names and status
// lines: line ends become spaces, and at most 300 characters stay.
func OneLine(s string) string {
	s = strings.TrimSpace(Safe(s))
	if strings.IndexByte(s, '\n') >= 0 {
		var line strings.Builder
		for part := range strings.SplitSeq(s, "\n") {
			if part = strings.TrimSpace(part); part != "" {
				if line.Len() > 0 {
					line.WriteByte(' ')
				}
				line.WriteString(part)
			}
		}
		s = line.String()
	}
	return atMost(s, longestLine)
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

// MaxMarks is how many combining marks a base character keeps in a safe text.
const MaxMarks = 8

// A washer copies its text to out, but only once something has changed.
type washer struct {
	in     string
	after  string // what follows in
	out    []byte
	offset int  // so much of in is in out
	marks  int  // combining marks since the last base character
	last   int  // where the last rune that was not plain ended in in,
	prev   rune // and what it was in the output
}

// wash returns the text made safe.
func (w *washer) wash() string {
	for i := skipPlain(w.in, 0); i < len(w.in); {
		i = skipPlain(w.in, w.rune(i))
	}
	if w.out == nil {
		return w.in
	}
	return string(append(w.out, w.in[w.offset:]...))
}

// replace puts with in the place of in[from:to].
func (w *washer) replace(from, to int, with string) {
	if w.out == nil {
		w.out = make([]byte, 0, len(w.in)+len(w.in)/16+16)
	}
	w.out = append(w.out, w.in[w.offset:from]...)
	w.out = append(w.out, with...)
	w.offset = to
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
	case unicode.IsMark(r) && !IsHidden(r):
		if w.marks == MaxMarks {
			w.replace(i, end, "")
			return end
		}
		w.marks++
		w.prev = r
	case isJoiner(r):
		if w.marks < MaxMarks && joins(w.prev, w.next(end)) {
			w.prev = r
		} else {
			w.replace(i, end, "")
		}
	case IsHidden(r):
		w.replace(i, end, "")
	default:
		w.marks, w.prev = 0, r
		if with := standIn(r, size, w.in[end:]); with != "" {
			w.prev = ' '
			w.replace(i, end, with)
		} else if r == '\r' {
			w.replace(i, end, "")
		}
	}
	return end
}

// next returns the character at i, or the one that follows the text.
func (w *washer) next(i int) rune {
	rest := w.in[i:]
	if rest == "" {
		rest = w.after
		if decoded, size := Entity(rest); size > 0 {
			rest = decoded
		}
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return r
}

// standIn returns what stands for a character that is not safe, or "". rest is
// the text after it: a carriage return before a line feed needs no stand-in.
func standIn(r rune, size int, rest string) string {
	switch {
	case r == '\r' && strings.HasPrefix(rest, "\n"):
		return ""
	case r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return "\n"
	case r == '\t':
		return "    "
	case r == utf8.RuneError && size == 1, isPrivate(r):
		return "\uFFFD"
	}
	return Picture(r)
}
