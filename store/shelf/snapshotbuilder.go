package shelf

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"readout/store/clean"
	"readout/store/dates"
	"readout/store/index"
	"readout/store/source"
	"readout/store/spawn"
	"readout/store/text"
)

// publishEvery is the shortest time between two published snapshots.
const publishEvery = time.Second / 5

// A snapshotBuilder collects the volumes that workers make, and makes a Snapshot of all that it
// has from time to time and at the end.
type snapshotBuilder struct {
	counters counters
	tally    func() *clean.Tally
	publish  func(*Snapshot, Progress)
	writer   *volumeWriter // nil if there is no cache file
	labels   []string      // of the places
	today    dates.Date
	minAge   time.Duration
	files    fileList

	mu             sync.Mutex  // guards what follows
	previous       *Snapshot   // from the cache file: shown until there is more; or nil
	updating       bool        // only what has changed since previous, which is not nil, is read
	base           *frame      // the frame in the file of previous, if updating
	newLines       bool        // lines were added to the tally
	changes        int         // files read, or found deleted, since all were read
	texts          map[ID]bool // what was read
	volumes        []volumeView
	traces         []traces // of the documents of each volume
	faults         []fault
	folders        []source.FolderFacts
	documents      int
	complete       bool      // all files are read: the next Snapshot to publish is the last
	publishedCount int       // documents in the last published Snapshot
	publishedAt    time.Time // when it was published
}

func newSnapshotBuilder(o *opener) *snapshotBuilder {
	b := &snapshotBuilder{texts: make(map[ID]bool), labels: o.labels, today: o.opt.Today, minAge: o.minAge, writer: newVolumeWriter(o.path, o.version)}
	b.tally = sync.OnceValue(clean.NewTally)
	if o.opt.Publish != nil {
		b.publish = o.publish
	}
	return b
}

// isFirst reports whether a text is read for the first time.
func (b *snapshotBuilder) isFirst(id ID) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.texts[id] {
		return false
	}
	b.texts[id] = true
	b.newLines = true
	return !b.updating || !b.previous.frame.has(id)
}

func (b *snapshotBuilder) addFault(f source.Fault, file uint32) {
	f.Path, f.Reason = text.OneLine(f.Path), text.OneLine(f.Reason)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.faults = append(b.faults, fault{f, file})
}

// addFile numbers a file that was read.
func (b *snapshotBuilder) addFile(f source.FileFacts) uint32 {
	if n, as := b.files.refusedAgain(f); as {
		return n
	}
	f.Facts = believable(f.Facts, b.minAge)
	return b.files.add(f)
}

func (b *snapshotBuilder) addFolder(f source.FolderFacts) {
	f.Facts = believable(f.Facts, b.minAge)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.folders = append(b.folders, f)
}

// add takes a volume with the traces of its documents. It publishes a Snapshot only if there
// are a quarter more documents than in the last: making one takes a time in proportion to all.
func (b *snapshotBuilder) add(v *volume, t traces) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.volumes, b.traces = append(b.volumes, volumeView{volume: v}), append(b.traces, t)
	b.documents += v.count
	if b.publish == nil || b.complete || time.Since(b.publishedAt) < publishEvery {
		return
	}
	switch {
	case b.updating || b.previous != nil && b.documents <= b.previous.stats.Documents:
		progress := b.counters.progress()
		progress.Checking = true
		b.publish(b.previous, progress)
	case b.documents >= b.publishedCount+b.publishedCount/4:
		b.publish(b.snapshot(), b.counters.progress())
		b.publishedCount = b.documents
	default:
		return
	}
	b.publishedAt = time.Now()
}

// snapshot makes a Snapshot of the volumes so far. The caller holds mu, or is alone.
func (b *snapshotBuilder) snapshot() *Snapshot {
	return newSnapshot(b.frame(), b.faults)
}

func (b *snapshotBuilder) frame() *frame {
	volumes := slices.Clone(b.volumes)
	if b.base != nil {
		if f, same := b.base.successor(volumes); same {
			return f
		}
	}
	f := newFrame(volumes, b.labels)
	f.today = b.today
	return f
}

// reclean cleans the documents again that were cleaned while fewer lines had been counted, so
// that what is cut follows from the files, not from the order in which they were read. Those
// are deleted from their volumes and stand in new ones.
func (b *snapshotBuilder) reclean(ctx context.Context, workers []*worker) error {
	b.mu.Lock()
	volumes, traces := b.volumes, b.traces // the new ones need no second cleaning
	b.complete = true
	b.mu.Unlock()
	if !b.updating { // of an update the traces are not those of all documents
		templates := b.tally().Templates()
		err := parallel(ctx, workers, len(traces), func(i int, _ *worker) { traces[i].each(templates.Add) })
		if err != nil {
			return err
		}
	}
	return parallel(ctx, workers, len(volumes), func(i int, w *worker) {
		b.recleanVolume(ctx, i, volumes[i].volume, traces[i], w)
	})
}

// parallel calls do with each number below n, for one of the workers. What they make
// stands in volumes at the end, of which nobody is shown any before.
func parallel(ctx context.Context, workers []*worker, n int, do func(i int, w *worker)) error {
	var next atomic.Int64
	var all spawn.Group
	for _, w := range workers {
		w.setEager(false)
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				do(i, w)
			}
			w.flush()
		})
	}
	return cmp.Or(all.Wait(), ctx.Err())
}

func (b *snapshotBuilder) recleanVolume(ctx context.Context, number int, v *volume, t traces, w *worker) {
	deleted := index.NewSet(v.count)
	i := 0
	t.each(func(doc clean.Trace) {
		if ctx.Err() == nil && w.recleanDocument(v, i, doc) {
			deleted.Add(i)
		}
		i++
	})
	v.release()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.volumes[number].deleted = deleted
}

// traces are what is remembered of how each line of a volume's documents was marked. They tell
// which documents to clean again without reading them.
type traces struct {
	lines clean.Trace
	ends  []int // in lines, of each document
}

// each calls do with the trace of each document.
func (t *traces) each(do func(clean.Trace)) {
	from := 0
	for _, end := range t.ends {
		do(t.lines[from:end])
		from = end
	}
}

// add adds a document that was made of a draft. A finished one has an empty trace.
func (t *traces) add(doc *storedDocument, d *clean.Draft) {
	if !doc.flags.has(isFinished) {
		t.lines = d.AppendTrace(t.lines)
	}
	t.ends = append(t.ends, len(t.lines))
}

// take returns what was added, and empties the traces.
func (t *traces) take() traces {
	taken := traces{slices.Clone(t.lines), slices.Clone(t.ends)}
	t.lines, t.ends = t.lines[:0], t.ends[:0]
	return taken
}

// recleanDocument cleans a document again if its trace asks for it, and reports whether that
// made another one, which it puts. If cleaning panics, that is a fault of the file, and the
// document stays as it was.
func (w *worker) recleanDocument(v *volume, i int, t clean.Trace) (changed bool) {
	defer func() {
		if why := recover(); why != nil {
			values, next := v.values(i)
			w.builder.addFault(source.Broken(v.heading(values, next).path, int(values.place), why), values.file)
			changed = false
		}
	}()
	if !w.builder.tally().Differs(t) {
		return false
	}
	old := v.document(i)
	doc, changed := w.reclean(&old)
	if changed {
		w.put(&doc)
	}
	return changed
}
