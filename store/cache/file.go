package cache

import (
	"bytes"
	"errors"
	"io"
	"math"
	"os"
	"sync/atomic"
	"time"
)

// A File is a cache file that was complete when it was opened. Renaming, replacing,
// extending and removing it does it no harm. It may be used by many goroutines at once.
type File struct {
	path, version string
	info          os.FileInfo
	header        header
	mapper        *mapper  // of the open file, shared with the files that it was extended from
	first, added  *mapping // what was there when it was opened, and the last extension: kept, so that spans share them
	directory     []byte
	damaged       atomic.Bool
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
	f, err := newFile(file, path, version)
	if err != nil {
		_ = file.Close()
		return nil, err
	}
	if !mapsAhead {
		_ = file.Close()
	}
	if time.Since(f.info.ModTime()) > touchAfter {
		_ = os.Chtimes(path, time.Time{}, time.Now()) // for Sweep; a folder that cannot be written is not swept either
	}
	return f, nil
}

// newFile reads the header and the directory of an open file and maps it.
func newFile(file *os.File, path, version string) (*File, error) {
	f := &File{path: path, version: version, mapper: &mapper{file: file}}
	var err error
	if f.info, err = file.Stat(); err != nil {
		return nil, err
	}
	switch {
	case ownedByOthers(f.info):
		return nil, errOwner
	case f.info.Size() > math.MaxInt:
		return nil, errForeign
	}
	if f.header, err = readHeader(file, version, f.info.Size()); err != nil {
		return nil, err
	}
	if f.first, _, err = f.mapper.at(0, f.header.size, f.header.size); err != nil {
		return nil, err
	}
	return f, f.readDirectory()
}

func (f *File) readDirectory() error {
	blob, err := f.Blob(f.header.directory)
	if err != nil {
		return err
	}
	if !blob.Check(0, blob.Len()) {
		return errors.New("its directory is damaged")
	}
	f.directory = bytes.Clone(blob.Whole())
	return nil
}

// Same reports whether two are one file on the disk and neither was extended since the
// other was opened, so that what they hold is the same.
func (f *File) Same(other *File) bool {
	return os.SameFile(f.info, other.info) && f.header == other.header
}

// Directory returns what Commit was given.
func (f *File) Directory() []byte { return f.directory }

// Blob returns the bytes of a span that Append or Copy returned when the file was
// written. Every call makes a Blob that checks anew: keep it. The error is that
// there is no such span or that its checksums are damaged.
func (f *File) Blob(s Span) (Blob, error) {
	err := s.within(f.header.size)
	if err == nil {
		var m *mapping
		var at int64
		if m, at, err = f.mapper.at(s.Offset, s.Offset+s.stored(), s.Offset+s.stored()); err == nil {
			return newBlob(m, at, s.Length, &f.damaged)
		}
	}
	f.damaged.Store(true)
	return Blob{}, err
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

// Verify reads spans from the disk, not through mappings, and reports whether they are as
// they were written; if not, the file counts as damaged. pause is called after each
// stretch of a megabyte at most with the time that reading it took; an error from it ends
// Verify and is returned. Where files are not mapped there is nothing to verify: what was
// read stays in memory.
func (f *File) Verify(spans []Span, pause func(took time.Duration) error) (whole bool, err error) {
	if !mapsAhead {
		return true, nil
	}
	buffer := make([]byte, copySize)
	for _, s := range spans {
		whole, err := verifySpan(f.mapper.file, s, buffer, pause)
		if err != nil {
			return false, err
		}
		if !whole {
			f.damaged.Store(true)
			return false, nil
		}
	}
	return !f.Damaged(), nil
}

func verifySpan(file io.ReaderAt, s Span, buffer []byte, pause func(time.Duration) error) (whole bool, err error) {
	var sums checksummer
	for at := int64(0); at < s.Length; {
		began := time.Now()
		part := buffer[:min(int64(len(buffer)), s.Length-at)]
		if _, err := file.ReadAt(part, s.Offset+at); err != nil {
			return false, nil
		}
		sums.write(part)
		at += int64(len(part))
		if err := pause(time.Since(began)); err != nil {
			return false, err
		}
	}
	table := make([]byte, tableSize(s.Length))
	if _, err := file.ReadAt(table, s.Offset+s.Length); err != nil {
		return false, nil
	}
	return bytes.Equal(table, sums.finish()), nil
}

// Damaged reports whether any check has failed since the file was opened.
func (f *File) Damaged() bool { return f.damaged.Load() }

// Size returns the bytes of the file.
func (f *File) Size() int64 { return f.header.size }
