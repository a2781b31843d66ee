package cli

import (
	"bytes"
	"testing"

	"readout/store"
)

func TestSearchJSON(t *testing.T) {
	hit := store.Hit{ID: 1, Path: "a.txt", Title: "Cables", Score: 2.5, Snippet: "日本 cables", Marks: [][2]int{{7, 13}}}
	found := findings{Result: store.Result{
		Query: store.Query{Text: "calbes"}, Total: 1, Hits: []store.Hit{hit},
		Corrected: []store.Correction{{Typed: "calbes", Used: "cables"}},
	}}
	for _, c := range []struct {
		why  [][]store.Reason
		want string
	}{
		{nil, `"marks":[[3,9]]}`},
		{[][]store.Reason{{}}, `"explain":[]}`},
		{[][]store.Reason{{{Word: "cables", Form: "cable", Field: "title", Count: 1, Score: 2.5}}},
			`"explain":[{"word":"cables","form":"cable","field":"title","count":1,"score":2.5}]}`},
	} {
		found.why = c.why
		var out bytes.Buffer
		if err := writeJSON(&out, newSearchJSON(found), ""); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{c.want, `"corrected":{"calbes":"cables"}`, `"total":1`} {
			if !bytes.Contains(out.Bytes(), []byte(want)) {
				t.Errorf("%s does not hold %s", out.String(), want)
			}
		}
	}
}
