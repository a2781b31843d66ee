//go:build linux

package cli_test

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// One key opens all the sessions that it can, of the largest windows, and reads nothing of
// them; then types searches as fast as a key repeats, then runs commands one after the other.
// Somebody else searches meanwhile. READOUT_GREEDY=FOLDER makes it a measurement on a library
// of one's own: go test ./ui/cli -run Greedy -v.
func TestGreedyKey(t *testing.T) {
	folder, searches := os.Getenv("READOUT_GREEDY"), 3
	var args []string
	if folder != "" {
		args, searches = []string{"--library", folder}, 40
	}
	s := serve(t, args...)
	s.said.wait(t, "library read")
	modest := s.admit(1)[0]
	measure := func(what string) time.Duration {
		waits := make([]time.Duration, searches)
		for i := range waits {
			began := time.Now()
			c := s.dialAs(modest, 100+i)
			if out, errs, code := s.run(c, "search undersea cables", ""); code > 1 {
				t.Fatalf("%s: exit %d: %s%s", what, code, out, errs)
			}
			waits[i] = time.Since(began)
			_ = c.Close()
		}
		slices.Sort(waits)
		u := s.usage()
		t.Logf("%-36s login and search p50 %v, most %v; resident %d MB, at most %d MB", what,
			waits[len(waits)/2].Round(time.Millisecond), waits[len(waits)-1].Round(time.Millisecond), u.resident>>10, u.peak>>10)
		return waits[len(waits)/2]
	}
	alone := measure("alone")

	g := &greedy{served: s}
	g.connect(16)
	typing := g.typists(8)
	opened, refused := g.deaf(64)
	t.Logf("%d large readers are let in, %d are not", opened, refused)
	if opened == 0 || refused == 0 {
		t.Errorf("%d of 64 large readers are let in", opened)
	}
	stop := g.type100(typing)
	beside := measure("beside 64 deaf readers and 8 typists")
	stop()
	t.Logf("%.1f × alone", float64(beside)/float64(alone))

	stop = g.commands(8)
	beside = measure("beside 8 endless commands")
	stop()
	t.Logf("%.1f × alone", float64(beside)/float64(alone))
	if peak := s.usage().peak >> 10; peak > 500 {
		t.Errorf("the server took %d MB", peak)
	}
}

// A greedy client has many connections with one key.
type greedy struct {
	*served
	clients []*gossh.Client
}

func (g *greedy) connect(n int) {
	for range n {
		g.clients = append(g.clients, g.dial(0))
	}
}

// typists opens readers of a usual size, whose screens are read and thrown away.
func (g *greedy) typists(n int) (keys []io.Writer) {
	for i := range n {
		keys = append(keys, g.read(g.clients[i], 120, 40).keys)
	}
	return keys
}

// deaf opens readers of the largest size and reads nothing of them.
func (g *greedy) deaf(n int) (opened, refused int) {
	for i := range n {
		x, err := g.clients[i%len(g.clients)].NewSession()
		if err != nil {
			refused++
			continue
		}
		if _, err := x.StdoutPipe(); err != nil {
			g.t.Fatal(err)
		}
		if _, err := x.StdinPipe(); err != nil {
			g.t.Fatal(err)
		}
		said := newLog()
		x.Stderr = said
		if err := errors.Join(x.RequestPty("xterm-256color", 100, 1000, gossh.TerminalModes{}), x.Shell()); err != nil {
			g.t.Fatal(err)
		}
		over := make(chan struct{})
		go func() {
			_ = x.Wait()
			close(over)
		}()
		select {
		case <-over: // it says why
			refused++
		case <-time.After(150 * time.Millisecond): // it is open
			opened++
		}
	}
	return opened, refused
}

// type100 types a hundred keys a second into each of some readers, until it is stopped.
func (g *greedy) type100(readers []io.Writer) (stop func()) {
	var all sync.WaitGroup
	over := make(chan struct{})
	text := "/" + strings.Repeat("e* t* a* ", 10) + "\x1b[27u"
	for _, keys := range readers {
		all.Go(func() {
			next := time.NewTicker(10 * time.Millisecond)
			defer next.Stop()
			for n := 0; ; n++ {
				select {
				case <-over:
					return
				case <-next.C:
					_, _ = io.WriteString(keys, text[n%len(text):][:1])
				}
			}
		})
	}
	return func() { close(over); all.Wait() }
}

// commands runs searches one after the other, several at once, until it is stopped.
func (g *greedy) commands(n int) (stop func()) {
	var all sync.WaitGroup
	var over atomic.Bool
	for i := range n {
		all.Go(func() {
			for !over.Load() {
				x, err := g.clients[len(g.clients)-1-i].NewSession()
				if err != nil {
					continue
				}
				_ = x.Run(`search "e* t* a*" --json`)
				_ = x.Close()
			}
		})
	}
	return func() { over.Store(true); all.Wait() }
}
