package shelf

import (
	"encoding/binary"
	"slices"
	"unsafe"

	"readout/store/cache"
)

// An encoder appends numbers and texts to bytes. Numbers are varints; a text is
// its length and its bytes. A word is a text that often stands in records, such as the
// reason of a cut: of those that stand in most, and of those that the record has
// already, only the number is written.
type encoder struct {
	data  []byte
	words []string // of the record under way
}

// frequentWords are words that most records have: the evidence of titles, dates,
// languages and names, and the reasons of cuts. Only a version may change them.
var frequentWords = [...]string{"", "declared", guessed, "title", "metadata", "blank", "byline", "header", "menu",
	"front matter", "lead", "first line", "heading", "lead sentence", "file name", "metadata line", "html lang", "link"}

func (e *encoder) number(n int)  { e.data = binary.AppendVarint(e.data, int64(n)) }
func (e *encoder) big(n uint64)  { e.data = binary.AppendUvarint(e.data, n) }
func (e *encoder) text(s string) { e.big(uint64(len(s))); e.data = append(e.data, s...) }
func (e *encoder) begin()        { e.words = e.words[:0] }
func (e *encoder) word(s string) {
	if i := slices.Index(frequentWords[:], s); i >= 0 {
		e.big(uint64(i + 1))
		return
	}
	if i := slices.Index(e.words, s); i >= 0 {
		e.big(uint64(len(frequentWords) + i + 1))
		return
	}
	e.words = append(e.words, s)
	e.big(0)
	e.text(s)
}

// A decoder reads what an encoder wrote. Damaged bytes make it fail, from where on
// it reads zeros; they never make it panic or take much more memory than they have.
// The texts that it returns are parts of data.
type decoder struct {
	data   string
	words  []string
	failed bool
}

// unsafeString returns bytes as a string without copying them. It is for looking at bytes
// of a volume while the volume is reachable: what is kept or handed out must be
// copied.
func unsafeString(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

func (d *decoder) fail() { d.data, d.failed = "", true }

func (d *decoder) big() uint64 {
	n := uint64(0)
	for i := range min(len(d.data), binary.MaxVarintLen64) {
		b := d.data[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			d.data = d.data[i+1:]
			return n
		}
	}
	d.fail()
	return 0
}

func (d *decoder) number() int {
	n := d.big()
	return int(n>>1) ^ -int(n&1)
}

// count reads how many things follow, each of which takes at least one byte.
func (d *decoder) count() int {
	n := d.big()
	if n > uint64(len(d.data)) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) text() string {
	n := d.count()
	text := d.data[:n]
	d.data = d.data[n:]
	return text
}

func (d *decoder) word() string {
	i := d.big()
	own := i - uint64(len(frequentWords)) // if it is more
	switch {
	case d.failed:
		return ""
	case i == 0:
		d.words = append(d.words, d.text())
		return d.words[len(d.words)-1]
	case i <= uint64(len(frequentWords)):
		return frequentWords[i-1]
	case own > uint64(len(d.words)):
		d.fail()
		return ""
	}
	return d.words[own-1]
}

// A coder writes a value with an encoder or reads it with a decoder, whichever it has. So
// what stands in the bytes of a value is described once, in the order in which it stands.
// Writing changes nothing: others may read the value meanwhile.
type coder struct {
	enc *encoder // nil to read
	dec *decoder
}

func (c coder) isReading() bool { return c.enc == nil }

func (c coder) texts(texts ...*string) {
	for _, s := range texts {
		if c.isReading() {
			*s = c.dec.text()
		} else {
			c.enc.text(*s)
		}
	}
}

func (c coder) words(words ...*string) {
	for _, s := range words {
		if c.isReading() {
			*s = c.dec.word()
		} else {
			c.enc.word(*s)
		}
	}
}

func (c coder) flag(yes *bool) {
	n := bit(*yes)
	if unsigned(c, &n); c.isReading() {
		*yes = n != 0
	}
}

func (c coder) span(s *cache.Span) { numbers(c, &s.Offset, &s.Length) }

func numbers[T ~int | ~int64 | ~uint32](c coder, numbers ...*T) {
	for _, n := range numbers {
		if c.isReading() {
			*n = T(c.dec.number())
		} else {
			c.enc.number(int(*n))
		}
	}
}

func unsigned[T ~uint32 | ~uint64](c coder, n *T) {
	if c.isReading() {
		*n = T(c.dec.big())
	} else {
		c.enc.big(uint64(*n))
	}
}

// list codes a list after its length, a varint; no item is shorter than a byte.
func list[T any](c coder, items *[]T, item func(*T)) {
	n := uint64(len(*items))
	unsigned(c, &n)
	codeItems(c, n, items, item)
}

// signedList codes a list after its length, a signed varint.
func signedList[T any](c coder, items *[]T, item func(*T)) {
	n := len(*items)
	numbers(c, &n)
	codeItems(c, uint64(n), items, item)
}

func codeItems[T any](c coder, n uint64, items *[]T, item func(*T)) {
	if c.isReading() && n > 0 {
		if n > uint64(len(c.dec.data)) {
			c.dec.fail()
			return
		}
		*items = make([]T, n)
	}
	for i := range *items {
		item(&(*items)[i])
	}
}

// encodeAll writes values one after the other, to the end of the bytes.
func encodeAll[T any](values []T, code func(coder, *T)) []byte {
	var e encoder
	for i := range values {
		code(coder{enc: &e}, &values[i])
	}
	return e.data
}

// decodeAll reads what encodeAll wrote.
func decodeAll[T any](data []byte, code func(coder, *T)) (values []T, err error) {
	d := decoder{data: string(data)}
	for len(d.data) > 0 {
		var value T
		code(coder{dec: &d}, &value)
		values = append(values, value)
	}
	if d.failed {
		return nil, errLayer
	}
	return values, nil
}
