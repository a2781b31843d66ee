package shelf

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"readout/store/spawn"
)

// A repairer reads the files again when the cache file of a snapshot turns out to be damaged.
// That may be long after opening, since a block is compared with its checksum when it is
// first read.
type repairer struct {
	checkpoint *checkpoint
	opener     *opener

	mu     sync.Mutex
	latest *repair // the one under way, or that has succeeded; or nil
}

// A repair is one attempt to read the files.
type repair struct {
	done     chan struct{} // closed when the rest is set
	snapshot *Snapshot
	err      error
}

func newRepairer(c *checkpoint, o *opener) *repairer {
	quiet := *o
	quiet.opt.Publish, quiet.opt.Held, quiet.previous = nil, nil, nil
	return &repairer{checkpoint: c, opener: &quiet}
}

// snapshot returns what the files say. The first caller starts the reading, and all wait for
// it; it goes on when one of them is cancelled. If it fails, such as on a disk that is away,
// the next caller starts it again.
func (r *repairer) snapshot(ctx context.Context) (*Snapshot, error) {
	attempt := r.attempt(ctx)
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-attempt.done:
	}
	if attempt.err != nil {
		return nil, fmt.Errorf("the cache of the library is damaged, and its files cannot be read: %w", attempt.err)
	}
	return attempt.snapshot, nil
}

// attempt returns the last attempt, or begins one.
func (r *repairer) attempt(ctx context.Context) *repair {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.latest == nil {
		attempt := &repair{done: make(chan struct{})}
		r.latest = attempt
		spawn.Go(func() { r.read(context.WithoutCancel(ctx), attempt) }, nil)
	}
	return r.latest
}

func (r *repairer) read(ctx context.Context, attempt *repair) {
	defer close(attempt.done)
	_ = os.Remove(r.opener.path) // so that nobody else trusts it
	panicked := spawn.Caught(func() { attempt.snapshot, attempt.err = r.opener.readAll(ctx) })
	if panicked != nil {
		attempt.err = panicked
	}
	if attempt.err != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.latest = nil
	}
}

// Damaged reports whether anything that was read was not what had been written, so that
// answers may have been wrong. Repaired has the documents as their files have them.
func (s *Snapshot) Damaged() bool {
	if s.repairer == nil {
		return false
	}
	for _, v := range s.frame.volumes {
		if v.volume.damaged.Load() {
			return true
		}
	}
	return s.repairer.checkpoint.file.Damaged()
}

// IsMapped reports whether the documents stand in a cache file, not in memory.
func (s *Snapshot) IsMapped() bool { return s.repairer != nil }

// Repaired reads the files of a damaged Snapshot again, once for all who ask.
func (s *Snapshot) Repaired(ctx context.Context) (*Snapshot, error) { return s.repairer.snapshot(ctx) }

// Guard calls read. If that panics because the cache file has been changed or cut off
// meanwhile, the Snapshot is Damaged from then on. Any other panic goes on.
func (s *Snapshot) Guard(read func()) {
	if s.repairer == nil {
		read()
		return
	}
	panicked := spawn.Caught(func() { s.repairer.checkpoint.file.Guard(read) })
	if panicked == nil {
		return
	}
	if whole, _ := s.repairer.checkpoint.verify(nil); whole {
		panic(panicked)
	}
}

// verify reads the cache file and compares it with its checksums. pause, if not nil, is as
// for [cache.File.Verify].
func (c *checkpoint) verify(pause func(time.Duration) error) (whole bool, err error) {
	if pause == nil {
		pause = func(time.Duration) error { return nil }
	}
	return c.file.Verify(c.manifest.spans(), pause)
}

// Verify compares the whole cache file with its checksums, as what was good when it was
// first read may have been damaged since. It may take a share of the time of a core, such as
// 0.01. It returns s, or, if the file is damaged, what its files hold when read again.
func (s *Snapshot) Verify(ctx context.Context, share float64) (*Snapshot, error) {
	if s.repairer == nil {
		return s, ctx.Err()
	}
	if !s.Damaged() {
		whole, err := s.repairer.checkpoint.verify(func(took time.Duration) error { return rest(ctx, time.Duration(float64(took)*(1/share-1))) })
		if whole || err != nil {
			return s, err
		}
	}
	repaired, err := s.repairer.snapshot(ctx)
	if err != nil {
		return s, err
	}
	return repaired.Verify(ctx, share) // it may be an older one, of which the file was damaged since
}

// rest waits, or until ctx ends.
func rest(ctx context.Context, d time.Duration) error {
	due := time.NewTimer(d)
	defer due.Stop()
	select {
	case <-due.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// ReadRepair asks a question, and if the cache file turns out to be damaged, asks it again of
// what the files say: the answer may take long, but it is right. The last answer counts.
func (s *Snapshot) ReadRepair(ctx context.Context, question func(*Snapshot) error) error {
	if !s.Damaged() {
		var err error
		if s.Guard(func() { err = question(s) }); !s.Damaged() {
			return err
		}
	}
	repaired, err := s.Repaired(ctx)
	if err != nil {
		return err
	}
	return repaired.ReadRepair(ctx, question) // which is kept, too, and may have been damaged since
}
