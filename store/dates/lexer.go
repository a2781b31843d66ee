package dates

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

// windowSize is how many tokens a window holds.
const windowSize = 40

// A window is a view of some tokens of a text, read as they are asked for. It
// never reaches over an empty line.
type window struct {
	text   string
	next   int // offset to go on reading
	n      int
	tokens [windowSize]token
	stop   token // stands for all after the last
}

// over moves the window to another text, which costs less than a new window.
func (w *window) over(text string) { w.text, w.next, w.n = text, 0, 0 }

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
