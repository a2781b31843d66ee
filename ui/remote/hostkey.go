package remote

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	gossh "golang.org/x/crypto/ssh"
)

// HostKey reads the key by which clients know the server. If there is no file, a key
// is made and kept there, readable by its owner only; made says so. A file that
// others may read is refused: they could pretend to be this server.
func HostKey(path string) (key gossh.Signer, isNew bool, err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := makeHostKey(path); err != nil {
			return nil, false, fmt.Errorf("cannot make a host key: %w; name another place with --host-key", err)
		}
		isNew = true
	}
	text, _, err := readTrusted("the host key", path, true)
	var file *fs.PathError
	switch {
	case errors.As(err, &file):
		return nil, false, fmt.Errorf("cannot read the host key: %w; run this as its owner, or name another one with "+
			"--host-key", err)
	case err != nil:
		return nil, false, err
	}
	key, err = parseHostKey(text)
	var passphrase *gossh.PassphraseMissingError
	switch {
	case errors.As(err, &passphrase):
		return nil, false, fmt.Errorf("the host key %q has a passphrase, which nobody can type here; name one without "+
			"with --host-key", path)
	case err != nil:
		return nil, false, fmt.Errorf("the host key %q cannot be used: %w; name another one with --host-key, or remove "+
			"it: a new one is made", path, err)
	}
	return key, isNew, nil
}

// parseHostKey reads a private key. One of RSA signs with SHA-2 only.
func parseHostKey(text []byte) (gossh.Signer, error) {
	key, err := gossh.ParsePrivateKey(text)
	if err != nil || key.PublicKey().Type() != gossh.KeyAlgoRSA {
		return key, err
	}
	if bits := rsaBits(key.PublicKey()); bits < rsaLeast {
		return nil, fmt.Errorf("an RSA key of %d bits is too short", bits)
	}
	signer, ok := key.(gossh.AlgorithmSigner)
	if !ok {
		return nil, errors.New("it cannot sign with SHA-2")
	}
	return gossh.NewSignerWithAlgorithms(signer, []string{gossh.KeyAlgoRSASHA512, gossh.KeyAlgoRSASHA256})
}

// makeHostKey writes a new key, whole or not at all. One that another process has written meanwhile stays.
func makeHostKey(path string) error {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	block, err := gossh.MarshalPrivateKey(private, "readout host key")
	if err != nil {
		return err
	}
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(folder, ".host-key-*") // with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(pem.EncodeToMemory(block))
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Link(file.Name(), path); err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	return os.Rename(file.Name(), path) // where there are no links
}
