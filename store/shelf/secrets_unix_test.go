//go:build unix

package shelf

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A secret that a program without secrets has read into the checkpoint is shown to nobody,
// not even before the files have been compared.
func TestSecretsInAKeptLibrary(t *testing.T) {
	t.Parallel()
	for name, files := range map[string]int{"read anew": 1, "updated": 40} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newFiles(t)
			for n := range files {
				s.write(filepath.Join("briefings", string(rune('a'+n/26))+string(rune('a'+n%26))+".txt"), "The harbour works go on, and so do the cranes.\n")
			}
			secret := filepath.Join(t.TempDir(), "key")
			s.must(os.WriteFile(secret, []byte("BEGIN PRIVATE xyzzy\n"), 0o600))
			if err := os.Link(secret, filepath.Join(s.folder, "link.txt")); err != nil {
				t.Skip(err)
			}
			holds := func(snapshot *Snapshot) bool {
				return slices.ContainsFunc(documentsOf(snapshot), func(d Document) bool { return strings.Contains(d.Body, "xyzzy") })
			}
			opt := Options{Cache: t.TempDir()}
			open := func() *Snapshot {
				t.Helper()
				snapshot, err := Open(t.Context(), []string{s.folder}, opt)
				s.must(err)
				return snapshot
			}
			if !holds(open()) {
				t.Fatal("who may read it does not find it")
			}
			opt.Secrets = []string{secret}
			opt.Publish = func(snapshot *Snapshot, p Progress) {
				if holds(snapshot) {
					t.Errorf("the secret is shown: %+v", p)
				}
			}
			for range 2 {
				if snapshot := open(); holds(snapshot) || snapshot.Stats().Documents != files {
					t.Errorf("%d documents, with the secret: %v", snapshot.Stats().Documents, holds(snapshot))
				}
			}
		})
	}
}
