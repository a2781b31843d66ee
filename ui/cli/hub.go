package cli

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"readout/store"
	"readout/store/spawn"
	"readout/ui"
)

// A hub holds the library that all visitors of a server share. It reads the library once, shows it to readers
// as it grows, and then compares it with its files from time to time, so that a change reaches the readers that
// are open. Readers keep the library they have until they take the newer one.
type hub struct {
	open func(ctx context.Context, held *store.Library) <-chan ui.Loaded
	tidy func(*store.Library, context.Context) (*store.Library, error)
	log  *slog.Logger

	onChange     func()        // called when the library is another one; nil for nothing
	interval     time.Duration // at least, between two comparisons; 0 compares only when asked
	verification time.Duration // between two verifications of the kept library; 0 for never to verify
	requests     chan struct{} // somebody wants it compared now
	ready        chan struct{} // closed when the library is whole for the first time

	mu          sync.Mutex
	latest      ui.Loaded
	subscribers map[*subscriber]bool

	// Of run's goroutine alone.
	fault, unkept, untidy warning // so that the log says each once
	failures              int     // how often comparing broke, one time after the other
}

// A warning is the last text of what may be wrong for long, and would be logged each time
// that it is tried again.
type warning string

// isNew takes the text as it is now, "" for nothing wrong, and reports whether it is to be
// logged: whether it is another one than last time.
func (w *warning) isNew(text string) bool {
	last := *w
	*w = warning(text)
	return text != "" && *w != last
}

func newHub(open func(context.Context, *store.Library) <-chan ui.Loaded, every time.Duration, log *slog.Logger) *hub {
	return &hub{open: open, tidy: (*store.Library).Tidy, log: log, interval: every,
		requests: make(chan struct{}, 1), ready: make(chan struct{}), subscribers: map[*subscriber]bool{}}
}

// What comparing may cost: it rests so many times as long as it took, but not longer than a while.
const (
	idleShare = 20
	longRest  = time.Minute
)

// againAfter is how long it takes until a library that could not be kept is read whole
// again, to look for changes and to try to keep it.
const againAfter = 10 * time.Minute

// A kept library is read whole so often, to find damage to what was good when it was first
// read, unless a flag says otherwise, and takes this share of a core for it.
const (
	verifyEvery = 15 * time.Minute
	verifyShare = 0.01
)

// run reads the library and follows its files until ctx ends. It ends with an error if
// there is nothing to show at first; later ones are said in the log, also panics, and the
// library stays as it was. The log begins when greeted is closed.
func (h *hub) run(ctx context.Context, greeted <-chan struct{}) error {
	start := time.Now()
	var err error
	if broke := spawn.Caught(func() { err = h.read(ctx) }); broke != nil {
		err = broke
	}
	switch {
	case ctx.Err() != nil:
		return nil
	case err != nil:
		return err
	}
	duration := time.Since(start)
	if !waitFor(ctx, nil, greeted) {
		return nil
	}
	h.log.Info("library read", "briefings", h.library().Stats().Documents, "seconds",
		duration.Round(time.Millisecond).Seconds())
	h.logUncached()
	var others spawn.Group
	defer func() { _ = others.Wait() }()
	if h.verification > 0 {
		others.Go(func() { h.verify(ctx, h.verification) })
	}
	for rest := time.Duration(0); ; {
		if !waitFor(ctx, after(rest), nil) || !waitFor(ctx, after(h.pause()), h.requests) {
			return nil
		}
		start := time.Now()
		h.follow(ctx)
		rest = min(longRest, idleShare*max(0, time.Since(start)-headStart))
	}
}

// follow compares the library with its files. If that breaks, the library stays as it is,
// and it is tried again with growing pauses.
func (h *hub) follow(ctx context.Context) {
	broke := spawn.Caught(func() {
		h.compare(ctx)
		h.rewrite(ctx)
	})
	if broke != nil {
		h.reportFailure(broke)
	}
}

