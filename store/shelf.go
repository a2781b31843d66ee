package store

import (
	"context"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"readout/store/clean"
	"readout/store/dates"
	"readout/store/source"
)

// publishEvery is the shortest time between two published libraries.
const publishEvery = time.Second / 5

// A shelf is a library under way: workers put segments on it, and from time to
// time a Library is made of all that stands there.
type shelf struct {
	counters
	tally   *clean.Tally
	publish func(*Library, Progress)

	mu       sync.Mutex  // guards what follows
	texts    map[ID]bool // what was read
	segments []*segment
	votes    []dates.Votes // one a place
	faults   []source.Fault
	entries  int
	whole    bool      // all files are read: the next library to publish is the last
	shown    int       // entries in the last published library
	last     time.Time // when it was published
}

func newShelf(places int, opt Options) *shelf {
	return &shelf{tally: clean.NewTally(), publish: opt.Publish, texts: make(map[ID]bool), votes: make([]dates.Votes, places)}
}

// first reports whether a text is read for the first time.
func (s *shelf) first(id ID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	known := s.texts[id]
	s.texts[id] = true
	return !known
}

func (s *shelf) fault(f source.Fault) {
	f.Path, f.Reason = clean.OneLine(f.Path), clean.OneLine(f.Reason)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, f)
}

// add takes a sealed segment and the votes of its documents, and publishes if
// that is worth it: making a library costs time in proportion to its size, so
// it must also have grown by a quarter.
func (s *shelf) add(seg *segment, votes []dates.Votes) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.segments = append(s.segments, seg)
	s.entries += len(seg.entries)
	for i := range votes {
		s.votes[i].Merge(votes[i])
	}
	if s.publish == nil || s.whole || time.Since(s.last) < publishEvery || s.entries < s.shown+s.shown/4 {
		return
	}
	s.publish(s.library(), s.progress())
	s.shown, s.last = s.entries, time.Now()
}

// library makes a Library of the shelf. The caller holds mu, or is alone.
func (s *shelf) library() *Library {
	orders := make([]dates.Order, len(s.votes))
	for i := range s.votes {
		orders[i] = s.votes[i].Order()
	}
	return newLibrary(s.segments, orders, slices.Clone(s.faults))
}

// finish makes the whole library and publishes it. All workers have ended.
func (s *shelf) finish() *Library {
	slices.SortFunc(s.faults, func(a, b source.Fault) int { return strings.Compare(a.Path, b.Path) })
	library := s.library()
	if s.publish != nil {
		progress := s.progress()
		progress.Done = true
		s.publish(library, progress)
	}
	return library
}

// recut cleans the documents again whose cuts the whole library's lines would
// decide otherwise than the part of it did that was known at their time. They
// die in their segment and stand in new ones.
func (s *shelf) recut(ctx context.Context, workers []*worker) error {
	segments := s.segments // the new ones need no look
	s.whole = true
	var next atomic.Int64
	var all sync.WaitGroup
	for _, w := range workers {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(segments)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				s.recutSegment(ctx, segments[i], w)
			}
			w.seal()
		})
	}
	all.Wait()
	return ctx.Err()
}

func (s *shelf) recutSegment(ctx context.Context, seg *segment, w *worker) {
	dead := make(map[int]bool)
	for i := range seg.entries {
		old := &seg.entries[i]
		if ctx.Err() != nil || old.taken || old.format == source.HTML || !s.tally.Recurs(clean.Article{Body: old.Body, Removed: old.Removed}) {
			continue
		}
		if e := w.again(old); e.Body != old.Body || e.Title != old.Title {
			dead[i] = true
			w.put(e)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	seg.dead = dead
}
