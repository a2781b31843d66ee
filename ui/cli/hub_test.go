package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"readout/store"
	"readout/ui"
)

// A changing is files that change, and the library that they are now.
type changing struct {
	t       *testing.T
	library *store.Library
	err     error
	broken  bool // comparing panics
}

func (c *changing) become(names ...string) {
	c.t.Helper()
	files := fstest.MapFS{}
	for _, name := range names {
		files[name] = &fstest.MapFile{Data: []byte(someBriefings["harbour.txt"] + name)}
	}
	var err error
	if c.library, err = store.OpenFS(c.t.Context(), "briefings", files, store.Options{}); err != nil {
		c.t.Fatal(err)
	}
}

func (c *changing) hub() *hub {
	return newHub(func(context.Context, *store.Library) <-chan ui.Loaded {
		if c.broken {
			panic("it broke")
		}
		states := make(chan ui.Loaded, 1)
		if c.err != nil {
			states <- ui.Loaded{Done: true, Err: c.err}
		} else {
			states <- ui.Loaded{Library: c.library, Done: true}
		}
		close(states)
		return states
	}, 0, slog.New(slog.DiscardHandler))
}

// told is what is told at a seat, how many briefings there are; nothing is -1.
func (s *subscriber) told() int {
	select {
	case state := <-s.states:
		if !state.Done {
			return -2
		}
		return state.Library.Stats().Documents
	default:
		return -1
	}
}

const nothing = -1

// A library that has changed reaches all who sit there; that nothing has changed is for
// those who asked.
func TestHubFollowsTheFiles(t *testing.T) {
	files := &changing{t: t}
	files.become("a.txt", "b.txt")
	h := files.hub()
	early := h.subscribe(t.Context())
	if n := early.told(); n != nothing {
		t.Errorf("%d briefings were told of before anything was known", n)
	}
	if err := h.read(t.Context()); err != nil {
		t.Fatal(err)
	}
	late := h.subscribe(t.Context())
	step := func(what string, wantEarly, wantLate int) {
		t.Helper()
		if e, l := early.told(), late.told(); e != wantEarly || l != wantLate {
			t.Errorf("%s: %d and %d were told, want %d and %d", what, e, l, wantEarly, wantLate)
		}
	}
	step("at first", 2, 2)
	h.compare(t.Context())
	step("nothing has changed", nothing, nothing)
	early.reopen(t.Context())
	h.compare(t.Context())
	step("nothing has changed, and one has asked", 2, nothing)
	h.compare(t.Context())
	step("one question has one answer", nothing, nothing)
	files.become("a.txt", "b.txt", "c.txt")
	h.compare(t.Context())
	step("a file came", 3, 3)
}

