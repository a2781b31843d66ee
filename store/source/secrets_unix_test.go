//go:build unix

package source

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A secret is not read under any name, from the moment that it lies in a place; other files
// with several names are.
func TestSecrets(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	secret, library := filepath.Join(folder, "key"), filepath.Join(folder, "library")
	write(t, secret, "private")
	write(t, filepath.Join(library, "a.txt"), "good morning to all")
	write(t, filepath.Join(library, "sub", "b.txt"), "good evening to all")
	link := func(from, to string) {
		t.Helper()
		if err := os.Link(from, filepath.Join(library, to)); err != nil {
			t.Skip(err)
		}
	}
	link(filepath.Join(library, "a.txt"), "a2.txt")
	place, err := OpenPlace(library)
	if err != nil {
		t.Fatal(err)
	}
	place = place.Without(Secrets{secret, filepath.Join(folder, "nowhere")})
	l := newLedger()
	reads := func(want ...string) {
		t.Helper()
		var read []string
		for _, said := range l.walk(t, place) {
			if path, ok := strings.CutPrefix(said, "record "); ok {
				read = append(read, path)
			}
		}
		slices.Sort(read)
		if !slices.Equal(read, want) {
			t.Errorf("read %q, want %q", read, want)
		}
	}
	reads("a.txt", "a2.txt", "sub/b.txt")
	if !l.unchanged(t, place) {
		t.Error("it has changed by itself")
	}

	link(secret, filepath.Join("sub", "key.txt"))
	if err := os.Symlink("sub/key.txt", filepath.Join(library, "link.txt")); err != nil {
		t.Fatal(err)
	}
	if l.unchanged(t, place) {
		t.Error("the link is not noticed")
	}
	reads()
	if !l.unchanged(t, place) { // though it has no facts
		t.Error("a secret counts as a change each time")
	}

	// A ledger of somebody who may read it.
	l = newLedger()
	l.walk(t, place.Without(nil))
	if !slices.Contains(l.said, "record sub/key.txt") {
		t.Fatalf("not read by who may: %q", l.said)
	}
	if l.unchanged(t, place) {
		t.Error("a secret that was read counts as unchanged")
	}
	reads()
	if f := l.files["sub/key.txt"]; f.Facts != (Facts{}) {
		t.Errorf("the facts of a secret are %v", f)
	}

	// Another file takes the place of the secret: that one counts.
	if err := os.Remove(secret); err != nil {
		t.Fatal(err)
	}
	write(t, secret, "another")
	reads("sub/key.txt")
}
