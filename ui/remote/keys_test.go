package remote

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

// rsaKey makes an RSA key; those that are too short have to be put together by hand.
func rsaKey(t testing.TB, bits int) gossh.PublicKey {
	t.Helper()
	n := new(big.Int).Lsh(big.NewInt(1), uint(bits-1))
	key, err := gossh.NewPublicKey(&rsa.PublicKey{N: n.Add(n, big.NewInt(1)), E: 65537})
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// dsaLine is an ssh-dss key, of which only the form counts.
func dsaLine() string {
	bits := func(n uint) *big.Int { return new(big.Int).Add(new(big.Int).Lsh(big.NewInt(1), n-1), big.NewInt(1)) }
	wire := gossh.Marshal(struct {
		Name       string
		P, Q, G, Y *big.Int
	}{"ssh-dss", bits(1024), bits(160), big.NewInt(2), big.NewInt(4)})
	return "ssh-dss " + base64.StdEncoding.EncodeToString(wire)
}

// certificate is one for a key, signed by another.
func certificate(t testing.TB, of gossh.PublicKey, by gossh.Signer) *gossh.Certificate {
	t.Helper()
	c := &gossh.Certificate{Key: of, CertType: gossh.UserCert, KeyId: "reader", ValidBefore: gossh.CertTimeInfinity, ValidPrincipals: []string{"reader"}}
	if err := c.SignCert(rand.Reader, by); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestKeyLines(t *testing.T) {
	t.Parallel()
	key := admitted.PublicKey()
	good := keyLine(key)
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	ec, err := gossh.NewPublicKey(&curve.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	const notKnown = "the option %q is not known here, so the key is not used; take it out, or the line"
	const noKey = "it is no public key; it should look like: ssh-ed25519 AAAA… name"
	for line, want := range map[string]struct {
		key gossh.PublicKey
		why string
	}{
		good:                         {key, ""},
		good + " ada@example.org":    {key, ""},
		good + " a # b \"c":          {key, ""},
		"  \t" + good + "  ":         {key, ""},
		good + "\r":                  {key, ""},
		"":                           {},
		"   \t ":                     {},
		"\r":                         {},
		"# " + good:                  {},
		"   # " + good:               {},
		"\t#" + good + "\r":          {},
		keyLine(ec):                  {ec, ""},
		keyLine(rsaKey(t, 2048)):     {rsaKey(t, 2048), ""},
		"no-port-forwarding " + good: {key, ""},
		"No-X11-Forwarding,no-agent-forwarding,no-user-rc " + good: {key, ""},

		`from="10.0.0.1" ` + good:             {nil, fmt.Sprintf(notKnown, "from")},
		`FROM="10.0.0.1" ` + good:             {nil, fmt.Sprintf(notKnown, "from")},
		`expiry-time="20010101" ` + good:      {nil, fmt.Sprintf(notKnown, "expiry-time")},
		"cert-authority " + good:              {nil, fmt.Sprintf(notKnown, "cert-authority")},
		`command="echo \"hi, you\"" ` + good:  {nil, fmt.Sprintf(notKnown, "command")},
		"restrict " + good:                    {nil, fmt.Sprintf(notKnown, "restrict")},
		`environment="A=b" ` + good:           {nil, fmt.Sprintf(notKnown, "environment")},
		`principals="a,b" ` + good:            {nil, fmt.Sprintf(notKnown, "principals")},
		"verify-required " + good:             {nil, fmt.Sprintf(notKnown, "verify-required")},
		"pty " + good:                         {nil, fmt.Sprintf(notKnown, "pty")},
		"\x1b]0;x\a " + good:                  {nil, `the option "\x1b]0;x\a" is not known here, so the key is not used; take it out, or the line`},
		`no-port-forwarding,from="a" ` + good: {nil, fmt.Sprintf(notKnown, "from")},
		`from="a",no-port-forwarding ` + good: {nil, fmt.Sprintf(notKnown, "from")},
		`no-port-forwarding-at-all ` + good:   {nil, fmt.Sprintf(notKnown, "no-port-forwarding-at-all")},

		keyLine(rsaKey(t, 1024)): {nil, "an RSA key of 1024 bits is too short; make a new one with ssh-keygen -t ed25519"},
		dsaLine():                {nil, noKey}, // which the library no longer reads
		keyLine(certificate(t, stranger.PublicKey(), admitted)): {nil,
			`keys of the kind "ssh-ed25519-cert-v01@openssh.com" are not taken; make one with ssh-keygen -t ed25519`},

		"garbage":                                        {nil, noKey},
		"ssh-ed25519":                                    {nil, noKey},
		"ssh-ed25519 !!!!":                               {nil, noKey},
		good[:len(good)-8]:                               {nil, noKey},
		"-----BEGIN OPENSSH PRIVATE KEY-----":            {nil, noKey},
		"ecdsa-sha2-nistp256 AAAA":                       {nil, noKey},
		"* " + "\x00\xff":                                {nil, noKey},
		`from="10.0.0.1 ` + good:                         {nil, noKey}, // not closed
		"ssh-ed25519 " + strings.Repeat("A", 1<<16):      {nil, noKey},
		base64.StdEncoding.EncodeToString(key.Marshal()): {nil, noKey},
	} {
		// Alone, and between lines that stay what they are.
		other := keyLine(stranger.PublicKey())
		keys, bad := parseKeys([]byte("# keys\n" + line + "\n" + other + "\n"))
		var wantBad []BadLine
		wantKeys := map[string]bool{string(stranger.PublicKey().Marshal()): true}
		if want.why != "" {
			wantBad = []BadLine{{2, want.why}}
		}
		if want.key != nil {
			wantKeys[string(want.key.Marshal())] = true
		}
		if !slices.Equal(slices.Sorted(maps.Keys(keys)), slices.Sorted(maps.Keys(wantKeys))) || !slices.Equal(bad, wantBad) {
			t.Errorf("%.200q: %d keys, %v; want %d, %v", line, len(keys), bad, len(wantKeys), wantBad)
		}
	}
}

// Two keys do not become one, and a line is not part of the one before it.
func TestKeyFilesAsAWhole(t *testing.T) {
	t.Parallel()
	a, b := keyLine(admitted.PublicKey()), keyLine(stranger.PublicKey())
	for text, want := range map[string]int{
		a + "\n" + b:                        2,
		a + "\r\n" + b + "\r\n":             2,
		"\n\n" + a + "\n\n\n" + b + "\n\n":  2,
		a + "\n" + a:                        1,
		a + " " + b:                         1, // the second is the comment of the first
		"\ufeff" + a + "\n" + b:             1, // of a byte order mark nothing is known
		"from=\"x\" \\\n" + a:               1, // there are no continued lines
		"#" + a + "\r" + b:                  0, // a CR alone ends none
		"from=\"x\n" + a + "\n\" " + b:      1, // a quotation does not reach over lines
		strings.Repeat("# comment\n", 9999): 0,
	} {
		if keys, _ := parseKeys([]byte(text)); len(keys) != want {
			t.Errorf("%.80q: %d keys, want %d", text, len(keys), want)
		}
	}
}

func TestOpenKeysRefuses(t *testing.T) {
	t.Parallel()
	good := keyLine(admitted.PublicKey()) + "\n"
	for name, c := range map[string]struct {
		make func(path string) error
		want string
	}{
		"missing":        {func(string) error { return nil }, `there is no keys file "PATH"; write the public keys that may log in into it, one a line, or name another file with --authorized-keys`},
		"empty":          {func(path string) error { return os.WriteFile(path, nil, 0o600) }, `the keys file "PATH" holds no keys; write the public keys that may log in into it, one a line`},
		"comments":       {func(path string) error { return os.WriteFile(path, []byte("# none\n\n"), 0o600) }, `the keys file "PATH" holds no keys; write the public keys that may log in into it, one a line`},
		"bad lines":      {func(path string) error { return os.WriteFile(path, []byte("\nrestrict "+good+"x\n"), 0o600) }, `the keys file "PATH" admits nobody: line 2: the option "restrict" is not known here, so the key is not used; take it out, or the line`},
		"group may":      {func(path string) error { return writeMode(path, good, 0o620) }, `others than its owner may write the keys file "PATH"; chmod go-w PATH`},
		"world may":      {func(path string) error { return writeMode(path, good, 0o602) }, `others than its owner may write the keys file "PATH"; chmod go-w PATH`},
		"folder, group":  {func(path string) error { return writeBelow(path, good, 0o770) }, `others than its owner may write the folder "FOLDER" above the keys file; chmod go-w FOLDER`},
		"folder, world":  {func(path string) error { return writeBelow(path, good, 0o707) }, `others than its owner may write the folder "FOLDER" above the keys file; chmod go-w FOLDER`},
		"a folder":       {func(path string) error { return os.Mkdir(path, 0o700) }, `the keys file "PATH" is no regular file`},
		"a device":       {func(path string) error { return os.Symlink("/dev/zero", path) }, `the keys file "PATH" is no regular file`},
		"too large":      {func(path string) error { return os.WriteFile(path, []byte(good+strings.Repeat("#\n", 1<<19)), 0o600) }, `the keys file "PATH" is larger than 1 MB`},
		"link to a good": {func(path string) error { return errors2(writeMode(path+"x", good, 0o600), os.Symlink(path+"x", path)) }, ""},
		"all may read":   {func(path string) error { return writeMode(path, good, 0o644) }, ""},
		"sticky folder":  {func(path string) error { return writeBelow(path, good, 0o777|os.ModeSticky) }, ""}, // such as /tmp
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(privateDir(t), "keys")
			if err := c.make(path); err != nil {
				t.Fatal(err)
			}
			type answer struct {
				keys *Keys
				err  error
			}
			answers := make(chan answer, 1) // a pipe could keep us for ever
			go func() { keys, err := OpenKeys(path, quiet); answers <- answer{keys, err} }()
			got := arrives(t, "OpenKeys returns", answers)
			if c.want == "" {
				if got.err != nil || !got.keys.Admit(admitted.PublicKey()) {
					t.Errorf("refused: %v", got.err)
				}
				return
			}
			want := strings.NewReplacer("PATH", path, "FOLDER", filepath.Dir(path)).Replace(c.want)
			if got.err == nil || got.err.Error() != want || got.keys != nil {
				t.Errorf("got  %v\nwant %s", got.err, want)
			}
		})
	}
}

// writeMode writes a file with a mode, whatever the umask.
func writeMode(path, text string, mode os.FileMode) error {
	return errors2(os.WriteFile(path, []byte(text), 0o600), os.Chmod(path, mode))
}

// writeBelow writes a file into a folder with a mode.
func writeBelow(path, text string, mode os.FileMode) error {
	return errors2(writeMode(path, text, 0o600), os.Chmod(filepath.Dir(path), mode))
}

func errors2(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// A keys file is read again when it has changed, and the last good one counts.
func TestKeysFollowTheirFile(t *testing.T) {
	t.Parallel()
	a, b := admitted.PublicKey(), stranger.PublicKey()
	path := newKeysFile(t, keyLine(a)+"\n")
	var log screen
	keys, err := OpenKeys(path, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	// Each change is seen though its size may be the same and the clock of the file
	// system coarse: its time is set.
	now := time.Now()
	change := func(text string, mode os.FileMode) {
		t.Helper()
		now = now.Add(time.Second)
		if err := errors2(writeMode(path, text, mode), os.Chtimes(path, now, now)); err != nil {
			t.Fatal(err)
		}
	}
	expect := func(what string, wantA, wantB bool) {
		t.Helper()
		if gotA, gotB := keys.Admit(a), keys.Admit(b); gotA != wantA || gotB != wantB {
			t.Errorf("%s: the first key %v, the second %v\n%s", what, gotA, gotB, log.String())
		}
	}
	expect("as it was", true, false)
	change(keyLine(a)+"\n"+keyLine(b)+"\n", 0o600)
	expect("a key added", true, true)
	change(keyLine(b)+"\n", 0o600)
	expect("a key removed", false, true)
	change(keyLine(a)+"\n", 0o600)
	expect("another key of the same length", true, false)
	change(keyLine(a)+"\nrestrict "+keyLine(b)+"\n", 0o600)
	expect("a bad line beside a good one", true, false)
	if n, bad := keys.Count(); n != 1 || len(bad) != 1 || bad[0].Line != 2 {
		t.Errorf("%d keys, bad lines %v", n, bad)
	}
	if !strings.Contains(log.String(), "a line admits nobody") {
		t.Errorf("a bad line is not told: %s", log.String())
	}

	// What cannot be used changes nothing, and is said once.
	change(keyLine(b)+"\n", 0o602)
	for range 3 {
		expect("a file that all may write", true, false)
	}
	if n := strings.Count(log.String(), "not read again"); n != 1 {
		t.Errorf("told %d times that the file is not used: %s", n, log.String())
	}
	if err := errors2(os.Chmod(path, 0o600), os.Chmod(filepath.Dir(path), 0o770)); err != nil {
		t.Fatal(err)
	}
	expect("a folder that others may write", true, false)
	if err := os.Chmod(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	expect("mended by chmod", false, true)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	expect("no file", false, true)
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	expect("a folder in its place", false, true)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	change(strings.Repeat("#", trustedMost+1), 0o600)
	expect("a file that is too large", false, true)
	change(keyLine(a)+"\n", 0o600)
	expect("a good one again", true, false)
	change("", 0o600)
	expect("an empty file", false, false)
	change("restrict "+keyLine(a)+"\n", 0o600)
	expect("only bad lines", false, false)
}

func TestKeysTogether(t *testing.T) {
	t.Parallel()
	path := newKeysFile(t, keyLine(admitted.PublicKey())+"\n")
	keys, err := OpenKeys(path, quiet)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 100 {
				if i == 0 { // the file changes, but never what it says
					now := time.Now()
					if err := os.Chtimes(path, now, now); err != nil {
						t.Error(err)
					}
				}
				if !keys.Admit(admitted.PublicKey()) || keys.Admit(stranger.PublicKey()) {
					t.Error("the wrong one is let in")
				}
				keys.Count()
			}
		})
	}
	wg.Wait()
}

func FuzzKeys(f *testing.F) {
	good := keyLine(admitted.PublicKey())
	for _, text := range []string{good, "from=\"a\" " + good, "# " + good, good + "\r\n\r\n" + good, "no-pty,command=\"a \\\" b\" " + good, "ssh-rsa AAAA", "\x00", "\"", good + "\n" + dsaLine()} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		keys, bad := parseKeys(text)
		lines := strings.Split(string(text), "\n")
		for _, b := range bad {
			// What is told of a line is one line, without what could be in it.
			if b.Line < 1 || b.Line > len(lines) || strings.ContainsAny(b.Why, "\n\r\x1b\x00\u009b\u202e") {
				t.Errorf("line %d: %q", b.Line, b.Why)
			}
		}
		if len(keys)+len(bad) > len(lines) {
			t.Errorf("%d keys and %d bad lines from %d lines", len(keys), len(bad), len(lines))
		}
		for wire := range keys {
			key, err := gossh.ParsePublicKey([]byte(wire))
			if err != nil {
				t.Fatalf("a key that is none: %v", err)
			}
			if again, bad := parseKeys([]byte(keyLine(key))); len(again) != 1 || bad != nil {
				t.Errorf("a key alone is not taken: %v", bad)
			}
			// The key stands in the text as it is: options never hide in it.
			if base := base64.StdEncoding.EncodeToString([]byte(wire)); !strings.Contains(string(text), base[:len(base)-4]) {
				t.Errorf("a key that does not stand there: %s", base)
			}
		}
	})
}
