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

// errReread says that a checkpoint is of no use: all files must be read.
var errReread = errors.New("the library is to be read anew")

// What recurs in a snapshot was judged when all of it was read. So if more than one
// file in so many has changed since, or if reading is a matter of a moment, all of
// it is read again.
const (
	staleShare = 10
	smallText  = 4 << 20 // bytes
)

// An update compares a checkpoint with its files and reads those that have changed.
type update struct {
	builder   *snapshotBuilder
	old       *checkpoint
	sameFiles []bool       // by number: was the file not read, so that its faults stand?
	lines     *clean.Tally // of what the update read
	dueFiles  []bool       // by number: may a date that lay ahead be believed by now?
	allowance atomic.Int64 // so many more files may have changed

	sameFaults bool
	newFaults  []fault              // as changedFaults has them
	newFolders []source.FolderFacts // as changedFolders has them
	cancel     context.CancelCauseFunc
}

// update publishes a checkpoint and brings it up to date with the files.
func (o *opener) update(ctx context.Context, old *checkpoint) (*Snapshot, error) {
	if days.Pack(o.opt.Today) < old.manifest.today { // the clock went back: what lies ahead again is not known
		return nil, errReread
	}
	if o.opt.Quick && old.unchanged(ctx, o) {
		return old.snapshot, ctx.Err()
	}
	if source.Secrets(o.opt.Secrets).Linked() {
		o.hidden = old.snapshot // a program without secrets may have read one into it
	}
	o.publish(old.snapshot, Progress{Checking: true})
	u, err := o.newUpdate(old)
	if err != nil {
		return nil, errReread
	}
	snapshot, err := u.run(ctx, o)
	if err != nil {
		u.builder.writer.abort()
		if old.file.Damaged() {
			err = errReread
		}
	}
	return snapshot, err
}

func (o *opener) newUpdate(old *checkpoint) (*update, error) {
	files, err := old.table()
	if err != nil {
		return nil, err
	}
	u := &update{builder: newSnapshotBuilder(o), old: old, lines: clean.NewTally(), sameFiles: make([]bool, files.count())}
	u.builder.files.old, u.builder.files.live = files, make([]bool, files.count())
	u.builder.previous, u.builder.updating, u.builder.base = old.snapshot, true, old.base
	u.builder.volumes = append(u.builder.volumes, old.snapshot.frame.volumes...)
	u.builder.documents = old.snapshot.stats.Documents
	if u.builder.writer != nil {
		u.builder.writer.room = updateRoom
	}
	u.builder.tally = sync.OnceValue(func() *clean.Tally {
		tally, err := old.loadTally()
		if err != nil {
			u.cancel(errReread)
			tally = clean.NewTally()
		}
		tally.Follow(u.lines)
		return tally
	})
	u.dueFiles = old.snapshot.frame.dueFiles(days.Pack(o.opt.Today), files.count())
	if old.snapshot.frame.bodyBytes >= o.rereadBelow {
		u.allowance.Store(int64(files.count()/staleShare - old.manifest.changes))
	}
	return u, nil
}

// dueFiles are the files with documents whose dates may be believed by now.
func (f *frame) dueFiles(today days.Day, files int) []bool {
	list := make([]bool, files)
	if f.due != 0 && today >= f.due {
		f.eachLive(func(_ int32, values, _ docValues) {
			if values.due != 0 && today >= values.due && int(values.file) < files {
				list[values.file] = true
			}
		})
	}
	return list
}

// isKnown reports whether a file need not be read.
func (u *update) isKnown(f source.FileFacts) bool {
	n, same := u.builder.files.markUnchanged(f)
	if same && !u.dueFiles[n] {
		u.sameFiles[n] = true
		return true
	}
	if same {
		u.builder.files.live[n] = false
	}
	u.countChange()
	return false
}

// countChange counts a file that has changed.
func (u *update) countChange() {
	if u.allowance.Add(-1) < 0 {
		u.cancel(errReread)
	}
}

