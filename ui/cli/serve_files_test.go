package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What only the server may read does not lie where everybody reads, also by way of links.
func TestFilesOutsideTheLibrary(t *testing.T) {
	top := t.TempDir()
	library := filepath.Join(top, "library")
	if err := os.MkdirAll(filepath.Join(library, "deep"), 0o700); err != nil {
		t.Fatal(err)
	}
	linked := filepath.Join(top, "linked")
	if err := os.Symlink(library, linked); err != nil {
		t.Skip(err)
	}
	for file, inside := range map[string]bool{
		filepath.Join(library, "key"):              true,
		filepath.Join(library, "deep", "new", "k"): true, // though it is not there yet
		filepath.Join(linked, "key"):               true,
		filepath.Join(library, "..", "key"):        false,
		filepath.Join(top, "library-keys"):         false,
		filepath.Join(top, "..key"):                false,
	} {
		for _, place := range []string{library, linked} {
			if got := outsideOf([]string{top + "x", place}, file) != nil; got != inside {
				t.Errorf("%s lies in %s: %v, want %v", file, place, got, inside)
			}
		}
	}
	if err := servable([]string{library, filepath.Join(top, "linked")}); err != nil {
		t.Error(err)
	}
	other := filepath.Join(top, "other", "library")
	if err := os.MkdirAll(other, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := servable([]string{library, other}); err == nil || !strings.Contains(err.Error(), `two places are called "library"`) {
		t.Errorf("two places of one name: %v", err)
	}
}
