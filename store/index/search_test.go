package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"

	"readout/store/highlight"
	"readout/store/query"
)

var briefings = []Document{
	0: {Title: "Undersea cables cut in the Baltic Sea", Body: "Two cables were cut. A ship's anchor is suspected by Finland and Estonia.", Source: "Baltic Wire"},
	1: {Title: "Ministers meet in Brussels", Body: "The ministers met on Thursday. They spoke of undersea cables, energy and COVID-19.", Source: "NATO"},
	2: {Title: "Advisory", Body: "CVE-2024-1234 affects Model X100. A patch is 5% of the way. Meeting the deadline is hard.", Source: "CERT"},
	3: {Title: "Kabel in der Ostsee", Body: "Die Kabel wurden von einem Schiff beschädigt, und die Häuser am Strand sind für die Nacht ohne Strom.", Language: "de"},
	4: {Title: "NATO-EU declaration", Body: "The cable from the embassy was read. The sea was calm and undersea life was not disturbed.", Byline: "Ann O'Brien"},
	5: {Title: "北京峰会", Body: "部长们星期四在北京举行会议", Language: "zh"},
	6: {Title: "Ukraine's harvest", Body: "Grain for the world, cable news says. The U.S. agrees.", Path: "news/harvest.txt"},
}

func segmentOf(docs []Document) *Segment {
	b := NewBuilder()
	for _, d := range docs {
		b.Add(d)
	}
	return b.Segment(nil)
}

// searched returns all hits of a query.
func searched(t *testing.T, ix *Index, q query.Query) []Hit {
	t.Helper()
	a, err := ix.Search(t.Context(), q, Options{Limit: ix.count})
	if err != nil || a.Total() != len(a.Hits) {
		t.Errorf("%v: %d hits of %d, %v", q, len(a.Hits), a.Total(), err)
	}
	return a.Hits
}

// found returns the numbers of the hits, those with all the words before "|".
func found(t *testing.T, ix *Index, q query.Query) string {
	t.Helper()
	hits := searched(t, ix, q)
	var b strings.Builder
	all := true
	for _, h := range hits {
		if all && !h.All {
			b.WriteByte('|')
			all = false
		}
		fmt.Fprint(&b, h.Doc)
	}
	return b.String()
}

func TestSearch(t *testing.T) {
	ix := New(nil, segmentOf(briefings))
	for _, c := range []struct{ query, want string }{
		{"", "0123456"},
		{"-cables", "235"},
		{"zebra", ""},
		{"brussels", "1"},
		{"undersea cables", "014|6"},
		{`"undersea cables"`, "01"},
		{`"cables undersea"`, ""},
		{`"cut in the"`, "0"},
		{`"the Baltic Sea two"`, ""},           // no phrase goes on from the title into the body
		{`ministers "undersea cables"`, "1|0"}, // the phrase is required in both parts
		{"cables -finland", "164"},
		{`cables -"undersea cables"`, "64"},
		{"met", "1"},
		{"meeting", "12"},
		{"minister", "1"},
		{"energies", "1"},
		{"the cables", "0164"},
		{"the", "46021"},
		{"covid19", "1"},
		{"COVID-19", "1"},
		{"covid 19", "1"},
		{"CVE-2024-1234", "2"},
		{"cve20241234", "2"},
		{"1234", "2"},
		{"5%", "2"},
		{"6%", ""},
		{"x100", "2"},
		{"nato-eu", "4"},
		{"natoeu", "4"},
		{"nato", "41"},
		{"ukraine", "6"},
		{"ukraine's", "6"},
		{"US", "6"},
		{"u.s.", "6"},
		{"obrien", "4"},
		{"haus", "3"},
		{"HÄUSERN", "3"},
		{"beschadigt", "3"},
		{"北京", "5"},
		{"北京会议", ""},
		{"举行会议", "5"},
		{"京", "5"},
		{"harvest.txt", ""}, // words of a path are not for plain queries
		{"cabl*", "0614"},
		{`"undersea cab*"`, "01"},
	} {
		q, err := query.Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		if got := found(t, ix, q); got != c.want {
			t.Errorf("%q: got %s, want %s", c.query, got, c.want)
		}
	}
}

func TestSearchTyping(t *testing.T) {
	ix := New(nil, segmentOf(briefings))
	for _, c := range []struct{ query, want string }{
		{"u", "01346"},
		{"und", "0134"},
		{"undersea c", "014|26"},
		{`"undersea ca`, "014"},
		{`"undersea cab`, "01"},
		{`"undersea `, "014"},
		{"nato-", "41"},
		{"covid-1", "1"},
		{"brussels th", "1|0246"},
	} {
		q, err := query.ParseTyping(c.query)
		if err != nil {
			t.Fatal(err)
		}
		got, want := []byte(found(t, ix, q)), []byte(c.want)
		slices.Sort(got)
		slices.Sort(want)
		if string(got) != string(want) {
			t.Errorf("%q: got %s, want %s in any order", c.query, got, want)
		}
	}
}

