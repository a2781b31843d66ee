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
	"time"
)

// A Writer writes a cache file, or extends one. What it is given is handed to the system
// at once: it holds no bytes. Append, Copy and Blob may be called by many goroutines at
// once, Commit or Abort when they have returned.
type Writer struct {
	path    string
	version string
	old     *File    // that is extended; nil for a file that is new
	file    *os.File // temporary, in the folder of path, but for an extension
	out     outFile  // file, but in tests
	mapper  mapper   // of file
	ahead   *mapping // the newest mapping, kept for the spans that follow
	damaged atomic.Bool

	mu   sync.Mutex
	size int64 // where the next span may begin
	room int64 // how long the file was made, so that it can be mapped ahead
	err  error // the first that happened: nothing is committed after it
	done bool
}

// An outFile is what a Writer does to its file.
type outFile interface {
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
	return newWriter(path, version, file, spanStart), nil
}

func newWriter(path, version string, file *os.File, size int64) *Writer {
	return &Writer{path: path, version: version, file: file, out: file, mapper: mapper{file: file}, size: size}
}

// ErrStale is returned, wrapped, by Extend for a file that has been extended or replaced
// since it was opened, or that another program is extending: open it again.
var ErrStale = errors.New("another program has written it")

// How long Extend waits for another program to finish its extension.
const (
	lockFor   = 2 * time.Second
	lockEvery = 10 * time.Millisecond
)

// Extend begins to add spans to the file, which stays readable as it is. Until Commit has
// returned, whoever opens it gets it without the new spans. Only one program can extend a
// file at a time. Where files cannot be locked the error wraps [errors.ErrUnsupported].
func (f *File) Extend() (*Writer, error) {
	file, err := f.lock()
	if err != nil {
		return nil, named(f.path, err)
	}
	w := newWriter(f.path, f.version, file, f.header.size)
	w.old = f
	return w, nil
}

// lock opens the file for writing, for this process alone, if it is still what it was.
func (f *File) lock() (*os.File, error) {
	file, err := os.OpenFile(f.path, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	if err := f.own(file); err != nil {
		_ = file.Close()
		return nil, err
	}
	return file, nil
}

// own takes the lock of the file that was opened for writing.
func (f *File) own(file *os.File) error {
	taken, err := lock(file)
	for until := time.Now().Add(lockFor); err == nil && !taken && time.Now().Before(until); taken, err = lock(file) {
		time.Sleep(lockEvery)
	}
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		return err
	}
	h, err := readHeader(file, f.version, info.Size())
	if !taken || err != nil || h != f.header || !os.SameFile(info, f.info) {
		return ErrStale
	}
	return nil
}

// Append writes a span of some parts, one after the other. After an error nothing
// can be committed.
func (w *Writer) Append(parts ...[]byte) (Span, error) {
	length := int64(0)
	for _, part := range parts {
		length += int64(len(part))
	}
	s := w.reserve(length)
	at, sums := s.Offset, checksummer{table: make([]byte, 0, tableSize(length))}
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
	return to, w.write(blob.table(), to.Offset+to.Length)
}

// Blob returns the bytes of a span that Append or Copy returned. They are mapped
// from the file, and stay readable after Commit and Abort; Blob itself must be
// called before those. An extension has no Blobs: what it wrote before Abort is
// overwritten by the next one.
func (w *Writer) Blob(s Span) (Blob, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	err := s.within(w.size)
	if err == nil && (w.done || w.old != nil) {
		err = os.ErrClosed
	}
	if err == nil {
		err = w.grow(s.Offset + s.stored())
	}
	if err != nil {
		return Blob{}, named(w.path, err)
	}
	m, at, err := w.mapper.at(s.Offset, s.Offset+s.stored(), w.room)
	if err != nil {
		return Blob{}, named(w.path, err)
	}
	w.ahead = m
	return newBlob(m, at, s.Length, &w.damaged)
}

// A file under way is mapped in stretches that reach beyond what is written, each as large
// as all before it, up to a gigabyte: so there are few of them.
const (
	firstWindow = 64 << 20
	lastWindow  = 1 << 30
)

