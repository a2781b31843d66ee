package shelf

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"readout/store/storetest"
)

// TestRemarks holds that remarks say what whole documents do.
func TestRemarks(t *testing.T) {
	menu := "Home\nNews\nSport\nMarkets\nOpinion\nVideo\nJobs\nWeather\n\n"
	files := map[string]string{
		"undated.txt":   "A note\n\nShips came to the harbour, it was said.\n",
		"ambiguous.txt": storetest.Story("A report on ships", "3/4/2021", "It was said"),
		"plain.txt":     storetest.Story("A report on the harbour", "4 May 2021", "It was said on 5 May 2021"),
	}
	for i := range 5 {
		files[fmt.Sprintf("page%d.txt", i)] = menu + storetest.Story(fmt.Sprint("Report ", i), "14 May 2021", fmt.Sprintf("Item %d was heard last week", i))
	}
	snapshot := openFiles(t, files)
	var want []Remark
	for _, d := range documentsOf(snapshot) {
		r := Remark{Path: d.Path, Published: d.Published.Date, Other: d.Published.Other, Kept: len(d.Body)}
		for _, cut := range d.Removed {
			if cut.Furniture() {
				r.Lost += len(cut.Text)
				r.Lines++
			}
		}
		if d.Published.IsZero() || !d.Published.Other.IsZero() || r.Lost > 0 {
			want = append(want, r)
		}
	}
	got, err := snapshot.Remarks(t.Context())
	byPath := func(a, b Remark) int { return cmp.Compare(a.Path, b.Path) }
	slices.SortFunc(got, byPath)
	slices.SortFunc(want, byPath)
	if err != nil || len(want) != 7 || !slices.Equal(got, want) {
		t.Errorf("%+v, %v, want %+v", got, err, want)
	}
}
