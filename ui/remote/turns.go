package remote

import (
	"context"
	"runtime"
	"slices"
	"sync"
)

// turns share the processors among keys. Work that computes takes a turn first and gives it
// back when it is done or waits for something. There are as many turns as processors; who
// asks while there are none waits, and when one comes free the keys that wait are served
// one after the other, each with what it asked for first. One key has all turns but one at
// most. So the work of another key begins at once if one key alone is greedy, and of n greedy
// keys each has an nth: how much a key asks for changes nothing for the others.
type turns struct {
	mu      sync.Mutex
	free    int
	most    int // that one key may have
	taken   map[string]int
	waiting map[string][]chan struct{} // what a key has asked for; closed when it has its turn
	order   []string                   // the keys that wait, the next one first
}

func newTurns(n int) *turns {
	n = max(2, n)
	return &turns{free: n, most: n - 1, taken: map[string]int{}, waiting: map[string][]chan struct{}{}}
}

// processors are the turns that there are of each kind.
func processors() int { return runtime.GOMAXPROCS(0) }

// take waits for a turn of a key, which must be given back, or until ctx ends.
func (t *turns) take(ctx context.Context, key string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	t.mu.Lock()
	mine := make(chan struct{})
	if t.waiting[key] == nil {
		t.order = append(t.order, key)
	}
	t.waiting[key] = append(t.waiting[key], mine)
	t.next()
	t.mu.Unlock()
	select {
	case <-mine:
		return nil
	case <-ctx.Done():
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if at := slices.Index(t.waiting[key], mine); at >= 0 {
		t.waits(key, slices.Delete(t.waiting[key], at, at+1))
	} else { // it has come meanwhile
		t.back(key)
	}
	return ctx.Err()
}

// give gives a turn of a key back.
func (t *turns) give(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.back(key)
}

// back is give. t.mu is held, as it is for what follows.
func (t *turns) back(key string) {
	t.free++
	if t.taken[key]--; t.taken[key] == 0 {
		delete(t.taken, key)
	}
	t.next()
}

// next gives the turns that are free to those who wait.
func (t *turns) next() {
	for t.free > 0 {
		at := slices.IndexFunc(t.order, func(key string) bool { return t.taken[key] < t.most })
		if at < 0 {
			return
		}
		key := t.order[at]
		t.free--
		t.taken[key]++
		mine := t.waiting[key][0]
		t.order = append(slices.Delete(t.order, at, at+1), key)
		t.waits(key, t.waiting[key][1:])
		close(mine)
	}
}

// waits sets what a key waits for.
func (t *turns) waits(key string, all []chan struct{}) {
	t.waiting[key] = all
	if len(all) == 0 {
		delete(t.waiting, key)
		t.order = slices.DeleteFunc(t.order, func(other string) bool { return other == key })
	}
}

// A worker is a piece of work of a key that takes turns: it computes, and rests while it
// waits for something else than a processor. It is used by one goroutine.
type worker struct {
	*turns
	ctx  context.Context
	key  string
	here bool // it has a turn
}

// work waits for a turn. If ctx ends before, it goes on without one: what follows ends soon.
func (w *worker) work() { w.here = w.take(w.ctx, w.key) == nil }

// rest gives the turn back while something is waited for.
func (w *worker) rest(wait func()) {
	if !w.here {
		wait()
		return
	}
	w.done()
	defer w.work()
	wait()
}

func (w *worker) done() {
	if w.here {
		w.here = false
		w.give(w.key)
	}
}
