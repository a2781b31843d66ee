package remote

import (
	"context"
	"runtime"
	"slices"
	"sync"
)

// turns share the processors among keys. Work that computes takes a turn first and gives it back when it is
// done or waits for something. There are as many turns as processors; who asks while there are none waits, and
// when one comes free the keys that wait are served one after the other, each with what it asked for first. One
// key has all turns but one at most. So the work of another key begins at once if one key alone is greedy, and
// of n greedy keys each has an nth: how much a key asks for changes nothing for the others.
type turns struct {
	mu      sync.Mutex
	free    int
	most    int // that one key may have
	inUse   map[string]int
	waiters map[string][]chan struct{} // what a key has asked for; closed when it has its turn
	order   []string                   // the keys that wait, the next one first
}

func newTurns(n int) *turns {
	n = max(2, n)
	return &turns{free: n, most: n - 1, inUse: map[string]int{}, waiters: map[string][]chan struct{}{}}
}

// processors are the turns that there are of each kind.
func processors() int { return runtime.GOMAXPROCS(0) }

// take waits for a turn of a key, which must be given back, or until ctx ends.
func (t *turns) take(ctx context.Context, key string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	t.mu.Lock()
	turn := make(chan struct{})
	if t.waiters[key] == nil {
		t.order = append(t.order, key)
	}
	t.waiters[key] = append(t.waiters[key], turn)
	t.next()
	t.mu.Unlock()
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if at := slices.Index(t.waiters[key], turn); at >= 0 {
		t.setWaiters(key, slices.Delete(t.waiters[key], at, at+1))
	} else { // it has come meanwhile
		t.release(key)
	}
	return ctx.Err()
}

// give gives a turn of a key back.
func (t *turns) give(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.release(key)
}

// release is give. t.mu is held, as it is for what follows.
func (t *turns) release(key string) {
	t.free++
	if t.inUse[key]--; t.inUse[key] == 0 {
		delete(t.inUse, key)
	}
	t.next()
}

// next gives the turns that are free to those who wait.
func (t *turns) next() {
	for t.free > 0 {
		at := slices.IndexFunc(t.order, func(key string) bool { return t.inUse[key] < t.most })
		if at < 0 {
			return
		}
		key := t.order[at]
		t.free--
		t.inUse[key]++
		turn := t.waiters[key][0]
		t.order = append(slices.Delete(t.order, at, at+1), key)
		t.setWaiters(key, t.waiters[key][1:])
		close(turn)
	}
}

// setWaiters sets who waits for a turn of a key.
func (t *turns) setWaiters(key string, all []chan struct{}) {
	t.waiters[key] = all
	if len(all) == 0 {
		delete(t.waiters, key)
		t.order = slices.DeleteFunc(t.order, func(other string) bool { return other == key })
	}
}

// A computation is a piece of work of a key that takes turns: it computes, and rests while it
// waits for something else than a processor. It is used by one goroutine.
type computation struct {
	turns   *turns
	ctx     context.Context
	key     string
	hasTurn bool // it has a turn
}

// work waits for a turn. If ctx ends before, it goes on without one: what follows ends soon.
func (w *computation) work() { w.hasTurn = w.turns.take(w.ctx, w.key) == nil }

// rest gives the turn back while something is waited for.
func (w *computation) rest(wait func()) {
	if !w.hasTurn {
		wait()
		return
	}
	w.done()
	defer w.work()
	wait()
}

func (w *computation) done() {
	if w.hasTurn {
		w.hasTurn = false
		w.turns.give(w.key)
	}
}
