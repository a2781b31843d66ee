package dates

import (
	"math/bits"
	"strings"
)

// A tagger finds the time expressions of a text. It looks only at digits and at
// the words of the lexicon that are anchors; from each of them it backs up over
// the words that may lead to it and gives what stands there to the patterns.
type tagger struct {
	grammar
	seen    [windowSize]seenWord // the words at the first tokens of the window
	words   *dictionary
	english bool // else only dates are found, months alone too
	depth   int
	tried   int  // before it no expression begins that has not been found
	cut     bool // the text was not read to its end
}

// Bounds of a text: what it may speak of, and how often the patterns are tried. A book
// of a million words has some thousand times and some ten thousand trials. More
// is a table of numbers, or an attack.
const (
	mostTimes  = 100_000
	mostTrials = 1_000_000
)

// read moves the tagger to another text.
func (g *tagger) read(text, language string) {
	g.over(text)
	language, _, _ = strings.Cut(strings.ToLower(language), "-")
	clear(g.seen[:])
	g.words, g.english, g.depth, g.tried, g.cut = lexicon(), language == "" || language == "en", 0, 0, false
}

// sightings adds all time expressions to found.
func (g *tagger) sightings(found []sighting) []sighting {
	floor, trials := 0, 0
	for i := g.nextAnchor(0); i < len(g.text); {
		s, ok := sighting{}, false
		if g.promising(i) {
			if trials++; trials > mostTrials || len(found) >= mostTimes {
				g.cut = true
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
func (g *tagger) promising(i int) bool {
	if !isDigit(g.text[i]) {
		return true
	}
	n := endOfDigits(g.text, i) - i
	return n <= 4 || n == 6 || n == 8
}

// around returns the expression that covers the anchor at i. What does not begin at a
// token for the anchors before does not for this one.
func (g *tagger) around(floor, i int) (sighting, bool) {
	g.open(g.backUp(floor, i))
	for n := 0; ; n++ {
		t := g.at(n)
		if t.start > i || t.is(end) {
			g.tried = i + 1
			return sighting{}, false
		}
		if t.start < g.tried {
			continue
		}
		s, ok := g.phrase(n)
		if !ok || s.next <= n {
			continue
		}
		s.start, s.end = t.start, g.at(s.next-1).end
		if (s.end > i || s.paired) && g.stands(s.start, s.end, s.form) && !g.insideNumber(s.start) {
			return s, true
		}
	}
}

// insideNumber reports whether the digits at i go on a number: the 000 of 1,000.
func (g *tagger) insideNumber(i int) bool {
	return i > 1 && isDigit(g.text[i]) && (g.text[i-1] == ',' || g.text[i-1] == '.') && isDigit(g.text[i-2])
}

// backUp returns where an expression with its anchor at i may begin: over words
// only, for numbers are anchors themselves.
func (g *tagger) backUp(floor, i int) int {
	start := i
	for range 8 {
		from, to := wordBefore(g.text, floor, start)
		if from == to || parts(g.text[to:start]) ||
			g.words.lexemeOf(g.text[from:to]).sense&leading == 0 && (to != start || from != start-1) {
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
func (g *tagger) nextAnchor(i int) int {
	for i < len(g.text) {
		words := mapWords(g.text[i:])
		for starts := words.starts(); starts != 0; starts &= starts - 1 {
			at := bits.TrailingZeros64(starts)
			from, n := i+at, words.length(at)
			if g.words.mayAnchor(headOf(g.text, from, n), n) && g.isAnchor(g.text[from:from+n]) {
				return from
			}
		}
		i += words.size
		switch {
		case i == len(g.text) || isDigit(g.text[i]):
			return i
		case words.size > 0: // the map ends before a word that it may not hold
			continue
		}
		stop := endOfWord(g.text, i) // long or not all ASCII
		if stop > i && g.isAnchor(g.text[i:stop]) {
			return i
		}
		i = max(stop, i+1)
	}
	return i
}

func (g *tagger) isAnchor(word string) bool { return g.words.lexemeOf(word).sense&anchor != 0 }

func (g *tagger) afterAnchor(i int) int {
	if isDigit(g.text[i]) {
		return endOfDigits(g.text, i)
	}
	return max(endOfWord(g.text, i), i+1)
}

// lex returns what token i may do in a time expression and the value it has there,
// nothing for a token before the window.
func (g *tagger) lex(i int) (sense, int) {
	if i < 0 || i >= len(g.seen) {
		return 0, 0
	}
	t := g.at(i)
	known := &g.seen[i]
	if !t.is(word) {
		return 0, 0
	}
	if known.start != t.start || known.end != t.end {
		*known = seenWord{start: t.start, end: t.end}
		if l := g.words.lexemeOf(g.text[t.start:t.end]); g.english || l.sense&foreign != 0 {
			known.sense, known.value = l.sense, l.value
		}
	}
	return known.sense, int(known.value)
}

// A seenWord is a word of the text whose lexeme has been looked up.
type seenWord struct {
	start, end int // of the word in the text, both 0 for none
	sense      sense
	value      int8
}

// senses returns only what token i may do.
func (g *tagger) senses(i int) sense {
	s, _ := g.lex(i)
	return s
}

// says reports whether token i is one of the words of ASCII letters, in lower case
// or with capitals.
func (g *tagger) says(i int, words ...string) bool {
	if i < 0 {
		return false
	}
	t := g.at(i)
	for _, w := range words {
		if t.end-t.start == len(w) && g.text[t.start]|0x20 == w[0] && strings.EqualFold(g.text[t.start:t.end], w) {
			return true
		}
	}
	return false
}

// capital reports whether token i begins with a capital.
func (g *tagger) capital(i int) bool {
	t := g.at(i)
	return t.is(word) && g.text[t.start]-'A' < 26
}

// wordAhead returns the word before token i, folded, or "" at the beginning of
// a line or sentence.
func (g *tagger) wordAhead(i int) string {
	from, to := wordBefore(g.text, 0, g.at(i).start)
	between := g.text[to:g.at(i).start]
	if strings.ContainsAny(between, ".\n,") {
		return ""
	}
	return foldASCII(g.text[from:to])
}
