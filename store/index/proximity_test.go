package index

import (
	"strings"
	"testing"

	"readout/store/query"
)

// ranked returns the numbers of the hits, best first.
func ranked(t *testing.T, docs []Document, text string) string {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(found(t, New(nil, segmentOf(docs[:1]), segmentOf(docs[1:])), q), "|", "")
}

// Each rule of ranking by itself: the documents differ in nothing else.
func TestRanking(t *testing.T) {
	body := func(words string) Document {
		return Document{Body: words + strings.Repeat(" filler", 40-len(strings.Fields(words)))}
	}
	titled := func(title, words string) Document {
		d := body(words)
		d.Title = title
		return d
	}
	far := strings.Repeat(" filler", 12) + " "
	for _, c := range []struct {
		rule, query string
		docs        []Document
		want        string
	}{
		{"the form asked for above others", "cable", []Document{body("cables"), body("cable"), body("sea")}, "10"},
		{"title above body", "cable", []Document{titled("Report", "cable"), titled("Cable", "report"), body("sea")}, "10"},
		{"more often above seldom", "cable", []Document{body("cable"), body("cable sea cable"), body("sea")}, "10"},
		{"rare words above common ones", "sea cable", []Document{body("sea"), body("cable"), body("sea"), body("sea")}, "1023"},
		{"all the words first", "cable sea", []Document{body("cable cable cable"), body("cable" + far + "sea"), body("sea")}, "102"},
		{"near above far", "undersea cable", []Document{body("undersea" + far + "cable"), body("an undersea cable"), body("undersea new cable")}, "120"},
		{"in order above turned round", "press freedom", []Document{body("freedom press"), body("press freedom"), body("paper")}, "10"},
		{"near in the other form", "undersea cable", []Document{body("undersea" + far + "cables"), body("undersea cables")}, "10"},
		{"near in the title above near in the body", "undersea cable",
			[]Document{titled("undersea report on how a ship or its anchor met a cable", "undersea cable"), titled("undersea cable and how a ship or its anchor met a report", "undersea"+far+"cable")}, "10"},
		{"what is said twice counts twice", "cable sea cable anchor ship crew port harbour", []Document{body("sea"), body("cable"), body("paper")}, "10"},
		{"all the words first, however often the others stand", "ship crew port harbour anchor sea",
			[]Document{body("ship crew port harbour anchor sea" + far), titled("ship crew port harbour anchor", "ship crew port harbour anchor"), body("ship")}, "012"},
	} {
		if got := ranked(t, c.docs, c.query); got != c.want {
			t.Errorf("%s: %q: got %s, want %s", c.rule, c.query, got, c.want)
		}
	}
}

// Whatever the limit, the best hits are the same ones in the same order.
func TestNearAndLimit(t *testing.T) {
	docs, _ := prose(400)
	ix := New(nil, segmentOf(docs[:150]), segmentOf(docs[150:]))
	for _, text := range []string{"security minister", "energy of the countries", "ministers OR nuclear meeting attack"} {
		q, _ := query.Parse(text)
		all, err := ix.Search(t.Context(), q, Options{Limit: len(docs)})
		if err != nil || all.Total() <= nearHits {
			t.Fatalf("%q: %d hits, %v", text, all.Total(), err)
		}
		for _, limit := range []int{1, 10, nearHits, nearHits + 20} {
			a, _ := ix.Search(t.Context(), q, Options{Limit: limit})
			for i, hit := range a.Hits {
				if hit.Doc != all.Hits[i].Doc {
					t.Errorf("%q: hit %d of %d is %v, of all %v", text, i, limit, hit, all.Hits[i])
				}
			}
		}
	}
}

func TestClosest(t *testing.T) {
	for _, c := range []struct {
		at    uint32
		after []uint32
		want  float32
	}{
		{10, []uint32{11}, 1},
		{10, []uint32{9}, 0.5},
		{10, []uint32{8, 12}, 0.5},
		{10, []uint32{2, 18}, 0.125},
		{10, []uint32{19}, 0},
		{10, nil, 0},
	} {
		if got := closest(c.at, c.after); got != c.want {
			t.Errorf("%d in %v: got %g, want %g", c.at, c.after, got, c.want)
		}
	}
}
