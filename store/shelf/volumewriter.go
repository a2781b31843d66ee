package shelf

import (
	"slices"
	"sync"

	"readout/store/cache"
)

// A volumeWriter puts the bytes of volumes into the cache file under way, from where they are
// read through a mapping and take no memory of ours. A nil one leaves them in memory, as does
// one whose disk has failed.
type volumeWriter struct {
	path, version string

	mu   sync.Mutex
	room int           // bytes that may stay in memory, as they will be added to another file
	file *cache.Writer // made when there is something to put
	err  error         // the disk failed
}

// newVolumeWriter returns the writer for a cache file; nil if the path is "".
func newVolumeWriter(path, version string) *volumeWriter {
	if path == "" {
		return nil
	}
	return &volumeWriter{path: path, version: version}
}

// put makes the sections the bytes of a volume, copied or written.
func (w *volumeWriter) put(v *volume, parts [sectionCount][]byte) {
	for i, data := range parts {
		v.starts[i+1] = v.starts[i] + len(data)
	}
	if w != nil && !w.fits(v.starts[sectionCount]) && w.write(v, parts) == nil {
		return
	}
	v.data, v.span = cache.FromBytes(slices.Concat(parts[:]...)), cache.Span{}
}

// fits reports whether there is room in memory for so many bytes, and takes it.
func (w *volumeWriter) fits(size int) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if size > w.room {
		return false
	}
	w.room -= size
	return true
}

func (w *volumeWriter) write(v *volume, parts [sectionCount][]byte) error {
	file, err := w.create()
	if err == nil {
		v.span, err = file.Append(parts[:]...)
	}
	if err == nil {
		v.data, err = file.Blob(v.span)
	}
	return w.fail(err)
}

// create returns the file under way, or why there is none.
func (w *volumeWriter) create() (*cache.Writer, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.file == nil && w.err == nil {
		w.file, w.err = cache.Create(w.path, w.version)
	}
	return w.file, w.err
}

// fail keeps the first error and returns the one that it is given.
func (w *volumeWriter) fail(err error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err == nil {
		w.err = err
	}
	return err
}

// abort throws away the file under way. What was put is still readable.
func (w *volumeWriter) abort() {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.file != nil {
		w.file.Abort()
	}
}
