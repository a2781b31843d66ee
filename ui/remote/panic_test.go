package remote

import (
	"context"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// Whatever panics ends what it happened in. A session of somebody else that is open
// meanwhile goes on, and others come in.
func TestPanics(t *testing.T) {
	t.Parallel()
	var cleaning, logging atomic.Bool
	for name, c := range map[string]struct {
		change func(*Config)
		panics func(t *testing.T, h *host) // makes it happen
	}{
		"Update": {nil, breaks("u")},
		"View":   {nil, breaks("v")},
		"Cmd":    {nil, breaks("c")},
		"Batch":  {nil, breaks("b")},
		"command": {nil, func(t *testing.T, h *host) {
			if _, _, code, err := run(h.login(t), "panic"); err != nil || code != 2 {
				t.Errorf("code %d, %v", code, err)
			}
		}},
		"command on a terminal": {nil, func(t *testing.T, h *host) {
			if _, _, code, err := run(h.login(t), "panic", onTerminal); err != nil || code != 2 {
				t.Errorf("code %d, %v", code, err)
			}
		}},
		"Reader": {
			func(c *Config) { c.Reader = secondTime(c.Reader, func() (tea.Model, error) { panic("in Reader") }) },
			opensInVain,
		},
		"Reader has none": {
			func(c *Config) { c.Reader = secondTime(c.Reader, func() (tea.Model, error) { return nil, nil }) },
			opensInVain,
		},
		// Cleaning is done at logins, at the end of sessions and for what panicked.
		"Clean": {
			func(c *Config) {
				clean := c.Clean
				c.Clean = func(text string) string {
					if cleaning.Load() {
						panic("in Clean")
					}
					return clean(text)
				}
			},
			func(t *testing.T, h *host) {
				cleaning.Store(true)
				defer cleaning.Store(false)
				_, _, _, _ = run(h.login(t), "panic")
				_, _, _, _ = run(h.login(t), "a b")
			},
		},
		// The keys file says something when it has changed: at a login.
		"Keys": {
			func(c *Config) {
				path := newKeysFile(t, keyLine(admitted.PublicKey()))
				var err error
				if c.Keys, err = OpenKeys(path, slog.New(brokenLog{c.Log.Handler(), &logging})); err != nil {
					t.Fatal(err)
				}
			},
			func(t *testing.T, h *host) {
				logging.Store(true)
				defer logging.Store(false)
				writeFile(t, h.Keys.path, keyLine(admitted.PublicKey())+"\n\n# changed")
				h.Keys.mu.Lock()
				h.Keys.facts = facts{} // as if never read
				h.Keys.mu.Unlock()
				if client, err := h.enter("", as(admitted)); err == nil {
					_ = client.Close()
					t.Error("a login whose key could not be looked up is let in")
				}
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := start(t, c.change)
			other := opened(t, h.login(t))
			other.answers(t)
			c.panics(t, h)
			other.answers(t)
			if again := opened(t, h.login(t)); again.out.String() == "" {
				t.Error("nobody comes in")
			}
			other.answers(t)
			eventually(t, "the log tells of it", func() bool {
				return strings.Contains(h.log.String(), "panic") || strings.Contains(h.log.String(), "code=2")
			})
		})
	}
}

// breaks presses a key that breaks the program, whose terminal is restored.
func breaks(key string) func(*testing.T, *host) {
	return func(t *testing.T, h *host) {
		x := opened(t, h.login(t))
		x.press(key)
		if code := x.ends(t); code != 2 {
			t.Errorf("exit code %d", code)
		}
		if !strings.Contains(x.out.String(), leavesScreen) {
			t.Errorf("the terminal is not restored: %q", x.out.String())
		}
		if !strings.Contains(x.err.String(), "readout: closed: the reader has failed; the server's log says more\r\n") {
			t.Errorf("said: %q", x.err.String())
		}
	}
}

// opensInVain opens a reader that there is not.
func opensInVain(t *testing.T, h *host) {
	x, err := openTerminal(h.login(t), 80, 24)
	if err != nil {
		t.Fatal(err)
	}
	if code := x.ends(t); code != 2 {
		t.Errorf("exit code %d", code)
	}
}

type makesReader = func(context.Context, Visitor) (tea.Model, error)

// secondTime makes the second reader in another way.
func secondTime(first makesReader, second func() (tea.Model, error)) makesReader {
	var times atomic.Int64
	return func(ctx context.Context, v Visitor) (tea.Model, error) {
		if times.Add(1) == 2 {
			return second()
		}
		return first(ctx, v)
	}
}

// leavesScreen is what gives a terminal its old screen back.
const leavesScreen = "\x1b[?1049l"

// A broken log panics at will.
type brokenLog struct {
	slog.Handler
	broken *atomic.Bool
}

func (b brokenLog) Handle(ctx context.Context, r slog.Record) error {
	if b.broken.Load() {
		panic("in the log")
	}
	return b.Handler.Handle(ctx, r)
}
