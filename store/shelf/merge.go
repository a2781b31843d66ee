package shelf

import (
	"context"
	"slices"

	"readout/store/cache"
	"readout/store/clean"
)

const (
	smallVolume = fullVolume / 2 // bytes of text, cuts and all
	smallUnit   = 16 << 10       // the smallest size that compactible tells apart, the same
	manySmall   = 24             // volumes; so many more looks into a dictionary for each word
)

// merge puts the live documents of the volumes at some places into new volumes, which are full
// but for one a worker. The other volumes keep their order and come first.
func (b *snapshotBuilder) merge(ctx context.Context, workers []*worker, places []int) error {
	if len(places) == 0 {
		return nil
	}
	var merged []volumeView
	rest := b.volumes[:0:0]
	for i, v := range b.volumes {
		if slices.Contains(places, i) {
			merged = append(merged, v)
		} else {
			rest = append(rest, v)
		}
	}
	b.volumes, b.complete = rest, true
	return parallel(ctx, workers, len(merged), func(i int, w *worker) { w.rebind(ctx, merged[i]) })
}

// rebind puts the live documents of a volume into the one under way.
func (w *worker) rebind(ctx context.Context, v volumeView) {
	for i := 0; i < v.volume.count && ctx.Err() == nil; i++ {
		if v.isLive(i) {
			doc := v.volume.document(i)
			w.put(&doc)
		}
	}
	v.volume.release()
}

// volumesWhere are the places of the volumes from one on that are wanted.
func (b *snapshotBuilder) volumesWhere(first int, wanted func(volumeView) bool) (places []int) {
	for i := first; i < len(b.volumes); i++ {
		if wanted(b.volumes[i]) {
			places = append(places, i)
		}
	}
	return places
}

func isSmall(v volumeView) bool { return v.volume.size() < smallVolume }

// smallVolumes are the places of volumes that hold little, if there are many of them.
func (b *snapshotBuilder) smallVolumes() []int {
	if places := b.volumesWhere(0, isSmall); len(places) > manySmall {
		return places
	}
	return nil
}

// How much of a cache file, as one byte in so many, may be of no use before it is written anew:
// by a program that stays, and by a command, whose user waits.
const (
	tidyShare  = 4
	hastyShare = 2
)

// waste returns how many bytes of the file are of no use: what deleted documents take, and what
// later additions have replaced.
func (c *checkpoint) waste() int64 {
	used := cache.Overhead(int64(len(c.file.Directory())))
	for _, s := range c.manifest.spans() {
		used += s.Room()
	}
	for _, v := range c.manifest.volumes {
		if v.deleted != nil && v.count > 0 {
			used -= v.span.Length / int64(v.count) * int64(v.deleted.Len())
		}
	}
	return max(0, c.file.Size()-used)
}

// untidy reports whether a share of the file is of no use, or it has many small volumes.
func (c *checkpoint) untidy(share int64) bool {
	b := snapshotBuilder{volumes: c.snapshot.frame.volumes}
	return c.waste()*share > c.file.Size() || len(b.smallVolumes()) > 0
}

// Tidy writes the cache file anew if a quarter of it is of no use or if it consists of many
// small parts, and returns the Snapshot that is read from the new file; s itself if nothing
// is to be done, or if another program has changed the file meanwhile. It takes a time in
// proportion to the documents. The error is that of ctx or of the disk; s stays as it is.
func (s *Snapshot) Tidy(ctx context.Context) (*Snapshot, error) {
	if s.checkpoint == nil || s.Damaged() || !s.checkpoint.untidy(tidyShare) {
		return s, ctx.Err()
	}
	tidied := s
	var err error
	s.Guard(func() { tidied, err = s.repairer.opener.tidy(ctx, s.checkpoint) })
	if err != nil || tidied == nil {
		return s, err
	}
	return tidied, nil
}

// tidy writes a cache file anew: volumes that are full and live are copied, the documents of
// all others are put into new volumes. It returns nil if another program has changed the file.
func (o *opener) tidy(ctx context.Context, old *checkpoint) (*Snapshot, error) {
	b, err := o.builderOf(old)
	if err != nil {
		return nil, err
	}
	defer b.writer.abort()
	if err := b.merge(ctx, o.newWorkers(b), b.wastefulVolumes()); err != nil {
		return nil, err
	}
	snapshot := b.snapshot()
	if now, err := cache.Open(o.path, o.version); err != nil || !now.Same(old.file) {
		return nil, err // another program has been here: its file is newer
	}
	return o.rewrite(ctx, b, snapshot)
}

// builderOf returns a builder with all that a checkpoint holds.
func (o *opener) builderOf(old *checkpoint) (*snapshotBuilder, error) {
	b := newSnapshotBuilder(o)
	b.volumes, b.changes, b.today, b.complete = slices.Clone(old.snapshot.frame.volumes), old.manifest.changes, old.snapshot.frame.today, true
	var err error
	if b.files.old, err = old.table(); err != nil {
		return nil, err
	}
	b.files.live = make([]bool, b.files.old.count())
	for n := range b.files.live {
		b.files.live[n] = !b.files.old.isDeleted(uint32(n))
	}
	if b.faults, err = old.faults(&b.files.old); err != nil {
		return nil, err
	}
	if b.folders, err = old.folders(); err != nil {
		return nil, err
	}
	tally, err := old.loadTally()
	b.tally = func() *clean.Tally { return tally }
	return b, err
}

// wastefulVolumes are the places of volumes of which a share is deleted, and of those that
// hold little.
func (b *snapshotBuilder) wastefulVolumes() []int {
	return b.volumesWhere(0, func(v volumeView) bool { return isSmall(v) || v.deletedCount()*tidyShare > v.volume.count })
}
