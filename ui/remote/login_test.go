package remote

import (
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// A liar offers a key that is not its own, and signs with another.
type liar struct {
	gossh.Signer // that signs
	offers       gossh.PublicKey
}

func (l liar) PublicKey() gossh.PublicKey { return l.offers }

// A mute offers a key and never signs.
type mute struct{ offers gossh.PublicKey }

func (m mute) PublicKey() gossh.PublicKey { return m.offers }
func (m mute) Sign(io.Reader, []byte) (*gossh.Signature, error) {
	return nil, errors.New("I have no private key")
}

// A sha1 signer says that it signs with SHA-2 and does not.
type sha1 struct{ gossh.AlgorithmSigner }

func (s sha1) Sign(r io.Reader, data []byte) (*gossh.Signature, error) {
	return s.AlgorithmSigner.SignWithAlgorithm(r, data, gossh.KeyAlgoRSA)
}

func (s sha1) SignWithAlgorithm(r io.Reader, data []byte, _ string) (*gossh.Signature, error) {
	return s.Sign(r, data)
}

func newRSA(t testing.TB, bits int) gossh.AlgorithmSigner {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return signer.(gossh.AlgorithmSigner)
}

// only makes a signer that knows one algorithm.
func only(t testing.TB, signer gossh.AlgorithmSigner, algorithm string) gossh.Signer {
	t.Helper()
	one, err := gossh.NewSignerWithAlgorithms(signer, []string{algorithm})
	if err != nil {
		t.Fatal(err)
	}
	return one
}

func TestWhoIsLetIn(t *testing.T) {
	t.Parallel()
	behindFrom, authority, second, strong := newSigner(), newSigner(), newSigner(), newRSA(t, 2048)
	h := start(t, func(c *Config) {
		path := newKeysFile(t, strings.Join([]string{
			"# who may read",
			keyLine(admitted.PublicKey()) + " ada",
			`from="127.0.0.1" ` + keyLine(behindFrom.PublicKey()), // even from there
			"cert-authority " + keyLine(authority.PublicKey()),
			keyLine(second.PublicKey()),
			keyLine(strong.PublicKey()),
		}, "\n"))
		var err error
		if c.Keys, err = OpenKeys(path, c.Log); err != nil {
			t.Fatal(err)
		}
	})
	certified := func(by gossh.Signer) gossh.Signer {
		signer, err := gossh.NewCertSigner(certificate(t, stranger.PublicKey(), by), stranger)
		if err != nil {
			t.Fatal(err)
		}
		return signer
	}
	ownCert, err := gossh.NewCertSigner(certificate(t, admitted.PublicKey(), admitted), admitted)
	if err != nil {
		t.Fatal(err)
	}
	with := func(methods ...gossh.AuthMethod) *gossh.ClientConfig {
		c := as()
		c.Auth = methods
		return c
	}
	named := func(user string) *gossh.ClientConfig {
		c := as(stranger)
		c.User = user
		return c
	}
	challenge := func(_, _ string, questions []string, _ []bool) ([]string, error) {
		return make([]string, len(questions)), nil
	}
	refused := map[string]*gossh.ClientConfig{
		"nothing":                          with(),
		"an empty password":                with(gossh.Password("")),
		"a password":                       with(gossh.Password("secret")),
		"answers":                          with(gossh.KeyboardInteractive(challenge)),
		"an unknown key":                   as(stranger),
		"an unknown key of root":           named("root"),
		"an unknown key of no name":        named(""),
		"the server's own key":             as(hostKey),
		"a key, signed by another":         as(liar{stranger, admitted.PublicKey()}),
		"a key, signed by another let in":  as(liar{second, admitted.PublicKey()}, stranger),
		"a key, not signed":                as(mute{admitted.PublicKey()}),
		"a key behind from=":               as(behindFrom),
		"an authority itself":              as(authority),
		"a certificate of an authority":    as(certified(authority)),
		"a certificate by who is let in":   as(certified(admitted)),
		"a certificate of the own key":     as(ownCert),
		"RSA with SHA-1":                   as(only(t, strong, gossh.KeyAlgoRSA)),
		"RSA with SHA-1, said to be SHA-2": as(sha1{strong}),
		"an unknown RSA key":               as(newRSA(t, 2048)),
		"the right key, after six others":  as(newSigner(), newSigner(), newSigner(), newSigner(), newSigner(), newSigner(), admitted),
	}
	for name, c := range refused {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, err := h.enter("", c)
			if err == nil {
				defer client.Close()
				_, _, err := client.OpenChannel("session", nil)
				t.Fatalf("let in; a session: %v", err)
			}
			reason := regexp.MustCompile("unable to authenticate|no private key|too many authentication failures|EOF$") // EOF: a wrong signature
			if !reason.MatchString(err.Error()) {
				t.Errorf("refused for another reason: %v", err)
			}
		})
	}
	for name, c := range map[string]struct {
		as  *gossh.ClientConfig
		key gossh.PublicKey // that counts
	}{
		"a key of the file":          {as(admitted), admitted.PublicKey()},
		"after one that is unknown":  {as(stranger, admitted), admitted.PublicKey()},
		"after two that are unknown": {as(stranger, newSigner(), second), second.PublicKey()},
		"RSA with SHA-256":           {as(only(t, strong, gossh.KeyAlgoRSASHA256)), strong.PublicKey()},
		"RSA with SHA-512":           {as(only(t, strong, gossh.KeyAlgoRSASHA512)), strong.PublicKey()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, err := h.enter("", c.as)
			if err != nil {
				t.Fatal(err)
			}
			defer client.Close()
			// The visitor is who signed.
			if out, _, code, err := run(client, "key"); err != nil || code != 0 || out != gossh.FingerprintSHA256(c.key)+"\n" {
				t.Errorf("%q, %d, %v", out, code, err)
			}
		})
	}
}

