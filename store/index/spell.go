package index

import (
	"iter"
	"unicode/utf8"

	"readout/store/text"
	"readout/store/words"
)

// maxSlips returns how many typing errors a word may have. Short words may have fewer, for
// too many other words are one error away; so may a word that is still being typed.
func maxSlips(word string, typing bool) int {
	letters := utf8.RuneCountInString(word)
	if typing {
		letters--
	}
	switch {
	case letters < 4:
		return 0
	case letters < 8:
		return 1
	}
	return 2
}

// A spelling compares a word as typed with the terms of a dictionary in their order, each
// only from where it differs from the one before.
type spelling struct {
	distance *text.Distance
	limit    int    // of the distance
	prefix   bool   // the typed word is compared with beginnings of terms
	word     []byte // the term
	ends     []int  // where each letter that was compared ends in word
}

func newSpelling(word string, prefix bool, limit int) *spelling {
	return &spelling{distance: text.NewDistance(word), prefix: prefix, limit: limit}
}

// read compares the next term. If neither it nor any term that begins with it is like the
// typed word, read returns a word: no term before that is like the typed word. Else it
// returns "".
func (s *spelling) read(word []byte) (next string) {
	s.rewind(word)
	for at := s.end(); ; at = s.end() {
		if s.distance.Least() > s.slips() {
			return s.next()
		}
		if at == len(word) {
			return ""
		}
		r, size := utf8.DecodeRune(word[at:])
		s.distance.Add(r)
		s.ends = append(s.ends, at+size)
	}
}

// next returns the first word that may be like the typed one and comes after all that begin
// with the letters read. They have as many errors as are allowed already, so that only a
// letter of the typed word can stand in place of the last one.
func (s *spelling) next() string {
	typed, term := s.distance.Typed(), s.distance.Read()
	i := len(term) - 1
	const none = utf8.MaxRune + 1
	next := rune(none)
	for j, r := range typed {
		if r > term[i] && s.distance.Of(i, j) <= s.limit {
			next = min(next, r)
		}
		// the letter may be one of two that were swapped
		if i > 0 && j > 0 && r == term[i-1] && typed[j-1] > term[i] && s.distance.Of(i-1, j-1) < s.limit {
			next = min(next, typed[j-1])
		}
	}
	before := ""
	if i > 0 {
		before = string(s.word[:s.ends[i-1]])
	}
	if next == none {
		return before + "\xff" // after all that begin with before
	}
	return before + string(next)
}

// rewind drops the letters that the term before does not share with word, which is next.
func (s *spelling) rewind(word []byte) {
	same := 0
	for same < len(word) && same < len(s.word) && word[same] == s.word[same] {
		same++
	}
	n := len(s.ends)
	for n > 0 && s.ends[n-1] > same {
		n--
	}
	s.distance.Cut(n)
	s.ends = s.ends[:n]
	s.word = append(s.word[:same], word[same:]...)
}

// end returns how many bytes of the term were compared.
func (s *spelling) end() int {
	if n := len(s.ends); n > 0 {
		return s.ends[n-1]
	}
	return 0
}

// slips returns how many errors are allowed for the term at hand. The first letter is
// seldom wrong: with two errors allowed, it must be right.
func (s *spelling) slips() int {
	if term := s.distance.Read(); s.limit > 1 && len(term) > 0 && term[0] != s.distance.Typed()[0] {
		return 0
	}
	return s.limit
}

// like returns how many bytes of the term are like the typed word: all or none of them,
// unless s.prefix is set.
func (s *spelling) like() int {
	typed := len(s.distance.Typed())
	if !s.prefix {
		if s.distance.Of(len(s.ends), typed) > s.slips() {
			return 0
		}
		return s.end()
	}
	best, like := s.slips()+1, 0
	for i, end := range s.ends {
		if d := s.distance.Of(i+1, typed); d < best || d == best && i < typed {
			best, like = d, end
		}
	}
	return like
}

