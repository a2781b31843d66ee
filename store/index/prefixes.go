package index

import (
	"encoding/binary"

	"readout/store/query"
)

// Words with a given first letter stand in nearly every document, as forms too many
// to be read at each key that is typed. So a segment holds for prefixes of one or
// two bytes with many postings which documents have them, and which in the title.
//
// An entry is the prefix (two bytes, the second 0 if it is one) and two bitmaps of
// the documents.

// prefixPostings is from how many postings a document on a prefix has an entry.
const prefixPostings = 1

// prefixes collects the entries while the terms of a segment go past in order.
type prefixes struct {
	out           []byte
	first, second prefixDocs
}

// A prefixDocs is the documents of a prefix.
type prefixDocs struct {
	prefix            []byte
	anywhere, inTitle []uint64
	postings          int
}

// begin makes the starts empty, for so many documents.
func (s *prefixes) begin(count int) {
	s.out = s.out[:0]
	s.first.begin(nil, count)
	s.second.begin(nil, count)
}

func (s *prefixDocs) begin(prefix []byte, count int) {
	n := (count + 63) / 64
	*s = prefixDocs{append(s.prefix[:0], prefix...), grown(s.anywhere, n), grown(s.inTitle, n), 0}
}

// grown returns n words that are 0, in the memory of words if it is enough.
func grown(words []uint64, n int) []uint64 {
	if cap(words) < n {
		return make([]uint64, n)
	}
	words = words[:n]
	clear(words)
	return words
}

// next says which term comes next.
func (s *prefixes) next(word []byte, count int) {
	if two := word[:min(len(word), 2)]; string(two) != string(s.second.prefix) {
		s.flush(count)
		if string(word[:1]) != string(s.first.prefix) {
			s.out = s.first.appendTo(s.out, count)
			s.first.begin(word[:1], count)
		}
		s.second.begin(two, count)
	}
}

// flush adds what was found with two bytes to what was found with the first.
func (s *prefixes) flush(count int) {
	if len(s.second.prefix) == 2 {
		s.out = s.second.appendTo(s.out, count)
	}
	s.first.postings += s.second.postings
	for i := range s.second.anywhere {
		s.first.anywhere[i] |= s.second.anywhere[i]
		s.first.inTitle[i] |= s.second.inTitle[i]
	}
}

// mark marks documents of the term.
func (s *prefixes) mark(r *run) {
	s.second.postings += r.n
	for _, doc := range r.docs[:r.n] {
		s.second.anywhere[doc>>6] |= 1 << (doc & 63)
	}
	if r.fields>>query.Title&1 == 0 {
		return
	}
	for i, doc := range r.docs[:r.n] {
		if r.count[query.Title][i] > 0 {
			s.second.inTitle[doc>>6] |= 1 << (doc & 63)
		}
	}
}

// end returns the entries.
func (s *prefixes) end(count int) []byte {
	s.flush(count)
	return s.first.appendTo(s.out, count)
}

// appendTo appends the entry of the prefix if it is worth one. Signs begin words
// that are not of the text.
func (s *prefixDocs) appendTo(out []byte, count int) []byte {
	if len(s.prefix) == 0 || s.prefix[0] < '0' || s.postings < prefixPostings*count {
		return out
	}
	out = append(append(out, s.prefix...), make([]byte, 2-len(s.prefix))...)
	for _, w := range s.anywhere {
		out = binary.LittleEndian.AppendUint64(out, w)
	}
	for _, w := range s.inTitle {
		out = binary.LittleEndian.AppendUint64(out, w)
	}
	return out
}

// prefixDocs returns the bitmaps of the documents with words that begin so, anywhere
// and in the title, and false if there are none for the prefix.
func (s *Segment) prefixDocs(prefix string) (anywhere, inTitle []byte, ok bool) {
	if len(prefix) < 1 || len(prefix) > 2 {
		return nil, nil, false
	}
	bitmap := (s.count + 63) / 64 * 8
	size := 2 + 2*bitmap
	for at := 0; at+size <= s.parts[prefixesPart].len(); at += size {
		head := s.part(prefixesPart, at, at+2)
		if head == nil || head[0] != prefix[0] || string(head[1:]) != (prefix + "\x00")[1:2] {
			continue
		}
		data := s.part(prefixesPart, at+2, at+size)
		if data == nil {
			return nil, nil, false
		}
		return data[:bitmap], data[bitmap:], true
	}
	return nil, nil, false
}

// shiftOr adds a bitmap, whose first document has the number base, to the set. Bits
// beyond count are left out.
func (s *Set) shiftOr(bitmap []byte, base, count int) {
	for i := 0; i*64 < count && 8*i+8 <= len(bitmap); i++ {
		w := binary.LittleEndian.Uint64(bitmap[8*i:])
		if left := count - i*64; left < 64 {
			w &= 1<<left - 1
		}
		if w == 0 {
			continue
		}
		at, shift := (base+i*64)>>6, (base+i*64)&63
		s.words[at] |= w << shift
		if high := w >> (64 - shift); high != 0 {
			s.words[at+1] |= high
		}
	}
}
