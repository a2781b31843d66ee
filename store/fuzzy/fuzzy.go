// Package fuzzy finds titles by what somebody typed in a hurry: beginnings of
// words, words in another order, letters swapped, missing or wrong, consonants
// only ("stltnbrg" finds Stoltenberg, "nato cloud brsls" the NATO Cloud Conference
// in Brussels).
//
// The typed words are matched one by one, each with the distinct words of all
// titles: as the whole word, its beginning or a part of it, then within one or two
// typing errors (edit distance with transpositions), then as a run of its letters
// by github.com/sahilm/fuzzy, if that run is at most twice as long as what was
// typed. A title is found if it has all the words; of four and more words one in
// four may be missing.
//
// sahilm/fuzzy is kept to what it is good at: it sees single words of at most 24
// runes (its score overflows at 40 consecutive ones), its byte offsets become
// ranges that begin and end between runes, and a word whose set of letters cannot
// fit never reaches it.
package fuzzy

import (
	"bytes"
	"context"
)

// Titles is a list of titles made ready to be searched. It does not change, and
// may be used by many goroutines at once.
type Titles struct {
	titles []string
	words  []word   // the distinct folded words of all titles
	refs   []uint32 // the words of each title, title after title
	ends   []uint32 // where in refs each title ends
	sizes  []uint16 // folded letters of each title
}

// A word of the titles, folded.
type word struct {
	text  string
	runes int
	mask  uint64 // of its letters
}

// New makes titles ready: it takes about 0.2 s for 100,000, and keeps the slice.
func New(titles []string) *Titles {
	t := &Titles{titles: titles, ends: make([]uint32, 0, len(titles)), sizes: make([]uint16, 0, len(titles))}
	numbers := make(map[string]uint32)
	var f folded
	for _, title := range titles {
		f.fold(title)
		size := 0
		for i, n := 0, 0; i < len(f.text); i = n {
			i, n = f.word(i)
			if i == n {
				break
			}
			size += n - i
			number, seen := numbers[string(f.text[i:n])]
			if !seen {
				number = uint32(len(t.words))
				text := string(f.text[i:n])
				numbers[text] = number
				t.words = append(t.words, newWord(text))
			}
			t.refs = append(t.refs, number)
		}
		t.ends = append(t.ends, uint32(len(t.refs)))
		t.sizes = append(t.sizes, uint16(min(size, 1<<16-1)))
	}
	return t
}

func newWord(text string) word {
	w := word{text: text}
	for _, r := range text {
		w.runes++
		w.mask |= bit(r)
	}
	return w
}

// bit is the place of a letter in a mask: the letters a to z and the digits have
// their own, all others share 28.
func bit(r rune) uint64 {
	switch {
	case 'a' <= r && r <= 'z':
		return 1 << (r - 'a')
	case '0' <= r && r <= '9':
		return 1 << (26 + r - '0')
	}
	return 1 << (36 + uint32(r)%28)
}

// A Match is a title that was found. Marks are the byte ranges of the title that
// match, in order, apart from each other, and between runes. Scores can be
// compared within one search.
type Match struct {
	Index int
	Score int
	Marks [][2]int
}

// Limits of what is typed: more words, and more runes of a word, are passed over.
const (
	maxTyped = 12
	maxRunes = 24
)

// Find returns the k titles (all if k <= 0) that are most like what was typed,
// best first; of equals the first. keep, if not nil, is asked whether a title may
// be among them, by its index. The only error is that of ctx.
func (t *Titles) Find(ctx context.Context, typed string, k int, keep func(index int) bool) ([]Match, error) {
	s := search{titles: t, ctx: ctx, keep: keep}
	for _, w := range typedWords(typed) {
		if err := s.look(w); err != nil {
			return nil, err
		}
	}
	if len(s.looks) == 0 {
		return nil, ctx.Err()
	}
	found, err := s.rank(k)
	if err != nil {
		return nil, err
	}
	for i := range found {
		found[i].Marks = s.marks(found[i].Index)
	}
	return found, nil
}

// typedWords folds and splits what was typed.
func typedWords(typed string) []word {
	const enough = maxTyped * (maxRunes + 1) * 8 // bytes
	var f folded
	f.fold(typed[:min(len(typed), enough)])
	var words []word
	for _, text := range bytes.Fields(f.text) {
		if len(words) == maxTyped {
			break
		}
		runes := []rune(string(text))
		words = append(words, newWord(string(runes[:min(len(runes), maxRunes)])))
	}
	return words
}
