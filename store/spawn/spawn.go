// Package spawn is the one place where goroutines begin, so that none can end the program:
// a panic in one becomes an error that somebody is given. It knows nothing else and may be
// used by every package; a test finds go statements elsewhere.
package spawn

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// A Panic is what a function ended with instead of returning.
type Panic struct {
	Why   any
	Stack []byte // as runtime/debug prints it, for a log
}

func (p *Panic) Error() string {
	return fmt.Sprintf("a fault in this program (%v); please report it", p.Why)
}

// Unwrap returns the error that was panicked with, or nil.
func (p *Panic) Unwrap() error {
	err, _ := p.Why.(error)
	return err
}

// Caught calls do and returns its panic, or nil.
func Caught(do func()) (p *Panic) {
	defer func() {
		if why := recover(); why != nil {
			p = &Panic{Why: why, Stack: debug.Stack()}
		}
	}()
	do()
	return nil
}

// Go calls do in a goroutine. If it panics, broke is told, in the same goroutine; nil if nobody need know. A
// page of a mapped file that the system cannot bring in is a panic, too, and not the end of the program.
func Go(do func(), broke func(*Panic)) {
	go func() {
		debug.SetPanicOnFault(true)
		if p := Caught(do); p != nil && broke != nil {
			broke(p)
		}
	}()
}

// When calls do in a goroutine as soon as ctx ends, unless stop is called before, as
// [context.AfterFunc] does. A panic of do is lost.
func When(ctx context.Context, do func()) (stop func() bool) {
	return context.AfterFunc(ctx, func() { _ = Caught(do) })
}

// After calls do in a goroutine when a time is over, as [time.AfterFunc] does. A panic of do is lost.
func After(d time.Duration, do func()) *time.Timer {
	return time.AfterFunc(d, func() { _ = Caught(do) })
}

// A Group is goroutines that are waited for. The zero Group is ready for use.
type Group struct {
	running sync.WaitGroup
	mu      sync.Mutex
	first   *Panic
}

// Go calls do in a goroutine of the group.
func (g *Group) Go(do func()) {
	g.running.Add(1)
	Go(func() {
		defer g.running.Done()
		if p := Caught(do); p != nil {
			g.mu.Lock()
			defer g.mu.Unlock()
			if g.first == nil {
				g.first = p
			}
		}
	}, nil)
}

// Wait waits until all have returned. The error is the first *Panic, or nil.
func (g *Group) Wait() error {
	g.running.Wait()
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.first == nil {
		return nil
	}
	return g.first
}
