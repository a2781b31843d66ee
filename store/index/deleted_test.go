package index

import (
	"reflect"
	"testing"

	"readout/store/query"
)

// The dead count for nothing: an index with some answers, scores and corrects as one
// that never had them.
func TestAlive(t *testing.T) {
	living := []Document{
		{Title: "Harbour works", Body: "The harbour was dredged in May, and the cables were laid again."},
		{Title: "Cables", Body: "Undersea cables carry most of the traffic. A ship repairs them."},
		{Title: "Hafen", Body: "Der Hafen ist voll, und die Schiffe warten auf das Wetter.", Language: "de"},
	}
	dead := []Document{
		{Title: "Harbuor cables", Body: "The harbuor, the harbour and quixotik cables in a much longer text about cables and ships."},
		{Title: "Harbour", Body: "harbour harbour harbour"},
	}
	var all []Document
	alive := NewSet(len(living) + len(dead))
	for i, d := range living {
		if i < len(dead) {
			all = append(all, dead[i])
		}
		alive.Add(len(all))
		all = append(all, d)
	}
	fresh := New(nil, segmentsOf(living, 2)...)
	buried := New(alive, segmentsOf(all, 2)...)
	number := make(map[int]int) // of a living document among the living
	for doc := range alive.All() {
		number[doc] = len(number)
	}
	for _, text := range []string{"harbour", "harbuor", "quixotic", "cables ship", "har*", "h*", "-cables", `"the harbour"`, "Schiff", "title:cab*", "undresea cabels"} {
		q, err := query.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		corrected, _, _ := fresh.Correct(t.Context(), q)
		other, _, _ := buried.Correct(t.Context(), q)
		if corrected.String() != other.String() {
			t.Errorf("%s: corrected to %s, without the dead to %s", text, other, corrected)
		}
		want, _ := fresh.Search(t.Context(), corrected, Options{Limit: 10})
		got, _ := buried.Search(t.Context(), corrected, Options{Limit: 10})
		for i := range got.Hits {
			got.Hits[i].Doc = number[got.Hits[i].Doc]
		}
		if got.Total != want.Total || !reflect.DeepEqual(got.Hits, want.Hits) {
			t.Errorf("%s: %d hits %v, without the dead %d hits %v", text, got.Total, got.Hits, want.Total, want.Hits)
		}
	}
}

func TestJoinKeepsExclusions(t *testing.T) {
	ix := New(nil, segmentsOf([]Document{{Body: "a submarine surfaced"}}, 1)...)
	for text, want := range map[string]string{"sub marine": "submarine", "sub -marine": "sub -marine", "sub NOT marine": "sub -marine", "-sub marine": "-sub marine"} {
		q, _ := query.Parse(text)
		if got, _, _ := ix.Correct(t.Context(), q); got.String() != want {
			t.Errorf("%s: corrected to %s, want %s", text, got, want)
		}
	}
}
