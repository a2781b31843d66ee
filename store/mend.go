package store

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
	library *Library
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
func (m *mender) whole(ctx context.Context) (*Library, error) {
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

// Damaged reports whether the library's cache file has turned out to be damaged, so that
// it answers with what its files said when they were read again.
func (l *Library) Damaged() bool { return l.damaged() }

// damaged reports whether anything that was read of the library was not what had been
// written, so that what it said may be wrong.
func (l *Library) damaged() bool {
	if l.mender == nil {
		return false
	}
	for _, v := range l.volumes {
		if v.damaged.Load() {
			return true
		}
	}
	return l.mender.kept.file.Damaged()
}

// guard calls what reads the library. If that panics because its cache file has been
// changed or cut off meanwhile, it is left in the middle, and the library is damaged. Of a
// panic that has another reason nothing is changed.
func (l *Library) guard(read func()) {
	if l.mender == nil {
		read()
		return
	}
	broke := spawn.Caught(func() { l.mender.kept.file.Guard(read) })
	if broke == nil {
		return
	}
	if whole, _ := l.mender.kept.verify(nil); whole {
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

// Verify reads the whole kept file of the library, as what was good when it was first read
// may have changed since, and compares it with its checksums. share is how much of the time
// of a core that may take, such as 0.01. It returns the library, or, if the file is damaged,
// the one that its files are when they are read again; the damaged one answers with that
// from then on.
func (l *Library) Verify(ctx context.Context, share float64) (*Library, error) {
	if l.mender == nil {
		return l, ctx.Err()
	}
	if !l.damaged() {
		whole, err := l.mender.kept.verify(func(took time.Duration) error { return rest(ctx, time.Duration(float64(took)*(1/share-1))) })
		if whole || err != nil {
			return l, err
		}
	}
	mended, err := l.mender.whole(ctx)
	if err != nil {
		return l, err
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

// sound asks a library, and if its cache turns out to be damaged, or has done so
// before, what the files say: answers may take long, but they are right.
func sound[T any](ctx context.Context, l *Library, question func(*Library) (T, error)) (T, error) {
	if !l.damaged() {
		var answer T
		var err error
		if l.guard(func() { answer, err = question(l) }); !l.damaged() {
			return answer, err
		}
	}
	whole, err := l.mender.whole(ctx)
	if err != nil {
		var none T
		return none, err
	}
	return sound(ctx, whole, question) // which is kept, too, and may have been damaged since
}
