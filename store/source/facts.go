package source

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"sync/atomic"

	"readout/store/spawn"
)

// Facts are what tells whether a file or a folder is still the one that was read.
// Size and Modified alone do not: cp -p, rsync and tar give a file the time of the
// one that it is a copy of. Changed is set by the system whenever the file, its
// attributes or its name change, and cannot be chosen. So where there is Changed,
// the same Facts are the same content, but for a second change within one tick of
// the file system's clock, which is for the caller to think of. The zero Facts are
// unknown.
type Facts struct {
	Size     int64 // in bytes; 0 for a folder, where it means nothing
	Modified int64 // in nanoseconds since 1970
	Changed  int64 // the same for the last change of any kind; 0 where the system does not tell, as on Windows
}

// FileFacts are the facts of a file, or of what a link leads to, as Sink.File
// was told them.
type FileFacts struct {
	Place int
	Path  string
	Facts
}

// FolderFacts are the facts of a folder as Sink.Folder was told them. Its times
// change when a name in it is added, removed or renamed.
type FolderFacts struct {
	Place int
	Path  string
	Facts
}

// Unchanged reports whether the folders and files have the facts that they are
// given with. It looks at nothing else, so it is quick. A file without facts
// counts as changed, because what it was refused for (a permission, a link
// that leads nowhere) may have been mended without a trace, unless its name is
// what refuses it, or it is one of the secrets. The error is that of the context, a
// *spawn.Panic, or nil.
func Unchanged(ctx context.Context, places []Place, folders []FolderFacts, files []FileFacts) (bool, error) {
	c := check{folders: folders, files: files}
	defer c.close()
	for _, p := range places {
		if !c.open(p) {
			return false, ctx.Err()
		}
	}
	var workers spawn.Group
	for range min(Options{}.NumWorkers(), c.batches()) {
		workers.Go(func() { c.run(ctx) })
	}
	err := cmp.Or(workers.Wait(), ctx.Err())
	return !c.differs.Load() && err == nil, err
}

// A check is what the workers of one Unchanged share.
type check struct {
	trees   []tree
	tops    []folder // of the trees
	folders []FolderFacts
	files   []FileFacts
	next    atomic.Int64 // batch
	differs atomic.Bool
}

func (c *check) open(p Place) bool {
	t, err := p.tree()
	if err != nil {
		return false
	}
	c.trees = append(c.trees, t)
	top, err := t.open(".")
	if err != nil {
		return false
	}
	c.tops = append(c.tops, top)
	return true
}

func (c *check) close() {
	for _, top := range c.tops {
		top.close()
	}
	for _, t := range c.trees {
		t.close()
	}
}

// checkBatch is how many facts a worker compares at once.
const checkBatch = 256

func (c *check) batches() int { return (len(c.folders) + len(c.files) + checkBatch - 1) / checkBatch }

// run compares batches until there are none left or one differs.
func (c *check) run(ctx context.Context) {
	for !c.differs.Load() && ctx.Err() == nil {
		from := int(c.next.Add(1)-1) * checkBatch
		to := min(from+checkBatch, len(c.folders)+len(c.files))
		if from >= to {
			return
		}
		for i := from; i < to; i++ {
			if !c.same(i) {
				c.differs.Store(true)
				return
			}
		}
	}
}

// same compares one folder, or one file as if they stood after the folders.
func (c *check) same(i int) bool {
	if i < len(c.folders) {
		f := c.folders[i]
		now, mode, err := c.stat(f.Place, f.Path)
		return err == nil && mode.IsDir() && now.folder() == f.Facts
	}
	f := c.files[i-len(c.folders)]
	if f.Facts == (Facts{}) {
		if leftOutByName(f.Path) != "" {
			return true
		}
		_, _, err := c.stat(f.Place, f.Path)
		return errors.Is(err, errSecret)
	}
	now, _, err := c.stat(f.Place, f.Path)
	return err == nil && now == f.Facts
}

func (c *check) stat(place int, path string) (Facts, fs.FileMode, error) {
	if place < 0 || place >= len(c.tops) {
		return Facts{}, 0, fs.ErrNotExist
	}
	facts, mode, err := c.tops[place].stat(path)
	if err == nil && mode&fs.ModeSymlink != 0 {
		return c.trees[place].statLink(path)
	}
	return facts, mode, err
}

// folder is the part of facts that counts for a folder.
func (f Facts) folder() Facts { return Facts{Modified: f.Modified, Changed: f.Changed} }

// factsOf takes the facts out of what a file system says. Systems without times
// have the zero time, which is no number of nanoseconds.
func factsOf(info fs.FileInfo) Facts {
	f := Facts{Size: info.Size()}
	if t := info.ModTime(); !t.IsZero() {
		f.Modified = t.UnixNano()
	}
	return f
}
