//go:build linux

package cli_test

import (
	"fmt"
	"io"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// The load that a server is held under: what READOUT_LOAD says, such as "500 60s",
// else little enough for every run of the tests. go test -run Load -v prints what was
// measured.
func load(t *testing.T) (sessions int, lasting time.Duration) {
	sessions, lasting = 24, 2*time.Second
	if told := os.Getenv("READOUT_LOAD"); told != "" {
		var text string
		if _, err := fmt.Sscan(told, &sessions, &text); err != nil {
			t.Fatalf("READOUT_LOAD %q: write a number of sessions and how long, such as 500 60s", told)
		}
		var err error
		if lasting, err = time.ParseDuration(text); err != nil {
			t.Fatal(err)
		}
	}
	return sessions, lasting
}

// What a reader types, each key a second after the one before. All of them change the
// screen.
var strokes = []string{"j", "k", "\r", "q", "/", "n", "a", "t", "o", "\r", "q"}

// Many people read at once, each with a key, and leave nothing behind. The clients are as
// many as the limits allow from one address, on as many addresses as that takes.
func TestLoadOfReaders(t *testing.T) {
	sessions, lasting := load(t)
	s := serve(t, "--max-connections", fmt.Sprint(sessions))
	s.said.wait(t, "library read")
	keys := s.admit(sessions)
	before := s.usage()

	const perAddress = 16
	screens := make([]*remoteScreen, sessions)
	clients := make([]*gossh.Client, sessions)
	for i, key := range keys {
		clients[i] = s.dialAs(key, i/perAddress)
		screens[i] = s.read(clients[i], 120, 40)
	}
	began := time.Now()
	waits := make([][]time.Duration, sessions)
	var all sync.WaitGroup
	for i, x := range screens {
		all.Go(func() {
			time.Sleep(time.Second * time.Duration(i) / time.Duration(sessions)) // people do not type in step
			for n := 0; time.Since(began) < lasting; n++ {
				next := time.After(time.Second)
				wait, ok := x.answer(strokes[n%len(strokes)])
				if !ok {
					t.Errorf("session %d: nothing was drawn for %q", i, strokes[n%len(strokes)])
					return
				}
				waits[i] = append(waits[i], wait)
				<-next
			}
		})
	}
	all.Wait()
	during := s.usage()
	took := slices.Concat(waits...)
	slices.Sort(took)
	t.Logf("%d sessions for %v, %d keys: p50 %v, p99 %v, most %v to the screen; resident %d MB, at most %d MB; %d goroutines",
		sessions, lasting, len(took), took[len(took)/2], took[len(took)*99/100], took[len(took)-1], during.resident>>10, during.peak>>10, during.goroutines)
	for _, x := range screens {
		x.press(t, "\x03")
		if err := x.Wait(); err != nil {
			t.Errorf("a reader did not leave well: %v", err)
		}
	}
	for _, c := range clients {
		_ = c.Close()
	}
	after := s.settles(before)
	t.Logf("afterwards %d goroutines (%d before), heap %d kB (%d before)", after.goroutines, before.goroutines, after.heap>>10, before.heap>>10)
}

// answer types a key and says how long the first bytes of the answer took.
func (x *remoteScreen) answer(key string) (time.Duration, bool) {
	x.said.mu.Lock()
	came := x.said.came
	x.said.mu.Unlock()
	typed := time.Now()
	if _, err := io.WriteString(x.keys, key); err != nil {
		return 0, false
	}
	select {
	case <-came:
		return time.Since(typed), true
	case <-time.After(patience):
		return 0, false
	}
}

// Commands follow each other, and leave nothing behind.
func TestLoadOfCommands(t *testing.T) {
	commands := 200
	if os.Getenv("READOUT_LOAD") != "" {
		commands = 10_000
	}
	s := serve(t)
	s.said.wait(t, "library read")
	c := s.dial(0)
	s.run(c, "search undersea cables", "")
	before := s.usage()
	began := time.Now()
	for range commands {
		if _, errs, code := s.run(c, "search undersea cables", ""); code != 0 {
			t.Fatalf("exit %d: %s", code, errs)
		}
	}
	t.Logf("%d searches, %v each", commands, time.Since(began)/time.Duration(commands))
	s.settles(before)
}
