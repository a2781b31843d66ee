package store

import (
	"context"
	"fmt"
	"os"
	"sync"

	"readout/store/cache"
)

// A mender reads the files anew when the cache file of a library turns out to be
// damaged. Only what is asked for is compared with its checksum, so that may be
// long after opening.
type mender struct {
	file    *cache.File
	reading *reading
	once    sync.Once
	done    chan struct{}
	library *Library
	err     error
}

func newMender(file *cache.File, r *reading) *mender {
	quiet := *r
	quiet.opt.Publish, quiet.before = nil, nil
	return &mender{file: file, reading: &quiet, done: make(chan struct{})}
}

// whole returns the library as the files have it. The first who asks has them read,
// and all wait; reading goes on when one of them is cancelled.
func (m *mender) whole(ctx context.Context) (*Library, error) {
	m.once.Do(func() {
		go func() {
			defer close(m.done)
			_ = os.Remove(m.reading.path) // so that nobody else trusts it
			m.library, m.err = m.reading.anew(context.WithoutCancel(ctx))
		}()
	})
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-m.done:
	}
	if m.err != nil {
		return nil, fmt.Errorf("the cache of the library is damaged, and its files cannot be read: %w", m.err)
	}
	return m.library, nil
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

// sound asks a library, and if its cache turns out to be damaged, what the files say:
// answers may take long, but they are right.
func sound[T any](ctx context.Context, l *Library, question func(*Library) (T, error)) (T, error) {
	answer, err := question(l)
	if !l.damaged() {
		return answer, err
	}
	whole, err := l.mender.whole(ctx)
	if err != nil {
		var none T
		return none, err
	}
	return question(whole)
}
