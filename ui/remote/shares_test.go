package remote

import (
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// Sessions are counted for each key, over all its connections.
func TestSessionsOfAKey(t *testing.T) {
	t.Parallel()
	_, change := withKeys(t, admitted, stranger)
	h := start(t, change, within(func(l *Limits) { l.KeySessions = 3 }))
	first, second := h.login(t), h.login(t)
	readers := []*terminal{opened(t, first), opened(t, first), opened(t, second)}
	for _, c := range []*gossh.Client{first, second, h.login(t)} {
		if _, err := c.NewSession(); err == nil || !strings.Contains(err.Error(), "too many sessions of this key") {
			t.Errorf("a fourth session: %v", err)
		}
	}
	if out, _, _, err := run(h.enters(t, stranger), "key"); err != nil || out == "" {
		t.Errorf("another key: %q, %v", out, err)
	}
	readers[0].press("q")
	readers[0].ends(t)
	opened(t, second).answers(t) // there is room again
	readers[2].answers(t)
}

// The cells of the screens of a key are bounded together, also if windows grow.
func TestCellsOfAKey(t *testing.T) {
	t.Parallel()
	_, change := withKeys(t, admitted, stranger)
	h := start(t, change)
	client, other := h.login(t), h.login(t)
	var readers []*terminal
	for range keyCells / drawnCells {
		x, err := openTerminal(client, drawnWidth, drawnCells/drawnWidth)
		if err != nil {
			t.Fatal(err)
		}
		x.out.shows(t, word(0))
		readers = append(readers, x)
	}
	refused, err := openTerminal(other, 80, 24)
	if err != nil {
		t.Fatal(err)
	}
	if code := refused.ends(t); code != exitError || !strings.Contains(refused.err.String(), errCells.Error()) {
		t.Errorf("exit code %d: %q", code, refused.err.String())
	}
	if _, _, code, err := run(other, "a", onTerminal); err != nil || code != 0 {
		t.Errorf("a command on a terminal: %d, %v", code, err)
	}
	x, err := openTerminal(h.enters(t, stranger), 80, 24)
	if err != nil {
		t.Fatal(err)
	}
	x.out.shows(t, word(0)) // another key has cells of its own

	if err := readers[0].WindowChange(24, 80); err != nil {
		t.Fatal(err)
	}
	knows := func(z size) func() bool {
		return func() bool { return h.sizes()[0] == z }
	}
	eventually(t, "the first one is smaller", knows(size{80, 24}))
	small := opened(t, other)
	small.answers(t)
	if err := readers[0].WindowChange(drawnCells/drawnWidth, drawnWidth); err != nil { // there is no room now
		t.Fatal(err)
	}
	if err := readers[0].WindowChange(25, 80); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a size for which there is room", knows(size{80, 25}))
	small.press("q")
	small.ends(t)
	for _, x := range readers {
		x.press("q")
		x.ends(t)
	}
	eventually(t, "nothing is counted", func() bool {
		h.shares.mu.Lock()
		defer h.shares.mu.Unlock()
		return len(h.shares.keys) == 1 && h.shares.keys[gossh.FingerprintSHA256(stranger.PublicKey())].cells == 80*24
	})
}
