package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"readout/store/cache"
	"readout/store/source"
	"readout/store/text"
)

// A reading is the opening of some places: from the cache, from the files, or from
// the cache and those files that have changed.
type reading struct {
	places  []source.Place
	labels  []string // what the paths of each place's documents begin with
	opt     Options
	path    string // of the cache file, "" for none
	version string
	before  *Library      // what is shown meanwhile, or nil
	small   int64         // bytes of text up to which a library that has changed is read anew
	settled time.Duration // how old the last change of what is read must be for it to be known next time
}

func newReading(places []source.Place, opt Options) *reading {
	return &reading{places: places, labels: labels(places), opt: opt, small: smallText, settled: settled}
}

func (r *reading) open(ctx context.Context) (*Library, error) {
	if old, err := r.load(); err == nil {
		library, err := r.update(ctx, old)
		if !errors.Is(err, errAnew) {
			return library, err
		}
		r.before = old.library
	}
	return r.anew(ctx)
}

// anew is the flow of a library: files → records → documents → volumes, one worker a
// core, each with its own volume under way; then, when all lines have been seen,
// the few documents whose furniture was judged too early are cleaned again.
func (r *reading) anew(ctx context.Context) (*Library, error) {
	s := newShelf(r)
	s.before = r.before
	workers, err := r.walk(ctx, s, nil)
	if err == nil {
		err = s.recut(ctx, workers)
	}
	if err != nil {
		s.keeper.abort()
		return nil, err
	}
	return r.finish(ctx, s, nil)
}

// walk reads the files that are not known into volumes.
func (r *reading) walk(ctx context.Context, s *shelf, known func(worker, place int, path string, f source.Facts) bool) ([]*worker, error) {
	opt := source.Options{Workers: r.opt.Workers, MaxSize: r.opt.MaxSize, Found: &s.found, Read: &s.read, Known: known}
	workers := make([]*worker, opt.NumWorkers())
	for i := range workers {
		workers[i] = newWorker(s, r.labels, r.opt.Today)
	}
	opt.Done = func(n, place int, path string, f source.Facts) {
		workers[n].file = s.file(source.FileFacts{Place: place, Path: path, Facts: f})
	}
	opt.Folder = func(n, place int, path string, f source.Facts) {
		workers[n].file = noFile
		s.folder(source.FolderFacts{Place: place, Path: path, Facts: believable(f, r.settled)})
	}
	err := source.Walk(ctx, r.places, opt,
		func(n int, record source.Record) { workers[n].add(record) },
		func(n int, f source.Fault) {
			f.Path = r.labels[f.Place] + f.Path
			s.fault(f, workers[n].file)
		})
	if err != nil {
		return nil, err
	}
	for _, w := range workers {
		w.seal()
	}
	return workers, nil
}

// finish makes the whole library of a shelf, keeps it and publishes it. old is the
// kept library that the shelf is an update of, or nil.
func (r *reading) finish(ctx context.Context, s *shelf, old *kept) (*Library, error) {
	s.whole = true
	sortFaults(s.faults)
	library := s.library()
	if err := ctx.Err(); err != nil {
		s.keeper.abort()
		return nil, err
	}
	if library.stats.Documents == 0 {
		s.keeper.abort()
		if r.path != "" {
			_ = os.Remove(r.path) // what was there is no more
		}
		r.publish(library, s.done())
		return library, r.empty(library.stats.Faults)
	}
	if s.keeper != nil {
		r.publish(library, s.progress()) // writing takes a moment
		var err error
		if library, err = r.keep(ctx, library, s, old); err != nil {
			return nil, err
		}
	}
	r.publish(library, s.done())
	return library, nil
}

func (r *reading) publish(l *Library, p Progress) {
	if r.opt.Publish != nil {
		r.opt.Publish(l, p)
	}
}

// forgotten is how long a library is kept that nobody opens.
const forgotten = 90 * 24 * time.Hour

// keep writes a library to its cache file and returns it as it is read from there,
// so that what is mapped takes the place of what is in memory; or the library
// itself, if that fails. The only errors are that of the context and errAnew: the kept
// library has turned out to be damaged.
func (r *reading) keep(ctx context.Context, l *Library, s *shelf, old *kept) (*Library, error) {
	file, err := s.write(ctx, l, old)
	if err == nil {
		var k *kept
		if k, err = r.read(file); err == nil {
			cache.Sweep(r.opt.Cache, forgotten)
			return k.library, nil
		}
	}
	s.keeper.abort()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if old != nil && old.file.Damaged() {
		return nil, errAnew
	}
	l = newLibrary(l.frame, l.stats.Faults)
	if old != nil {
		l.mender = old.library.mender // some of its volumes are there
	}
	l.stats.Uncached = text.OneLine(err.Error())
	return l, nil
}

// empty is the error of a library without documents.
func (r *reading) empty(faults []source.Fault) error {
	names := make([]string, len(r.places))
	for i, place := range r.places {
		names[i] = fmt.Sprintf("%q", text.OneLine(place.Name()))
	}
	return &EmptyError{Places: names, Faults: faults}
}

// write puts what is not in the cache file under way yet into it, one after the
// other so that little of it is in memory at once, and commits it.
func (s *shelf) write(ctx context.Context, l *Library, old *kept) (*cache.File, error) {
	file, err := s.keeper.create()
	if err != nil {
		return nil, err
	}
	k := kept{changed: s.changed, today: packDay(s.today)}
	put := func(data []byte) (span cache.Span) {
		if err == nil {
			span, err = file.Append(data)
		}
		return span
	}
	take := func(from *cache.File, span cache.Span) cache.Span {
		if err == nil {
			span, err = file.Copy(from, span)
		}
		return span
	}
	for _, v := range l.volumes {
		if err == nil {
			err = ctx.Err()
		}
		span := v.span
		if v.home != nil {
			span = take(v.home, span)
		}
		k.volumes = append(k.volumes, keptVolume{v.count, span, v.starts, v.dead})
	}
	k.frame = put(l.encode())
	k.folders = put(encodeFolders(s.folders))
	k.faults = put(encodeFaults(s.faults))
	k.titles = put(l.titles().Data())
	if old != nil && !s.counted {
		k.tally = take(old.file, old.tally)
	} else {
		k.tally = put(s.tally().AppendTo(nil))
	}
	files, count := s.files.encode()
	k.count = count
	for i, data := range files {
		k.files[i] = put(data)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	return file.Commit(k.encode())
}

// counters are the running numbers of Progress.
type counters struct{ found, read atomic.Int64 }

func (c *counters) progress() Progress {
	return Progress{Read: int(c.read.Load()), Found: int(c.found.Load())}
}

func (c *counters) done() Progress {
	p := c.progress()
	p.Done = true
	return p
}
