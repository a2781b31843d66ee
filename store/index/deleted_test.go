package index

import (
	"reflect"
	"testing"

	"readout/store/query"
)

// Deleted documents count for nothing: an index with some answers, scores and corrects as one
// that never had them.
func TestDeletedCountForNothing(t *testing.T) {
	live := []Document{
		{Title: "Harbour works", Body: "The harbour was dredged in May, and the cables were laid again."},
		{Title: "Cables", Body: "Undersea cables carry most of the traffic. A ship repairs them."},
		{Title: "Hafen", Body: "Der Hafen ist voll, und die Schiffe warten auf das Wetter.", Language: "de"},
	}
	deleted := []Document{
		{Title: "Harbuor cables", Body: "The harbuor, the harbour and quixotik cables in a much longer text about cables and ships."},
		{Title: "Harbour", Body: "harbour harbour harbour"},
	}
	var all []Document
	liveDocs := NewSet(len(live) + len(deleted))
	for i, d := range live {
		if i < len(deleted) {
			all = append(all, deleted[i])
		}
		liveDocs.Add(len(all))
		all = append(all, d)
	}
	without := New(nil, segmentsOf(live, 2)...)
	withDeleted := New(liveDocs, segmentsOf(all, 2)...)
	number := make(map[int]int) // of a live document among the live ones
	for doc := range liveDocs.All() {
		number[doc] = len(number)
	}
	for _, text := range []string{"harbour", "harbuor", "quixotic", "cables ship", "har*", "h*", "-cables", `"the harbour"`, "Schiff", "title:cab*", "undresea cabels"} {
		q, err := query.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		corrected, _, _ := without.Correct(t.Context(), q)
		other, _, _ := withDeleted.Correct(t.Context(), q)
		if corrected.String() != other.String() {
			t.Errorf("%s: corrected to %s, without the deleted to %s", text, other, corrected)
		}
		want, _ := without.Search(t.Context(), corrected, Options{Limit: 10})
		got, _ := withDeleted.Search(t.Context(), corrected, Options{Limit: 10})
		for i := range got.Hits {
			got.Hits[i].Doc = number[got.Hits[i].Doc]
		}
		if got.Total() != want.Total() || !reflect.DeepEqual(got.Hits, want.Hits) {
			t.Errorf("%s: %d hits %v, without the deleted %d hits %v", text, got.Total(), got.Hits, want.Total(), want.Hits)
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
