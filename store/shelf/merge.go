package shelf

import (
	"cmp"
	"context"
	"slices"
	"sync/atomic"

	"readout/store/cache"
	"readout/store/clean"
	"readout/store/source"
	"readout/store/spawn"
)

const (
	smallVolume = fullVolume / 2 // bytes of text, cuts and all
	smallUnit   = 16 << 10       // for fold, the same
	manySmall   = 24             // volumes; so many more looks into a dictionary for each word
)

// merge binds the living documents of the volumes at some places anew, into volumes that
// are full but for one a worker. The others keep their order and stand before them.
func (s *intake) merge(ctx context.Context, workers []*worker, places []int) error {
	if len(places) == 0 {
		return nil
	}
	var merged []shelved
	kept := s.volumes[:0:0]
	for i, v := range s.volumes {
		if slices.Contains(places, i) {
			merged = append(merged, v)
		} else {
			kept = append(kept, v)
		}
	}
	s.volumes, s.whole = kept, true
	var next atomic.Int64
	var all spawn.Group
	for _, w := range workers {
		w.setEager(false)
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(merged)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				w.rebind(ctx, merged[i])
			}
			w.seal()
		})
	}
	return cmp.Or(all.Wait(), ctx.Err())
}

// rebind puts the living documents of a volume into the one under way.
func (w *worker) rebind(ctx context.Context, v shelved) {
	for i := 0; i < v.count && ctx.Err() == nil; i++ {
		if v.dead == nil || !v.dead.Has(i) {
			x := v.entry(i)
			w.put(&x)
		}
	}
	v.release()
}

// small are the places of volumes that hold little, if there are many of them.
func (s *intake) small() (places []int) {
	for i, v := range s.volumes {
		if v.size() < smallVolume {
			places = append(places, i)
		}
	}
	if len(places) <= manySmall {
		return nil
	}
	return places
}

// How much of a kept file may be of no use, as one byte in so many, before it is written
// anew by who stays, and by a command, which somebody waits for.
const (
	tidyShare  = 4
	hastyShare = 2
)

// waste returns how many bytes of the file nobody needs: what dead documents take, and what
// stands there that later additions have taken the place of.
func (k *kept) waste() int64 {
	used := cache.Overhead(int64(len(k.file.Directory())))
	for _, s := range k.spans() {
		used += s.Room()
	}
	for _, v := range k.volumes {
		if v.dead != nil && v.count > 0 {
			used -= v.span.Length / int64(v.count) * int64(v.dead.Len())
		}
	}
	return max(0, k.file.Size()-used)
}

// untidy reports whether a share of the file is of no use, or it has many small volumes.
func (k *kept) untidy(share int64) bool {
	s := intake{volumes: k.library.volumes}
	return k.waste()*share > k.file.Size() || len(s.small()) > 0
}

// Tidy writes the kept file of the library anew if a quarter of it has become of no use,
// or if it consists of many small parts, and returns the library as it is read from the new
// file; the library itself if nothing is to be done, or if other programs have changed the
// file meanwhile. It takes a time in proportion to the library and is for those who stay:
// a reader, a server. The error is that of ctx or of the disk; the library is none the
// worse for it.
func (s *Snapshot) Tidy(ctx context.Context) (*Snapshot, error) {
	if s.kept == nil || s.Damaged() || !s.kept.untidy(tidyShare) {
		return s, ctx.Err()
	}
	tidied := s
	var err error
	s.Guard(func() { tidied, err = s.mender.reading.tidy(ctx, s.kept) })
	if err != nil || tidied == nil {
		return s, err
	}
	return tidied, nil
}

// tidy writes a kept library anew: volumes that are full and living as they are, the
// documents of all others in new ones.
func (r *reading) tidy(ctx context.Context, old *kept) (*Snapshot, error) {
	s, err := r.intakeOf(old)
	if err != nil {
		return nil, err
	}
	defer s.keeper.abort()
	workers := make([]*worker, source.Options{Workers: r.opt.Workers}.NumWorkers())
	for i := range workers {
		workers[i] = newWorker(s, r.labels, r.opt.Today)
	}
	if err := s.merge(ctx, workers, s.mergeable()); err != nil {
		return nil, err
	}
	library := s.library()
	if now, err := cache.Open(r.path, r.version); err != nil || !now.Same(old.file) {
		return nil, err // another program has been here: its file is newer
	}
	file, err := s.write(ctx, library)
	if err != nil {
		return nil, err
	}
	k, err := r.read(file)
	if err != nil {
		return nil, err
	}
	return k.library, nil
}

// intakeOf is an intake with what a kept library has.
func (r *reading) intakeOf(old *kept) (*intake, error) {
	s := newIntake(r)
	s.volumes, s.changed, s.today, s.whole = slices.Clone(old.library.volumes), old.changed, old.library.today, true
	var err error
	if s.files.known, err = old.table(); err != nil {
		return nil, err
	}
	s.files.there = make([]bool, s.files.known.all())
	for n := range s.files.there {
		s.files.there[n] = !s.files.known.isGone(uint32(n))
	}
	if s.faults, err = old.faults(&s.files.known); err != nil {
		return nil, err
	}
	if s.folders, err = old.folders(); err != nil {
		return nil, err
	}
	tally, err := old.loadTally()
	s.tally = func() *clean.Tally { return tally }
	return s, err
}

// mergeable are the places of volumes of which a share is dead, and of those that are small.
func (s *intake) mergeable() (places []int) {
	for i, v := range s.volumes {
		if v.size() < smallVolume || v.dead != nil && v.dead.Len()*tidyShare > v.count {
			places = append(places, i)
		}
	}
	return places
}
