package store

import (
	"bytes"
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"readout/store/clean"
	"readout/store/index"
	"readout/store/source"
)

// errAnew says that a kept library is of no use: all files are to be read.
var errAnew = errors.New("the library is to be read anew")

// What recurs in a library was judged when all of it was read. So if more than one
// file in so many has changed since, or if reading is a matter of a moment, all of
// it is read again.
const (
	staleShare = 10
	smallText  = 4 << 20 // bytes
)

// An update compares a kept library with its files and reads those that have changed.
type update struct {
	*shelf
	old     *kept
	skipped []bool       // by number of the file: it was not read, so its faults stand
	expired []bool       // files with dates that lay ahead when they were read
	left    atomic.Int64 // so many more files may have changed
	stop    context.CancelCauseFunc
}

// update shows a kept library and makes it the one that the files are now.
func (r *reading) update(ctx context.Context, old *kept) (*Library, error) {
	if packDay(r.opt.Today) < old.today { // the clock went back: what lies ahead again is not known
		return nil, errAnew
	}
	if r.opt.Quick && old.unchanged(ctx, r) {
		return old.library, ctx.Err()
	}
	if source.Secrets(r.opt.Secrets).Linked() {
		r.hidden = old.library // it may hold one, read by a program that had no secrets
	}
	r.publish(old.library, Progress{Checking: true})
	u, err := r.newUpdate(old)
	if err != nil {
		return nil, errAnew
	}
	library, err := u.run(ctx, r)
	if err != nil {
		u.keeper.abort()
		if old.file.Damaged() {
			err = errAnew
		}
	}
	return library, err
}

func (r *reading) newUpdate(old *kept) (*update, error) {
	files, err := old.table()
	if err != nil {
		return nil, err
	}
	u := &update{shelf: newShelf(r), old: old, skipped: make([]bool, files.count)}
	u.files.known, u.files.there = files, make([]bool, files.count)
	u.before, u.updating = old.library, true
	u.volumes = append(u.volumes, old.library.volumes...)
	u.documents = old.library.stats.Documents
	u.tally = sync.OnceValue(func() *clean.Tally {
		tally, err := old.loadTally()
		if err != nil {
			u.stop(errAnew)
			return clean.NewTally()
		}
		return tally
	})
	u.expired = old.library.expired(packDay(r.opt.Today), files.count)
	if old.library.text >= r.small {
		u.left.Store(int64(files.count/staleShare - old.changed))
	}
	return u, nil
}

// expired are the files with documents whose dates may be believed by now.
func (f *frame) expired(today day, files int) []bool {
	list := make([]bool, files)
	if f.ahead != 0 && today >= f.ahead {
		f.living(func(_ int32, r, _ row) {
			if r.ahead != 0 && today >= r.ahead && int(r.file) < files {
				list[r.file] = true
			}
		})
	}
	return list
}

// known says whether a file need not be read.
func (u *update) known(_, place int, path string, f source.Facts) bool {
	n, same := u.files.unchanged(source.FileFacts{Place: place, Path: path, Facts: f})
	if same && !u.expired[n] {
		u.skipped[n] = true
		return true
	}
	if same {
		u.files.there[n] = false
	}
	u.count()
	return false
}

// count counts a file that has changed.
func (u *update) count() {
	if u.left.Add(-1) < 0 {
		u.stop(errAnew)
	}
}

func (u *update) run(ctx context.Context, r *reading) (*Library, error) {
	walking, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	u.stop = stop
	workers, err := r.walk(walking, u.shelf, u.known)
	if err == nil {
		u.bury()
		err = walking.Err()
	}
	if err != nil {
		return nil, context.Cause(walking)
	}
	same, err := u.same()
	if err != nil || u.old.file.Damaged() {
		return nil, errAnew
	}
	if same {
		r.publish(u.before, u.done())
		return u.before, nil
	}
	u.merge(ctx, workers[0])
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r.finish(ctx, u.shelf, u.old)
}

// bury lets the documents of files die that have changed or are gone.
func (u *update) bury() {
	gone := 0
	for n, there := range u.files.there {
		if !there && u.files.known.file(uint32(n)).Place >= 0 {
			gone++
		}
	}
	u.changed = u.old.changed + max(gone, len(u.files.more))
	if u.changed > u.files.known.count/staleShare {
		u.stop(errAnew)
	}
	if gone == 0 {
		return
	}
	for i := range u.old.library.volumes {
		v := &u.volumes[i]
		dead := index.NewSet(v.count)
		if v.dead != nil {
			dead = v.dead.Clone()
		}
		rows := v.rows()
		for j := 0; j < v.count && rows != nil; j++ {
			if file := decodeRow(rows[j*rowSize:]).file; int(file) < len(u.files.there) && !u.files.there[file] {
				dead.Add(j)
			}
		}
		v.dead = dead
	}
}

// same reports whether the kept library, and what is known of its files, are still as
// they were.
func (u *update) same() (bool, error) {
	before, err := u.old.bytes(u.old.faults)
	if err != nil {
		return false, err
	}
	for _, f := range decodeFaults(before) {
		if f.file != noFile && int(f.file) < len(u.skipped) && u.skipped[f.file] {
			u.faults = append(u.faults, f)
		}
	}
	sortFaults(u.faults)
	folders, err := u.old.bytes(u.old.folders)
	if err != nil {
		return false, err
	}
	return u.changed == u.old.changed && bytes.Equal(encodeFaults(u.faults), before) && bytes.Equal(encodeFolders(u.folders), folders), nil
}

const (
	smallVolume = fullVolume / 8 // bytes of text
	manySmall   = 24
)

// merge binds the documents of small volumes into one, if there are many: each is
// one more to be searched. If the context ends meanwhile, some are missing.
func (u *update) merge(ctx context.Context, w *worker) {
	small := 0
	for _, v := range u.volumes {
		if v.text() < smallVolume {
			small++
		}
	}
	if small <= manySmall {
		return
	}
	volumes := u.volumes
	u.volumes, u.whole = nil, true
	for _, v := range volumes {
		if v.text() >= smallVolume {
			u.volumes = append(u.volumes, v)
			continue
		}
		for i := 0; i < v.count && ctx.Err() == nil; i++ {
			if v.dead == nil || !v.dead.Has(i) {
				x := v.entry(i)
				w.put(&x)
			}
		}
	}
	w.seal()
}
