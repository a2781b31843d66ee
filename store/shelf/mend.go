package shelf

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"readout/store/spawn"
)

// A mender reads the files anew when the cache file of a library turns out to be
// damaged. Only what is asked for is compared with its checksum, so that may be
// long after opening.
type mender struct {
	kept    *kept
	reading *reading

	mu   sync.Mutex
	last *mending // the one under way, or that has succeeded; or nil
}

// A mending is one attempt to read the files.
type mending struct {
	done    chan struct{} // closed when the rest is set
	library *Snapshot
	err     error
}

func newMender(k *kept, r *reading) *mender {
	quiet := *r
	quiet.opt.Publish, quiet.opt.Held, quiet.before = nil, nil, nil
	return &mender{kept: k, reading: &quiet}
}

// whole returns the library as the files have it. The first who asks has them read,
// and all wait; reading goes on when one of them is cancelled. If it fails, such as
// on a disk that is away, the next who asks has them read again.
func (m *mender) whole(ctx context.Context) (*Snapshot, error) {
	last := m.mend(ctx)
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-last.done:
	}
	if last.err != nil {
		return nil, fmt.Errorf("the cache of the library is damaged, and its files cannot be read: %w", last.err)
	}
	return last.library, nil
}

// mend returns the last attempt, or begins one.
func (m *mender) mend(ctx context.Context) *mending {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.last == nil {
		now := &mending{done: make(chan struct{})}
		m.last = now
		spawn.Go(func() { m.read(context.WithoutCancel(ctx), now) }, nil)
	}
	return m.last
}

func (m *mender) read(ctx context.Context, now *mending) {
	defer close(now.done)
	_ = os.Remove(m.reading.path) // so that nobody else trusts it
	broke := spawn.Caught(func() { now.library, now.err = m.reading.anew(ctx) })
	if broke != nil {
		now.err = broke
	}
	if now.err != nil {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.last = nil
	}
}

// Damaged reports whether anything that was read of the documents was not what had been
// written, so that what was said of them may be wrong. Whole then has them as they are.
func (s *Snapshot) Damaged() bool {
	if s.mender == nil {
		return false
	}
	for _, v := range s.volumes {
		if v.damaged.Load() {
			return true
		}
	}
	return s.mender.kept.file.Damaged()
}

// IsMapped reports whether the documents stand in a cache file, not in memory.
func (s *Snapshot) IsMapped() bool { return s.mender != nil }

// Whole reads the files of a damaged Snapshot again, and returns what they hold. Who asks
// again, or at the same time, gets the same.
func (s *Snapshot) Whole(ctx context.Context) (*Snapshot, error) { return s.mender.whole(ctx) }

// Guard calls what reads the documents. If that panics because its cache file has been
// changed or cut off meanwhile, it is left in the middle, and they are Damaged. Of a
// panic that has another reason nothing is changed.
func (s *Snapshot) Guard(read func()) {
	if s.mender == nil {
		read()
		return
	}
	broke := spawn.Caught(func() { s.mender.kept.file.Guard(read) })
	if broke == nil {
		return
	}
	if whole, _ := s.mender.kept.verify(nil); whole {
		panic(broke)
	}
}

// verify reads the kept file and compares it with its checksums. pause, if not nil, is as
// for [cache.File.Verify].
func (k *kept) verify(pause func(time.Duration) error) (whole bool, err error) {
	if pause == nil {
		pause = func(time.Duration) error { return nil }
	}
	return k.file.Verify(k.spans(), pause)
}

// Verify reads the whole kept file, as what was good when it was first read
// may have changed since, and compares it with its checksums. share is how much of the time
// of a core that may take, such as 0.01. It returns the Snapshot, or, if the file is damaged,
// the one that its files are when they are read again.
func (s *Snapshot) Verify(ctx context.Context, share float64) (*Snapshot, error) {
	if s.mender == nil {
		return s, ctx.Err()
	}
	if !s.Damaged() {
		whole, err := s.mender.kept.verify(func(took time.Duration) error { return rest(ctx, time.Duration(float64(took)*(1/share-1))) })
		if whole || err != nil {
			return s, err
		}
	}
	mended, err := s.mender.whole(ctx)
	if err != nil {
		return s, err
	}
	return mended.Verify(ctx, share) // it may be an older one, of which the file was damaged since
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

// Sound asks the documents a question, and if their cache turns out to be damaged, or has done
// so before, what the files say: an answer may take long, but it is right. question may be
// called several times; its last answer counts.
func (s *Snapshot) Sound(ctx context.Context, question func(*Snapshot) error) error {
	if !s.Damaged() {
		var err error
		if s.Guard(func() { err = question(s) }); !s.Damaged() {
			return err
		}
	}
	whole, err := s.Whole(ctx)
	if err != nil {
		return err
	}
	return whole.Sound(ctx, question) // which is kept, too, and may have been damaged since
}