func TestSearchOrder(t *testing.T) {
	ix := New(nil, segmentOf([]Document{
		{Title: "Report", Body: "cable " + strings.Repeat("word ", 50)},
		{Title: "Cable", Body: "cable " + strings.Repeat("word ", 50)},
		{Title: "Report", Body: "cables " + strings.Repeat("word ", 50)},
		{Title: "Report", Body: "cable and once more cable " + strings.Repeat("word ", 46)},
		{Title: "Report", Body: "cable " + strings.Repeat("word ", 500)},
		{Title: "Report", Body: strings.Repeat("word ", 50)},
	}))
	q, _ := query.Parse("cable")
	if got := found(t, ix, q); got != "13024" {
		t.Errorf("got %s", got)
	}
}

func TestSearchLimits(t *testing.T) {
	ix := New(nil, segmentOf(briefings))
	q, _ := query.Parse("cables")
	all := searched(t, ix, q)
	for k := range 6 {
		a, _ := ix.Search(t.Context(), q, Options{Limit: k})
		if !slices.Equal(a.Hits, all[:min(k, len(all))]) || a.Total() != len(all) {
			t.Errorf("limit %d: got %v of %d, want the first of %v", k, a.Hits, a.Total(), all)
		}
	}
	odd := NewSet(ix.count)
	odd.Add(1)
	odd.Add(3)
	a, _ := ix.Search(t.Context(), q, Options{Limit: 1, Keep: odd})
	if a.Total() != 1 || len(a.Hits) != 1 || a.Hits[0].Doc != 1 || !slices.Equal(slices.Collect(a.Docs.All()), []int{1}) {
		t.Errorf("odd documents: %v of %d", a.Hits, a.Total())
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ix.Search(ctx, q, Options{Limit: 9}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if a, err := New(nil).Search(t.Context(), q, Options{Limit: 9}); err != nil || a.Total() != 0 || a.Hits != nil {
		t.Errorf("empty index: %v, %v", a, err)
	}
}

// However documents are spread over segments, the answers are the same.
func TestSegments(t *testing.T) {
	docs, _ := prose(300)
	docs = append(docs, briefings...)
	whole := New(nil, segmentOf(docs))
	random := rand.New(rand.NewSource(1))
	var parts []*Segment
	b := NewBuilder()
	for i, d := range docs {
		if b.Add(d); random.Intn(20) == 0 || i == len(docs)-1 {
			parts = append(parts, b.Segment(nil))
		}
	}
	parts = append(parts, b.Segment(nil)) // an empty one
	ix := New(nil, parts...)
	for _, text := range []string{"cables", "undersea cables meetings", `"of the"`, `"undersea cables" energy -nuclear`, "mini*", "ste*", "Kabel", "-the"} {
		q, _ := query.Parse(text)
		want := searched(t, whole, q)
		got := searched(t, ix, q)
		// The last digits of a score depend on the order of adding.
		if ix.count != len(docs) || !sameDocs(got, want) {
			t.Errorf("%q: %d hits, want %d", text, len(got), len(want))
		}
	}
}

func sameDocs(x, y []Hit) bool {
	less := func(a, b Hit) int { return a.Doc - b.Doc }
	slices.SortFunc(x, less)
	slices.SortFunc(y, less)
	return slices.EqualFunc(x, y, func(a, b Hit) bool {
		return a.Doc == b.Doc && a.All == b.All && max(a.Score-b.Score, b.Score-a.Score) < 1e-3
	})
}

// One index and one query serve many goroutines.
func TestSearchAtOnce(t *testing.T) {
	ix := New(nil, segmentOf(briefings[:3]), segmentOf(briefings[3:]))
	q, _ := query.Parse(`undersea "the sea" cab* -zebra`)
	want := searched(t, ix, q)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				if got := searched(t, ix, q); !slices.Equal(got, want) {
					t.Errorf("got %v, want %v", got, want)
				}
				highlight.New(q, "").Ranges(query.Body, briefings[4].Body)
			}
		})
	}
	group.Wait()
}

// Phrases by positions must be those that one finds in the text.
func TestPhrasesAgainstText(t *testing.T) {
	docs, _ := prose(200)
	ix := New(nil, segmentOf(docs[:90]), segmentOf(docs[90:]))
	random := rand.New(rand.NewSource(2))
	for range 100 {
		words := strings.Fields(docs[random.Intn(len(docs))].Body)
		i := random.Intn(len(words) - 3)
		q, _ := query.Parse(`"` + strings.Join(words[i:i+2+random.Intn(2)], " ") + `"`)
		hits := searched(t, ix, q)
		var got, want []int
		for _, h := range hits {
			got = append(got, h.Doc)
		}
		for n, d := range docs {
			if m := highlight.New(q, ""); len(m.Ranges(query.Body, d.Body))+len(m.Ranges(query.Title, d.Title)) > 0 {
				want = append(want, n)
			}
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%v: got %v, want %v", q, got, want)
		}
	}
}

// A word that stands in a document more often than is counted must not confuse
// the positions of the documents after it.
func TestManyTimes(t *testing.T) {
	ix := New(nil, segmentOf([]Document{
		{Body: strings.Repeat("sea ", maxCount+10)},
		{Body: "the baltic sea"},
	}))
	q, _ := query.Parse(`"baltic sea"`)
	if got := found(t, ix, q); got != "1" {
		t.Errorf("got %s", got)
	}
}

func TestWords(t *testing.T) {
	b := NewBuilder()
	if n := b.Add(Document{Title: "Not counted", Body: "The NATO-EU talks: 北京 (5%)."}); n != 7 {
		t.Errorf("%d words", n)
	}
}
