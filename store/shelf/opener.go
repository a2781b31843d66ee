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

// An opener makes the Snapshot of some places: from the cache file, from all files, or from the
// cache file and those files that have changed.
type opener struct {
	places      []source.Place
	labels      []string // what the paths of each place's documents begin with
	opt         Options
	path        string // of the cache file, "" for none
	version     string
	previous    *Snapshot     // what is shown meanwhile, or nil
	hidden      *Snapshot     // must not be shown before it has been compared with its files; or nil
	rereadBelow int64         // if there is less text, in bytes, all is read after any change
	conflicts   int           // how often another program has written the cache file meanwhile
	minAge      time.Duration // how old the last change of what is read must be for it to be known next time
}

func newOpener(places []source.Place, opt Options) *opener {
	return &opener{places: places, labels: labels(places), opt: opt, rereadBelow: smallText, minAge: minAge}
}

func (o *opener) open(ctx context.Context) (*Snapshot, error) {
	for {
		old, err := o.loadCheckpoint()
		if err != nil {
			break
		}
		snapshot, err := o.update(ctx, old)
		switch {
		case errors.Is(err, cache.ErrStale): // it is compared with what the other program has written
			o.conflicts++
			continue
		case err == nil && snapshot != old.snapshot:
			return o.tidied(ctx, snapshot), nil
		case !errors.Is(err, errReread):
			return snapshot, err
		}
		o.previous = old.snapshot
		break
	}
	return o.readAll(ctx)
}

// tidied returns a snapshot whose file was added to, from a new file if half of that is of no
// use.
func (o *opener) tidied(ctx context.Context, snapshot *Snapshot) *Snapshot {
	if snapshot.checkpoint == nil || !snapshot.checkpoint.untidy(hastyShare) {
		return snapshot
	}
	if tidied, err := o.tidy(ctx, snapshot.checkpoint); err == nil && tidied != nil {
		return tidied
	}
	return snapshot
}

// readAll reads all files: one worker a core makes documents of their records, in a volume of
// its own. When all lines have been counted, the few documents whose furniture was judged too
// early are cleaned again.
func (o *opener) readAll(ctx context.Context) (*Snapshot, error) {
	b := newSnapshotBuilder(o)
	b.previous = o.previous
	workers, err := o.walk(ctx, b, nil)
	if err == nil {
		err = b.reclean(ctx, workers)
	}
	if err == nil {
		err = b.merge(ctx, workers, b.smallVolumes())
	}
	if err != nil {
		b.writer.abort()
		return nil, err
	}
	return o.finish(ctx, b, func(snapshot *Snapshot) (*Snapshot, error) { return o.save(ctx, snapshot, b, nil) })
}

// walk reads the files that are not known into volumes; known may be nil.
func (o *opener) walk(ctx context.Context, b *snapshotBuilder, isKnown func(source.FileFacts) bool) ([]*worker, error) {
	opt := source.Options{Workers: o.opt.Workers, MaxSize: o.opt.MaxSize, Found: &b.counters.found, Read: &b.counters.read, Compare: isKnown != nil}
	workers, markup := o.newWorkers(b), newMarkupBudget(ctx, markupBytes)
	for _, w := range workers {
		w.markup, w.isKnown = markup, isKnown
	}
	err := source.Walk(ctx, o.places, opt, func(number int) source.Sink { return workers[number] })
	if err != nil {
		return nil, err
	}
	for _, w := range workers {
		w.flush()
	}
	return workers, nil
}

func (o *opener) newWorkers(b *snapshotBuilder) []*worker {
	workers := make([]*worker, source.Options{Workers: o.opt.Workers}.NumWorkers())
	for i := range workers {
		workers[i] = newWorker(b, o.labels, o.opt.Today)
	}
	return workers
}