// A line that is added lets in, one that is removed does not, without a new start.
func TestKeysChangeWhileServing(t *testing.T) {
	t.Parallel()
	path := newKeysFile(t, keyLine(admitted.PublicKey())+"\n")
	h := start(t, func(c *Config) {
		var err error
		if c.Keys, err = OpenKeys(path, c.Log); err != nil {
			t.Fatal(err)
		}
	})
	stays := opened(t, h.login(t))
	writeFile(t, path, keyLine(stranger.PublicKey())+" somebody else\n")
	client, err := h.enter("", as(stranger))
	if err != nil {
		t.Fatalf("a new key: %v", err)
	}
	defer client.Close()
	if client, err := h.enter("", as(admitted)); err == nil {
		client.Close()
		t.Error("a key that was removed lets in")
	}
	writeFile(t, path, "")
	for name, key := range map[string]gossh.Signer{"the first": admitted, "the second": stranger} {
		if client, err := h.enter("", as(key)); err == nil {
			client.Close()
			t.Errorf("an empty file lets in %s key", name)
		}
	}
	stays.answers(t)
}

func TestWeakCryptographyIsRefused(t *testing.T) {
	t.Parallel()
	h := start(t)
	for name, c := range map[string]gossh.Config{
		"key exchange, SHA-1":       {KeyExchanges: []string{gossh.InsecureKeyExchangeDH14SHA1}},
		"key exchange, 1024 bits":   {KeyExchanges: []string{gossh.InsecureKeyExchangeDH1SHA1}},
		"key exchange by group":     {KeyExchanges: []string{gossh.InsecureKeyExchangeDHGEXSHA1}},
		"key exchange, 14, SHA-256": {KeyExchanges: []string{gossh.KeyExchangeDH14SHA256}},
		"cipher, CBC":               {Ciphers: []string{gossh.InsecureCipherAES128CBC}},
		"cipher, 3DES":              {Ciphers: []string{gossh.InsecureCipherTripleDESCBC}},
		"cipher, RC4":               {Ciphers: []string{gossh.InsecureCipherRC4256}},
		"cipher, CTR":               {Ciphers: []string{gossh.CipherAES256CTR}},
		"MAC, SHA-1":                {Ciphers: []string{gossh.CipherAES128CTR}, MACs: []string{gossh.HMACSHA1}},
		"MAC, SHA-1-96":             {Ciphers: []string{gossh.CipherAES128CTR}, MACs: []string{gossh.InsecureHMACSHA196}},
	} {
		config := as(admitted)
		config.Config = c
		client, err := h.enter("", config)
		if err == nil {
			_ = client.Close()
			t.Errorf("%s: let in", name)
		} else if !strings.Contains(err.Error(), "no common algorithm") {
			t.Errorf("%s: refused for another reason: %v", name, err)
		}
	}
	for name, c := range map[string]gossh.Config{
		"post-quantum":      {KeyExchanges: []string{gossh.KeyExchangeMLKEM768X25519}},
		"curve25519":        {KeyExchanges: []string{gossh.KeyExchangeCurve25519}},
		"P-256":             {KeyExchanges: []string{gossh.KeyExchangeECDHP256}},
		"AES-128":           {Ciphers: []string{gossh.CipherAES128GCM}},
		"AES-256":           {Ciphers: []string{gossh.CipherAES256GCM}},
		"ChaCha20":          {Ciphers: []string{gossh.CipherChaCha20Poly1305}},
		"a client's wishes": {},
	} {
		config := as(admitted)
		config.Config = c
		client, err := h.enter("", config)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if out, _, _, err := run(client, "a b"); err != nil || out != "[\"a\" \"b\"]\n" {
			t.Errorf("%s: %q, %v", name, out, err)
		}
		_ = client.Close()
	}
}

// A connection that never logs in is told once, with what it has tried; one that does is
// not, though its client has offered other keys before.
func TestRefusedLoginsAreTold(t *testing.T) {
	t.Parallel()
	h := start(t)
	if client, err := h.enter("", as(stranger)); err == nil {
		_ = client.Close()
		t.Fatal("let in")
	}
	eventually(t, "it is told", func() bool { return strings.Contains(h.log.String(), "login refused") })
	if said := h.log.String(); !strings.Contains(said, gossh.FingerprintSHA256(stranger.PublicKey())) || strings.Count(said, "login refused") != 1 {
		t.Errorf("it is told as %s", said)
	}
	both := as(stranger)
	both.Auth = []gossh.AuthMethod{gossh.PublicKeys(stranger, admitted)}
	client, err := h.enter("", both)
	if err != nil {
		t.Fatal(err)
	}
	_ = client.Close()
	eventually(t, "all have left", func() bool { return h.gate.count() == 0 })
	if said := h.log.String(); strings.Count(said, "login refused") != 1 {
		t.Errorf("a login is told as a refusal: %s", said)
	}
}

// What people see of refused logins is bounded, however many there are.
func TestRefusedLoginsAreToldSparingly(t *testing.T) {
	t.Parallel()
	h := start(t)
	together(t, 100, func(int) error {
		if client, err := h.enter("", as(stranger)); err == nil {
			_ = client.Close()
			return errors.New("let in")
		}
		return nil
	})
	told := strings.Count(h.log.String(), "login refused")
	if told == 0 || told >= 100 {
		t.Errorf("100 refused logins are told %d times", told)
	}
	if h.gate.logLimit.Burst() > 20 {
		t.Errorf("%d may be told at once", h.gate.logLimit.Burst())
	}
}
