package shelf

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"readout/store/clean"
	"readout/store/dates"
	"readout/store/dates/published"
	"readout/store/days"
	"readout/store/index"
)

// randomVolume is a volume of documents of which some are copies of each other, some
// undated, and some are sure how numeric dates are to be read.
func randomVolume(r *rand.Rand, documents int) *volume {
	b := newVolumeBuilder()
	for range documents {
		text := r.IntN(60)
		date, _ := dates.New(2000+text%5, 1+text%12, 1+text%28)
		doc := storedDocument{Document: Document{ID: ID(1000 + text), Title: clean.Value{Text: fmt.Sprint("Text ", text)}, Body: fmt.Sprint("Text ", text, ".\n")},
			place: r.IntN(2)}
		doc.Path = fmt.Sprintf("%d/%d.txt", doc.place, r.IntN(100_000))
		switch r.IntN(5) {
		case 0: // undated
		case 1:
			doc.finding = published.Finding{Date: date, Other: date.AddDays(40)}
		default:
			doc.finding = published.Finding{Date: date}
		}
		if r.IntN(20) == 0 {
			doc.flags = votesMonth
		}
		if r.IntN(10) == 0 {
			doc.due = days.Pack(date)
		}
		b.add(&doc)
	}
	return b.build(nil)
}

// parts are the fields of a frame, to be compared.
func parts(f *frame) map[string]any {
	return map[string]any{"bases": f.bases, "alive": slices.Collect(f.live.All()), "votes": f.votes, "orders": f.orders,
		"published": f.published, "newest": f.newest, "rank": f.rank, "undated": f.undated, "ambiguous": f.ambiguous,
		"text": f.bodyBytes, "ahead": f.due, "byID": f.byID, "copies": slices.Clip(append([]numberedID{}, f.copies...))}
}

// What follows from a change is what follows from all documents.
func TestSuccessorIsTheWholeFrame(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	labels := make([]string, 2)
	for round := range 60 {
		volumes := []volumeView{{volume: randomVolume(r, 80)}, {volume: randomVolume(r, 40)}}
		old := newFrame(slices.Clone(volumes), labels)
		for range 3 {
			for i, v := range volumes {
				deleted := index.NewSet(v.volume.count)
				if v.deleted != nil {
					deleted = v.deleted.Clone()
				}
				for range r.IntN(5) {
					deleted.Add(r.IntN(v.volume.count))
				}
				volumes[i].deleted = deleted
			}
			for range r.IntN(3) {
				volumes = append(volumes, volumeView{volume: randomVolume(r, 1+r.IntN(6))})
			}
			want := newFrame(slices.Clone(volumes), labels)
			got, same := old.successor(slices.Clone(volumes))
			if same != slices.Equal(want.orders, old.orders) {
				t.Fatalf("round %d: as before %v, orders %v and %v", round, same, old.orders, want.orders)
			}
			if same {
				for field, value := range parts(want) {
					if got := parts(got)[field]; !reflect.DeepEqual(got, value) {
						t.Fatalf("round %d: %s:\n got %v\nwant %v", round, field, got, value)
					}
				}
				again, err := decodeFrame(got.volumes, got.encode())
				if err != nil || !reflect.DeepEqual(parts(again), parts(got)) {
					t.Fatalf("round %d: %v after it was kept", round, err)
				}
			}
			old = want
		}
	}
}
