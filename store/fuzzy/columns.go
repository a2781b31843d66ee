package fuzzy

import (
	"encoding/binary"
	"errors"
	"slices"
	"unicode/utf8"
)

// Titles as bytes are a header and columns, one after the other without gaps, all
// numbers little endian:
//
//	0   magic, 16 bytes
//	16  numbers of titles, words, references and bytes of texts, 4 bytes each
//	32  masks of the letters of each word, 8 bytes each
//	    references of each title, counted up to its end, 4 bytes each
//	    the word that each reference is, 4 bytes each
//	    bytes of texts up to the end of each word, 4 bytes each
//	    holders of each word, counted up to its end, 4 bytes each
//	    the titles that hold each word, word after word, 4 bytes each: one a reference
//	    letters of each title, 2 bytes each, at most 65,535
//	    letters of each word, 1 byte each, at most 255
//	    texts of the words
const (
	magic      = "fuzzy titles 2\n\n"
	headerSize = len(magic) + 4*4
)

// counts are what the header says.
type counts struct{ titles, words, refs, texts int }

// decode returns the counts of a header, if there is one and as many bytes follow
// as it says.
func decode(data []byte) (c counts, ok bool) {
	if len(data) < headerSize || string(data[:len(magic)]) != magic {
		return c, false
	}
	n := numbers(data[len(magic):headerSize])
	c = counts{int(n.at(0)), int(n.at(1)), int(n.at(2)), int(n.at(3))}
	size := uint64(headerSize) + 6*uint64(c.titles) + 17*uint64(c.words) + 8*uint64(c.refs) + uint64(c.texts)
	return c, size == uint64(len(data))
}

// numbers is a column of uint32.
type numbers []byte

func (n numbers) at(i int) uint32 { return binary.LittleEndian.Uint32(n[4*i:]) }

// ascend reports whether no number is less than the one before, and the last is the
// given one.
func (n numbers) ascend(last int) bool {
	before := uint32(0)
	for ; len(n) >= 4; n = n[4:] {
		next := n.at(0)
		if next < before {
			return false
		}
		before = next
	}
	return int(before) == last
}

// from returns where the stretch begins that ends at the ith number.
func (n numbers) from(i int) uint32 {
	if i == 0 {
		return 0
	}
	return n.at(i - 1)
}

var errDamaged = errors.New("fuzzy titles are damaged or of another version: make them anew")

// Open takes titles as Data gave them, which must not change as long as they are
// used; they are read where they are, all but the texts of the words. read, if not nil, is
// told before any part of data is read which bytes are meant, and says whether they are as
// they were written. title is asked for those titles that are found, to mark them. Both
// must be safe to be called by many goroutines at once. Damaged bytes are an error, or find
// the wrong titles or none.
func Open(data []byte, read func(from, to int) bool, title func(index int) string) (*Titles, error) {
	if read != nil && !read(0, min(headerSize, len(data))) {
		return nil, errDamaged
	}
	c, ok := decode(data)
	if !ok {
		return nil, errDamaged
	}
	l := layoutOf(c)
	if read != nil && !(read(l.masks, l.refEnds) && read(l.textEnds, l.holders) && read(l.runes, l.end)) {
		return nil, errDamaged
	}
	t := split(data, c, title)
	t.read = read
	if !t.textEnds.ascend(c.texts) || !t.holderEnds.ascend(c.refs) {
		return nil, errDamaged
	}
	return t, nil
}

// A layout is where the columns begin in the bytes of titles, and where the last one ends.
type layout struct{ masks, refEnds, refs, textEnds, holderEnds, holders, sizes, runes, texts, end int }

func layoutOf(c counts) (l layout) {
	at := headerSize
	next := func(size int) int {
		at += size
		return at - size
	}
	l.masks = next(8 * c.words)
	l.refEnds = next(4 * c.titles)
	l.refs = next(4 * c.refs)
	l.textEnds = next(4 * c.words)
	l.holderEnds = next(4 * c.words)
	l.holders = next(4 * c.refs)
	l.sizes = next(2 * c.titles)
	l.runes = next(c.words)
	l.texts = next(c.texts)
	l.end = at
	return l
}

// split finds the columns in bytes that have as many as the counts say.
func split(data []byte, c counts, title func(index int) string) *Titles {
	l := layoutOf(c)
	return &Titles{data: data, columns: l, count: c, title: title, masks: data[l.masks:l.refEnds], textEnds: data[l.textEnds:l.holderEnds],
		holderEnds: data[l.holderEnds:l.holders], runes: data[l.runes:l.texts], texts: string(data[l.texts:l.end])}
}

// A builder makes the columns of titles.
type builder struct {
	count                                               counts
	masks, refEnds, refs, textEnds, sizes, runes, texts []byte
	numbers                                             map[string]uint32 // of the words
	folded                                              folded
}

// add adds a title.
func (b *builder) add(title string) {
	f := &b.folded
	f.fold(title)
	letters := 0
	for start, end := f.word(0); start < end; start, end = f.word(end) {
		letters += end - start
		number, seen := b.numbers[string(f.text[start:end])]
		if !seen {
			number = b.word(string(f.text[start:end]))
		}
		b.refs = binary.LittleEndian.AppendUint32(b.refs, number)
		b.count.refs++
	}
	b.refEnds = binary.LittleEndian.AppendUint32(b.refEnds, uint32(b.count.refs))
	b.sizes = binary.LittleEndian.AppendUint16(b.sizes, uint16(min(letters, 1<<16-1)))
	b.count.titles++
}

// word adds a word that was not seen before.
func (b *builder) word(text string) (number uint32) {
	number = uint32(b.count.words)
	b.numbers[text] = number
	b.texts = append(b.texts, text...)
	b.count.texts = len(b.texts)
	b.masks = binary.LittleEndian.AppendUint64(b.masks, newWord(text).mask)
	b.textEnds = binary.LittleEndian.AppendUint32(b.textEnds, uint32(b.count.texts))
	b.runes = append(b.runes, uint8(min(utf8.RuneCountInString(text), 1<<8-1)))
	b.count.words++
	return number
}

// data returns all columns.
func (b *builder) data() []byte {
	header := []byte(magic)
	for _, n := range []int{b.count.titles, b.count.words, b.count.refs, b.count.texts} {
		header = binary.LittleEndian.AppendUint32(header, uint32(n))
	}
	holderEnds, holders := b.invert()
	return slices.Concat(header, b.masks, b.refEnds, b.refs, b.textEnds, holderEnds, holders, b.sizes, b.runes, b.texts)
}

// invert lists the titles of each word, in their order, from the words of each
// title.
func (b *builder) invert() (ends, holders numbers) {
	refs, refEnds := numbers(b.refs), numbers(b.refEnds)
	next := make([]uint32, b.count.words+1) // where the next holder of each word belongs, one word on
	for i := range b.count.refs {
		next[refs.at(i)+1]++
	}
	for i := range b.count.words {
		next[i+1] += next[i]
		ends = binary.LittleEndian.AppendUint32(ends, next[i+1])
	}
	holders = make(numbers, len(refs))
	for title := range b.count.titles {
		for i := refEnds.from(title); i < refEnds.at(title); i++ {
			word := refs.at(int(i))
			binary.LittleEndian.PutUint32(holders[4*next[word]:], uint32(title))
			next[word]++
		}
	}
	return ends, holders
}
