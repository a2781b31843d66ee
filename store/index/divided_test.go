package index

import (
	"fmt"
	"reflect"
	"runtime"
	"testing"

	"readout/store/query"
)

// What several goroutines find, each in some of the segments, is what one finds.
func TestDividedSearchFindsTheSame(t *testing.T) {
	if runtime.GOMAXPROCS(0) < 2 {
		t.Skip("there is one processor")
	}
	var segments []*Segment
	for i := range 6 {
		b := NewBuilder()
		for j := range 40 + 30*i {
			b.Add(Document{Title: fmt.Sprintf("Report %d on harbours", j%7), Body: fmt.Sprintf("The works in the harbour of town %d go on, as minister %d said of the works.", i, j%5), Language: "en"})
		}
		segments = append(segments, b.Segment(nil))
	}
	one, many := New(nil, segments...), New(nil, segments...)
	many.divisions = many.divide(3)
	if len(many.divisions) != 3 || many.divisions[2].to != len(segments) {
		t.Fatalf("divided into %v", many.divisions)
	}
	for _, text := range []string{"harbour", "ha* minister", `"the works"`, `"in the harbour"`, "t*", "title:re*", `works -"minister 3"`, `"minister 3" OR works`, "works harbuor"} {
		q, err := query.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, typing := range []bool{false, true} {
			if typing {
				if q, err = query.ParseTyping(text); err != nil {
					t.Fatal(err)
				}
			}
			if x, y := correctionOf(t, one, q), correctionOf(t, many, q); x != y {
				t.Errorf("%s: corrected to %s and to %s", text, x, y)
			}
			a, err := one.Search(t.Context(), q, Options{Limit: 50})
			b, err2 := many.Search(t.Context(), q, Options{Limit: 50})
			if err != nil || err2 != nil || a.Total() == 0 || a.Total() != b.Total() || !reflect.DeepEqual(a.Hits, b.Hits) {
				t.Errorf("%s: %d and %d hits, %v, %v", text, a.Total(), b.Total(), err, err2)
			}
		}
	}
}

func correctionOf(t *testing.T, ix *Index, q query.Query) string {
	t.Helper()
	q, made, err := ix.Correct(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(q, made)
}
