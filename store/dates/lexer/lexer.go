// Package lexer reads a text as symbols: words, numbers and signs, each with the
// roles that it may play in a written date. A word may be the name of a month or
// weekday in one of many languages, or one of the small words around dates ("of",
// "to", "Uhr"); what it is in the end, the patterns of package written decide.
//
// Most of a text has nothing to do with dates. So symbols are read only where somebody
// opens a Lexer, and only as many as are asked for; NextDigit and MapWords find the
// places worth opening, eight bytes at a time.
package lexer

// A Role is what a symbol may be in a written date. Most symbols have one, words
// that several languages share have more.
type Role uint64

const (
	Number Role = 1 << iota
	Ordinal
	Month
	Doubtful // a month's name that is a common word too: a month only if it has a capital or a day
	DayOnly  // a month's name that is one only with a day
	Weekday
	Of
	The
	To // also the words and signs for "and": both join two dates
	At
	Meridiem
	Oclock
	Zone
	TimeMark // the T of ISO 8601
	YearMark // 年
	MonthMark
	DayMark
	YearAfter
	MaybeAfter
	DayAfter // a word that calls for a day: on, am, le
	Count
	Word // any run of letters
	Comma
	Dot
	Slash
	Dash
	Colon
	Opening
	Closing
	Apostrophe
	Plus
	Separator // | • ·
	Newline   // together with other roles: the symbol stands on a new line
	End       // of the text, of a paragraph or of what a lexer holds
)

// Size is how many symbols a lexer holds.
const Size = 40

// A Lexer is a view of some symbols of a text, read as they are asked for. It
// never reaches over an empty line.
type Lexer struct {
	Text    string
	next    int // offset to go on reading
	n       int
	symbols [Size]Symbol
	stop    Symbol // stands for all after the last
}

// Reset moves the lexer to another text, which costs less than a new lexer.
func (l *Lexer) Reset(text string) { l.Text, l.next, l.n = text, 0, 0 }

// Open starts the lexer at a byte offset of the text.
func (l *Lexer) Open(start int) { l.next, l.n = start, 0 }

// At returns the symbol number i, one with the role end if there is none.
func (l *Lexer) At(i int) *Symbol {
	if i < l.n {
		return &l.symbols[i]
	}
	return l.readTo(i)
}

// readTo reads on up to symbol number i.
func (l *Lexer) readTo(i int) *Symbol {
	for l.n <= i {
		if l.n == len(l.symbols) {
			l.stop = Symbol{Start: l.next, End: l.next, Role: End}
			return &l.stop
		}
		l.read(&l.symbols[l.n])
		l.n++
	}
	return &l.symbols[i]
}

// read reads the next symbol into t.
func (l *Lexer) read(t *Symbol) {
	start, lines := skipSpace(l.Text, l.next)
	*t = Symbol{Start: start, Spaced: start > l.next}
	if start >= len(l.Text) || lines > 1 {
		t.End, t.Role = start, End
		return
	}
	switch c := l.Text[start]; {
	case IsDigit(c):
		l.number(t)
	case IsLetter(c):
		if t.End = EndOfWord(l.Text, start); t.End > start {
			t.Role, t.Value = Classify(l.Text[start:t.End])
			t.Role |= Word
			break
		}
		fallthrough
	default:
		t.Role, t.End = Sign(l.Text, start)
	}
	if lines > 0 {
		t.Role |= Newline
	}
	l.next = t.End
}

// number reads a run of digits and an ordinal ending such as "th" or "º".
func (l *Lexer) number(t *Symbol) {
	i := t.Start
	for ; i < len(l.Text) && IsDigit(l.Text[i]); i++ {
		if i-t.Start < 18 {
			t.Value = t.Value*10 + int(l.Text[i]-'0')
		}
	}
	t.Role, t.Digits, t.End = Number, uint8(min(i-t.Start, 99)), i
	if t.Digits > 2 {
		return
	}
	letters := EndOfWord(l.Text, i)
	if letters > i && ordinalEnding(l.Text[i:letters]) {
		t.Role, t.End = Number|Ordinal, letters
	}
}

func ordinalEnding(s string) bool {
	if len(s) > 4 {
		return false
	}
	var buf [LongestWord]byte
	switch string(buf[:Fold(&buf, s)]) {
	case "st", "nd", "rd", "th", "er", "re", "e", "eme", "o", "a", "º", "ª", "°":
		return true
	}
	return false
}
