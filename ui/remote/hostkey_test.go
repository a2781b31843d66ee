package remote

import (
	"bytes"
	"crypto/ed25519"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

func TestHostKeyIsMadeOnce(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(privateDir(t), "state", "readout")
	path := filepath.Join(folder, "host_key")
	first, made, err := HostKey(path)
	if err != nil || !made {
		t.Fatalf("made %v, %v", made, err)
	}
	for place, want := range map[string]os.FileMode{path: 0o600, folder: 0o700, filepath.Dir(folder): 0o700} {
		if info, err := os.Stat(place); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v; want %o", place, info.Mode(), err, want)
		}
	}
	if names, err := os.ReadDir(folder); err != nil || len(names) != 1 {
		t.Errorf("left beside the key: %v, %v", names, err)
	}
	again, made, err := HostKey(path)
	if err != nil || made || !bytes.Equal(again.PublicKey().Marshal(), first.PublicKey().Marshal()) {
		t.Errorf("read again: made %v, %v", made, err)
	}
	if kind := first.PublicKey().Type(); kind != gossh.KeyAlgoED25519 {
		t.Errorf("a key of the kind %s", kind)
	}
}

// Servers that start at once have one key.
func TestHostKeysMadeAtOnce(t *testing.T) {
	t.Parallel()
	path := filepath.Join(privateDir(t), "new", "host_key")
	var keys [8]string
	var wg sync.WaitGroup
	for i := range keys {
		wg.Go(func() {
			key, _, err := HostKey(path)
			if err != nil {
				t.Error(err)
				return
			}
			keys[i] = keyLine(key.PublicKey())
		})
	}
	wg.Wait()
	for _, key := range keys {
		if key != keys[0] {
			t.Errorf("different keys: %q", keys)
		}
	}
}

func TestHostKeyRefuses(t *testing.T) {
	t.Parallel()
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := gossh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	locked, err := gossh.MarshalPrivateKeyWithPassphrase(private, "", []byte("secret"))
	if err != nil {
		t.Fatal(err)
	}
	key := string(pem.EncodeToMemory(plain))
	for name, c := range map[string]struct {
		make func(path string) error
		want string
	}{
		"all may read":   {func(path string) error { return writeMode(path, key, 0o644) }, `others than its owner may read the host key "PATH"; chmod 600 PATH, and if they may have read it, remove it: a new one is made`},
		"group may read": {func(path string) error { return writeMode(path, key, 0o640) }, `others than its owner may read the host key "PATH"; chmod 600 PATH`},
		"all may write":  {func(path string) error { return writeMode(path, key, 0o602) }, `others than its owner may read the host key "PATH"; chmod 600 PATH`},
		"a passphrase":   {func(path string) error { return writeMode(path, string(pem.EncodeToMemory(locked)), 0o600) }, `the host key "PATH" has a passphrase, which nobody can type here; name one without with --host-key`},
		"garbage":        {func(path string) error { return writeMode(path, "garbage", 0o600) }, `the host key "PATH" cannot be used: `},
		"empty":          {func(path string) error { return writeMode(path, "", 0o600) }, `the host key "PATH" cannot be used: `},
		"a public key":   {func(path string) error { return writeMode(path, keyLine(hostKey.PublicKey()), 0o600) }, `the host key "PATH" cannot be used: `},
		"cut":            {func(path string) error { return writeMode(path, key[:len(key)/2], 0o600) }, `the host key "PATH" cannot be used: `},
		"a folder":       {func(path string) error { return os.Mkdir(path, 0o700) }, `the host key "PATH" is no regular file`},
		"a device":       {func(path string) error { return os.Symlink("/dev/zero", path) }, `the host key "PATH" is no regular file`},
		"a lost link":    {func(path string) error { return os.Symlink("/nowhere/at/all", path) }, ""},
		"below a file":   {func(path string) error { return writeMode(filepath.Dir(path)+"/file", "", 0o600) }, `cannot`},
		"a good one":     {func(path string) error { return writeMode(path, key, 0o400) }, "fine"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(privateDir(t), "key")
			if err := c.make(path); err != nil {
				t.Fatal(err)
			}
			if name == "below a file" {
				path = filepath.Join(filepath.Dir(path), "file", "key")
			}
			got, made, err := HostKey(path)
			if c.want == "fine" {
				if err != nil || made || got == nil {
					t.Errorf("refused: %v", err)
				}
				return
			}
			if want := strings.ReplaceAll(c.want, "PATH", path); err == nil || made || got != nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("made %v, %v; want %s", made, err, want)
			}
		})
	}
}
