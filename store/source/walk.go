package source

import (
	"cmp"
	"context"
	"runtime"
	"sync/atomic"

	"readout/store/spawn"
)

// Options says how to walk. The zero Options are good.
type Options struct {
	Workers int           // how many read at once; 0 means one a core
	MaxSize int64         // of a file in bytes; 0 means 16 MB
	Found   *atomic.Int64 // if set, counts the files found so far
	Read    *atomic.Int64 // if set, counts the files read, refused or known so far; Found in the end

	// What follows is for a caller that keeps what it has read. The functions are
	// called like record and fault, and may be nil.

	// Known is asked before a file is read. If it says that the file is known and
	// has not changed, the file is not even opened. Of a file that its name
	// refuses the facts are zero, always. It is not asked about what was
	// refused with zero facts for another reason.
	Known func(worker, place int, path string, f Facts) bool
	// Done is told of each file that was read or refused, with its facts at
	// reading: all records and faults that its worker passes on until the next
	// call of Done or Folder are of this file. The facts are zero if what it was
	// refused for does not depend on them.
	Done func(worker, place int, path string, f Facts)
	// Folder is told of each folder, "." for the top of a place, with its facts
	// before it was listed, zero if it cannot be opened. Faults that follow
	// are of the folder. A place that is a single file has none.
	Folder func(worker, place int, path string, f Facts)
}

// DefaultMaxSize is the size up to which files are read unless Options say
// otherwise.
const DefaultMaxSize = 16 << 20

// NumWorkers is how many workers Walk starts, so that a caller can make their
// states.
func (o Options) NumWorkers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// Walk reads all files of the places. It calls record and fault from its
// workers, each call with the number of its worker, 0 to NumWorkers-1: calls
// with the same number never overlap, so a caller keeps a state a worker without
// locks. Records come in no particular order; those of one file come in
// its order. The error is that of the context, a *spawn.Panic of what was called, or nil.
//
// Names that begin with a dot are left out without a word. A link to a file is
// followed if it leads to a file of its place that the walk does not see
// otherwise (because its own name is hidden); what it sees anyway is read once,
// under its own name. Links to folders are not followed, so no walk
// is endless. A link that leaves its place or leads nowhere is a Fault, as is a
// folder that holds others more than 64 deep, which are not entered.
func Walk(ctx context.Context, places []Place, opt Options, record func(worker int, r Record), fault func(worker int, f Fault)) error {
	w := &walk{
		places: places,
		trees:  make([]tree, len(places)),
		queue:  newQueue(),
		limit:  opt.MaxSize,
		found:  orNew(opt.Found),
		read:   orNew(opt.Read),
		record: record,
		fault:  fault,
		known:  opt.Known,
		done:   orNothing(opt.Done),
		folder: orNothing(opt.Folder),
	}
	if w.limit <= 0 {
		w.limit = DefaultMaxSize
	}
	defer w.close()
	w.begin()

	stop := spawn.When(ctx, w.queue.close)
	defer stop()
	var workers spawn.Group
	for number := range opt.NumWorkers() {
		workers.Go(func() {
			ended := false
			defer func() {
				if !ended { // by a panic: nobody waits for what this worker would have found
					w.queue.close()
				}
			}()
			newWorker(w, number).run(ctx)
			ended = true
		})
	}
	return cmp.Or(workers.Wait(), ctx.Err())
}

// A walk is what the workers of one Walk share.
type walk struct {
	places      []Place
	trees       []tree
	queue       *queue
	limit       int64
	found, read *atomic.Int64
	record      func(int, Record)
	fault       func(int, Fault)
	known       func(worker, place int, path string, f Facts) bool // may be nil: then there is no need for facts before reading
	done        teller
	folder      teller
}

// begin opens the places and queues them. No worker runs yet.
func (w *walk) begin() {
	for i, p := range w.places {
		t, err := p.tree()
		if err != nil {
			w.folder(0, i, ".", Facts{})
			w.fault(0, Fault{Path: p.name, Place: i, Reason: asRefusal(err).reason})
			continue
		}
		w.trees[i] = t
		if p.only == "" {
			w.queue.push(job{place: i, dir: ".", list: true})
			continue
		}
		w.found.Add(1)
		w.queue.push(job{place: i, dir: ".", files: []entry{{name: p.only}}})
	}
}

func (w *walk) close() {
	for _, t := range w.trees {
		if t != nil {
			t.close()
		}
	}
}

// A teller is told of a file or a folder.
type teller = func(worker, place int, path string, f Facts)

func orNothing(tell teller) teller {
	if tell == nil {
		return func(int, int, string, Facts) {}
	}
	return tell
}

func orNew(n *atomic.Int64) *atomic.Int64 {
	if n == nil {
		return new(atomic.Int64)
	}
	return n
}
