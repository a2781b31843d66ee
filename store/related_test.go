package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/store/storetest"
)

// news are briefings of a coast: two subjects with three each, and others that have
// nothing to do with each other.
func news() map[string]string {
	cable := "The subsea cable between Norvik and Tessel was cut in the night, and the repair ship Aurora left port. " +
		"Divers found anchor marks on the seabed. Minister Ingrid Halvorsen said that the telecom regulator would inquire."
	return map[string]string{
		"cable1.txt": "Subsea cable cut between Norvik and Tessel\n\n4 May 2023\n\n" + cable + " Ships were asked to keep away from the place until the work is done.\n",
		"cable2.txt": "Repair ship reaches the broken cable\n\n6 May 2023\n\nThe Aurora has reached the subsea cable off Tessel. Divers photographed the anchor marks, " +
			"which Ingrid Halvorsen called evidence. The telecom regulator expects that both cables of Norvik work again in a week.\n",
		"cable3.txt": "Regulator reports on the cables of Norvik\n\n9 March 2024\n\nAn anchor cut the subsea cable off Tessel, the telecom regulator found. It praised the crew of " +
			"the Aurora and its divers. Minister Ingrid Halvorsen wants patrols over all cables on the seabed.\n",
		"vaccine1.txt": "Measles vaccine arrives in the south\n\n2 June 2023\n\nClinics in Ostrava began to give the measles vaccine to children. Doctor Pavel Novotny said that " +
			"the outbreak had spread through schools, and that nurses would visit families at home.\n",
		"vaccine2.txt": "Measles outbreak slows in Ostrava\n\n20 June 2023\n\nFewer children fell ill with measles, Doctor Pavel Novotny said. Nurses have vaccinated most families, " +
			"and schools whose outbreak was the worst have opened again. Clinics keep a reserve of the vaccine.\n",
		"theatre.txt": "Old theatre will be a library\n\n1 July 2023\n\nThe council voted to turn the theatre into a library with a reading room. Actors protested with songs on the stairs.\n",
		"harvest.txt": "Late frost hurts the apple harvest\n\n3 May 2023\n\nGrowers lost half of the blossom. Cider makers expect higher prices and ask for loans from the bank.\n",
		"chess.txt":   "Girl of nine wins the chess championship\n\n8 May 2023\n\nShe beat the master of the capital with a sacrifice of her queen. Her grandfather had taught her.\n",
		"tunnel.txt":  "Tunnel closed for painting\n\n9 May 2023\n\nDrivers have to take the bridge for a month. Painters work at night, and cyclists may pass at weekends.\n",
		"choir.txt":   "Choir sings for the lighthouse\n\n11 May 2023\n\nMoney from the concert goes to the keeper's cottage, whose roof let in the rain all winter.\n",
	}
}

func relatedTo(t *testing.T, l *Library, path string, limit int) []Related {
	t.Helper()
	d, err := l.at(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	related, err := l.Related(t.Context(), d.ID, limit)
	if err != nil {
		t.Fatal(err)
	}
	return related
}

func pathsOf(related []Related) (list []string) {
	for _, r := range related {
		list = append(list, r.Path)
	}
	return list
}

func TestRelated(t *testing.T) {
	library := openFiles(t, news())
	tests := []struct {
		path  string
		limit int
		want  []string
	}{
		{"cable1.txt", 5, []string{"cable2.txt", "cable3.txt"}},
		{"cable1.txt", 1, []string{"cable2.txt"}},
		{"cable1.txt", 0, nil},
		{"cable3.txt", 5, []string{"cable1.txt", "cable2.txt"}},
		{"vaccine1.txt", 5, []string{"vaccine2.txt"}},
		{"theatre.txt", 5, nil},
		{"tunnel.txt", 5, nil},
	}
	for _, c := range tests {
		got := pathsOf(relatedTo(t, library, c.path, c.limit))
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.path, got, c.want)
		}
	}
	for _, r := range relatedTo(t, library, "cable1.txt", 5) {
		if r.Title == "" || r.Score <= 0 || r.Published.IsZero() || len(r.Words) != sharedWords {
			t.Errorf("%+v", r)
		}
	}
}

