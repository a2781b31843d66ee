package source

import (
	"errors"
	"io"
	"io/fs"
	"path"
)

// A tree opens the folders of a place. It is used by all workers at once.
type tree interface {
	// open opens a folder by its path, "." for the top.
	open(dir string) (folder, error)
	// readLink reads the file that a link of the tree leads to, if that is in
	// the tree.
	readLink(file string, buf *buffer, limit int64) (content, error)
	// statLink returns the facts of that file.
	statLink(file string) (Facts, fs.FileMode, error)
	close()
}

// A folder is an opened folder of a tree. It is used by one worker.
type folder interface {
	// list returns further entries, about n, and none at the end.
	list(n int) ([]fs.DirEntry, error)
	// read reads a file of the folder whole. It never follows a link, never waits
	// and refuses what is not a regular file or is larger than limit. It returns
	// errChanged if the file changed meanwhile.
	read(name string, buf *buffer, limit int64) (content, error)
	// stat returns the facts and the kind of a name, of a path below the folder
	// or of the folder itself, ".". It does not follow a link.
	stat(name string) (Facts, fs.FileMode, error)
	close()
}

// A content is what a file held; data is good until its buffer is used again.
// The facts are those before and after reading. Of a file that is refused there
// are only the facts, zero if what it is refused for does not depend on them.
type content struct {
	data []byte
	Facts
}

// A buffer is what a worker reads its files into, one after the other.
type buffer struct{ bytes []byte }

// Buffers start large enough for nearly all briefings, and one that grew beyond
// bufferKeep for a single large file is not kept.
const (
	bufferStart = 64 << 10
	bufferKeep  = 1 << 20
)

// readWhole reads an opened file, whose state and bytes the functions get, and
// makes sure that it did not change meanwhile.
func (b *buffer) readWhole(limit int64, stat func() (Facts, fs.FileMode, error), read func([]byte) (int, error)) (content, error) {
	before, mode, err := stat()
	switch {
	case err != nil:
		return content{}, err
	case !mode.IsRegular():
		return content{Facts: before}, notRegular(mode)
	case before.Size > limit:
		return content{Facts: before}, tooLarge(limit)
	}
	data, err := b.reader(before.Size, limit, read)
	if len(b.bytes) > bufferKeep {
		b.bytes = nil
	}
	if err != nil {
		return content{}, err
	}
	after, _, err := stat()
	if err != nil || after != before || int64(len(data)) < before.Size {
		return content{}, errChanged
	}
	return content{data, before}, nil
}

// reader reads a file that is size bytes long by its own account. One byte more
// is asked for, so that one call both reads a small file and sees its end.
func (b *buffer) reader(size, limit int64, read func([]byte) (int, error)) ([]byte, error) {
	b.grow(size)
	n := 0
	for {
		if n == len(b.bytes) {
			b.bytes = append(b.bytes, make([]byte, len(b.bytes))...)
		}
		got, err := read(b.bytes[n:])
		n += max(got, 0)
		switch {
		case int64(n) > limit:
			return nil, tooLarge(limit)
		case errors.Is(err, io.EOF):
			return b.bytes[:n], nil
		case err != nil:
			return nil, err
		case got == 0, int64(n) == size && n < len(b.bytes):
			return b.bytes[:n], nil
		}
	}
}

func (b *buffer) grow(size int64) {
	if need := max(size+1, bufferStart); int64(len(b.bytes)) < need {
		b.bytes = make([]byte, need)
	}
}

// An fsTree is a tree over any file system: of the program, or of the disk on
// systems without openat.
type fsTree struct {
	fsys fs.FS
	done io.Closer // may be nil
}

func (t fsTree) open(dir string) (folder, error) {
	entries, err := fs.ReadDir(t.fsys, dir)
	if err != nil && len(entries) == 0 {
		return nil, err
	}
	return &fsFolder{fsys: t.fsys, dir: dir, entries: entries}, nil
}

func (t fsTree) readLink(file string, buf *buffer, limit int64) (content, error) {
	return readFS(t.fsys, file, buf, limit)
}

func (t fsTree) statLink(file string) (Facts, fs.FileMode, error) {
	return statOf(fs.Stat(t.fsys, file))
}

func (t fsTree) close() {
	if t.done != nil {
		t.done.Close()
	}
}

type fsFolder struct {
	fsys    fs.FS
	dir     string
	entries []fs.DirEntry
}

func (f *fsFolder) list(n int) ([]fs.DirEntry, error) {
	n = min(n, len(f.entries))
	entries := f.entries[:n]
	f.entries = f.entries[n:]
	return entries, nil
}

func (f *fsFolder) read(name string, buf *buffer, limit int64) (content, error) {
	return readFS(f.fsys, path.Join(f.dir, name), buf, limit)
}

func (f *fsFolder) stat(name string) (Facts, fs.FileMode, error) {
	return statOf(fs.Lstat(f.fsys, path.Join(f.dir, name)))
}

func (f *fsFolder) close() {}

func readFS(fsys fs.FS, name string, buf *buffer, limit int64) (content, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return content{}, err
	}
	defer file.Close()
	return buf.readWhole(limit, func() (Facts, fs.FileMode, error) { return statOf(file.Stat()) }, file.Read)
}

func statOf(info fs.FileInfo, err error) (Facts, fs.FileMode, error) {
	if err != nil {
		return Facts{}, 0, err
	}
	return factsOf(info), info.Mode(), nil
}
