// Package fuzzy finds titles by what somebody typed in a hurry: beginnings of
// words, words in another order, letters swapped, missing or wrong, consonants
// only ("stltnbrg" finds Stoltenberg, "nato cloud brsls" the NATO Cloud Conference
// in Brussels).
//
// The typed words are matched one by one, each with the distinct words of all
// titles: as the whole word, its beginning or a part of it, then within one or two
// typing errors (edit distance with transpositions), then as a run of its letters
// by github.com/sahilm/fuzzy, if that run begins with the word and is at most twice as
// long as what was typed. A part must be most of the word, a short word in error must
// have the first letter right, and a word that is known is neither in error nor
// abbreviated: "cable" is not "able", nor "actionable". A title is found if it has all the words; of four and more words one in
// four may be missing. Only the titles of the typed word that fits the fewest are
// looked at, those it fits best first, for as long as one can still be among the
// best (rank.go).
//
// sahilm/fuzzy is kept to what it is good at: it sees single words of at most 24
// runes (its score overflows at 40 consecutive ones), its byte offsets become
// ranges that begin and end between runes, and a word whose set of letters cannot
// fit never reaches it.
//
// What was made ready is columns of bytes (columns.go), which can be kept in a file
// and read where they are: Data and Open. The titles themselves are not among them.
package fuzzy

import (
	"bytes"
	"context"
	"encoding/binary"
	"iter"
)

// Titles is a list of titles made ready to be searched. It does not change, and
// may be used by many goroutines at once.
type Titles struct {
	count      counts
	title      func(index int) string
	data       []byte // all the columns, columns.go
	columns    layout
	read       func(from, to int) bool // asked before columns that grow with the titles are read; or nil
	masks      []byte                  // of the letters of each word, 8 bytes each
	textEnds   numbers                 // where in texts each word ends
	holderEnds numbers                 // where in holders each word ends
	runes      []byte                  // of each word, up to 255
	texts      string                  // the distinct folded words of all titles
}

// A word of the titles or of what was typed, folded.
type word struct {
	text  string
	runes int
	mask  uint64 // of its letters
}

// New makes titles ready: it takes about 0.15 s for 100,000, and keeps the slice.
func New(titles []string) *Titles {
	b := builder{numbers: make(map[string]uint32)}
	for _, title := range titles {
		b.add(title)
	}
	return split(b.data(), b.count, func(index int) string { return titles[index] })
}

// Data returns what Open wants, some 80 bytes a title: what was made ready, without
// the titles themselves. It must not be changed.
func (t *Titles) Data() []byte { return t.data }

// Len returns the number of titles.
func (t *Titles) Len() int { return t.count.titles }

// mask returns the letters of a word.
func (t *Titles) mask(number int) uint64 { return binary.LittleEndian.Uint64(t.masks[8*number:]) }

// size returns the letters of a title.
func (t *Titles) size(title int) int {
	two := t.part(t.columns.sizes, t.columns.runes, 2*title, 2*title+2)
	if two == nil {
		return 0
	}
	return int(binary.LittleEndian.Uint16(two))
}

// wordsOf returns the words of a title.
func (t *Titles) wordsOf(title int) numbers {
	l := &t.columns
	ends := t.part(l.refEnds, l.refs, 4*max(title-1, 0), 4*title+4)
	switch len(ends) / 4 {
	case 1:
		return t.part(l.refs, l.textEnds, 0, 4*int(ends.at(0)))
	case 2:
		return t.part(l.refs, l.textEnds, 4*int(ends.at(0)), 4*int(ends.at(1)))
	}
	return nil
}

// holdersOf returns the titles that hold a word.
func (t *Titles) holdersOf(word uint32) numbers {
	l := &t.columns
	return t.part(l.holders, l.sizes, 4*int(t.holderEnds.from(int(word))), 4*int(t.holderEnds.at(int(word))))
}

// holderCount returns how many titles hold a word.
func (t *Titles) holderCount(word uint32) int {
	return int(t.holderEnds.at(int(word)) - t.holderEnds.from(int(word)))
}

// part returns a range of the column that begins and ends at some places of data; nil if
// there is none or its bytes are damaged. It is for columns that grow with the titles: few
// bytes of these are read in a search, so they are not checked when they are opened.
func (t *Titles) part(begin, end, from, to int) numbers {
	from, to = begin+from, begin+to
	if from < begin || from > to || to > end || t.read != nil && !t.read(from, to) {
		return nil
	}
	return t.data[from:to]
}

// text returns a word.
func (t *Titles) text(number int) string {
	return t.texts[t.textEnds.from(number):t.textEnds.at(number)]
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

// Typed is what somebody typed. Known reports whether a word, folded, is one that is used
// elsewhere, and so is meant as it is typed; nil stands for none.
type Typed struct {
	Text  string
	Known func(word string) bool
}

// Find returns the k titles (all if k <= 0) that are most like what was typed,
// best first; of equals the first. keep, if not nil, is asked whether a title may
// be among them, by its index. The only error is that of ctx.
func (t *Titles) Find(ctx context.Context, typed Typed, k int, keep func(index int) bool) ([]Match, error) {
	return t.find(typed, k, search{titles: t, ctx: ctx, keep: keep, known: typed.Known})
}

// FindAmong is Find for a few titles, given by their indexes in any order: all of them
// are looked at, and no others.
func (t *Titles) FindAmong(ctx context.Context, typed Typed, k int, few iter.Seq[int]) ([]Match, error) {
	return t.find(typed, k, search{titles: t, ctx: ctx, few: few, known: typed.Known})
}

func (t *Titles) find(typed Typed, k int, s search) ([]Match, error) {
	for _, w := range typedWords(typed.Text) {
		if err := s.lookUp(w); err != nil {
			return nil, err
		}
	}
	if len(s.typed) == 0 {
		return nil, s.ctx.Err()
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
