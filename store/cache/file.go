package cache

import (
	"bytes"
	"errors"
	"math"
	"os"
	"sync/atomic"
	"time"
)

// A File is a cache file that was complete when it was opened. Renaming, replacing
// and removing it does it no harm. It may be used by many goroutines at once.
type File struct {
	info      os.FileInfo
	mapping   *mapping
	directory []byte
	damaged   atomic.Bool
}

// touchAfter is how old a file's time becomes before Open renews it.
const touchAfter = 24 * time.Hour

// Open maps a file that was written with the same version. Any error means that
// there is no cache: it is to be built anew.
func Open(path, version string) (*File, error) {
	f, err := open(path, version)
	if err != nil {
		return nil, named(path, err)
	}
	return f, nil
}

func open(path, version string) (*File, error) {
	// Asked first, because opening a pipe would wait.
	if info, err := os.Stat(path); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() {
		return nil, errForeign
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if ownedByOthers(info) {
		return nil, errOwner
	}
	if info.Size() < headerSize || info.Size() > math.MaxInt {
		return nil, errForeign
	}
	m, err := mapFile(file, 0, info.Size())
	if err != nil {
		return nil, err
	}
	f, err := newFile(m, version)
	if err != nil {
		return nil, err
	}
	f.info = info
	if time.Since(info.ModTime()) > touchAfter {
		_ = os.Chtimes(path, time.Time{}, time.Now()) // for Sweep; a folder that cannot be written is not swept either
	}
	return f, nil
}

// Same reports whether two are one file on the disk, so that what they hold is the
// same. It may say no of one whose time was renewed.
func (f *File) Same(other *File) bool {
	return f.info != nil && other.info != nil && os.SameFile(f.info, other.info) && f.info.ModTime().Equal(other.info.ModTime())
}

// newFile reads the header and the directory of a mapped file.
func newFile(m *mapping, version string) (*File, error) {
	var h header
	var err error
	if !guarded(func() bool { h, err = decodeHeader(m.data, version, int64(len(m.data))); return true }) {
		return nil, errHeader
	}
	if err != nil {
		return nil, err
	}
	f := &File{mapping: m}
	blob, err := f.Blob(h.directory)
	if err != nil {
		return nil, err
	}
	if !blob.Check(0, blob.Len()) {
		return nil, errors.New("its directory is damaged")
	}
	f.directory = bytes.Clone(blob.Whole())
	return f, nil
}

// Directory returns what Commit was given.
func (f *File) Directory() []byte { return f.directory }

// Blob returns the bytes of a span that Append or Copy returned when the file was
// written. Every call makes a Blob that checks anew: keep it. The error is that
// there is no such span or that its checksums are damaged.
func (f *File) Blob(s Span) (Blob, error) {
	if err := s.within(int64(len(f.mapping.data))); err != nil {
		f.damaged.Store(true)
		return Blob{}, err
	}
	return newBlob(f.mapping, s.Offset, s.Length, &f.damaged)
}

// Guard calls read, which reads Blobs of the file, and reports whether it came to its
// end. If the system could not bring in a page in the middle of it, the file counts
// as damaged; read has been left then like by a panic.
func (f *File) Guard(read func()) bool {
	whole := guarded(func() bool { read(); return true })
	if !whole {
		f.damaged.Store(true)
	}
	return whole
}

// Damaged reports whether any check has failed since the file was opened.
func (f *File) Damaged() bool { return f.damaged.Load() }

// Size returns the bytes of the file.
func (f *File) Size() int64 { return int64(len(f.mapping.data)) }
