//go:build unix

package cache

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// Nobody else can give us a library.
func TestFileOfAnother(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can give a file away")
	}
	path := filepath.Join(t.TempDir(), "library")
	write(t, path)
	mustOpen(t, path)
	if err := os.Chown(path, 1001, -1); err != nil {
		t.Skip(err)
	}
	if _, err := Open(path, version); !errors.Is(err, errOwner) {
		t.Errorf("a file of another account is opened: %v", err)
	}
}
