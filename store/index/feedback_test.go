package index

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"readout/store/query"
)

// samplesOf returns the texts of hits: the title of each document, then its body.
func samplesOf(text func(doc int) (title, body string)) func([]Hit) []Sample {
	return func(hits []Hit) (samples []Sample) {
		for _, hit := range hits {
			title, body := text(hit.Doc)
			samples = append(samples, Sample{Doc: hit.Doc, Text: title + "\n" + body, Title: len(title)})
		}
		return samples
	}
}

// Feedback changes the order within each part and nothing else, the first hit stays the first,
// a page is the same however many hits are asked for, and the reasons add up.
func TestFeedbackAgainstModel(t *testing.T) {
	random := rand.New(rand.NewSource(20260611))
	m, ix := randomIndex(t, random)
	opt := Options{Limit: len(m), Filter: filterFor(len(m))}
	again := opt
	again.Samples = samplesOf(func(doc int) (string, string) {
		return strings.Join(m[doc][query.Title], " "), strings.Join(m[doc][query.Body], " ")
	})
	moved := 0
	for range 150 {
		q, err := query.Parse(randomParts(random, 2))
		if err != nil {
			t.Fatal(err)
		}
		before, _ := ix.Search(t.Context(), q, opt)
		after, err := ix.Search(t.Context(), q, again)
		if err != nil || !slices.Equal(before.Docs.words, after.Docs.words) || !slices.Equal(before.Some.words, after.Some.words) {
			t.Fatalf("%s: other documents are found, %v", q, err)
		}
		if len(after.Hits) != len(before.Hits) || len(before.Hits) > 0 && before.Hits[0].Doc != after.Hits[0].Doc {
			t.Fatalf("%s: the first was %v, and is %v", q, before.Hits[:1], after.Hits[:1])
		}
		if (after.Added != nil) != (len(q.PlainWords()) > 0 && len(after.Hits) > 0) {
			t.Fatalf("%s: %d hits were ranked by %v", q, len(after.Hits), after.Added)
		}
		for i, hit := range after.Hits {
			if hit.All != after.Docs.Has(hit.Doc) || hit.All != (i < after.Docs.Len()) {
				t.Fatalf("%s: hit %d of %d is %v", q, i, after.Docs.Len(), hit)
			}
			if i < 5 || random.Intn(200) == 0 {
				checkReasons(t, ix, q, after.Added, hit)
			}
			if hit.Doc != before.Hits[i].Doc {
				moved++
			}
		}
		few := again
		few.Limit = 1 + random.Intn(30)
		first, _ := ix.Search(t.Context(), q, few)
		if !slices.Equal(first.Hits, after.Hits[:min(few.Limit, len(after.Hits))]) {
			t.Fatalf("%s: the first are\n%v, of all\n%v", q, first.Hits, after.Hits[:len(first.Hits)])
		}
	}
	if moved == 0 {
		t.Error("no hit moved")
	}
}

// What is like the first hit comes before what is not; only words that other documents have
// count, and without a text to read the order stays.
func TestFeedback(t *testing.T) {
	docs := []Document{
		{Title: "Cable", Body: "anchor ship harbour line zyx1"},
		{Title: "Report", Body: "cable valley station hotel sheep"},
		{Title: "Report", Body: "cable anchor ship harbour line"},
		{Title: "Report", Body: "anchor ship harbour line"},
		{Title: "Report", Body: "valley station hotel sheep"},
		{Title: "Report", Body: "valley station hotel sheep"},
	}
	ix := New(nil, segmentOf(docs[:2]), segmentOf(docs[2:]))
	q, _ := query.Parse("cable")
	order := func(samples func([]Hit) []Sample) (docs []int, added []string) {
		a, err := ix.Search(t.Context(), q, Options{Limit: 10, Samples: samples})
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range a.Hits {
			docs = append(docs, hit.Doc)
		}
		for _, w := range a.Added {
			added = append(added, w.Term)
		}
		return docs, added
	}
	texts := samplesOf(func(doc int) (string, string) { return docs[doc].Title, docs[doc].Body })
	if got, added := order(texts); !slices.Equal(got, []int{0, 2, 1}) || !slices.Contains(added, "line") || slices.Contains(added, "zyx1") {
		t.Errorf("%v by %v", got, added)
	}
	if got, added := order(func([]Hit) []Sample { return nil }); !slices.Equal(got, []int{0, 1, 2}) || added != nil {
		t.Errorf("without texts: %v by %v", got, added)
	}
}