// attempt calls do, and returns what went wrong, "" for nothing, and the stack if that was a
// panic.
func attempt(do func() error) (why, stack string) {
	var err error
	if broke := spawn.Caught(func() { err = do() }); broke != nil {
		err, stack = broke, string(broke.Stack)
	}
	if err != nil {
		why = store.SafeLine(err.Error())
	}
	return why, stack
}

// rewrite writes the kept file again if much of it is of no use any more. If that breaks,
// comparing goes on as before.
func (h *hub) rewrite(ctx context.Context) {
	library := h.library()
	tidied := library
	why, stack := attempt(func() (err error) { tidied, err = h.tidy(library, ctx); return err })
	switch {
	case ctx.Err() != nil:
	case h.untidy.isNew(why):
		h.log.Warn("library not written anew, its file stays as it is", "why", why, "stack", stack)
	case why == "" && tidied != library:
		h.log.Info("library written anew", "bytes", tidied.Stats().CacheBytes, "before", library.Stats().CacheBytes)
		h.replace(tidied)
	}
}

// verify looks for damage to the kept library from time to time, until ctx ends.
func (h *hub) verify(ctx context.Context, every time.Duration) {
	var unverified warning
	for waitFor(ctx, after(every), nil) {
		library := h.library()
		verified := library
		why, stack := attempt(func() (err error) { verified, err = library.Verify(ctx, verifyShare); return err })
		isNew := unverified.isNew(why)
		switch {
		case ctx.Err() != nil:
		case isNew && stack != "":
			h.log.Error("verifying the kept library broke", "why", why, "stack", stack)
		case isNew:
			h.log.Error("the kept library is damaged, and its files cannot be read again", "why", why)
		case why == "" && verified != library:
			h.publish(ui.Loaded{Library: verified, Done: true})
			h.log.Warn("the kept library was damaged on the disk; its files have been read again")
		}
	}
}

// requestCheck wants the library compared with its files now.
func (h *hub) requestCheck() {
	select {
	case h.requests <- struct{}{}:
	default: // somebody has asked already
	}
}

// pause is the time until the next comparison that nobody has asked for, below 0 for never.
func (h *hub) pause() time.Duration {
	switch stats := h.library().Stats(); {
	case h.failures > 0:
		return min(againAfter, max(h.interval, time.Second)<<min(h.failures, 16))
	case h.interval == 0:
	case stats.CachePath != "":
		return h.interval
	case stats.Uncached != "":
		return max(h.interval, againAfter)
	}
	return -1 // all files would be read each time
}

// after is time.After, and for a time below 0 a channel on which nothing comes.
func after(d time.Duration) <-chan time.Time {
	if d < 0 {
		return nil
	}
	return time.After(d)
}

// waitFor waits for one of two channels, or until ctx ends, and reports whether it was not that.
func waitFor(ctx context.Context, due <-chan time.Time, asked <-chan struct{}) bool {
	select {
	case <-ctx.Done():
		return false
	case <-asked:
	case <-due:
	}
	return true
}

// read reads the library for the first time.
func (h *hub) read(ctx context.Context) error {
	for state := range h.open(ctx, nil) {
		if state.Err != nil {
			return state.Err
		}
		h.publish(state)
	}
	if h.library() == nil {
		return errNone
	}
	close(h.ready)
	return nil
}

var errNone = errors.New("reading the files ended without a library")

// logUncached says in the log why a library is not kept though it should be.
func (h *hub) logUncached() {
	why := h.library().Stats().Uncached
	if h.unkept.isNew(why) {
		h.log.Warn("library not kept for the next time", "why", store.SafeLine(why))
	}
}

