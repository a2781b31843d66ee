package index

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"readout/store/query"
)

// TestBuilder compares segments with what a map makes of the same texts: words that
// share their first eight bytes, more of them than are looked up at once and than the
// table begins with, and segments one after the other from one builder.
func TestBuilder(t *testing.T) {
	random := rand.New(rand.NewSource(20251204))
	b := NewBuilder()
	for _, documents := range []int{1, 0, 40, 300} {
		want := make(map[string][]uint32) // documents and positions
		for doc := range documents {
			var text strings.Builder
			for range random.Intn(1000) {
				text.WriteString(strings.Repeat("security ", random.Intn(2)) + "securit" + invented(random, random.Intn(4)) + " ")
			}
			b.Add(Document{Title: invented(random, 2), Body: text.String()})
			for pos, word := range strings.Fields(text.String()) {
				want[word] = append(want[word], uint32(doc), uint32(pos+1+fieldGap))
			}
		}
		s := b.Segment(nil)
		if s.count != documents {
			t.Fatalf("segment of %d documents has %d", documents, s.count)
		}
		for word, postings := range want {
			if got := bodyOf(s, word); !slices.Equal(got, postings) {
				t.Fatalf("%s: postings are %v, want %v", word, got, postings)
			}
		}
	}
}

// bodyOf returns the documents and positions of a word, those in titles left out.
func bodyOf(s *Segment, word string) (found []uint32) {
	c := s.cursor()
	if !c.find(word) {
		return nil
	}
	f := c.expansion(1, everyLanguage)
	k := newIterator(s, &f, new(run))
	for k.next() {
		for _, pos := range k.appendPositions(nil) {
			if pos >= fieldGap {
				found = append(found, k.doc(), pos)
			}
		}
	}
	return found
}

func TestManyOccurrences(t *testing.T) {
	b := NewBuilder()
	b.Add(Document{Title: "cables", Body: strings.Repeat("cables ", maxCount+10)})
	b.Add(Document{Body: "cables"})
	got := bodyOf(b.Segment(nil), "cables")
	if n := len(got) / 2; n != maxCount+1 {
		t.Errorf("%d occurrences, want %d", n, maxCount+1)
	}
}

// A document whose Add panics leaves nothing behind, however far it came.
func TestBuilderPanic(t *testing.T) {
	docs, _ := prose(6)
	want := segmentOf(append(docs[:3:3], docs[4:]...))
	for name, fail := range map[string]func(b *Builder){
		"reading": func(b *Builder) { b.addField(query.Body, docs[3].Body, 0) },
		"writing": func(b *Builder) {
			b.addField(query.Body, docs[3].Body, 0)
			b.dictionary.lookUp(&b.document)
			b.document.terms = append(b.document.terms, docTerm{number: 1 << 30})
			b.write(3)
		},
	} {
		b := NewBuilder()
		for i, d := range docs {
			if i != 3 {
				b.Add(d)
				continue
			}
			func() {
				defer func() { recover() }()
				b.addition = addition{open: true}
				fail(b)
				panic(name)
			}()
		}
		s := b.Segment(nil)
		c := want.cursor()
		for c.seek(""); c.ok; c.next() {
			word := string(c.term)
			if got, want := bodyOf(s, word), bodyOf(want, word); !slices.Equal(got, want) {
				t.Fatalf("%s: %s stands at %v, want %v", name, word, got, want)
			}
		}
		if s.count != want.count || s.parts[positionsPart].len() != want.parts[positionsPart].len() {
			t.Errorf("%s: %d documents with %d bytes of positions", name, s.count, s.parts[positionsPart].len())
		}
	}
}
