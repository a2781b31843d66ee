package remote

import (
	"context"
	"slices"
	"testing"
)

// asks asks for turns of a key, which are told of as they come.
func asks(t *testing.T, turns *turns, key string, n int, came chan<- string) {
	t.Helper()
	for range n {
		turns.mu.Lock()
		before := turns.inUse[key] + len(turns.waiters[key])
		turns.mu.Unlock()
		go func() {
			if turns.take(t.Context(), key) == nil {
				came <- key
			}
		}()
		eventually(t, "it is asked for", func() bool {
			turns.mu.Lock()
			defer turns.mu.Unlock()
			return turns.inUse[key]+len(turns.waiters[key]) > before
		})
	}
}

// However much one key asks for, another has a turn at once; when all are taken, the keys
// that wait have theirs one after the other.
func TestTurns(t *testing.T) {
	t.Parallel()
	turns := newTurns(3)
	came := make(chan string, 100)
	comes := func(want ...string) {
		t.Helper()
		var got []string
		for range want {
			got = append(got, arrives(t, "a turn", came))
		}
		slices.Sort(got)
		if slices.Sort(want); !slices.Equal(got, want) {
			t.Fatalf("turns of %q, want %q", got, want)
		}
		if len(came) > 0 {
			t.Fatalf("one more, of %q", <-came)
		}
	}
	asks(t, turns, "greedy", 20, came)
	comes("greedy", "greedy") // all but one
	asks(t, turns, "modest", 1, came)
	comes("modest")
	asks(t, turns, "third", 2, came)
	turns.give("greedy")
	comes("greedy") // which asked first
	turns.give("greedy")
	comes("third")
	turns.give("modest")
	comes("greedy")
	asks(t, turns, "modest", 1, came)
	turns.give("third")
	comes("third") // whose turn it is
	turns.give("greedy")
	comes("greedy")
	turns.give("greedy")
	comes("modest")
}

// Who gives up while waiting takes nothing with him.
func TestTurnsGivenUp(t *testing.T) {
	t.Parallel()
	turns := newTurns(1) // two, of which a key has one
	if err := turns.take(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	together(t, 200, func(int) error {
		ctx, cancel := context.WithCancel(t.Context())
		over := make(chan error)
		go func() {
			err := turns.take(ctx, "a")
			if err == nil {
				turns.give("a")
			}
			over <- err
		}()
		cancel()
		<-over
		return nil
	})
	turns.give("a")
	turns.mu.Lock()
	defer turns.mu.Unlock()
	if turns.free != 2 || len(turns.inUse)+len(turns.waiters)+len(turns.order) > 0 {
		t.Errorf("%d are free, taken %v, waiting %v, in order %v", turns.free, turns.inUse, turns.waiters, turns.order)
	}
}

// A command that waits for its client lets others compute.
func TestWorkersRest(t *testing.T) {
	t.Parallel()
	turns := newTurns(2)
	w := &computation{turns: turns, ctx: t.Context(), key: "a"}
	w.work()
	w.rest(func() {
		if err := turns.take(t.Context(), "a"); err != nil {
			t.Error(err)
		}
		turns.give("a")
	})
	if !w.hasTurn || turns.inUse["a"] != 1 {
		t.Error("it goes on without a turn")
	}
	w.done()
	if turns.free != 2 {
		t.Errorf("%d are free", turns.free)
	}
}

// Commands of one key that wait for ever, for a client that reads nothing, keep no other
// command waiting: neither of the same key nor of another.
func TestDeafCommands(t *testing.T) {
	t.Parallel()
	h := start(t)
	client := h.login(t)
	for range 3 {
		s, err := newSession(client)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.StdoutPipe(); err != nil {
			t.Fatal(err)
		}
		if err := s.Start("flood"); err != nil {
			t.Fatal(err)
		}
	}
	if out, _, _, err := run(h.login(t), "key"); err != nil || out == "" {
		t.Errorf("%q, %v", out, err)
	}
}
