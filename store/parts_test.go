package store

import (
	"slices"
	"strings"
	"testing"

	"readout/store/storetest"
)

// cableFiles is a library in which some documents have both of two words, and more have one.
func cableFiles(t *testing.T) *Library {
	return openFiles(t, map[string]string{
		"both-old.txt":  storetest.Story("Undersea cables cut", "4 May 2021", "The undersea cable was cut by an anchor"),
		"both-new.txt":  storetest.Story("A quiet week", "4 May 2023", "Repair of the undersea cables went on"),
		"sea.txt":       storetest.Story("Undersea life", "4 May 2024", "Divers filmed the undersea forest"),
		"cable.txt":     storetest.Story("Cable cars", "5 May 2024", "A cable car stood still over the valley"),
		"compound.txt":  storetest.Story("Data lines", "6 May 2020", "The under-sea line was laid a year ago"),
		"unrelated.txt": storetest.Story("Harvest", "7 May 2022", "Wheat prices rose in the spring"),
	})
}

// parts writes the hits of each part, "," between parts.
func parts(hits []Hit) string {
	names := [3][]string{}
	for _, h := range hits {
		names[h.Part] = append(names[h.Part], strings.TrimSuffix(h.Path, ".txt"))
	}
	return strings.Join(names[All], " ") + ", " + strings.Join(names[Offered], " ") + ", " + strings.Join(names[Some], " ")
}

func TestParts(t *testing.T) {
	library := cableFiles(t)
	for _, c := range []struct {
		query Query
		want  string // all, offered, some
	}{
		{Query{Text: "undersea cables", Sort: Newest}, "both-new both-old, , cable sea compound"},
		{Query{Text: "undersea cables", Sort: Oldest}, "both-old both-new, , cable sea compound"},
		{Query{Text: "undersea cables", Sort: Newest, Words: AllWords}, "both-new both-old, , "},
		{Query{Text: "undersea cables", Sort: Newest, Words: AnyWord}, "cable sea both-new both-old compound, , "},
		{Query{Text: "undersea cables", Sort: Newest, Exact: true}, "both-new both-old, , sea compound"},
		{Query{Text: "undersea cables harvest"}, ", , both-old unrelated cable both-new sea compound"},
		{Query{Text: `"undersea cable" harvest`}, ", , both-old"},
		{Query{Text: "title:undersea anchor"}, "both-old, , sea"},
		{Query{Text: "undersea anchor date:2021"}, "both-old, , "},
		{Query{Text: "undresea", Sort: Oldest}, ", sea both-old both-new compound, "},
		{Query{Text: "undresea cables"}, ", both-old both-new, cable"},
		{Query{Text: "undresea wheat"}, ", , unrelated"},                                // nothing has both, but something has what was typed
		{Query{Text: "undresea cable zzyzx"}, ", , both-old cable both-new"},            // the nearest word orders, and counts for nothing
		{Query{Text: "undresea whaet"}, ", unrelated sea both-old both-new compound, "}, // nothing has either
		{Query{Text: "undresea cables", Correct: true, Words: AllWords}, "both-old both-new, , "},
		{Query{Text: "undresea OR wheat"}, "unrelated, sea both-old both-new compound, "},
		{Query{Text: "undresea", Exact: true}, ", , "},
		{Query{Text: "zzyzx"}, ", , "},
		{Query{Text: "undersea cables", Sort: Newest, After: 1, Limit: 2}, "both-old, , cable"},
		{Query{Text: "undresea cables", After: 1, Limit: 2}, ", both-new, cable"},
		{Query{Text: "undersea cables", After: 4, Limit: 2}, ", , compound"},
	} {
		result, err := library.Search(t.Context(), c.query)
		got := parts(result.Hits)
		if err != nil || got != c.want || c.query.Limit == 0 && result.Rows() != len(result.Hits) {
			t.Errorf("%+v:\n got %s of %d\nwant %s (%v)", c.query, got, result.Rows(), c.want, err)
		}
	}
}

// What is said of words that no document has.
func TestOffered(t *testing.T) {
	library := cableFiles(t)
	undersea := Correction{"undresea", "undersea"}
	for _, c := range []struct {
		query   Query
		offered []Correction
		nearest int
		found   bool
		used    string
	}{
		{Query{Text: "undresea"}, []Correction{undersea}, 4, false, "undersea"},
		{Query{Text: "undresea cables"}, []Correction{undersea}, 2, true, "undersea cables"},
		{Query{Text: "undresea wheat"}, []Correction{undersea}, 0, true, "undersea wheat"},
		{Query{Text: "Undresea"}, []Correction{{"Undresea", "undersea"}}, 4, false, "undersea"},
		{Query{Text: `"undresea"`}, nil, 0, false, `"undresea"`},
		{Query{Text: "undresea", Exact: true}, nil, 0, false, `"undresea"`},
		{Query{Text: "undersea harvest"}, nil, 0, true, "undersea harvest"},
	} {
		r, err := library.Search(t.Context(), c.query)
		if err != nil || !slices.Equal(r.Offered, c.offered) || r.Nearest != c.nearest || r.Found != c.found || r.Used != c.used ||
			r.Corrected != nil {
			t.Errorf("%+v: %+v, %v", c.query, r, err)
		}
		c.query.Correct = true
		r, err = library.Search(t.Context(), c.query)
		if err != nil || !slices.Equal(r.Corrected, c.offered) || r.Offered != nil || c.offered != nil && r.Total != c.nearest {
			t.Errorf("%+v: %+v, %v", c.query, r, err)
		}
		line, err := library.Timeline(t.Context(), c.query, ByYear, Published)
		counted := line.Undated
		for _, b := range line.Buckets {
			counted += b.Count
		}
		if err != nil || counted != r.Total {
			t.Errorf("%+v: the timeline counts %d of %d, %v", c.query, counted, r.Total, err)
		}
	}
}
