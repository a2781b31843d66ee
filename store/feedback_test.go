package store

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"readout/store/index"
	"readout/store/storetest"
)

// harbourFiles are 130 briefings with both of two words or one, and other words that some share.
func harbourFiles() map[string]string {
	files := make(map[string]string)
	for i := range 130 {
		said := []string{"The harbour cable was cut", "A cable was laid", "The harbour was closed"}[i%3]
		files[fmt.Sprintf("%03d.txt", i)] = storetest.Story(fmt.Sprintf("Report %d of pilot %d", i, i%7), fmt.Sprintf("%d May 2021", 1+i%28),
			fmt.Sprintf("%s near dock%d by crew%d of ship%d", said, i%11, i%5, i%17))
	}
	return files
}

func submitted(t *testing.T, l *Library, q Query) Result {
	t.Helper()
	q.Submitted = true
	r, err := l.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The order is the same however it is paged, whether or not more was asked for before, and what
// is found is the same as without a second look.
func TestSubmittedPages(t *testing.T) {
	files := harbourFiles()
	whole := submitted(t, openFiles(t, files), Query{Text: "harbour cable"})
	paged := openFiles(t, files)
	var hits []Hit
	for after := 0; after < 100; after += 10 {
		hits = append(hits, submitted(t, paged, Query{Text: "harbour cable", After: after, Limit: 10}).Hits...)
	}
	if got, want := fmt.Sprint(hits), fmt.Sprint(whole.Hits); got != want {
		t.Errorf("ten pages are\n%.300s, one is\n%.300s", got, want)
	}
	once, _ := paged.Search(t.Context(), Query{Text: "harbour cable"})
	if once.Total != whole.Total || once.Some != whole.Some || once.Hits[0].ID != whole.Hits[0].ID {
		t.Errorf("%d and %d, first %s; without a second look %d and %d, first %s",
			whole.Total, whole.Some, whole.Hits[0].Path, once.Total, once.Some, once.Hits[0].Path)
	}
	if fmt.Sprint(once.Hits) == fmt.Sprint(whole.Hits) {
		t.Error("the order is the same without a second look")
	}
	for i, hit := range whole.Hits {
		if hit.Part == All != (i < whole.Total) {
			t.Fatalf("hit %d of %d with all words is %+v", i, whole.Total, hit)
		}
	}
}

// Only the order by relevance, and only that of plain words, looks twice.
func TestSubmittedOtherwise(t *testing.T) {
	library := openFiles(t, harbourFiles())
	for _, q := range []Query{{Text: "harbour cable", Sort: Newest}, {Text: "harbour cable", Sort: Oldest}, {Text: `"harbour cable"`},
		{Text: "text:cable"}, {Text: "-cable"}, {}} {
		once, err := library.Search(t.Context(), q)
		if twice := submitted(t, library, q); err != nil || fmt.Sprint(once.Hits) != fmt.Sprint(twice.Hits) {
			t.Errorf("%+v: another order, %v", q, err)
		}
	}
}

// The reasons for a hit of each part add up to its score, those of the first hits' words too.
func TestSubmittedExplain(t *testing.T) {
	library := openFiles(t, harbourFiles())
	for _, text := range []string{"harbour cable", "harbuor cable"} {
		result := submitted(t, library, Query{Text: text})
		for _, hit := range append(result.Hits[:5:5], result.Hits[len(result.Hits)-5:]...) {
			reasons, err := library.Explain(t.Context(), result.Query, hit.ID)
			sum := 0.0
			for _, r := range reasons {
				sum += r.Score
			}
			like := slices.ContainsFunc(reasons, func(r Reason) bool { return r.Field == "like" && r.Score > 0.01 })
			if err != nil || math.Abs(sum-hit.Score) > 1e-3 || !like {
				t.Errorf("%s: %s has %f, its reasons %f: %v, %v", text, hit.Path, hit.Score, sum, reasons, err)
			}
		}
	}
}

// Of copies one is a sample, also of those that differ in a few words.
func TestSamples(t *testing.T) {
	files := news()
	files["copies/exact.txt"] = files["cable1.txt"]
	files["copies/near.txt"] = strings.Replace(files["cable1.txt"], "in the night", "at dawn", 1)
	library := openFiles(t, files)
	result, err := library.Search(t.Context(), Query{Text: "cable anchor"})
	if err != nil {
		t.Fatal(err)
	}
	var hits []index.Hit
	for _, hit := range result.Hits {
		hits = append(hits, index.Hit{Doc: int(mustFind(t, library, hit.ID)), Score: hit.Score})
	}
	if samples := library.samples(hits); len(hits) != 5 || len(samples) != 3 {
		t.Errorf("%d samples of %d hits", len(samples), len(hits))
	}
}