// compare looks for files that have changed.
func (h *hub) compare(ctx context.Context) {
	before := h.library()
	var last ui.Loaded
	for last = range h.open(ctx, before) {
		// What is shown stays until the newer library is whole.
	}
	if ctx.Err() != nil {
		return
	}
	library, whole := last.Library.(*store.Library)
	if last.Err == nil && !whole {
		last.Err = errNone
	}
	if last.Err != nil {
		h.reportFailure(last.Err)
		return
	}
	h.fault, h.failures = "", 0
	added, deleted := 0, 0
	if library != before {
		added, deleted = library.Change(before)
	}
	if added+deleted == 0 && !before.Damaged() { // though files may have been read again, because they were young
		h.answer(last)
		h.logUncached()
		return
	}
	h.publish(last) // before the log says so: who reads the log asks then
	h.log.Info("library changed", "briefings", library.Stats().Documents, "new", added, "gone", deleted)
	h.logUncached()
}

// errAway is what visitors are told of files that cannot be read now. Why, and where they are, is for the log.
var errAway = errors.New("the files cannot be read now; the briefings stay as they were")

// reportFailure keeps the library though its files cannot be read now, or reading them broke. Who
// asked is told.
func (h *hub) reportFailure(why error) {
	var broke *spawn.Panic
	stack := ""
	if errors.As(why, &broke) {
		stack = string(broke.Stack)
		h.failures++
	}
	if text := why.Error(); h.fault.isNew(text) {
		h.log.Error("library not read again, the last one is kept", "why", store.SafeLine(text), "stack", stack)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	state := h.latest
	state.Err = errAway
	h.notify(state, func(s *subscriber) bool { return s.waiting })
}

// replace puts the same library in the place of the newest one, as it is kept elsewhere.
func (h *hub) replace(library *store.Library) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.latest.Library = library
}

// answer tells those who asked that nothing has changed. The library as it was read now
// is for them and for readers that come later.
func (h *hub) answer(state ui.Loaded) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.latest = state
	h.notify(state, func(s *subscriber) bool { return s.waiting })
}

// publish shows a newer state of the library to all.
func (h *hub) publish(state ui.Loaded) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.latest = state
	if state.Done && h.onChange != nil {
		h.onChange()
	}
	h.notify(state, func(*subscriber) bool { return true })
}

// notify gives a state to subscribers. h.mu is held.
func (h *hub) notify(state ui.Loaded, whom func(*subscriber) bool) {
	for s := range h.subscribers {
		if whom(s) {
			s.put(state)
		}
	}
}

// library is the newest library, nil if there is none yet.
func (h *hub) library() *store.Library {
	h.mu.Lock()
	defer h.mu.Unlock()
	library, _ := h.latest.Library.(*store.Library)
	return library
}

// whole waits for the library to be whole for the first time, and returns it as it is now.
func (h *hub) whole(ctx context.Context) (*store.Library, error) {
	select {
	case <-h.ready:
		return h.library(), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// A subscriber is a reader that a hub tells of changes.
type subscriber struct {
	hub     *hub
	states  chan ui.Loaded // the newest that the reader has not taken
	waiting bool           // the reader asked for a comparison
}

// subscribe adds a reader until ctx ends.
func (h *hub) subscribe(ctx context.Context) *subscriber {
	s := &subscriber{hub: h, states: make(chan ui.Loaded, 1)}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.subscribers[s] = true
	if h.latest.Library != nil || h.latest.Found > 0 {
		s.put(h.latest)
	}
	spawn.When(ctx, s.leave)
	return s
}

func (s *subscriber) leave() {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	delete(s.hub.subscribers, s)
}

// put makes a state the one that the reader takes next. hub.mu is held.
func (s *subscriber) put(state ui.Loaded) {
	select { // an older one that nobody took is out of date
	case <-s.states:
	default:
	}
	s.states <- state
	s.waiting = s.waiting && !state.Done
}

// reopen asks for a comparison. Its end is told on the channel that it returns; the
// one before is told nothing more.
func (s *subscriber) reopen(context.Context) <-chan ui.Loaded {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	s.states, s.waiting = make(chan ui.Loaded, 1), true
	s.hub.requestCheck()
	return s.states
}
