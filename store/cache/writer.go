package cache

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
)

// A Writer writes a cache file. What it is given is handed to the system at once:
// it holds no bytes. Append, Copy and Blob may be called by many goroutines at
// once, Commit or Abort when they have returned.
type Writer struct {
	path    string
	version string
	file    *os.File // temporary, in the folder of path
	out     output   // file, but in tests
	damaged atomic.Bool

	mu   sync.Mutex
	size int64 // where the next span may begin
	err  error // the first that happened: nothing is committed after it
	done bool
}

// output is what a Writer does to its file.
type output interface {
	io.WriterAt
	io.Closer
}

// temporary ends the names of files under way.
const temporary = ".readout-tmp"

// Create begins a file that Commit will put at path. It makes the folder (0700) if
// need be, and removes what programs that were killed have left in it.
func Create(path, version string) (*Writer, error) {
	folder, name := filepath.Split(path)
	folder = filepath.Clean(folder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, named(path, err)
	}
	sweepTemporary(folder)
	file, err := os.CreateTemp(folder, name+".*"+temporary) // 0600
	if err != nil {
		return nil, named(path, err)
	}
	return &Writer{path: path, version: version, file: file, out: file, size: spanStart}, nil
}

// Append writes a span of some parts, one after the other. After an error nothing
// can be committed.
func (w *Writer) Append(parts ...[]byte) (Span, error) {
	length := int64(0)
	for _, part := range parts {
		length += int64(len(part))
	}
	s := w.reserve(length)
	at, sums := s.Offset, summer{table: make([]byte, 0, tableSize(length))}
	for _, part := range parts {
		if err := w.write(part, at); err != nil {
			return Span{}, err
		}
		sums.write(part)
		at += int64(len(part))
	}
	return s, w.write(sums.finish(), at)
}

// copySize is how much of a span is copied at once: little enough for no memory to
// be taken, and whole blocks.
const copySize = 32 * blockSize

// Copy writes a span of another file as it is, checked block by block. Its bytes go
// from the mapping to the file within the system (copy_file_range was measured to
// take as long: 60 ms for 400 MB). If the other file is damaged there, that is an
// error too, but others can still be copied and all of it committed.
func (w *Writer) Copy(from *File, s Span) (Span, error) {
	defer runtime.KeepAlive(from)
	blob, err := from.Blob(s)
	if err != nil {
		return Span{}, named(w.path, err)
	}
	to := w.reserve(s.Length)
	for at := 0; at < blob.Len(); at += copySize {
		end := min(at+copySize, blob.Len())
		part := blob.Bytes(at, end)
		if part == nil {
			return Span{}, named(w.path, fmt.Errorf("what is copied is damaged in the %d bytes at %d", end-at, s.Offset+int64(at)))
		}
		if err := w.write(part, to.Offset+int64(at)); err != nil {
			return Span{}, err
		}
		blob.release(at, end)
	}
	table := from.mapping.data[s.Offset+s.Length:][:tableSize(s.Length)]
	return to, w.write(table, to.Offset+to.Length)
}

// Blob returns the bytes of a span that Append or Copy returned. They are mapped
// from the file, and stay readable after Commit and Abort; Blob itself must be
// called before those.
func (w *Writer) Blob(s Span) (Blob, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	err := s.within(w.size)
	if err == nil && w.done {
		err = os.ErrClosed
	}
	if err != nil {
		return Blob{}, named(w.path, err)
	}
	m, err := mapFile(w.file, s.Offset, s.stored())
	if err != nil {
		return Blob{}, named(w.path, err)
	}
	return newBlob(m, 0, s.Length, &w.damaged)
}

// Damaged reports whether any check of what Blob returned has failed.
func (w *Writer) Damaged() bool { return w.damaged.Load() }

// Commit writes the directory and the header, puts the file in its place and returns
// it as Open would, had no other program put another one there since. After an error
// the file that was there is whole, and the new one is gone.
func (w *Writer) Commit(directory []byte) (*File, error) {
	s, err := w.Append(directory)
	if err == nil {
		h := header{version: sha256.Sum256([]byte(w.version)), size: s.Offset + s.stored(), directory: s}
		_ = w.write(h.encode(), 0) // kept as w.err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.done {
		return nil, named(w.path, os.ErrClosed)
	}
	w.done = true
	var file *File
	if w.err == nil {
		file, err = w.open(s.Offset + s.stored())
		w.failed(err)
	}
	w.failed(w.out.Close())
	if w.err == nil {
		w.failed(os.Rename(w.file.Name(), w.path))
	}
	if w.err != nil {
		_ = os.Remove(w.file.Name())
		return nil, w.err
	}
	return file, nil
}

// open opens the file, which is complete, under whatever name it has.
func (w *Writer) open(size int64) (*File, error) {
	m, err := mapFile(w.file, 0, size)
	if err != nil {
		return nil, err
	}
	f, err := newFile(m, w.version)
	if err != nil {
		return nil, err
	}
	f.info, err = w.file.Stat()
	return f, err
}

// Abort removes the file. It does nothing after Commit, so it can be deferred.
func (w *Writer) Abort() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.done {
		return
	}
	w.done = true
	_ = w.out.Close()
	_ = os.Remove(w.file.Name())
}

// reserve takes the next place for a span of so many bytes.
func (w *Writer) reserve(length int64) Span {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := Span{w.size, length}
	w.size = (s.Offset + s.stored() + spanStart - 1) / spanStart * spanStart
	return s
}

// write writes to a place that was reserved.
func (w *Writer) write(data []byte, at int64) error {
	for len(data) > 0 {
		n, err := w.out.WriteAt(data[:min(len(data), writeSize)], at)
		if err != nil {
			w.mu.Lock()
			defer w.mu.Unlock()
			return w.failed(err)
		}
		data, at = data[n:], at+int64(n)
	}
	return nil
}

// writeSize is how many bytes the system is given at once. Linux keeps what it is
// given together in pages as large, up to 2 MB, and maps a whole one when a byte of
// it is touched: a search would seem to take four times the memory.
const writeSize = 64 << 10

// failed keeps the first error; w.mu is held.
func (w *Writer) failed(err error) error {
	if err == nil {
		return nil
	}
	err = named(w.path, err)
	if w.err == nil {
		w.err = err
	}
	return err
}

// named says which cache an error is about, once, and not by its temporary name.
func named(path string, err error) error {
	var inPath *os.PathError
	var inLink *os.LinkError
	switch {
	case errors.As(err, &inPath):
		return fmt.Errorf("cache %s: %s: %w", path, inPath.Op, inPath.Err)
	case errors.As(err, &inLink):
		return fmt.Errorf("cache %s: %s: %w", path, inLink.Op, inLink.Err)
	}
	return fmt.Errorf("cache %s: %w", path, err)
}
