package fuzzy

import (
	"context"
	"iter"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	sahilm "github.com/sahilm/fuzzy"

	"readout/store/text"
)

// How well a typed word fits a word of a title, from 0 for not at all.
type fit uint8

const (
	equal     fit = 100
	beginning fit = 85
	oneError  fit = 70 // to the whole word; half as much less to its beginning
	part      fit = 60
	twoErrors fit = 50
	letters   fit = 30 // up to 45, by the score of sahilm/fuzzy
)

// From so many runes on a typed word may be in error, by so much.
const (
	minPart     = 2 // to be found inside a word
	minLetters  = 3 // to be found as a run of letters
	minOneError = 4
	minInitial  = 6 // to be in error in the first letter
	minOpen     = 6 // to be the beginning of a word, in error
	minTwo      = 8
	maxLetters  = 64 // words given to sahilm/fuzzy
)

// partShare is how many tenths of a word what is found inside it must be at least. Scripts that
// write no spaces have no such words.
const partShare = 7

// A search is one call of Find or FindAmong.
type search struct {
	titles *Titles
	ctx    context.Context
	keep   func(index int) bool
	few    iter.Seq[int] // nil for all titles
	known  func(word string) bool
	typed  []typedWord
	editor editor
	folded folded // space for marks
}

// A typedWord is a word that was typed, with what it fits among the words of all titles.
type typedWord struct {
	word   word
	fits   []fit            // by number of the word
	words  []uint32         // those that fit
	runs   map[uint32][]int // of those found by their letters: their byte offsets in the word
	titles int              // that hold a word that fits, counted once a word
	top    fit              // of the word that fits best
}

const stride = 4096 // words or titles between two looks at the context

// lookUp compares a typed word with all words, and if none fits, as two words.
func (s *search) lookUp(typed word) error {
	l, err := s.compare(typed)
	if err != nil {
		return err
	}
	if len(l.words) == 0 {
		if left, right, ok := s.split(typed.text); ok {
			if err := s.lookUp(newWord(left)); err != nil {
				return err
			}
			return s.lookUp(newWord(right))
		}
	}
	s.typed = append(s.typed, l)
	return nil
}

// compare compares a typed word with all words. Most of them lack so many of its
// letters that their mask is all that is read of them.
func (s *search) compare(typed word) (typedWord, error) {
	t := s.titles
	l := typedWord{word: typed, fits: make([]fit, t.count.words)}
	var left []candidate
	plain := isPlain(typed.text) && (s.known == nil || !s.known(typed.text))
	allowed := 0
	if plain {
		allowed = s.editor.set(typed)
	}
	for n := range l.fits {
		if n%stride == 0 && s.ctx.Err() != nil {
			return l, s.ctx.Err()
		}
		missing := bits.OnesCount64(typed.mask &^ t.mask(n))
		if missing > allowed {
			continue
		}
		word := t.text(n)
		if missing == 0 {
			l.fits[n] = within(typed, word, int(t.runes[n]))
		}
		if l.fits[n] == 0 && allowed > 0 && (typed.runes >= minInitial || sameInitial(typed.text, word)) {
			l.fits[n] = s.editor.fit(word, int(t.runes[n]))
		}
		if l.fits[n] == 0 && missing == 0 && plain && typed.runes >= minLetters && sameInitial(typed.text, word) {
			if span := span(typed.text, word); span > 0 && span <= 2*typed.runes {
				left = append(left, candidate{uint32(n), span})
			}
		}
		if l.fits[n] > 0 {
			l.words = append(l.words, uint32(n))
		}
	}
	l.byLetters(t, left)
	for _, n := range l.words {
		l.titles += t.holderCount(n)
		l.top = max(l.top, l.fits[n])
	}
	return l, nil
}

// sameInitial reports whether two words begin with the same letter.
func sameInitial(x, y string) bool {
	a, _ := utf8.DecodeRuneInString(x)
	b, _ := utf8.DecodeRuneInString(y)
	return a == b
}

// isPlain reports whether a word has letters only: numbers and codes are found as
// they are typed.
func isPlain(word string) bool { return !strings.ContainsAny(word, "0123456789") }

// within fits a typed word as the whole of a word of so many runes, its beginning or a part.
func within(typed word, whole string, runes int) fit {
	i := strings.Index(whole, typed.text)
	switch {
	case i < 0:
		return 0
	case len(whole) == len(typed.text):
		return equal
	case i == 0:
		return beginning
	case typed.runes < minPart, 10*typed.runes < partShare*runes && !dense(typed.text):
		return 0
	}
	return part
}

// dense reports whether a word is of a script that writes no spaces.
func dense(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return text.IsDense(r)
}

// A candidate is a word that has the typed letters in their order.
type candidate struct {
	number uint32
	span   int // runes from the first to the last
}

// span returns how many runes of text the letters of typed take up, taken from the
// left, and 0 if they are not all there.
func span(typed, text string) int {
	want, size := utf8.DecodeRuneInString(typed)
	first, at := -1, 0
	for _, r := range text {
		at++
		if r != want {
			continue
		}
		if first < 0 {
			first = at
		}
		if typed = typed[size:]; typed == "" {
			return at - first + 1
		}
		want, size = utf8.DecodeRuneInString(typed)
	}
	return 0
}

// byLetters gives the most compact candidates to sahilm/fuzzy, and takes what it
// finds if it is not scattered.
func (l *typedWord) byLetters(t *Titles, left []candidate) {
	slices.SortStableFunc(left, func(x, y candidate) int { return x.span - y.span })
	left = left[:min(len(left), maxLetters)]
	texts := make([]string, len(left))
	for i, c := range left {
		texts[i] = t.text(int(c.number))
	}
	for _, m := range sahilm.FindNoSort(l.word.text, texts) {
		first, last := m.MatchedIndexes[0], m.MatchedIndexes[len(m.MatchedIndexes)-1]
		if first > 0 || utf8.RuneCountInString(m.Str[first:last])+1 > 2*l.word.runes {
			continue
		}
		number := left[m.Index].number
		if l.runs == nil {
			l.runs = make(map[uint32][]int, len(left))
		}
		l.runs[number] = m.MatchedIndexes
		l.fits[number] = letters + fit(min(15, max(0, m.Score/8)))
		l.words = append(l.words, number)
	}
}

// split takes a typed word apart that is two words of titles written together,
// the second perhaps not finished.
func (s *search) split(typed string) (left, right string, ok bool) {
	const least = 3 // bytes of each
	var ends, begins [maxRunes*utf8.UTFMax + 1]bool
	for n := range s.titles.count.words {
		w := s.titles.text(n)
		if len(w) >= least && len(w) < len(typed) && strings.HasPrefix(typed, w) {
			ends[len(w)] = true
		}
		for i := least; i+least <= len(typed); i++ {
			if w != "" && w[0] == typed[i] && strings.HasPrefix(w, typed[i:]) {
				begins[i] = true
			}
		}
	}
	for i := len(typed) - least; i >= least; i-- {
		if ends[i] && begins[i] {
			return typed[:i], typed[i:], true
		}
	}
	return "", "", false
}