// guesses yields the terms of a segment that are like a word as typed: how much of each is,
// and the cursor that stands on it.
func (s *Segment) guesses(typed *spelling) iter.Seq2[string, *cursor] {
	return func(yield func(string, *cursor) bool) {
		c := s.cursor()
		for c.seek("a"); c.ok; { // no word with digits is a guess
			next := typed.read(c.term)
			if like := typed.like(); like > 0 {
				if words.Stemmable(string(c.term)) && !yield(string(c.term[:like]), &c) {
					return
				}
				c.next()
			} else if next != "" {
				c.advance(next)
			} else {
				c.next()
			}
		}
	}
}

// What typing errors cost: the natural logarithm of how much less likely they are than no
// error. About one letter in a hundred is mistyped. Most often letters are swapped, a letter
// is typed twice or one of two is missing, or a neighbouring key is hit.
const (
	swapCost   = 2.5
	doubleCost = 2.5
	nearCost   = 3
	missCost   = 3.5 // a letter missing or too many
	wrongCost  = 4.5
	firstCost  = 2 // more for an error in the first letter
)

// slipCost returns what the errors cost that make typed of a term. Other than the distance
// it depends on the letters, so that it is slow, and asked for a few words only.
func slipCost(term, typed []rune) float64 {
	rows := make([][]float64, len(term)+1)
	for i := range rows {
		rows[i] = make([]float64, len(typed)+1)
		for j := range rows[i] {
			rows[i][j] = lastSlip(rows, term[:i], typed[:j])
		}
	}
	return rows[len(term)][len(typed)]
}

// lastSlip returns the least cost for two words, from the costs for their beginnings.
func lastSlip(rows [][]float64, term, typed []rune) float64 {
	i, j := len(term), len(typed)
	if i == 0 && j == 0 {
		return 0
	}
	cost := float64(i+j) * (wrongCost + firstCost) // more than any
	if i > 0 {
		cost = min(cost, rows[i-1][j]+strayCost(term, i-1))
	}
	if j > 0 {
		cost = min(cost, rows[i][j-1]+strayCost(typed, j-1))
	}
	if i > 0 && j > 0 {
		cost = min(cost, rows[i-1][j-1]+wrongKeyCost(term[i-1], typed[j-1], i == 1))
	}
	if i > 1 && j > 1 && term[i-1] == typed[j-2] && term[i-2] == typed[j-1] {
		cost = min(cost, rows[i-2][j-2]+swapCost)
	}
	return cost
}

// strayCost is the cost of the letter at an index of a word that the other word lacks.
func strayCost(word []rune, at int) float64 {
	switch {
	case at > 0 && word[at] == word[at-1]:
		return doubleCost
	case at == 0:
		return missCost + firstCost
	}
	return missCost
}

func wrongKeyCost(meant, typed rune, first bool) float64 {
	cost := wrongCost
	switch {
	case meant == typed:
		return 0
	case neighbours(meant, typed):
		cost = nearCost
	}
	if first {
		cost += firstCost
	}
	return cost
}

// neighbours reports whether two letters lie side by side on a keyboard of Latin letters.
// Y and Z are neighbours too, for some countries swap them.
func neighbours(x, y rune) bool {
	if x == 'y' && y == 'z' || x == 'z' && y == 'y' {
		return true
	}
	rowX, columnX := key(x)
	rowY, columnY := key(y)
	if rowX < 0 || rowY < 0 {
		return false
	}
	rows, columns := rowX-rowY, columnX-columnY
	return rows >= -1 && rows <= 1 && columns >= -4 && columns <= 4
}

// key returns the row of a letter on the keyboard, and its column in quarters of a key; row
// -1 for other letters.
func key(r rune) (row, column int) {
	for row, keys := range [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"} {
		for i, k := range keys {
			if k == r {
				return row, 4*i + [...]int{0, 1, 3}[row]
			}
		}
	}
	return -1, 0
}
