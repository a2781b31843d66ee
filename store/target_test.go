package store

import (
	"errors"
	"path/filepath"
	"testing"

	"readout/store/storetest"
)

// Links between the files of a folder lead to documents, from memory and from a cache,
// with one place and with several.
func TestFollow(t *testing.T) {
	both := storetest.WriteFiles(t, map[string]string{
		"reports/2023/talks.txt":  storetest.Story("Harbour talks", "4 May 2023", "It was said"),
		"reports/2024/report.txt": storetest.Story("Harbour report", "9 June 2024", "It was written"),
		"reports/items.jsonl": `{"id": "17", "title": "Ferry plan", "body": "The ferry will run in winter, the ministry said on Monday."}` + "\n" +
			`{"id": "18", "title": "Bridge plan", "body": "The bridge will open in spring, the ministry said on Monday."}` + "\n",
		"notes/note.txt": storetest.Story("A note", "1 March 2024", "It was noted"),
	})
	folder, other := filepath.Join(both, "reports"), filepath.Join(both, "notes")
	cache := t.TempDir()
	for _, places := range [][]string{{folder}, {folder, other}, {folder, other}} { // the last from the cache
		library, err := Open(t.Context(), places, Options{Cache: cache})
		if err != nil {
			t.Fatal(err)
		}
		root := ""
		if len(places) > 1 {
			root = "reports/"
		}
		from, err := library.at(t.Context(), root+"2023/talks.txt")
		if err != nil {
			t.Fatal(err)
		}
		for address, title := range map[string]string{
			"../2024/report.txt#findings": "Harbour report",
			"/items.jsonl#18":             "Bridge plan",
			"#top":                        "Harbour talks",
		} {
			if d, err := library.Follow(t.Context(), from.Target(address)); err != nil || d.Title.Text != title {
				t.Errorf("%q leads to %q, %v; want %q", address, d.Title.Text, err, title)
			}
		}
		for _, address := range []string{"report.txt", "../../notes/note.txt", "https://coast.example/"} {
			if d, err := library.Follow(t.Context(), from.Target(address)); !errors.Is(err, ErrNotFound) {
				t.Errorf("%q leads to %q, %v", address, d.Path, err)
			}
		}
		if _, err := library.at(t.Context(), "talks.txt"); !errors.Is(err, ErrNotFound) {
			t.Errorf("At knows a document by its last name: %v", err)
		}
	}
}
