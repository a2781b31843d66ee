package timex

import (
	"math/bits"
	"strings"

	"readout/store/dates/lexer"
	"readout/store/dates/written"
)

// A recognizer finds the time expressions of a text. It looks only at digits and at
// the words of the lexicon that are anchors; from each of them it backs up over
// the words that may lead to it and gives what stands there to the patterns.
type recognizer struct {
	written.Grammar
	cache    [lexer.Size]cachedWord // the lexemes of the symbols, which patterns ask for again and again
	words    *dictionary
	english  bool // else only dates are found, months alone too
	depth    int
	frontier int  // before it no expression begins that has not been found
	overflow bool // the text was not read to its end
}

// Bounds of a text: what it may speak of, and how often the patterns are tried. A book
// of a million words has some thousand times and some ten thousand trials. More
// is a table of numbers, or an attack.
const (
	mostTimes  = 100_000
	mostTrials = 1_000_000
)

// read moves the recognizer to another text.
func (g *recognizer) read(text, language string) {
	g.Reset(text)
	language, _, _ = strings.Cut(strings.ToLower(language), "-")
	clear(g.cache[:])
	g.words, g.english, g.depth, g.frontier, g.overflow = lexicon(), language == "" || language == "en", 0, 0, false
}

// sightings adds all time expressions to found.
func (g *recognizer) sightings(found []sighting) []sighting {
	floor, trials := 0, 0
	for i := g.nextAnchor(0); i < len(g.Text); {
		s, ok := sighting{}, false
		if g.promising(i) {
			if trials++; trials > mostTrials || len(found) >= mostTimes {
				g.overflow = true
				break
			}
			s, ok = g.around(floor, i)
		}
		if !ok {
			i = g.nextAnchor(g.afterAnchor(i))
			continue
		}
		found = append(found, s)
		floor = s.end
		if day, ok := g.secondDay(&s); ok {
			found = append(found, day)
			floor = day.end
		}
		i = g.nextAnchor(floor)
	}
	return found
}

// promising reports whether the anchor at i is a word or a number that may be in
// an expression: of up to four digits, or of six or eight as in 241800Z and
// 20251124.
func (g *recognizer) promising(i int) bool {
	if !lexer.IsDigit(g.Text[i]) {
		return true
	}
	n := lexer.EndOfDigits(g.Text, i) - i
	return n <= 4 || n == 6 || n == 8
}

// around returns the expression that covers the anchor at i. A symbol at which nothing
// began for the anchors before is not tried again.
func (g *recognizer) around(floor, i int) (sighting, bool) {
	g.Open(g.backUp(floor, i))
	for n := 0; ; n++ {
		t := g.At(n)
		if t.Start > i || t.Is(lexer.End) {
			g.frontier = i + 1
			return sighting{}, false
		}
		if t.Start < g.frontier {
			continue
		}
		s, ok := g.phrase(n)
		if !ok || s.next <= n {
			continue
		}
		s.start, s.end = t.Start, g.At(s.next-1).End
		if (s.end > i || s.is(firstOfPair)) && g.Stands(s.start, s.end, s.notation) && !g.insideNumber(s.start) {
			return s, true
		}
	}
}

// insideNumber reports whether the digits at i go on a number: the 000 of 1,000.
func (g *recognizer) insideNumber(i int) bool {
	return i > 1 && lexer.IsDigit(g.Text[i]) && (g.Text[i-1] == ',' || g.Text[i-1] == '.') && lexer.IsDigit(g.Text[i-2])
}

// backUp returns where an expression with its anchor at i may begin: over words
// only, for numbers are anchors themselves.
func (g *recognizer) backUp(floor, i int) int {
	start := i
	for range 8 {
		from, to := lexer.WordBefore(g.Text, floor, start)
		if from == to || parts(g.Text[to:start]) ||
			g.words.lexemeOf(g.Text[from:to]).sense&leading == 0 && (to != start || from != start-1) {
			break
		}
		start = from
	}
	return start
}