// finish makes the last snapshot of a builder, saves it and publishes it.
func (o *opener) finish(ctx context.Context, b *snapshotBuilder, save func(*Snapshot) (*Snapshot, error)) (*Snapshot, error) {
	b.complete = true
	sortFaults(b.faults)
	snapshot := b.snapshot()
	snapshot.stats.Uncached = text.OneLine(o.opt.Uncached)
	if err := ctx.Err(); err != nil {
		b.writer.abort()
		return nil, err
	}
	if snapshot.stats.Documents == 0 {
		b.writer.abort()
		if o.path != "" {
			_ = os.Remove(o.path) // what was there is no more
		}
		o.publish(snapshot, b.counters.done())
		return snapshot, o.emptyError(snapshot.stats)
	}
	if b.writer != nil {
		o.publish(snapshot, b.counters.progress()) // writing takes a moment
		var err error
		if snapshot, err = save(snapshot); err != nil {
			return nil, err
		}
	}
	o.publish(snapshot, b.counters.done())
	return snapshot, nil
}

func (o *opener) publish(snapshot *Snapshot, p Progress) {
	if o.opt.Publish != nil && (p.Done || snapshot != o.hidden) {
		o.opt.Publish(snapshot, p)
	}
}

// maxUnused is how long a cache file stays that nobody opens.
const maxUnused = 90 * 24 * time.Hour

// save writes the cache file and returns the snapshot as it is read from there, so that it
// takes no memory of ours; or the snapshot itself if that fails. The only errors are that of ctx
// and errReread: the checkpoint has turned out to be damaged.
func (o *opener) save(ctx context.Context, snapshot *Snapshot, b *snapshotBuilder, old *checkpoint) (*Snapshot, error) {
	saved, err := o.rewrite(ctx, b, snapshot)
	if err == nil {
		cache.Sweep(o.opt.Cache, maxUnused)
		return saved, nil
	}
	b.writer.abort()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if old != nil && old.file.Damaged() {
		return nil, errReread
	}
	snapshot = newSnapshot(snapshot.frame, b.faults)
	if old != nil {
		snapshot.repairer = old.snapshot.repairer // some of its volumes are there
	}
	snapshot.stats.Uncached = text.OneLine(err.Error())
	return snapshot, nil
}

// rewrite writes a whole cache file, and returns the snapshot as it is read from there.
func (o *opener) rewrite(ctx context.Context, b *snapshotBuilder, snapshot *Snapshot) (*Snapshot, error) {
	file, err := b.write(ctx, snapshot)
	if err != nil {
		return nil, err
	}
	c, err := o.openCheckpoint(file)
	if err != nil {
		return nil, err
	}
	return c.snapshot, nil
}

// emptyError is the error of a snapshot without documents.
func (o *opener) emptyError(stats Stats) error {
	names := make([]string, len(o.places))
	for i, place := range o.places {
		names[i] = fmt.Sprintf("%q", text.OneLine(place.Name()))
	}
	return &EmptyError{Places: names, Faults: stats.Faults, Files: stats.Unread + stats.LeftOut}
}

// write completes the cache file under way and commits it. It copies one volume after the
// other, so that little is in memory at once.
func (b *snapshotBuilder) write(ctx context.Context, snapshot *Snapshot) (*cache.File, error) {
	file, err := b.writer.create()
	if err != nil {
		return nil, err
	}
	w := spanWriter{file: file}
	m := manifest{changes: b.changes, today: days.Pack(b.today), volumes: w.volumes(ctx, snapshot)}
	w.frame(snapshot, &m)
	m.layers[folderLayer] = w.layer(encodeFolders(b.folders))
	m.layers[faultLayer] = w.layer(encodeAll(b.faults, coder.fault))
	m.layers[tallyLayer] = w.layer(b.tally().AppendTo(nil))
	parts, count := b.files.encode()
	m.fileCount = count
	for i, data := range parts {
		m.files[i] = w.put(data)
	}
	if w.err == nil {
		w.err = ctx.Err()
	}
	if w.err != nil {
		return nil, w.err
	}
	return file.Commit(m.encode())
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
