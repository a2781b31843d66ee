package clean

import (
	"encoding/binary"
	"iter"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// linesOf yields the lines of a text without their line ends. A text that ends
// in a line end has no further, empty line after it.
func linesOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(text) > 0 {
			line, rest, _ := strings.Cut(text, "\n")
			if !yield(line) {
				return
			}
			text = rest
		}
	}
}

// A line is a line of safe text with what its shape tells.
type line struct {
	text     string // as it stands
	trimmed  string
	at       int    // offset of text in the document
	hash     uint64 // of trimmed, 0 for long and for blank lines
	words    int
	capitals int    // words after the first that begin with a capital letter
	sentence bool   // as a sentence does
	code     bool   // it stands in code (Markdown)
	repeated bool   // the same line stands elsewhere in the document
	common   bool   // and as furniture in other documents
	mark     mark   // what the tally says of it
	site     bool   // it names a part of web sites or accounts
	visitor  bool   // and speaks to their visitor
	score    int    // how much it looks like body, see bodyScore
	why      string // it is cut, "" if it is not
}

// frequency says in how many documents the line stands.
func (l *line) frequency() frequency { return l.mark.frequency() }

func (l *line) blank() bool { return l.trimmed == "" }

// prose reports whether the line is running text.
func (l *line) prose() bool { return l.sentence && l.words >= 8 || l.words >= 25 }

// short reports whether the line looks like an entry of a menu. A line that ends
// in a colon, comma or semicolon belongs to what follows it.
func (l *line) short() bool {
	return l.words <= 5 && !l.sentence && !l.blank() && !strings.ContainsRune(":,;", rune(l.trimmed[len(l.trimmed)-1]))
}

// mostLines is how many lines nearly all texts have at most: for so many markAgain has
// room without an allocation.
const mostLines = 64

// measure takes the lines of a safe text.
func measure(s string) []line { return measureIn(nil, s) }

// measureIn is measure in the memory of lines, which is cleared, if they fit there.
func measureIn(lines []line, s string) []line {
	lines = lines[:0]
	if n := strings.Count(s, "\n") + 1; n > cap(lines) {
		lines = make([]line, 0, n)
	}
	at := 0
	for t := range linesOf(s) {
		lines = lines[:len(lines)+1]
		l := &lines[len(lines)-1]
		l.text, l.trimmed, l.at = t, strings.TrimSpace(t), at
		at += len(t) + 1
		if !l.blank() {
			l.words, l.capitals = countWords(l.trimmed)
			l.sentence = text.EndsSentence(l.trimmed)
			l.hash = hashLine(l.trimmed)
			l.readVisitor()
		}
	}
	return lines
}

// countWords counts words, and those after the first that begin with a capital. In scripts that put no spaces
// between words three characters, signs of vowels included, count as one.
func countWords(s string) (words, capital int) {
	inside, dense := false, 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == ' ':
				inside = false
				continue
			case inside:
			case (c|0x20)-'a' < 26:
				if words++; words > 1 && c <= 'Z' {
					capital++
				}
			case isDigit(c):
				words++
			default:
				continue
			}
			inside = true
			i = skipWord(s, i) // nothing more of it counts
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case text.IsDense(r), dense > 0 && unicode.IsMark(r):
			dense++
			inside = true
		case r == 0xA0 || r == 0x3000:
			inside = false
		case inside || r >= 0x2000 && r < 0x2100: // punctuation
		case unicode.IsUpper(r):
			if words++; words > 1 {
				capital++
			}
			inside = true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			words++
			inside = true
		}
	}
	return words + (dense+2)/3, capital
}

// In a word of eight bytes: the number one, and the bit that ASCII does not have.
const ones, high = 0x0101010101010101, 0x8080808080808080

// skipWord returns the first place from i on that is a space or not ASCII. It
// looks at eight bytes at once: a word rarely has more.
func skipWord(s string, i int) int {
	for ; len(s)-i >= 8; i += 8 {
		x := binary.LittleEndian.Uint64([]byte(s[i : i+8])) // nothing is copied
		t := x ^ ' '*ones                                   // a space became a zero byte
		if m := ((t-ones)&^t | x) & high; m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
	}
	for i < len(s) && s[i] != ' ' && s[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// longest is the length in bytes up to which a line is compared with others.
const longest = 250

// hashLine names a trimmed line by its letters and digits, 0 if it has none or is too long to be compared.
// Spaces, punctuation and the case of ASCII letters make no difference.
func hashLine(s string) uint64 {
	if len(s) > longest {
		return 0
	}
	const offset, prime = 0xCBF29CE484222325, 0x100000001B3 // FNV-1a
	h := uint64(offset)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		case c < utf8.RuneSelf:
			continue
		case c == 0xC2: // U+0080 to U+00BF: no-break space, « and »
			i++
			continue
		case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80: // U+2000 to U+203F: quotes and dashes
			i += 2
			continue
		}
		h = (h ^ uint64(c)) * prime
	}
	if h == offset {
		return 0
	}
	h ^= h >> 29
	return h*0x9E3779B97F4A7C15 | 1
}

// markAgain marks the lines that stand in the document more than once.
func markAgain(lines []line) {
	size := 1 << bits.Len(uint(2*len(lines)))
	var room [4 * mostLines]int32
	first := room[:] // open addressing: 1 + index of the first line with a hash
	if size > len(room) {
		first = make([]int32, size)
	}
	for i := range lines {
		h := lines[i].hash
		if h == 0 {
			continue
		}
		for slot := int(h>>32) & (size - 1); ; slot = (slot + 1) & (size - 1) {
			if first[slot] == 0 {
				first[slot] = int32(i + 1)
				break
			}
			if twin := &lines[first[slot]-1]; twin.hash == h {
				twin.repeated, lines[i].repeated = true, true
				break
			}
		}
	}
}