// parts reports whether signs between two words keep them from being of one
// expression: a full stop or an empty line.
func parts(between string) bool {
	lines := 0
	for i := range len(between) {
		switch between[i] {
		case '.':
			return true
		case '\n':
			lines++
		}
	}
	return lines > 1
}

// nextAnchor returns the place of the first digit or anchor word from i on, or
// the length of the text. i is not inside a word.
func (g *recognizer) nextAnchor(i int) int {
	for i < len(g.Text) {
		words := lexer.MapWords(g.Text[i:])
		for starts := words.Starts(); starts != 0; starts &= starts - 1 {
			at := bits.TrailingZeros64(starts)
			from, n := i+at, words.Length(at)
			if g.words.mayAnchor(lexer.HeadOf(g.Text, from, n), n) && g.isAnchor(g.Text[from:from+n]) {
				return from
			}
		}
		i += words.Size
		switch {
		case i == len(g.Text) || lexer.IsDigit(g.Text[i]):
			return i
		case words.Size > 0: // the map ends before a word that it may not hold
			continue
		}
		stop := lexer.EndOfWord(g.Text, i) // long or not all ASCII
		if stop > i && g.isAnchor(g.Text[i:stop]) {
			return i
		}
		i = max(stop, i+1)
	}
	return i
}

func (g *recognizer) isAnchor(word string) bool { return g.words.lexemeOf(word).sense&anchor != 0 }

func (g *recognizer) afterAnchor(i int) int {
	if lexer.IsDigit(g.Text[i]) {
		return lexer.EndOfDigits(g.Text, i)
	}
	return max(lexer.EndOfWord(g.Text, i), i+1)
}

// lex returns what symbol i may do in a time expression and the value it has there,
// nothing for a symbol before the first.
func (g *recognizer) lex(i int) (sense, int) {
	if i < 0 || i >= len(g.cache) {
		return 0, 0
	}
	t := g.At(i)
	known := &g.cache[i]
	if !t.Is(lexer.Word) {
		return 0, 0
	}
	if known.start != t.Start || known.end != t.End {
		*known = cachedWord{start: t.Start, end: t.End}
		if l := g.words.lexemeOf(g.Text[t.Start:t.End]); g.english || l.sense&foreign != 0 {
			known.sense, known.value = l.sense, l.value
		}
	}
	return known.sense, int(known.value)
}

// A cachedWord is a word of the text whose lexeme has been looked up.
type cachedWord struct {
	start, end int // of the word in the text, both 0 for none
	sense      sense
	value      int8
}

// senses returns only what symbol i may do.
func (g *recognizer) senses(i int) sense {
	s, _ := g.lex(i)
	return s
}

// says reports whether symbol i is one of the words of ASCII letters, in lower case
// or with capitals.
func (g *recognizer) says(i int, words ...string) bool {
	if i < 0 {
		return false
	}
	t := g.At(i)
	for _, w := range words {
		if t.End-t.Start == len(w) && g.Text[t.Start]|0x20 == w[0] && strings.EqualFold(g.Text[t.Start:t.End], w) {
			return true
		}
	}
	return false
}

// pastWord returns the number of the symbol after symbol i if that is one of the words,
// else i.
func (g *recognizer) pastWord(i int, words ...string) int {
	if g.says(i, words...) {
		i++
	}
	return i
}

// saysAll reports whether the words, with one space between, stand from symbol i on.
func (g *recognizer) saysAll(i int, words string) bool {
	for word := range strings.SplitSeq(words, " ") {
		if !g.says(i, word) {
			return false
		}
		i++
	}
	return true
}

// capital reports whether symbol i begins with a capital.
func (g *recognizer) capital(i int) bool {
	t := g.At(i)
	return t.Is(lexer.Word) && g.Text[t.Start]-'A' < 26
}

// wordAhead returns the word before symbol i, folded, or "" at the beginning of
// a line or sentence.
func (g *recognizer) wordAhead(i int) string {
	from, to := lexer.WordBefore(g.Text, 0, g.At(i).Start)
	between := g.Text[to:g.At(i).Start]
	if strings.ContainsAny(between, ".\n,") {
		return ""
	}
	return lexer.Folded(g.Text[from:to])
}
