package store

import (
	"context"
	"fmt"
	"os"
	"sync"

	"readout/store/cache"
	"readout/store/text"
)

// A mender reads the files anew when the cache file of a library turns out to be
// damaged. Only what is asked for is compared with its checksum, so that may be
// long after opening.
type mender struct {
	file    *cache.File
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

func newMender(file *cache.File, r *reading) *mender {
	quiet := *r
	quiet.opt.Publish, quiet.before = nil, nil
	return &mender{file: file, reading: &quiet}
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
		m.last = &mending{done: make(chan struct{})}
		go m.read(context.WithoutCancel(ctx), m.last)
	}
	return m.last
}

func (m *mender) read(ctx context.Context, now *mending) {
	defer close(now.done)
	_ = os.Remove(m.reading.path) // so that nobody else trusts it
	if now.library, now.err = m.anew(ctx); now.err != nil {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.last = nil
	}
}

// anew reads the files. A panic over them is an error, as nobody waits for this
// goroutine who could catch it.
func (m *mender) anew(ctx context.Context) (l *Library, err error) {
	defer func() {
		if why := recover(); why != nil {
			err = fmt.Errorf("reading them broke (%s); please report it", text.OneLine(fmt.Sprint(why)))
		}
	}()
	return m.reading.anew(ctx)
}

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
	return l.mender.file.Damaged()
}

// guard calls what reads the library. If its cache file has been cut off meanwhile,
// that is left in the middle, and the library is damaged.
func (l *Library) guard(read func()) {
	if l.mender == nil {
		read()
		return
	}
	l.mender.file.Guard(read)
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
	return question(whole)
}
