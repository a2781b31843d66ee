package source

import (
	"io/fs"
	"sync"
)

// A job is a folder to list, or files of a folder to read.
type job struct {
	place int
	dir   string
	list  bool
	files []dirEntry
}

// A dirEntry is a name in a folder that is no folder itself.
type dirEntry struct {
	name string
	kind fs.FileMode // type bits only
}

func (e dirEntry) link() bool { return e.kind&fs.ModeSymlink != 0 }

// A queue hands jobs to workers until none is left and nobody works on one that
// could make more.
type queue struct {
	mu      sync.Mutex
	changed sync.Cond
	folders []job
	files   []job
	busy    int
	closed  bool
}

func newQueue() *queue {
	q := new(queue)
	q.changed.L = &q.mu
	return q
}

func (q *queue) push(j job) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if j.list {
		q.folders = append(q.folders, j)
	} else {
		q.files = append(q.files, j)
	}
	q.changed.Signal()
}

// take waits for a job. Workers that list take folders first, the others files,
// so that the number of files is known early and yet reading begins at once.
// A worker that took a job calls done after it.
func (q *queue) take(lists bool) (job, bool) {
	first, second := &q.files, &q.folders
	if lists {
		first, second = second, first
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	for !q.closed {
		for _, jobs := range []*[]job{first, second} {
			if last := len(*jobs) - 1; last >= 0 {
				j := (*jobs)[last]
				*jobs = (*jobs)[:last]
				q.busy++
				return j, true
			}
		}
		if q.busy == 0 {
			break
		}
		q.changed.Wait()
	}
	return job{}, false
}

func (q *queue) done() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.busy--; q.busy == 0 {
		q.changed.Broadcast()
	}
}

// close sends the workers home after the job they have.
func (q *queue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.changed.Broadcast()
}