// A panic while the library is compared with its files takes it from nobody. It is logged
// with its stack, once, and tried again with growing pauses.
func TestHubOutlivesAPanic(t *testing.T) {
	files := &changing{t: t}
	files.become("a.txt", "b.txt")
	h := files.hub()
	var log strings.Builder
	h.log, h.interval = slog.New(slog.NewTextHandler(&log, nil)), 10*time.Second
	if err := h.read(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := h.subscribe(t.Context())
	s.told()
	files.broken = true
	var pauses []time.Duration
	for range 12 {
		h.follow(t.Context())
		pauses = append(pauses, h.pause())
	}
	if n := s.told(); n != nothing {
		t.Errorf("who did not ask was told of %d briefings", n)
	}
	if library, err := h.whole(t.Context()); err != nil || library.Stats().Documents != 2 {
		t.Errorf("commands have %v, %v", library, err)
	}
	if !slices.IsSorted(pauses) || pauses[0] != 20*time.Second || pauses[11] != againAfter {
		t.Errorf("pauses %v", pauses)
	}
	if text := log.String(); strings.Count(text, "it broke") != 1 || !strings.Contains(text, "hub_test.go") {
		t.Errorf("the log says %s", text)
	}
	files.broken = false
	files.become("a.txt")
	h.follow(t.Context())
	if n := s.told(); n != 1 || h.failures != 0 {
		t.Errorf("%d briefings when it works again", n)
	}
}

// A kept file that cannot be written anew is tried again after each comparison, and the log
// says why once until there is another reason, or until it has worked meanwhile. A panic over
// it is no reason to compare less often.
func TestHubTidies(t *testing.T) {
	files := &changing{t: t}
	files.become("a.txt")
	h := files.hub()
	var log strings.Builder
	h.log = slog.New(slog.NewTextHandler(&log, nil))
	var fault error
	broken := false
	h.tidy = func(l *store.Library, _ context.Context) (*store.Library, error) {
		if broken {
			panic("it broke")
		}
		return l, fault
	}
	if err := h.read(t.Context()); err != nil {
		t.Fatal(err)
	}
	full, denied := errors.New("no space left on device"), errors.New("permission denied")
	for _, step := range []struct {
		name   string
		fault  error
		broken bool
		logged int // times, by all comparisons of the step
	}{
		{"the disk is full", full, false, 1},
		{"and may not be written", denied, false, 1},
		{"it works", nil, false, 0},
		{"and is full again", full, false, 1},
		{"it breaks", nil, true, 1},
	} {
		log.Reset()
		fault, broken = step.fault, step.broken
		for range 3 {
			h.follow(t.Context())
		}
		if n := strings.Count(log.String(), "library not written anew"); n != step.logged || h.failures != 0 {
			t.Errorf("%s: logged %d times, %d comparisons broke:\n%s", step.name, n, h.failures, log.String())
		}
	}
}

// Damage to what is kept on the disk is found though it was good when it was read, and
// what is served then is what the files say.
func TestHubVerifies(t *testing.T) {
	folder := t.TempDir()
	for i := range 60 {
		name := filepath.Join(folder, fmt.Sprintf("%d.txt", i))
		if err := os.WriteFile(name, []byte(someBriefings["harbour.txt"]+fmt.Sprint(i)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	opt := store.Options{Cache: t.TempDir()}
	h := newHub(func(ctx context.Context, held *store.Library) <-chan ui.Loaded {
		opt := opt
		opt.Held = held
		return load(ctx, []string{folder}, opt)
	}, 0, slog.New(slog.DiscardHandler))
	if err := h.read(t.Context()); err != nil {
		t.Fatal(err)
	}
	path := h.library().Stats().CachePath
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 8192; i < len(data); i++ {
		data[i] ^= 0x55
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteAt(data, 0); err != nil {
		t.Fatal(err)
	}
	damaged := h.library()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go h.verify(ctx, time.Millisecond)
	seat := h.subscribe(t.Context())
	for h.library() == damaged {
		<-seat.states
	}
	if now := h.library(); now == damaged || now.Damaged() || now.Stats().Documents != 60 {
		t.Errorf("%d briefings, damaged %v, another %v", now.Stats().Documents, now.Damaged(), now != damaged)
	}
	result, err := damaged.Search(t.Context(), store.Query{Text: "harbour"})
	if err != nil || result.Total != 60 {
		t.Errorf("who has the damaged library finds %d: %v", result.Total, err)
	}
}

// Files that cannot be read for a while take the library from nobody.
func TestHubKeepsTheLibrary(t *testing.T) {
	files := &changing{t: t}
	files.become("a.txt", "b.txt")
	h := files.hub()
	if err := h.read(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := h.subscribe(t.Context())
	s.told()
	files.err = errors.New("the disk is away")
	h.compare(t.Context())
	if n := s.told(); n != nothing {
		t.Errorf("who did not ask was told of %d briefings", n)
	}
	states := s.reopen(t.Context())
	h.compare(t.Context())
	if state := <-states; !errors.Is(state.Err, errAway) || !state.Done || state.Library.Stats().Documents != 2 {
		t.Errorf("who asked was told %+v", state)
	}
	if library, err := h.whole(t.Context()); err != nil || library.Stats().Documents != 2 {
		t.Errorf("commands have %v, %v", library, err)
	}
	files.err = nil
	files.become("a.txt")
	h.compare(t.Context())
	if n := s.told(); n != 1 {
		t.Errorf("when the disk was back, %d briefings were told of", n)
	}
}

// run reads the library, and compares it when somebody asks, until its context ends. Who
// leaves is told nothing more.
func TestHubRuns(t *testing.T) {
	files := &changing{t: t}
	files.become("a.txt", "b.txt")
	h := files.hub()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	greeted := make(chan struct{})
	close(greeted)
	go func() { ended <- h.run(ctx, greeted) }()
	if _, err := h.whole(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := h.subscribe(ctx)
	if state := <-s.reopen(ctx); state.Library.Stats().Documents != 2 {
		t.Errorf("asked for, %+v was told", state)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := files.hub().whole(ctx); err == nil {
		t.Error("a library that never comes is waited for longer than anybody wants it")
	}
}

// A server whose folder holds nothing to read says so and ends.
func TestHubWithoutBriefings(t *testing.T) {
	house, _ := visited(t, map[string]string{"picture.png": "\x89PNG\r\n\x1a\n\x00\x00"})
	var empty *store.EmptyError
	if err := house.hub.run(t.Context(), nil); !errors.As(err, &empty) {
		t.Errorf("it ends with %v", err)
	}
}
