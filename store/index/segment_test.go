package index

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"readout/store/query"
)

// opened returns the segment as it is read from its bytes.
func opened(t testing.TB, s *Segment) *Segment {
	t.Helper()
	again, err := OpenSegment(s.Data(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return again
}

func TestOpenSegment(t *testing.T) {
	docs, _ := prose(400)
	s := segmentOf(append(docs, briefings...))
	var asked [][2]int
	again, err := OpenSegment(s.Data(), func(from, to int) bool {
		asked = append(asked, [2]int{from, to})
		return true
	})
	if err != nil || again.count != s.count || again.statistics != s.statistics {
		t.Fatalf("opened %v, %v", again, err)
	}
	if len(asked) != 1 || asked[0] != [2]int{0, headerLength} {
		t.Errorf("opening reads %v", asked)
	}
	for from := range s.data[:headerLength] { // cut off, at places of all kinds
		if _, err := OpenSegment(s.data[:from], nil); err == nil {
			t.Fatalf("%d bytes are a segment", from)
		}
	}
	if _, err := OpenSegment(s.data[:len(s.data)-1], nil); err == nil {
		t.Error("a segment without its last byte is one")
	}
}

// ask asks an index all that can be asked of a query, which has no errors.
func ask(t *testing.T, ix *Index, q query.Query) {
	t.Helper()
	q, _, err := ix.Correct(t.Context(), q)
	if err != nil {
		t.Error(err)
	}
	a, err := ix.Search(t.Context(), q, Options{Limit: 10})
	if err != nil {
		t.Error(err)
	}
	if len(a.Hits) != min(10, a.Total()) {
		t.Errorf("%v: %d hits of %d", q, len(a.Hits), a.Total())
	}
	for _, hit := range a.Hits {
		if _, err := ix.Explain(t.Context(), q, hit.Doc, hit.Near); err != nil {
			t.Error(err)
		}
	}
}

// What a damaged file cannot give is not found, and the rest is.
func TestDamagedPart(t *testing.T) {
	docs, _ := prose(400)
	good := segmentOf(docs)
	for part := range partCount {
		e := good.parts[part]
		s, err := OpenSegment(good.Data(), func(from, to int) bool { return to <= e.from || from >= e.to || from == to })
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{"the", `"of the"`, "t*", "minister cables", "-the", "minitser underseacables"} {
			q, _ := query.Parse(text)
			ask(t, New(nil, s), q)
		}
		compare(t, New(nil, s))
	}
}

// compare asks for what is similar to a document.
func compare(t *testing.T, ix *Index) {
	t.Helper()
	if _, err := ix.Similar(t.Context(), Sample{Doc: 3, Text: "Undersea cables\nThe ministers and the Baltic cables", Title: 15}, 5); err != nil {
		t.Error(err)
	}
}

// briefs makes n documents of a few words, most of them in most documents.
func briefs(n int) (docs []Document) {
	random := rand.New(rand.NewSource(20260601))
	words := strings.Fields("the of and minister ministers minor cables undersea baltic thaw theme x100")
	line := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[min(random.Intn(len(words)), random.Intn(len(words)))] + " ")
		}
		return b.String()
	}
	for range n {
		docs = append(docs, Document{Title: line(3), Body: line(20), Source: line(1), Byline: line(1), Path: line(2)})
	}
	return docs
}

// FuzzSegment changes bytes of a segment, and cuts it off.
func FuzzSegment(f *testing.F) {
	good := segmentOf(append(briefs(300), briefings...)).Data()
	f.Add([]byte{0, 8, 0, 1}, uint16(0))
	f.Add([]byte{0, 200, 0, 255, 1, 3, 9, 9}, uint16(0))
	var queries []query.Query
	for _, text := range []string{"the", `"of the"`, "t*", "min*", "minister cables", "-the title:of", `"the minis*"`, "path:the by:of", "th*", "minitser underseacables"} {
		q, _ := query.Parse(text)
		queries = append(queries, q)
	}
	f.Fuzz(func(t *testing.T, changes []byte, cut uint16) {
		data := slices.Clone(good[:len(good)-int(cut)%len(good)])
		for ; len(changes) >= 4; changes = changes[4:] {
			at := int(changes[0])<<16 | int(changes[1])<<8 | int(changes[2])
			data[at%len(data)] = changes[3]
		}
		s, err := OpenSegment(data, nil)
		if err != nil {
			return
		}
		ix := New(nil, s)
		for _, q := range queries {
			ask(t, ix, q)
		}
		compare(t, ix)
	})
}
