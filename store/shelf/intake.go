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

// publishEvery is the shortest time between two published libraries.
const publishEvery = time.Second / 5

// An intake is a library under way: workers give it volumes, and from time to time a
// Snapshot is made of all that it has.
type intake struct {
	counters
	tally   func() *clean.Tally
	publish func(*Snapshot, Progress)
	keeper  *keeper  // nil if the library is not kept
	labels  []string // of the places
	today   dates.Date
	settled time.Duration
	files   fileList

	mu        sync.Mutex  // guards what follows
	before    *Snapshot   // the kept library, which is shown until there is more; or nil
	updating  bool        // only what has changed since before is read, which is not nil
	base      *frame      // the frame in the file of before, if updating
	counted   bool        // lines were added to the tally
	changed   int         // files read, or found gone, since all were read
	texts     map[ID]bool // what was read
	volumes   []shelved
	traces    []traces // of the documents of each volume
	faults    []fault
	folders   []source.FolderFacts
	documents int
	whole     bool      // all files are read: the next library to publish is the last
	shown     int       // documents in the last published library
	last      time.Time // when it was published
}

func newIntake(r *reading) *intake {
	s := &intake{texts: make(map[ID]bool), labels: r.labels, today: r.opt.Today, settled: r.settled, keeper: newKeeper(r.path, r.version)}
	s.tally = sync.OnceValue(clean.NewTally)
	if r.opt.Publish != nil {
		s.publish = r.publish
	}
	return s
}

// first reports whether a text is read for the first time.
func (s *intake) first(id ID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.texts[id] {
		return false
	}
	s.texts[id] = true
	s.counted = true
	return !s.updating || !s.before.has(id)
}

func (s *intake) fault(f source.Fault, file uint32) {
	f.Path, f.Reason = text.OneLine(f.Path), text.OneLine(f.Reason)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, fault{f, file})
}

// file numbers a file that was read.
func (s *intake) file(f source.FileFacts) uint32 {
	if n, as := s.files.refusedAgain(f); as {
		return n
	}
	f.Facts = believable(f.Facts, s.settled)
	return s.files.add(f)
}

func (s *intake) folder(f source.FolderFacts) {
	f.Facts = believable(f.Facts, s.settled)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.folders = append(s.folders, f)
}

// add takes a volume with the traces of its documents, and publishes if that is worth
// it: making a library costs time in proportion to its size, so it must also have
// grown by a quarter.
func (s *intake) add(v *volume, t traces) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.volumes, s.traces = append(s.volumes, shelved{volume: v}), append(s.traces, t)
	s.documents += v.count
	if s.publish == nil || s.whole || time.Since(s.last) < publishEvery {
		return
	}
	switch {
	case s.updating || s.before != nil && s.documents <= s.before.stats.Documents:
		progress := s.progress()
		progress.Checking = true
		s.publish(s.before, progress)
	case s.documents >= s.shown+s.shown/4:
		s.publish(s.library(), s.progress())
		s.shown = s.documents
	default:
		return
	}
	s.last = time.Now()
}

// library makes a Snapshot of the intake. The caller holds mu, or is alone.
func (s *intake) library() *Snapshot {
	return newSnapshot(s.frame(), s.faults)
}

func (s *intake) frame() *frame {
	volumes := slices.Clone(s.volumes)
	if s.base != nil {
		if f, same := s.base.successor(volumes); same {
			return f
		}
	}
	f := newFrame(volumes, s.labels)
	f.today = s.today
	return f
}

// recut cleans the documents again that were cleaned while less was known of the library's
// lines, so that what is cut follows from the files, never from the order that they were
// read in. They die in their volume and stand in new ones.
func (s *intake) recut(ctx context.Context, workers []*worker) error {
	s.mu.Lock()
	volumes, traces := s.volumes, s.traces // the new ones need no look
	s.whole = true
	s.mu.Unlock()
	if !s.updating { // else it does not know the lines of all documents
		templates := s.tally().Templates()
		err := eachOf(ctx, workers, len(traces), func(i int, _ *worker) { traces[i].each(templates.Add) })
		if err != nil {
			return err
		}
	}
	for _, w := range workers {
		w.setEager(false) // nobody is shown them before the end
	}
	err := eachOf(ctx, workers, len(volumes), func(i int, w *worker) {
		s.recutVolume(ctx, i, volumes[i].volume, traces[i], w)
	})
	for _, w := range workers {
		w.seal()
	}
	return err
}

// eachOf divides numbers up to n among workers.
func eachOf(ctx context.Context, workers []*worker, n int, do func(i int, w *worker)) error {
	var next atomic.Int64
	var all spawn.Group
	for _, w := range workers {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				do(i, w)
			}
		})
	}
	return cmp.Or(all.Wait(), ctx.Err())
}

func (s *intake) recutVolume(ctx context.Context, number int, v *volume, t traces, w *worker) {
	dead := index.NewSet(v.count)
	i := 0
	t.each(func(doc clean.Trace) {
		if ctx.Err() == nil && w.recut(v, i, doc) {
			dead.Add(i)
		}
		i++
	})
	v.release()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.volumes[number].dead = dead
}

// traces are those of the documents of a volume, which tell whether one is to be
// cleaned again without reading it.
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

// add adds a document that was made of a draft. One that is finished has nothing to be
// traced.
func (t *traces) add(e *entry, d *clean.Draft) {
	if !e.flags.has(isFinished) {
		t.lines = d.AppendTrace(t.lines)
	}
	t.ends = append(t.ends, len(t.lines))
}

// take returns what was added, and starts anew.
func (t *traces) take() traces {
	taken := traces{slices.Clone(t.lines), slices.Clone(t.ends)}
	t.lines, t.ends = t.lines[:0], t.ends[:0]
	return taken
}

// recut cleans a document again if its trace asks for it, and reports whether it became
// another. A panic over it is a fault of its file, and it stays as it was.
func (w *worker) recut(v *volume, i int, t clean.Trace) (changed bool) {
	defer func() {
		if why := recover(); why != nil {
			r, next := v.row(i)
			w.intake.fault(source.Broken(v.heading(r, next).path, int(r.place), why), r.file)
			changed = false
		}
	}()
	if !w.intake.tally().Differs(t) {
		return false
	}
	old := v.entry(i)
	e, changed := w.again(&old)
	if changed {
		w.put(&e)
	}
	return changed
}
