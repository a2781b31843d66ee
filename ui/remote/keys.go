package remote

import (
	"bytes"
	"crypto/rsa"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// Keys are the public keys that may log in, from a file in the format of sshd's
// authorized_keys: one a line, comments behind #.
//
// A line that says more than a key is refused and admits nobody, because leaving out what it says would let in
// more than was meant: from="10.0.0.1", expiry-time, cert-authority. The exceptions are options for things that
// this server does for nobody anyway, such as no-port-forwarding. The other lines stay.
//
// The file is read again when it has changed. If it cannot be used then, the last one that could counts.
type Keys struct {
	path string
	log  *slog.Logger

	mu       sync.Mutex
	facts    facts // of the file when it was last looked at
	young    bool  // it may have changed since without a trace in its facts
	text     []byte
	keys     map[string]string // the comments behind them, by what they are on the wire
	badLines []BadLine
	fault    string // why the file that is there now is not used
}

// A BadLine is a line of a keys file that admits nobody though it should.
type BadLine struct {
	Line int // counted from 1
	Why  string
}

// rsaLeast is the length of an RSA key, in bits, below which it admits nobody (NIST SP 800-131A).
const rsaLeast = 2048

// OpenKeys reads a keys file. It is an error if the file admits nobody, or if others
// than its owner could write it.
func OpenKeys(path string, log *slog.Logger) (*Keys, error) {
	k := &Keys{path: path, log: log}
	_, err := k.read()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no keys file %q; write the public keys that may log in into it, one a line, or "+
			"name another file with --authorized-keys", path)
	case err != nil:
		return nil, err
	case len(k.keys) == 0 && len(k.badLines) > 0:
		return nil, fmt.Errorf("the keys file %q admits nobody: line %d: %s", path, k.badLines[0].Line, k.badLines[0].Why)
	case len(k.keys) == 0:
		return nil, fmt.Errorf("the keys file %q holds no keys; write the public keys that may log in into it, one a line",
			path)
	}
	return k, nil
}

// Count is how many keys may log in, and which lines admit nobody.
func (k *Keys) Count() (keys int, bad []BadLine) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.keys), slices.Clone(k.badLines)
}

// Admit reports whether a key may log in, by the file as it is now.
func (k *Keys) Admit(key gossh.PublicKey) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.follow()
	_, known := k.keys[string(key.Marshal())]
	return known
}

// holds is Admit by the file as it was when it was last looked at.
func (k *Keys) holds(key gossh.PublicKey) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	_, known := k.keys[string(key.Marshal())]
	return known
}

// Name is what stands behind a key in the file, "" if nothing does.
func (k *Keys) Name(key gossh.PublicKey) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.keys[string(key.Marshal())]
}

// Follow reads the file again if it has changed, and returns how many keys may log in.
func (k *Keys) Follow() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.follow()
	return len(k.keys)
}

// follow reads the file again if it has changed, or may have. k.mu is held.
func (k *Keys) follow() {
	now, err := factsAt(k.path)
	if err == nil && now == k.facts && !k.young {
		return
	}
	another := now != k.facts
	if err == nil {
		var changed bool
		changed, err = k.read()
		another = another || changed
	}
	switch {
	case err == nil && (another || k.fault != ""):
		k.fault = ""
		k.log.Info("keys file read again", "keys", len(k.keys))
		for _, b := range k.badLines {
			k.log.Warn("keys file: a line admits nobody", "line", b.Line, "why", b.Why)
		}
	case err != nil && err.Error() != k.fault: // said once
		k.fault = err.Error()
		k.log.Error("keys file not read again, the last one counts", "why", k.fault)
	}
}

// read reads the file, and reports whether it holds something else than before. After an
// error nothing has changed.
func (k *Keys) read() (changed bool, err error) {
	text, seen, err := readTrusted("the keys file", k.path, false)
	if err != nil {
		return false, err
	}
	changed = !bytes.Equal(text, k.text)
	k.facts, k.young, k.text = seen, seen.young(time.Now()), text
	k.keys, k.badLines = parseKeys(text)
	return changed, nil
}

// parseKeys reads the lines of a keys file.
func parseKeys(text []byte) (keys map[string]string, bad []BadLine) {
	keys = map[string]string{}
	for i, line := range bytes.Split(text, []byte("\n")) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, name, err := parseKey(line)
		if err != nil {
			bad = append(bad, BadLine{i + 1, err.Error()})
			continue
		}
		keys[string(key.Marshal())] = name
	}
	return keys, bad
}

// harmlessOptions are the options that ask for nothing else than what this server does with every key.
var harmlessOptions = []string{"no-agent-forwarding", "no-port-forwarding", "no-user-rc", "no-x11-forwarding"}

// parseKey reads a line of a keys file that is neither empty nor a comment: a key and what stands behind it.
func parseKey(line []byte) (key gossh.PublicKey, name string, err error) {
	key, name, options, _, err := gossh.ParseAuthorizedKey(line)
	if err != nil {
		return nil, "", errors.New("it is no public key; it should look like: ssh-ed25519 AAAA… name")
	}
	for _, option := range options {
		name, _, _ := strings.Cut(strings.ToLower(option), "=")
		if !slices.Contains(harmlessOptions, name) {
			return nil, "", fmt.Errorf("the option %q is not known here, so the key is not used; take it out, or the line", name)
		}
	}
	switch key.Type() {
	case gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoSKECDSA256,
		gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384, gossh.KeyAlgoECDSA521:
		return key, name, nil
	case gossh.KeyAlgoRSA:
		if bits := rsaBits(key); bits < rsaLeast {
			return nil, "", fmt.Errorf("an RSA key of %d bits is too short; make a new one with ssh-keygen -t ed25519", bits)
		}
		return key, name, nil
	}
	return nil, "", fmt.Errorf("keys of the kind %q are not taken; make one with ssh-keygen -t ed25519", key.Type())
}

func rsaBits(key gossh.PublicKey) int {
	if holder, ok := key.(gossh.CryptoPublicKey); ok {
		if public, ok := holder.CryptoPublicKey().(*rsa.PublicKey); ok {
			return public.N.BitLen()
		}
	}
	return 0
}