// The words stand so in the document, are no stems, and names are whole.
func TestRelatedWords(t *testing.T) {
	library := openFiles(t, news())
	for path, name := range map[string]string{"vaccine2.txt": "Pavel Novotny", "cable2.txt": "Ingrid Halvorsen"} {
		d, _ := library.at(t.Context(), path)
		related := relatedTo(t, library, path, 5)
		found := false
		for _, r := range related {
			p := library.passage(mustFind(t, library, d.ID))
			for _, word := range r.Words {
				if !strings.Contains(p.text, word) {
					t.Errorf("%s and %s share %q, which is not written so", path, r.Path, word)
				}
				found = found || strings.Contains(word, name)
				if parts := strings.Fields(name); slices.Contains(parts, word) {
					t.Errorf("%s: %q is half a name", path, word)
				}
			}
		}
		if !found {
			t.Logf("%s: %q is not among the weightiest: %v", path, name, related)
		}
	}
}

// newestOf are the numbers of all documents.
func newestOf(l *Library) []int32 {
	newest, _ := l.docs.Newest()
	return newest
}

func mustFind(t *testing.T, l *Library, id ID) int32 {
	t.Helper()
	n, ok := l.docs.Find(id)
	if !ok {
		t.Fatal("not found")
	}
	return n
}

// Copies of the document, and copies of what is shown already, are left out; another
// text under the same title is not.
func TestRelatedLeavesOutCopies(t *testing.T) {
	files := news()
	files["copies/exact.txt"] = files["cable1.txt"]
	files["copies/near.txt"] = strings.Replace(files["cable1.txt"], "in the night", "at dawn", 1)
	files["copies/other.txt"] = files["cable2.txt"]
	files["copies/title.txt"] = "Subsea cable cut between Norvik and Tessel\n\n1 June 2023\n\nThe Aurora mended the subsea cable, and the telecom regulator closed the inquiry into the anchor. Divers went home.\n"
	got := pathsOf(relatedTo(t, openFiles(t, files), "cable1.txt", 5))
	slices.Sort(got)
	if len(got) != 3 || got[0] != "cable2.txt" && got[0] != "cable3.txt" || !slices.Contains(got, "copies/title.txt") {
		t.Errorf("%v", got)
	}
}

func TestRelatedErrors(t *testing.T) {
	library := openFiles(t, news())
	if _, err := library.Related(t.Context(), 12345, 5); !errors.Is(err, ErrNotFound) {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d, _ := library.at(t.Context(), "cable1.txt")
	if _, err := library.Related(ctx, d.ID, 5); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	empty := openFiles(t, map[string]string{"numbers.txt": "1 2 3\n", "more.txt": "4 5 6\n", "signs.txt": "?!\n"})
	for _, n := range newestOf(empty) {
		if related, err := empty.Related(t.Context(), empty.docs.Summary(n).ID, 5); err != nil || related != nil {
			t.Errorf("%v, %v", related, err)
		}
	}
}

func TestRelatedFromCache(t *testing.T) {
	folder, cache := storetest.WriteFiles(t, news()), t.TempDir()
	var before []string
	for i := range 2 {
		library, err := Open(t.Context(), []string{folder}, Options{Cache: cache})
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprint(relatedTo(t, library, "cable1.txt", 5))
		if i == 1 && got != before[0] {
			t.Errorf("from the cache %s, before %s", got, before[0])
		}
		before = append(before, got)
	}
}

// BenchmarkRelated asks for those related to a document of 20,000.
func BenchmarkRelated(b *testing.B) {
	texts := map[string]string{}
	for i := range 20000 {
		texts[fmt.Sprintf("%05d.txt", i)] = storetest.Story(fmt.Sprint("Report ", i, " on harbour h", i%97), "4 May 2021",
			fmt.Sprintf("Item i%d was heard by ministers m%d and m%d", i%1013, i%211, i%307))
	}
	library := openFiles(b, texts)
	for i := 0; b.Loop(); i++ {
		if _, err := library.Related(b.Context(), library.docs.Summary(newestOf(library)[i%len(newestOf(library))]).ID, 5); err != nil {
			b.Fatal(err)
		}
	}
}
