package shelf

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"readout/store/clean"
	"readout/store/days"
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
	*intake
	old     *kept
	skipped []bool       // by number of the file: it was not read, so its faults stand
	lines   *clean.Tally // of what was read now
	expired []bool       // files with dates that lay ahead when they were read
	left    atomic.Int64 // so many more files may have changed

	sameFaults   bool
	otherFaults  []fault              // as changedFaults has them
	otherFolders []source.FolderFacts // as changedFolders has them
	stop         context.CancelCauseFunc
}

// update shows a kept library and makes it the one that the files are now.
func (r *reading) update(ctx context.Context, old *kept) (*Snapshot, error) {
	if days.Pack(r.opt.Today) < old.today { // the clock went back: what lies ahead again is not known
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
	u := &update{intake: newIntake(r), old: old, lines: clean.NewTally(), skipped: make([]bool, files.all())}
	u.files.known, u.files.there = files, make([]bool, files.all())
	u.before, u.updating, u.base = old.library, true, old.base
	u.volumes = append(u.volumes, old.library.volumes...)
	u.documents = old.library.stats.Documents
	if u.keeper != nil {
		u.keeper.room = updateRoom
	}
	u.tally = sync.OnceValue(func() *clean.Tally {
		tally, err := old.loadTally()
		if err != nil {
			u.stop(errAnew)
			tally = clean.NewTally()
		}
		tally.Follow(u.lines)
		return tally
	})
	u.expired = old.library.expired(days.Pack(r.opt.Today), files.all())
	if old.library.text >= r.small {
		u.left.Store(int64(files.all()/staleShare - old.changed))
	}
	return u, nil
}

// expired are the files with documents whose dates may be believed by now.
func (f *frame) expired(today days.Day, files int) []bool {
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
func (u *update) known(f source.FileFacts) bool {
	n, same := u.files.unchanged(f)
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

func (u *update) run(ctx context.Context, r *reading) (*Snapshot, error) {
	walking, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	u.stop = stop
	workers, err := r.walk(walking, u.intake, u.known)
	if err == nil {
		u.bury()
		err = walking.Err()
	}
	if err != nil {
		return nil, context.Cause(walking)
	}
	if err := u.compare(); err != nil || u.old.file.Damaged() {
		return nil, errAnew
	}
	if u.same() {
		r.publish(u.before, u.done())
		return u.before, nil
	}
	err = u.fold(ctx, workers, len(u.base.volumes))
	if err == nil && u.mustRefile() {
		u.base = nil
		err = u.fold(ctx, workers, 0)
	}
	if err != nil {
		return nil, err
	}
	return r.finish(ctx, u.intake, func(l *Snapshot) (*Snapshot, error) { return u.keep(ctx, r, l) })
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
	if u.changed > u.files.known.all()/staleShare {
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

// compare finds out what has changed of the faults and folders.
func (u *update) compare() error {
	faults, err := u.old.faults(&u.files.known)
	if err != nil {
		return err
	}
	for _, f := range faults {
		if f.file != noFile && int(f.file) < len(u.skipped) && u.skipped[f.file] {
			u.faults = append(u.faults, f)
		}
	}
	sortFaults(u.faults)
	folders, err := u.old.folders()
	if err != nil {
		return err
	}
	slices.SortFunc(u.folders, compareFolders)
	u.otherFolders = changedFolders(folders, u.folders)
	u.sameFaults = slices.Equal(faults, u.faults)
	u.otherFaults = changedFaults(faults, u.faults)
	return nil
}

// same reports whether the kept library, and what is known of its files, are still as
// they were.
func (u *update) same() bool {
	return u.changed == u.old.changed && u.sameFaults && len(u.otherFolders) == 0
}

// fold binds the documents of the newest volumes from one on into one, if there are many:
// each is one more to be searched. Those that were made when all was read stay as they are.
func (u *update) fold(ctx context.Context, workers []*worker, first int) error {
	var small []int // places of the volumes that may be merged
	var sizes []int64
	for i := first; i < len(u.volumes); i++ {
		if v := u.volumes[i]; v.hasTitles() && v.size() < smallVolume {
			small, sizes = append(small, i), append(sizes, int64(v.size()))
		}
	}
	n := fold(sizes, smallUnit)
	return u.merge(ctx, workers[:1], small[len(small)-n:])
}

// mustRefile reports whether the frame in the file is to be written anew, since too much
// would have to be worked out each time that it is opened.
func (u *update) mustRefile() bool {
	f, same := u.base.successor(slices.Clone(u.volumes))
	if !same {
		return true
	}
	first := f.bases[len(u.base.volumes)] // number of the first document that is new
	died := 0
	for _, n := range u.base.newest {
		if !f.alive.Has(int(n)) {
			died++
		}
	}
	return (f.count()-first+died)*refileFrom > first
}