func (u *update) run(ctx context.Context, o *opener) (*Snapshot, error) {
	cancellable, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	u.cancel = stop
	workers, err := o.walk(cancellable, u.builder, u.isKnown)
	if err == nil {
		u.deleteStale()
		err = cancellable.Err()
	}
	if err != nil {
		return nil, context.Cause(cancellable)
	}
	if err := u.compare(); err != nil || u.old.file.Damaged() {
		return nil, errReread
	}
	if u.isUnchanged() {
		o.publish(u.builder.previous, u.builder.counters.done())
		return u.builder.previous, nil
	}
	err = u.compact(ctx, workers, len(u.builder.base.volumes))
	if err == nil && u.needsNewFrame() {
		u.builder.base = nil
		err = u.compact(ctx, workers, 0)
	}
	if err != nil {
		return nil, err
	}
	return o.finish(ctx, u.builder, func(snapshot *Snapshot) (*Snapshot, error) { return u.save(ctx, o, snapshot) })
}

// deleteStale deletes the documents of files that have changed or are no more.
func (u *update) deleteStale() {
	files := &u.builder.files
	deleted := len(files.change().deleted)
	u.builder.changes = u.old.manifest.changes + max(deleted, len(files.added))
	if u.builder.changes > files.old.count()/staleShare {
		u.cancel(errReread)
	}
	if deleted == 0 {
		return
	}
	for i := range u.old.snapshot.frame.volumes {
		v := &u.builder.volumes[i]
		deleted := index.NewSet(v.volume.count)
		if v.deleted != nil {
			deleted = v.deleted.Clone()
		}
		rows := v.volume.allValues()
		for j := 0; j < v.volume.count && rows != nil; j++ {
			if files.isStale(decodeValues(rows[j*valuesSize:]).file) {
				deleted.Add(j)
			}
		}
		v.deleted = deleted
	}
}

// compare finds out what has changed of the faults and folders.
func (u *update) compare() error {
	faults, err := u.old.faults(&u.builder.files.old)
	if err != nil {
		return err
	}
	for _, f := range faults {
		if f.file != noFile && int(f.file) < len(u.sameFiles) && u.sameFiles[f.file] {
			u.builder.faults = append(u.builder.faults, f)
		}
	}
	sortFaults(u.builder.faults)
	folders, err := u.old.folders()
	if err != nil {
		return err
	}
	u.newFolders = changedFolders(folders, u.builder.folders)
	u.sameFaults = slices.Equal(faults, u.builder.faults)
	u.newFaults = changedFaults(faults, u.builder.faults)
	return nil
}

// isUnchanged reports whether the checkpoint still says what the files do.
func (u *update) isUnchanged() bool {
	return u.builder.changes == u.old.manifest.changes && u.sameFaults && len(u.newFolders) == 0
}

// compact merges the newest of the volumes from one on if there are many, as each costs every
// search a little. Those that were made when all was read stay as they are.
func (u *update) compact(ctx context.Context, workers []*worker, first int) error {
	small := u.builder.volumesWhere(first, func(v volumeView) bool { return v.volume.hasTitles() && isSmall(v) })
	sizes := make([]int64, len(small))
	for i, place := range small {
		sizes[i] = int64(u.builder.volumes[place].volume.size())
	}
	n := compactible(sizes, smallUnit)
	return u.builder.merge(ctx, workers[:1], small[len(small)-n:])
}

// needsNewFrame reports whether the frame in the file must be written anew, since too much
// would have to be worked out each time that the file is opened.
func (u *update) needsNewFrame() bool {
	f, same := u.builder.base.successor(slices.Clone(u.builder.volumes))
	if !same {
		return true
	}
	first := f.bases[len(u.builder.base.volumes)] // number of the first document that is new
	deleted := 0
	for _, n := range u.builder.base.newest {
		if !f.live.Has(int(n)) {
			deleted++
		}
	}
	return (f.count()-first+deleted)*newFrameShare > first
}
