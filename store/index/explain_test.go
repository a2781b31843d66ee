package index

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"readout/store/query"
)

// explained returns the reasons, without their shares, and the sum of these.
func explained(t *testing.T, ix *Index, text string, doc int) (reasons string, sum float64) {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	why, err := ix.Explain(t.Context(), q, doc, true)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range why {
		fmt.Fprintf(&b, "%s=%s %s %d; ", r.Word, r.Form, r.Field, r.Count)
		sum += r.Score
		if r.Score <= 0 {
			t.Errorf("%q: %+v", text, r)
		}
	}
	return strings.TrimSuffix(b.String(), "; "), sum
}

func TestExplain(t *testing.T) {
	ix := New(nil, segmentOf(briefings[:1]), segmentOf(nil), segmentOf(briefings[1:]))
	for _, c := range []struct {
		query string
		doc   int
		want  string
	}{
		{"cable", 0, "cable=cables title 1; cable=cables body 1"},
		{"the cables", 0, "cables=cables title 1; cables=cables body 1"},
		{"Cables zebra", 1, "Cables=cables body 1"},
		{"minister meeting", 1, "minister=ministers title 1; meeting=meet title 1; minister=ministers body 1; minister meeting=minister meeting near 1"},
		{"undersea cables", 0, "undersea=undersea title 1; cables=cables title 1; cables=cables body 1; undersea cables=undersea cables near 1"},
		{`"undersea cables"`, 1, "undersea cables=undersea cables body 1"},
		{"title:cut text:cut", 0, "cut=cut title 1; cut=cut body 1"},
		{"title:u*", 0, "u=u* title 1"},
		{"under*", 4, "under=undersea body 1"},
		{"path:harvest", 6, "harvest=harvest path 1"},
		{"by:ann source:cert", 4, "ann=ann byline 1"},
		{"cables -nato", 0, "cables=cables title 1; cables=cables body 1"},
		{"zebra", 0, ""},
		{"cables", 99, ""},
		{"cables", -1, ""},
		{"", 0, ""},
	} {
		if got, _ := explained(t, ix, c.query, c.doc); got != c.want {
			t.Errorf("%q: got %s, want %s", c.query, got, c.want)
		}
	}
}

// The shares of a hit add up to its score.
func TestExplainSum(t *testing.T) {
	docs, _ := prose(200)
	docs = append(docs, briefings...)
	ix := New(nil, segmentOf(docs[:70]), segmentOf(docs[70:]))
	for _, text := range []string{"cables", "minister", "undersea cables meetings", `security "of the" energy`, "mini*", "s*", "ma* te*",
		"cables OR kabel security", "(undersea cable) sea", "title:cables the security", "security energy security nuclear", "COVID-19 cables"} {
		q, _ := query.Parse(text)
		a, err := ix.Search(t.Context(), q, Options{Limit: nearHits})
		if err != nil || len(a.Hits) == 0 {
			t.Errorf("%q: %d hits, %v", text, len(a.Hits), err)
		}
		for _, hit := range a.Hits {
			if why, sum := explained(t, ix, text, hit.Doc); math.Abs(sum-hit.Score) > 1e-4*hit.Score {
				t.Errorf("%q: document %d has score %f, but its reasons %f: %s", text, hit.Doc, hit.Score, sum, why)
			}
		}
	}
}
