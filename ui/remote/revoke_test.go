package remote

import (
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// withKeys lets keys in, and looks at the file again only when it is told to or at a login.
func withKeys(t testing.TB, keys ...gossh.Signer) (path string, change func(*Config)) {
	t.Helper()
	var lines strings.Builder
	for _, key := range keys {
		lines.WriteString(keyLine(key.PublicKey()) + "\n")
	}
	path = newKeysFile(t, lines.String())
	return path, func(c *Config) {
		c.Limits.Recheck = time.Hour
		var err error
		if c.Keys, err = OpenKeys(path, c.Log); err != nil {
			t.Fatal(err)
		}
	}
}

// enters logs in with a key.
func (h *host) enters(t testing.TB, key gossh.Signer) *gossh.Client {
	t.Helper()
	client, err := h.enter("", as(key))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client
}

const revoked = "readout: closed: your key is no longer admitted"

// Sessions whose key is taken out of the file end with a word, their terminals restored;
// those of others go on.
func TestSessionsOfARemovedKeyEnd(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		every time.Duration
		look  func(*host)
	}{
		"when the server looks":    {time.Millisecond, func(*host) {}},
		"when the server is asked": {time.Hour, func(h *host) { h.Recheck() }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, change := withKeys(t, admitted, stranger)
			h := start(t, change, within(func(l *Limits) { l.Recheck = c.every }))
			stays := opened(t, h.enters(t, stranger))
			client := h.login(t)
			reader := opened(t, client)
			working, err := newSession(client)
			if err != nil {
				t.Fatal(err)
			}
			var said screen
			working.Stderr = &said
			if err := working.Start("wait"); err != nil {
				t.Fatal(err)
			}
			said.shows(t, "waiting")
			idle := h.login(t)

			writeFile(t, path, keyLine(stranger.PublicKey())+"\n")
			c.look(h)
			if code := reader.ends(t); code != exitError || !strings.Contains(reader.err.String(), revoked) {
				t.Errorf("the reader ends with %d: %q", code, reader.err.String())
			}
			if !strings.Contains(reader.out.String(), leavesScreen) {
				t.Error("the terminal is not restored")
			}
			if err := working.Wait(); codeOf(err) < 1 || !strings.Contains(said.String(), revoked) {
				t.Errorf("the command ends with %v: %q", err, said.String())
			}
			_ = client.Wait() // both connections are closed
			_ = idle.Wait()
			stays.answers(t)
		})
	}
}

// A removed key gets no new session on a connection that is open, and hears why.
func TestRemovedKeyGetsNoSession(t *testing.T) {
	t.Parallel()
	path, change := withKeys(t, admitted, stranger)
	h := start(t, change)
	client, other := h.login(t), h.enters(t, stranger)
	if _, _, code, err := run(client, "key"); err != nil || code != 0 {
		t.Fatal(code, err)
	}
	writeFile(t, path, keyLine(stranger.PublicKey())+"\n")
	out, stderr, code, err := run(client, "key")
	if err != nil || out != "" || code != exitError || !strings.Contains(stderr, revoked) {
		t.Errorf("%q, %q, exit code %d, %v", out, stderr, code, err)
	}
	_ = client.Wait() // the connection is closed
	if out, _, code, err := run(other, "key"); err != nil || code != 0 || out == "" {
		t.Errorf("another key: %q, %d, %v", out, code, err)
	}
}

// A keys file that is rewritten in place is noticed, also if it is as long as before and
// says that it is as old.
func TestKeysRewrittenInPlace(t *testing.T) {
	t.Parallel()
	a, b := admitted.PublicKey(), stranger.PublicKey()
	path := newKeysFile(t, keyLine(a)+"\n")
	old := time.Now().Add(-time.Hour)
	rewrite := func(key gossh.PublicKey) {
		t.Helper()
		writeFile(t, path, keyLine(key)+"\n")
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	rewrite(a)
	var log screen
	keys, err := OpenKeys(path, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		rewrite(b)
		if keys.Admit(a) || !keys.Admit(b) {
			t.Fatal("the old key counts")
		}
		rewrite(a)
		if !keys.Admit(a) || keys.Admit(b) {
			t.Fatal("the old key counts")
		}
	}
	if n := strings.Count(log.String(), "read again"); n != 6 {
		t.Errorf("told %d times: %s", n, log.String())
	}
}

// When a change may have left no trace in the facts of a file.
func TestYoungFacts(t *testing.T) {
	t.Parallel()
	now := time.Unix(1_000_000, 0)
	for ago, want := range map[time.Duration]bool{0: true, time.Second: true, -time.Hour: true, 3 * time.Second: false} {
		at := now.Add(-ago).UnixNano()
		if got := (facts{modified: 1, changed: at}).young(now); got != want {
			t.Errorf("changed %v ago: %v", ago, got)
		}
	}
}

// An RSA liar is a liar that signs with SHA-2.
type rsaLiar struct {
	gossh.AlgorithmSigner
	offers gossh.PublicKey
}

func (l rsaLiar) PublicKey() gossh.PublicKey { return l.offers }

// A signature that is not of the key that it is for is told as what it is, also if the key
// may log in.
func TestForgedSignaturesAreTold(t *testing.T) {
	t.Parallel()
	strong := newRSA(t, 2048)
	for name, forged := range map[string]gossh.Signer{
		"Ed25519": liar{stranger, admitted.PublicKey()},
		"RSA":     rsaLiar{newRSA(t, 2048), strong.PublicKey()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, change := withKeys(t, admitted, strong)
			h := start(t, change)
			c := as(forged)
			c.User = "eve\n"
			if client, err := h.enter("", c); err == nil {
				_ = client.Close()
				t.Fatal("let in")
			}
			eventually(t, "it is told", func() bool { return strings.Contains(h.log.String(), "login refused") })
			said := h.log.String()
			for _, want := range []string{"a signature that is not of its key", "key=" + gossh.FingerprintSHA256(forged.PublicKey()), "eve", "from=127.0.0.1"} {
				if !strings.Contains(said, want) {
					t.Errorf("%q is missing in %s", want, said)
				}
			}
		})
	}
}
