package shelf

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"readout/store/cache"
	"readout/store/days"
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
	before  *Snapshot     // what is shown meanwhile, or nil
	hidden  *Snapshot     // is not shown before it has been compared with its files
	small   int64         // bytes of text up to which a library that has changed is read anew
	stale   int           // so often another program has kept its library meanwhile
	settled time.Duration // how old the last change of what is read must be for it to be known next time
}

func newReading(places []source.Place, opt Options) *reading {
	return &reading{places: places, labels: labels(places), opt: opt, small: smallText, settled: settled}
}

func (r *reading) open(ctx context.Context) (*Snapshot, error) {
	for {
		old, err := r.load()
		if err != nil {
			break
		}
		library, err := r.update(ctx, old)
		switch {
		case errors.Is(err, cache.ErrStale): // it is compared with what the other program has written
			r.stale++
			continue
		case err == nil && library != old.library:
			return r.tidied(ctx, library), nil
		case !errors.Is(err, errAnew):
			return library, err
		}
		r.before = old.library
		break
	}
	return r.anew(ctx)
}

// tidied is a library whose file has been added to, with the file written anew if half of
// it has become of no use.
func (r *reading) tidied(ctx context.Context, l *Snapshot) *Snapshot {
	if l.kept == nil || !l.kept.untidy(hastyShare) {
		return l
	}
	if tidied, err := r.tidy(ctx, l.kept); err == nil && tidied != nil {
		return tidied
	}
	return l
}

// anew is the flow of a library: files → records → documents → volumes, one worker a
// core, each with its own volume under way; then, when all lines have been seen,
// the few documents whose furniture was judged too early are cleaned again.
func (r *reading) anew(ctx context.Context) (*Snapshot, error) {
	s := newIntake(r)
	s.before = r.before
	workers, err := r.walk(ctx, s, nil)
	if err == nil {
		err = s.recut(ctx, workers)
	}
	if err == nil {
		err = s.merge(ctx, workers, s.small())
	}
	if err != nil {
		s.keeper.abort()
		return nil, err
	}
	return r.finish(ctx, s, func(l *Snapshot) (*Snapshot, error) { return r.keep(ctx, l, s, nil) })
}

// walk reads the files that are not known into volumes; known may be nil.
func (r *reading) walk(ctx context.Context, s *intake, known func(source.FileFacts) bool) ([]*worker, error) {
	opt := source.Options{Workers: r.opt.Workers, MaxSize: r.opt.MaxSize, Found: &s.found, Read: &s.read, Compare: known != nil}
	workers, markup := make([]*worker, opt.NumWorkers()), newMarkupBudget(ctx, markupBytes)
	for i := range workers {
		workers[i] = newWorker(s, r.labels, r.opt.Today)
		workers[i].markup, workers[i].known = markup, known
	}
	err := source.Walk(ctx, r.places, opt, func(number int) source.Sink { return workers[number] })
	if err != nil {
		return nil, err
	}
	for _, w := range workers {
		w.seal()
	}
	return workers, nil
}

// finish makes the whole library of an intake, keeps it and publishes it.
func (r *reading) finish(ctx context.Context, s *intake, keep func(*Snapshot) (*Snapshot, error)) (*Snapshot, error) {
	s.whole = true
	sortFaults(s.faults)
	library := s.library()
	library.stats.Uncached = text.OneLine(r.opt.Uncached)
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
		return library, r.empty(library.stats)
	}
	if s.keeper != nil {
		r.publish(library, s.progress()) // writing takes a moment
		var err error
		if library, err = keep(library); err != nil {
			return nil, err
		}
	}
	r.publish(library, s.done())
	return library, nil
}

func (r *reading) publish(l *Snapshot, p Progress) {
	if r.opt.Publish != nil && (p.Done || l != r.hidden) {
		r.opt.Publish(l, p)
	}
}

// forgotten is how long a library is kept that nobody opens.
const forgotten = 90 * 24 * time.Hour

// keep writes a library to its cache file and returns it as it is read from there,
// so that what is mapped takes the place of what is in memory; or the library
// itself, if that fails. The only errors are that of the context and errAnew: the kept
// library has turned out to be damaged.
func (r *reading) keep(ctx context.Context, l *Snapshot, s *intake, old *kept) (*Snapshot, error) {
	file, err := s.write(ctx, l)
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
	l = newSnapshot(l.frame, s.faults)
	if old != nil {
		l.mender = old.library.mender // some of its volumes are there
	}
	l.stats.Uncached = text.OneLine(err.Error())
	return l, nil
}

// empty is the error of a library without documents.
func (r *reading) empty(stats Stats) error {
	names := make([]string, len(r.places))
	for i, place := range r.places {
		names[i] = fmt.Sprintf("%q", text.OneLine(place.Name()))
	}
	return &EmptyError{Places: names, Faults: stats.Faults, Files: stats.Unread + stats.LeftOut}
}

// write puts what is not in the cache file under way yet into it, one after the
// other so that little of it is in memory at once, and commits it.
func (s *intake) write(ctx context.Context, l *Snapshot) (*cache.File, error) {
	file, err := s.keeper.create()
	if err != nil {
		return nil, err
	}
	w := spanWriter{Writer: file}
	d := directory{changed: s.changed, today: days.Pack(s.today)}
	for _, v := range l.volumes {
		if w.err == nil {
			w.err = ctx.Err()
		}
		d.volumes = append(d.volumes, w.volume(v))
	}
	w.frame(l, &d)
	d.layers[folderLayer] = w.layer(encodeFolders(s.folders))
	d.layers[faultLayer] = w.layer(encodeFaults(s.faults))
	d.layers[tallyLayer] = w.layer(s.tally().AppendTo(nil))
	parts, count := s.files.encode()
	d.count = count
	for i, data := range parts {
		d.files[i] = w.put(data)
	}
	if w.err == nil {
		w.err = ctx.Err()
	}
	if w.err != nil {
		return nil, w.err
	}
	return file.Commit(d.encode())
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
