package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// batchSize is how many files of a folder are one job: enough that opening the
// folder again costs little, few enough that workers end together.
const batchSize = 256

// maxFolders is how deep a place may be: opening a folder costs as much as it is deep.
const maxFolders = 64

// A walker lists folders and reads files, one after the other.
type walker struct {
	*walk
	number int
	buf    buffer
	place  int // of the current job
	sink   Sink
	out    output
	told   string // the file that the sink was told of last
}

func newWalker(w *walk, number int, sink Sink) *walker {
	return &walker{walk: w, number: number, sink: sink, out: newOutput()}
}

// folder and file tell the sink of a folder or a file, to which belongs what comes next.
func (w *walker) folder(dir string, f Facts) {
	w.out.to = w.sink.Folder(FolderFacts{Place: w.place, Path: dir, Facts: f})
}

func (w *walker) file(name string, f Facts) {
	w.out.to, w.told = w.sink.File(FileFacts{Place: w.place, Path: name, Facts: f}), name
}

func (w *walker) known(name string, f Facts) bool {
	return w.compare && w.sink.Known(FileFacts{Place: w.place, Path: name, Facts: f})
}

func (w *walker) run(ctx context.Context) {
	for {
		j, ok := w.queue.take(w.number == 0)
		if !ok {
			return
		}
		w.job(ctx, j)
		w.queue.done()
	}
}

func (w *walker) job(ctx context.Context, j job) {
	w.place = j.place
	dir, err := w.trees[j.place].open(j.dir)
	if err != nil {
		w.folder(j.dir, Facts{})
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
		w.readFile(dir, join(j.dir, e.name), e)
		w.read.Add(1)
	}
}

// list queues what a folder holds. Its facts are taken first, so that a change
// while it is listed shows the next time.
func (w *walker) list(ctx context.Context, dir string, f folder) {
	facts, _, _ := f.stat(".") // unknown facts are zero
	w.folder(dir, facts.folder())
	tooDeep := false
	for ctx.Err() == nil {
		entries, err := f.list(batchSize)
		files, deeper := w.sort(dir, entries)
		if deeper && !tooDeep {
			tooDeep = true
			w.refuse(dir, refusal{reason: fmt.Sprintf("what lies more than %d folders deep is not read; open this folder as a place of its own", maxFolders)})
		}
		if len(files) > 0 {
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

// sort queues the folders among the entries of a folder and returns the rest, and whether
// there is a folder that is too deep to be entered.
func (w *walker) sort(dir string, entries []fs.DirEntry) (files []dirEntry, tooDeep bool) {
	files = make([]dirEntry, 0, len(entries))
	deepest := depth(dir) == maxFolders
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, "."):
		case e.IsDir() && deepest:
			tooDeep = true
		case e.IsDir():
			w.queue.push(job{place: w.place, dir: join(dir, name), list: true})
		default:
			files = append(files, dirEntry{name, e.Type()})
		}
	}
	return files, tooDeep
}

// depth is how many folders below the top of its place a folder is.
func depth(dir string) int {
	if dir == "." {
		return 0
	}
	return strings.Count(dir, "/") + 1
}

// readFile reads one file that is not known and passes on what it holds. A panic over
// it, in a parser or in the caller's record, is a fault of this file only.
func (w *walker) readFile(dir folder, name string, e dirEntry) {
	defer func() {
		if why := recover(); why != nil {
			if w.told != name {
				w.file(name, Facts{})
			}
			w.refuse(name, broken(why))
		}
	}()
	if reason := leftOutByName(name); reason != "" {
		if !w.known(name, Facts{}) {
			w.refuseFile(name, Facts{}, skip(reason))
		}
		return
	}
	if e.link() {
		if follow, err := w.follows(name); !follow {
			w.refuseFile(name, Facts{}, err)
			return
		}
	}
	if w.isKnown(dir, name, e) {
		return
	}
	c, err := w.content(dir, name, e)
	if errors.Is(err, errChanged) {
		c, err = w.content(dir, name, e)
	}
	if err != nil {
		w.refuseFile(name, c.Facts, err)
		return
	}
	w.file(name, c.Facts)
	decode(Record{Path: name, Place: w.place}, c.data, w.limit, &w.out)
}

// isKnown asks the sink whether it knows a file. One that was replaced by
// something else since it was listed is not.
func (w *walker) isKnown(dir folder, name string, e dirEntry) bool {
	if !w.compare {
		return false
	}
	if e.link() {
		facts, _, err := w.trees[w.place].statLink(name)
		return err == nil && w.known(name, facts)
	}
	facts, mode, err := dir.stat(e.name)
	return err == nil && mode.Type() == e.kind && w.known(name, facts)
}

func (w *walker) content(dir folder, name string, e dirEntry) (content, error) {
	switch {
	case e.link():
		return w.trees[w.place].readLink(name, &w.buf, w.limit)
	case !e.kind.IsRegular(): // to open a device may do something
		facts, _, _ := dir.stat(e.name)
		return content{Facts: facts}, notRegular(e.kind)
	}
	return dir.read(e.name, &w.buf, w.limit)
}

// follows reports whether to read what a link leads to. The error tells of a link
// that leaves its place; there is none for one to a file that the walk sees
// anyway. The tree makes sure once more when it opens the file.
func (w *walker) follows(name string) (bool, error) {
	root := w.places[w.place].root
	if root == "" {
		return false, skip("it is a link, and links of a file system of the program are not followed")
	}
	target, err := filepath.EvalSymlinks(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		reason := "it is a link to something that is not there; mend or remove the link"
		if !errors.Is(err, fs.ErrNotExist) {
			reason = "it is a link that leads nowhere: " + cause(err).Error() + "; mend or remove the link"
		}
		return false, refusal{reason: reason}
	}
	inside, err := filepath.Rel(root, target)
	if err != nil || !filepath.IsLocal(inside) {
		return false, refusal{reason: "it is a link that leaves the folder; open what it leads to as a place of its own"}
	}
	return hidden(filepath.ToSlash(inside)), nil
}

// refuseFile is refuse for a file, without a word if there is no error.
func (w *walker) refuseFile(name string, f Facts, err error) {
	if err != nil {
		w.file(name, f)
		w.refuse(name, err)
	}
}

func (w *walker) refuse(name string, err error) {
	r := asRefusal(err)
	w.out.to.Fault(Fault{Path: name, Place: w.place, Reason: r.reason, Skipped: r.skipped})
}

// join is path.Join for names that are clean already, with one allocation.
func join(dir, name string) string {
	if dir == "." {
		return name
	}
	return dir + "/" + name
}

// hidden reports whether a part of a path begins with a dot.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") && name != "." || strings.Contains(name, "/.")
}
