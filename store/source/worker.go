package source

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
)

// batchSize is how many files of a folder are one job: enough that opening the
// folder again costs little, few enough that workers end together.
const batchSize = 256

// A worker lists folders and reads files, one after the other.
type worker struct {
	*walk
	number int
	buf    buffer
	place  int // of the current job
	out    sink
}

func newWorker(w *walk, number int) *worker {
	wk := &worker{walk: w, number: number}
	wk.out = sink{
		record: func(r Record) { w.record(number, r) },
		fault:  func(f Fault) { w.fault(number, f) },
	}
	return wk
}

func (w *worker) run(ctx context.Context) {
	for {
		j, ok := w.queue.take(w.number == 0)
		if !ok {
			return
		}
		w.job(ctx, j)
		w.queue.done()
	}
}

func (w *worker) job(ctx context.Context, j job) {
	w.place = j.place
	dir, err := w.trees[j.place].open(j.dir)
	if err != nil {
		w.refuse(j.dir, err)
		w.read.Add(int64(len(j.files)))
		return
	}
	defer dir.close()
	if j.list {
		w.list(ctx, j.dir, dir)
		return
	}
	for _, e := range j.files {
		if ctx.Err() != nil {
			return
		}
		w.file(dir, join(j.dir, e.name), e)
		w.read.Add(1)
	}
}

// list queues what a folder holds.
func (w *worker) list(ctx context.Context, dir string, f folder) {
	for ctx.Err() == nil {
		entries, err := f.list(batchSize)
		if files := w.sort(dir, entries); len(files) > 0 {
			w.found.Add(int64(len(files)))
			w.queue.push(job{place: w.place, dir: dir, files: files})
		}
		if err != nil {
			w.refuse(dir, err)
		}
		if err != nil || len(entries) == 0 {
			return
		}
	}
}

// sort returns the files and links among the entries of a folder, queues its
// folders and refuses the rest.
func (w *worker) sort(dir string, entries []fs.DirEntry) []entry {
	files := make([]entry, 0, len(entries))
	for _, e := range entries {
		name, mode := e.Name(), e.Type()
		switch {
		case strings.HasPrefix(name, "."):
		case mode.IsDir():
			w.queue.push(job{place: w.place, dir: join(dir, name), list: true})
		case mode.IsRegular(), mode&fs.ModeSymlink != 0:
			files = append(files, entry{name, mode&fs.ModeSymlink != 0})
		default:
			w.refuse(join(dir, name), notRegular(mode))
		}
	}
	return files
}

// file reads one file and passes on what it holds. A panic over it, in a parser or
// in the caller's record, is a fault of this file only.
func (w *worker) file(dir folder, name string, e entry) {
	defer func() {
		if why := recover(); why != nil {
			w.refuse(name, broken(why))
		}
	}()
	if reason := leftOutByName(name); reason != "" {
		w.refuse(name, skip(reason))
		return
	}
	if e.link && !w.follows(name) {
		return
	}
	c, err := w.content(dir, name, e)
	if errors.Is(err, errChanged) {
		c, err = w.content(dir, name, e)
	}
	if err != nil {
		w.refuse(name, err)
		return
	}
	decode(Record{Path: name, Place: w.place, Modified: c.modified}, c.data, w.limit, &w.out)
}

func (w *worker) content(dir folder, name string, e entry) (content, error) {
	if e.link {
		return w.trees[w.place].readLink(name, &w.buf, w.limit)
	}
	return dir.read(e.name, &w.buf, w.limit)
}

// follows says whether to read what a link leads to, and refuses a link that
// leaves its place. The tree makes sure once more when it opens the file.
func (w *worker) follows(name string) bool {
	root := w.places[w.place].root
	if root == "" {
		w.refuse(name, skip("it is a link, and links of a file system of the program are not followed"))
		return false
	}
	target, err := filepath.EvalSymlinks(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		reason := "it is a link to something that is not there; mend or remove the link"
		if !errors.Is(err, fs.ErrNotExist) {
			reason = "it is a link that leads nowhere: " + cause(err).Error() + "; mend or remove the link"
		}
		w.refuse(name, refusal{reason: reason})
		return false
	}
	inside, err := filepath.Rel(root, target)
	if err != nil || !filepath.IsLocal(inside) {
		w.refuse(name, refusal{reason: "it is a link that leaves the folder; open what it leads to as a place of its own"})
		return false
	}
	return hidden(filepath.ToSlash(inside))
}

func (w *worker) refuse(name string, err error) {
	r := asRefusal(err)
	w.fault(w.number, Fault{Path: name, Place: w.place, Reason: r.reason, Skipped: r.skipped})
}

// join is path.Join for names that are clean already, with one allocation.
func join(dir, name string) string {
	if dir == "." {
		return name
	}
	return dir + "/" + name
}

// hidden says whether a part of a path begins with a dot.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") && name != "." || strings.Contains(name, "/.")
}