// grow makes the file longer than what is written, as only what is there can be mapped.
// It takes no room on the disk. w.mu is held.
func (w *Writer) grow(end int64) error {
	if !mapsAhead || end <= w.room {
		return nil
	}
	room := max(end, w.size) + min(max(w.room, firstWindow), lastWindow)
	if err := w.file.Truncate(room); err != nil {
		return err
	}
	w.room = room
	return nil
}

// Commit writes the directory and the header, puts the file in its place and returns
// it as Open would, had no other program put another one there since. After an error
// the file that was there is whole, and the new one, or the extension, is gone.
func (w *Writer) Commit(directory []byte) (*File, error) {
	s, err := w.Append(directory)
	h := header{version: sha256.Sum256([]byte(w.version)), size: s.Offset + s.stored(), directory: s, generation: 1}
	if w.old != nil {
		h.generation = w.old.header.generation + 1
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.done {
		return nil, named(w.path, os.ErrClosed)
	}
	w.done, w.ahead = true, nil
	if err == nil && w.room > 0 {
		w.fail(w.file.Truncate(h.size))
	}
	if w.err == nil {
		_, err := w.out.WriteAt(h.encode(), h.slot())
		w.fail(err)
	}
	if w.old != nil {
		return w.finishExtension(h)
	}
	var file *File
	if w.err == nil {
		file, err = w.open()
		w.fail(err)
	}
	if file == nil || !mapsAhead {
		w.fail(w.out.Close())
	}
	if w.err == nil {
		w.fail(os.Rename(w.file.Name(), w.path))
	}
	if w.err != nil {
		_ = os.Remove(w.file.Name())
		return nil, w.err
	}
	return file, nil
}

// open opens the file, which is complete, under whatever name it has, and keeps it open.
func (w *Writer) open() (*File, error) { return newFile(w.file, w.path, w.version) }

// finishExtension lets the file go and returns it with what was added. w.mu is held.
func (w *Writer) finishExtension(h header) (*File, error) {
	if w.err != nil {
		_ = w.file.Truncate(w.old.header.size)
		_ = w.out.Close()
		return nil, w.err
	}
	f := &File{path: w.path, version: w.version, info: w.old.info, header: h, mapper: w.old.mapper, first: w.old.first}
	f.damaged.Store(w.old.Damaged())
	var err error
	f.added, _, err = f.mapper.at(w.old.header.size, h.size, h.size) // one mapping for all that was added
	w.fail(err)
	if err == nil {
		w.fail(f.readDirectory())
	}
	w.fail(w.out.Close())
	if w.err != nil {
		return nil, w.err
	}
	return f, nil
}

// Abort removes the file, or the extension. It does nothing after Commit, so it can be
// deferred.
func (w *Writer) Abort() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.done {
		return
	}
	w.done, w.ahead = true, nil
	if w.old != nil {
		_ = w.file.Truncate(w.old.header.size)
	}
	_ = w.out.Close()
	if w.old == nil {
		_ = os.Remove(w.file.Name())
	}
}

// reserve takes the next place for a span of so many bytes.
func (w *Writer) reserve(length int64) Span {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := Span{after(w.size, length), length}
	w.size = s.Offset + s.stored()
	return s
}

// write writes to a place that was reserved.
func (w *Writer) write(data []byte, at int64) error {
	if w.closed() {
		return named(w.path, os.ErrClosed)
	}
	for len(data) > 0 {
		n, err := w.out.WriteAt(data[:min(len(data), writeSize)], at)
		if err != nil {
			w.mu.Lock()
			defer w.mu.Unlock()
			return w.fail(err)
		}
		data, at = data[n:], at+int64(n)
	}
	return nil
}

func (w *Writer) closed() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.done
}

// writeSize is how many bytes the system is given at once. Linux keeps what it is
// given together in pages as large, up to 2 MB, and maps a whole one when a byte of
// it is touched: a search would seem to take four times the memory.
const writeSize = 64 << 10

// fail keeps the first error; w.mu is held.
func (w *Writer) fail(err error) error {
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
