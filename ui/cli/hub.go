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

// A hub holds the library that all visitors of a server share. It reads the library
// once, shows it to readers as it grows, and then compares it with its files from time
// to time, so that a change reaches the readers that are open. Readers keep the
// library they have until they take the newer one.
type hub struct {
	open func(ctx context.Context, held *store.Library) <-chan ui.Loaded
	tidy func(*store.Library, context.Context) (*store.Library, error)
	log  *slog.Logger

	grown        func()        // called when the library is another one; nil for nothing
	every        time.Duration // at least, between two comparisons; 0 compares only when asked
	verification time.Duration // between two verifications of the kept library; 0 for never to verify
	asked        chan struct{} // somebody wants it compared now
	ready        chan struct{} // closed when the library is whole for the first time

	mu     sync.Mutex
	newest ui.Loaded
	seats  map[*seat]bool

	// Of run's goroutine alone.
	fault, unkept, untidy warning // so that the log says each once
	broken                int     // how often comparing broke, one time after the other
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
	return &hub{open: open, tidy: (*store.Library).Tidy, log: log, every: every, asked: make(chan struct{}, 1), ready: make(chan struct{}), seats: map[*seat]bool{}}
}

// What comparing may cost: it rests so many times as long as it took, but not longer than
// a while.
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
	began := time.Now()
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
	took := time.Since(began)
	if !waited(ctx, nil, greeted) {
		return nil
	}
	h.log.Info("library read", "briefings", h.library().Stats().Documents, "seconds", took.Round(time.Millisecond).Seconds())
	h.tellUnkept()
	var others spawn.Group
	defer func() { _ = others.Wait() }()
	if h.verification > 0 {
		others.Go(func() { h.verify(ctx, h.verification) })
	}
	for rest := time.Duration(0); ; {
		if !waited(ctx, after(rest), nil) || !waited(ctx, after(h.pause()), h.asked) {
			return nil
		}
		began := time.Now()
		h.follow(ctx)
		rest = min(longRest, idleShare*max(0, time.Since(began)-headStart))
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
		h.failed(broke)
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

// rewrite writes the kept file anew if much of it is of no use any more. If that breaks,
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
	for waited(ctx, after(every), nil) {
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

// ask wants the library compared with its files now.
func (h *hub) ask() {
	select {
	case h.asked <- struct{}{}:
	default: // somebody has asked already
	}
}

// pause is the time until the next comparison that nobody has asked for, below 0 for never.
func (h *hub) pause() time.Duration {
	switch stats := h.library().Stats(); {
	case h.broken > 0:
		return min(againAfter, max(h.every, time.Second)<<min(h.broken, 16))
	case h.every == 0:
	case stats.CachePath != "":
		return h.every
	case stats.Uncached != "":
		return max(h.every, againAfter)
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

// waited waits for one of two channels, or until ctx ends, and says whether it was not
// that.
func waited(ctx context.Context, due <-chan time.Time, asked <-chan struct{}) bool {
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

// tellUnkept says in the log why a library is not kept though it should be.
func (h *hub) tellUnkept() {
	why := h.library().Stats().Uncached
	if h.unkept.isNew(why) {
		h.log.Warn("library not kept for the next time", "why", store.SafeLine(why))
	}
}

// compare looks for files that have changed.
func (h *hub) compare(ctx context.Context) {
	held := h.library()
	var last ui.Loaded
	for last = range h.open(ctx, held) {
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
		h.failed(last.Err)
		return
	}
	h.fault, h.broken = "", 0
	came, gone := 0, 0
	if library != held {
		came, gone = library.Change(held)
	}
	if came+gone == 0 && !held.Damaged() { // though files may have been read again, because they were young
		h.answer(last)
		h.tellUnkept()
		return
	}
	h.publish(last) // before the log says so: who reads the log asks then
	h.log.Info("library changed", "briefings", library.Stats().Documents, "new", came, "gone", gone)
	h.tellUnkept()
}

// errAway is what visitors are told of files that cannot be read now. Why, and where they
// are, is for the log.
var errAway = errors.New("the files cannot be read now; the briefings stay as they were")

// failed keeps the library though its files cannot be read now, or reading them broke. Who
// asked is told.
func (h *hub) failed(why error) {
	var broke *spawn.Panic
	stack := ""
	if errors.As(why, &broke) {
		stack = string(broke.Stack)
		h.broken++
	}
	if text := why.Error(); h.fault.isNew(text) {
		h.log.Error("library not read again, the last one is kept", "why", store.SafeLine(text), "stack", stack)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	state := h.newest
	state.Err = errAway
	h.tell(state, func(s *seat) bool { return s.waits })
}

// replace puts the same library in the place of the newest one, as it is kept elsewhere.
func (h *hub) replace(library *store.Library) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.newest.Library = library
}

// answer tells those who asked that nothing has changed. The library as it was read now
// is for them and for who comes.
func (h *hub) answer(state ui.Loaded) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.newest = state
	h.tell(state, func(s *seat) bool { return s.waits })
}

// publish shows a newer state of the library to all.
func (h *hub) publish(state ui.Loaded) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.newest = state
	if state.Done && h.grown != nil {
		h.grown()
	}
	h.tell(state, func(*seat) bool { return true })
}

// tell gives a state to seats. h.mu is held.
func (h *hub) tell(state ui.Loaded, whom func(*seat) bool) {
	for s := range h.seats {
		if whom(s) {
			s.put(state)
		}
	}
}

// library is the newest library, nil if there is none yet.
func (h *hub) library() *store.Library {
	h.mu.Lock()
	defer h.mu.Unlock()
	library, _ := h.newest.Library.(*store.Library)
	return library
}

// whole waits for the library to be whole for the first time, and returns it as it is
// now.
func (h *hub) whole(ctx context.Context) (*store.Library, error) {
	select {
	case <-h.ready:
		return h.library(), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// A seat is one reader's at a hub.
type seat struct {
	hub    *hub
	states chan ui.Loaded // the newest that the reader has not taken
	waits  bool           // the reader asked for a comparison
}

// join takes a seat until ctx ends.
func (h *hub) join(ctx context.Context) *seat {
	s := &seat{hub: h, states: make(chan ui.Loaded, 1)}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.seats[s] = true
	if h.newest.Library != nil || h.newest.Found > 0 {
		s.put(h.newest)
	}
	spawn.When(ctx, s.leave)
	return s
}

func (s *seat) leave() {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	delete(s.hub.seats, s)
}

// put makes a state the one that the reader takes next. hub.mu is held.
func (s *seat) put(state ui.Loaded) {
	select { // an older one that nobody took is out of date
	case <-s.states:
	default:
	}
	s.states <- state
	s.waits = s.waits && !state.Done
}

// reopen asks for a comparison. Its end is told on the channel that it returns; the
// one before is told nothing more.
func (s *seat) reopen(context.Context) <-chan ui.Loaded {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	s.states, s.waits = make(chan ui.Loaded, 1), true
	s.hub.ask()
	return s.states
}
