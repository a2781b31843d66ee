package dates

import "unicode/utf8"

// A role is what a token may be in a written date. Most tokens have one, words
// that several languages share have more.
type role uint64

const (
	number role = 1 << iota
	ordinal
	month
	doubtful // a month's name that is a common word too: a month only if it has a capital or a day
	dayOnly  // a month's name that is one only with a day
	weekday
	of
	the
	to // also the words and signs for "and": both join two dates
	at
	meridiem
	oclock
	zone
	timeMark // the T of ISO 8601
	yearMark // 年
	monthMark
	dayMark
	yearAfter
	maybeAfter
	dayAfter // a word that calls for a day: on, am, le
	count
	word // any run of letters
	comma
	dot
	slash
	dash
	colon
	opening
	closing
	apostrophe
	plus
	separator // | • ·
	newline   // together with other roles: the token stands on a new line
	end       // of the text, of a paragraph or of what a window holds
)

// A token is a word, a run of digits or a sign.
type token struct {
	start, end int
	role       role
	value      int   // of a number, month or weekday; first byte of a word
	digits     uint8 // of a number
	spaced     bool  // space stands before it
	looked     bool  // sense and worth are known
	worth      int8
	sense      sense // what a word may do in a time expression
}

func (t *token) is(r role) bool { return t.role&r != 0 }

// small reports whether t is a number of one or two digits, such as a day.
func (t *token) small() bool { return t.is(number) && t.digits <= 2 }

// A window is a view of some tokens of a text, read as they are asked for. It
// never reaches over an empty line.
type window struct {
	text   string
	next   int // offset to go on reading
	n      int
	tokens [40]token
	stop   token // stands for all after the last
}

// over moves the window to another text, which costs less than a new window.
func (w *window) over(text string) *window {
	w.text, w.next, w.n = text, 0, 0
	return w
}

// open starts the window at a byte offset of the text.
func (w *window) open(start int) { w.next, w.n = start, 0 }

// at returns the token number i, one with the role end if there is none.
func (w *window) at(i int) *token {
	if i < w.n {
		return &w.tokens[i]
	}
	return w.readTo(i)
}

// readTo reads on up to token number i.
func (w *window) readTo(i int) *token {
	for w.n <= i {
		if w.n == len(w.tokens) {
			w.stop = token{start: w.next, end: w.next, role: end}
			return &w.stop
		}
		w.read(&w.tokens[w.n])
		w.n++
	}
	return &w.tokens[i]
}

// read reads the next token into t.
func (w *window) read(t *token) {
	start, lines := skipSpace(w.text, w.next)
	*t = token{start: start, spaced: start > w.next}
	if start >= len(w.text) || lines > 1 {
		t.end, t.role = start, end
		return
	}
	switch c := w.text[start]; {
	case isDigit(c):
		w.number(t)
	case isLetter(c):
		if t.end = endOfWord(w.text, start); t.end > start {
			t.role, t.value = classify(w.text[start:t.end])
			t.role |= word
			break
		}
		fallthrough
	default:
		t.role, t.end = sign(w.text, start)
	}
	if lines > 0 {
		t.role |= newline
	}
	w.next = t.end
}

// number reads a run of digits and an ordinal ending such as "th" or "º".
func (w *window) number(t *token) {
	i := t.start
	for ; i < len(w.text) && isDigit(w.text[i]); i++ {
		if i-t.start < 18 {
			t.value = t.value*10 + int(w.text[i]-'0')
		}
	}
	t.role, t.digits, t.end = number, uint8(min(i-t.start, 99)), i
	if t.digits > 2 {
		return
	}
	letters := endOfWord(w.text, i)
	if letters > i && ordinalEnding(w.text[i:letters]) {
		t.role, t.end = number|ordinal, letters
	}
}

func ordinalEnding(s string) bool {
	if len(s) > 4 {
		return false
	}
	var buf [longestWord]byte
	switch string(buf[:fold(&buf, s)]) {
	case "st", "nd", "rd", "th", "er", "re", "e", "eme", "o", "a", "º", "ª", "°":
		return true
	}
	return false
}

func isDigit(c byte) bool { return c-'0' <= 9 }

// isLetter counts every byte outside ASCII as part of a word; sign takes the
// punctuation out first.
func isLetter(c byte) bool { return (c|0x20)-'a' < 26 || c >= 0x80 }

// skipSpace returns the offset after spaces of all kinds and the number of line
// ends among them.
func skipSpace(text string, i int) (next, lines int) {
	for i < len(text) {
		switch c := text[i]; {
		case c == '\n':
			lines++
			i++
		case c == ' ' || c == '\t' || c == '\r':
			i++
		case c >= 0x80:
			size := wideSpace(text[i:])
			if size == 0 {
				return i, lines
			}
			i += size
		default:
			return i, lines
		}
	}
	return i, lines
}

// wideSpace returns the length of the no-break or other Unicode space that s
// begins with, or 0.
func wideSpace(s string) int {
	switch r, size := utf8.DecodeRuneInString(s); {
	case r == '\u00a0', r >= '\u2000' && r <= '\u200b', r == '\u202f', r == '\u205f', r == '\u3000':
		return size
	}
	return 0
}

// endOfWord returns the end of the run of letters and combining marks at i.
func endOfWord(text string, start int) int {
	i := start
	for i < len(text) && isLetter(text[i]) {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		role, next := sign(text, i)
		if role != word {
			return i
		}
		if r, _ := utf8.DecodeRuneInString(text[i:]); r >= '\u2e80' { // no spaces between words: each sign is one
			if i == start {
				return next
			}
			return i
		}
		i = next
	}
	return i
}

// sign returns the role and the end of the sign at i; letters outside ASCII are
// a word.
func sign(text string, i int) (role, int) {
	if text[i] < utf8.RuneSelf {
		return plainSign(text[i]), i + 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case r == '،' || r == '，':
		return comma, i + size
	case r >= '\u2010' && r <= '\u2015' || r == '\u2212' || r == '\uff0d':
		return dash, i + size
	case r == '\u2018' || r == '\u2019' || r == '\u02bc':
		return apostrophe, i + size
	case r == '\u2022' || r == '\u00b7' || r == '\u2027' || r == '\u22c5':
		return separator, i + size
	case r == 'º' || r == 'ª' || r == '°':
		return word, i + size
	case r == utf8.RuneError, r < '\u00c0', r >= '\u2000' && r < '\u2c00', r >= '\u3000' && r <= '\u3020', r >= 0x1f000:
		return 0, i + size // spaces, other signs, pictures
	}
	return word, i + size
}

func plainSign(c byte) role {
	switch c {
	case ',':
		return comma
	case '.':
		return dot
	case '/':
		return slash
	case '-':
		return dash
	case ':':
		return colon
	case '(', '[':
		return opening
	case ')', ']':
		return closing
	case '\'':
		return apostrophe
	case '+':
		return plus
	case '|':
		return separator
	case '&':
		return to
	}
	return 0
}

// longestWord is that of "października", folded, with some room.
const longestWord = 16

// classify returns the roles of a word and its value.
func classify(w string) (role, int) {
	if len(w) > 2*longestWord {
		return 0, 0
	}
	var buf [longestWord]byte
	n := fold(&buf, w)
	if n == 0 {
		return 0, 0
	}
	r, value := vocabulary(string(buf[:n]))
	if r&zone != 0 && !isUpper(w) {
		r &^= zone
	}
	return r, value
}

func isUpper(w string) bool {
	for i := range len(w) {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return true
}
