//go:build unix

package remote

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A pipe is no keys file, and nobody waits for what it may say: neither at the start
// nor at a login, when all others would wait, too.
func TestKeysFromAPipe(t *testing.T) {
	t.Parallel()
	path := filepath.Join(privateDir(t), "keys")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	errs := make(chan error, 1)
	go func() { _, err := OpenKeys(path, quiet); errs <- err }()
	if err := arrives(t, "OpenKeys returns", errs); err == nil {
		t.Error("a pipe is taken")
	}

	path = newKeysFile(t, keyLine(admitted.PublicKey()))
	keys, err := OpenKeys(path, quiet)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors2(os.Remove(path), syscall.Mkfifo(path, 0o600)); err != nil {
		t.Fatal(err)
	}
	admits := make(chan bool, 1)
	go func() { admits <- keys.Admit(admitted.PublicKey()) }()
	if !arrives(t, "a login is answered", admits) {
		t.Error("the last good file is forgotten")
	}
}
