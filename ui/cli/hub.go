package cli

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"readout/store"
	"readout/ui"
)

// A hub holds the library that all visitors of a server share. It reads the library
// once, shows it to readers as it grows, and then compares it with its files from time
// to time, so that a change reaches the readers that are open. Readers keep the
// library they have until they take the newer one.
type hub struct {
	open func(ctx context.Context, held *store.Library) <-chan ui.Loaded
	log  *slog.Logger

	every time.Duration // at least, between two comparisons; 0 compares only when asked
	asked chan struct{} // somebody wants it compared now
	ready chan struct{} // closed when the library is whole for the first time

	mu     sync.Mutex
	newest ui.Loaded
	seats  map[*seat]bool
	fault  string // of the last comparison, said once
}

func newHub(open func(context.Context, *store.Library) <-chan ui.Loaded, every time.Duration, log *slog.Logger) *hub {
	return &hub{open: open, log: log, every: every, asked: make(chan struct{}, 1), ready: make(chan struct{}), seats: map[*seat]bool{}}
}

// idleShare bounds what comparing costs: it rests so many times as long as it took.
const idleShare = 20

// run reads the library and follows its files until ctx ends. It ends with an error if
// there is nothing to show at first; later ones are said in the log, and the library
// stays as it was.
func (h *hub) run(ctx context.Context) error {
	if err := h.read(ctx); err != nil {
		return err
	}
	for took := time.Duration(0); ; {
		var due <-chan time.Time
		if h.every > 0 && h.library().Stats().CachePath != "" { // others would be read whole each time
			due = time.After(max(h.every, idleShare*took))
		}
		select {
		case <-ctx.Done():
			return nil
		case <-h.asked:
		case <-due:
		}
		began := time.Now()
		h.compare(ctx)
		took = time.Since(began)
	}
}

// read reads the library for the first time.
func (h *hub) read(ctx context.Context) error {
	began := time.Now()
	for state := range h.open(ctx, nil) {
		if state.Err != nil {
			return state.Err
		}
		h.publish(state)
	}
	if ctx.Err() != nil || h.library() == nil {
		return ctx.Err()
	}
	close(h.ready)
	h.log.Info("library read", "briefings", h.library().Stats().Documents, "seconds", time.Since(began).Round(time.Millisecond).Seconds())
	return nil
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
	library, _ := last.Library.(*store.Library)
	if last.Err != nil {
		h.failed(last.Err)
		return
	}
	h.fault = ""
	came, gone := 0, 0
	if library != held {
		came, gone = library.Change(held)
	}
	if came+gone == 0 { // though files may have been read again, because they were young
		h.answer(last)
		return
	}
	h.log.Info("library changed", "briefings", library.Stats().Documents, "new", came, "gone", gone)
	h.publish(last)
}

// failed keeps the library though its files cannot be read now. Who asked is told.
func (h *hub) failed(why error) {
	if text := why.Error(); text != h.fault {
		h.fault = text
		h.log.Error("library not read again, the last one is kept", "why", store.SafeLine(text))
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	state := h.newest
	state.Err = why
	h.tell(state, func(s *seat) bool { return s.waits })
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
	context.AfterFunc(ctx, s.leave)
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
	select {
	case s.hub.asked <- struct{}{}:
	default: // somebody has asked already
	}
	return s.states
}
