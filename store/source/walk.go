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

	// Compare has sinks asked which files they know. Without it files are read without
	// being looked at before.
	Compare bool
}

// A Sink takes what one worker of a Walk finds: its methods, and those of the receivers that
// it returns, are called by one goroutine at a time.
type Sink interface {
	// Known reports whether a file is known and has not changed; then it is not even
	// opened. Of a file that its name refuses the facts are zero, always. It is not
	// asked about what was refused with zero facts for another reason.
	Known(FileFacts) bool

	// File is told of each file that was read or refused, with its facts at reading, and
	// returns what takes its records and faults. The facts are zero if what it was
	// refused for does not depend on them.
	File(FileFacts) Receiver

	// Folder is told of each folder, "." for the top of a place, with its facts before
	// it was listed, zero if it cannot be opened, and returns what takes its faults. A
	// place that is a single file has none.
	Folder(FolderFacts) Receiver
}

// A Receiver takes what a file holds, in its order, and what is wrong with it.
type Receiver interface {
	Record(Record)
	Fault(Fault)
}

// defaultMaxSize is the size up to which files are read unless Options say otherwise.
const defaultMaxSize = 16 << 20

// NumWorkers is how many workers Walk starts, so that a caller can make their
// states.
func (o Options) NumWorkers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// Walk reads all files of the places. Each of its workers, of the numbers 0 to NumWorkers-1,
// has a sink of its own, so a caller keeps a state a worker without locks. Files come in no
// particular order. The error is that of the context, a *spawn.Panic of what was called, or
// nil.
//
// Names that begin with a dot are left out without a word. A link to a file is
// followed if it leads to a file of its place that the walk does not see
// otherwise (because its own name is hidden); what it sees anyway is read once,
// under its own name. Links to folders are not followed, so no walk
// is endless. A link that leaves its place or leads nowhere is a Fault, as is a
// folder that holds others more than 64 deep, which are not entered.
func Walk(ctx context.Context, places []Place, opt Options, sink func(worker int) Sink) error {
	w := &walk{
		places:  places,
		trees:   make([]tree, len(places)),
		queue:   newQueue(),
		limit:   opt.MaxSize,
		found:   orNew(opt.Found),
		read:    orNew(opt.Read),
		compare: opt.Compare,
	}
	if w.limit <= 0 {
		w.limit = defaultMaxSize
	}
	defer w.close()
	sinks := make([]Sink, opt.NumWorkers())
	for number := range sinks {
		sinks[number] = sink(number)
	}
	w.begin(sinks[0])

	stop := spawn.When(ctx, w.queue.close)
	defer stop()
	var workers spawn.Group
	for number, sink := range sinks {
		workers.Go(func() {
			ended := false
			defer func() {
				if !ended { // by a panic: nobody waits for what this worker would have found
					w.queue.close()
				}
			}()
			newWalker(w, number, sink).run(ctx)
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
	compare     bool
}

// begin opens the places and queues them. No worker runs yet: the sink is that of the first.
func (w *walk) begin(sink Sink) {
	for i, p := range w.places {
		t, err := p.tree()
		if err != nil {
			sink.Folder(FolderFacts{Place: i, Path: "."}).Fault(Fault{Path: p.name, Place: i, Reason: asRefusal(err).reason})
			continue
		}
		w.trees[i] = t
		if p.only == "" {
			w.queue.push(job{place: i, dir: ".", list: true})
			continue
		}
		w.found.Add(1)
		w.queue.push(job{place: i, dir: ".", files: []dirEntry{{name: p.only}}})
	}
}

func (w *walk) close() {
	for _, t := range w.trees {
		if t != nil {
			t.close()
		}
	}
}

func orNew(n *atomic.Int64) *atomic.Int64 {
	if n == nil {
		return new(atomic.Int64)
	}
	return n
}
