package fuzzy

import (
	"context"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	sahilm "github.com/sahilm/fuzzy"
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
	minOpen     = 6 // to be the beginning of a word, in error
	minTwo      = 8
	maxLetters  = 64 // words given to sahilm/fuzzy
)

// A search is one call of Find.
type search struct {
	titles *Titles
	ctx    context.Context
	keep   func(index int) bool
	looks  []look
	editor editor
	folded folded // space for marks
}

// A look is what a typed word found among the words of all titles.
type look struct {
	typed word
	fits  []fit            // by number of the word
	runs  map[uint32][]int // of those found by their letters: their byte offsets in the word
}

const stride = 4096 // words or titles between two looks at the context

// look compares a typed word with all words, and if none fits, as two words.
func (s *search) look(typed word) error {
	l := look{typed: typed, fits: make([]fit, len(s.titles.words))}
	found, err := s.compare(&l)
	if err != nil {
		return err
	}
	if left, right, ok := s.split(typed.text); ok && !found {
		for _, half := range []string{left, right} {
			l := look{typed: newWord(half), fits: make([]fit, len(s.titles.words))}
			if _, err := s.compare(&l); err != nil {
				return err
			}
			s.looks = append(s.looks, l)
		}
		return nil
	}
	s.looks = append(s.looks, l)
	return nil
}

func (s *search) compare(l *look) (found bool, err error) {
	var left []candidate
	plain := isPlain(l.typed.text)
	s.editor.set(l.typed.text)
	for n := range s.titles.words {
		if n%stride == 0 && s.ctx.Err() != nil {
			return false, s.ctx.Err()
		}
		w := &s.titles.words[n]
		missing := bits.OnesCount64(l.typed.mask &^ w.mask)
		if missing == 0 {
			l.fits[n] = within(l.typed, w)
		}
		if l.fits[n] == 0 && plain {
			l.fits[n] = s.editor.fit(l.typed, w, missing)
		}
		if l.fits[n] == 0 && missing == 0 && plain && l.typed.runes >= minLetters {
			if span := span(l.typed.text, w.text); span > 0 && span <= 2*l.typed.runes {
				left = append(left, candidate{uint32(n), span})
			}
		}
		found = found || l.fits[n] > 0
	}
	return l.byLetters(s.titles, left) || found, nil
}

// isPlain reports whether a word has letters only: numbers and codes are found as
// they are typed.
func isPlain(text string) bool { return !strings.ContainsAny(text, "0123456789") }

// within fits a typed word as the whole of a word, its beginning or a part.
func within(typed word, w *word) fit {
	i := strings.Index(w.text, typed.text)
	switch {
	case i < 0:
		return 0
	case len(w.text) == len(typed.text):
		return equal
	case i == 0:
		return beginning
	case typed.runes < minPart:
		return 0
	}
	return part
}

// A candidate is a word that has the typed letters in their order.
type candidate struct {
	number uint32
	span   int // runes from the first to the last
}

// span returns how many runes of text the letters of typed take up, taken from the
// left, and 0 if they are not all there. A short typed word must have the first
// letter of the word.
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
func (l *look) byLetters(t *Titles, left []candidate) bool {
	slices.SortStableFunc(left, func(x, y candidate) int { return x.span - y.span })
	left = left[:min(len(left), maxLetters)]
	texts := make([]string, len(left))
	for i, c := range left {
		texts[i] = t.words[c.number].text
	}
	found := false
	for _, m := range sahilm.FindNoSort(l.typed.text, texts) {
		first, last := m.MatchedIndexes[0], m.MatchedIndexes[len(m.MatchedIndexes)-1]
		if l.typed.runes == minLetters && first > 0 || utf8.RuneCountInString(m.Str[first:last])+1 > 2*l.typed.runes {
			continue
		}
		number := left[m.Index].number
		if l.runs == nil {
			l.runs = make(map[uint32][]int, len(left))
		}
		l.runs[number] = m.MatchedIndexes
		l.fits[number] = letters + fit(min(15, max(0, m.Score/8)))
		found = true
	}
	return found
}

// split takes a typed word apart that is two words of titles written together,
// the second perhaps not finished.
func (s *search) split(typed string) (left, right string, ok bool) {
	const least = 3 // bytes of each
	var ends, begins [maxRunes*utf8.UTFMax + 1]bool
	for n := range s.titles.words {
		w := s.titles.words[n].text
		if len(w) >= least && len(w) < len(typed) && strings.HasPrefix(typed, w) {
			ends[len(w)] = true
		}
		for i := least; i+least <= len(typed); i++ {
			if w[0] == typed[i] && strings.HasPrefix(w, typed[i:]) {
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
