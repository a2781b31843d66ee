package shelf

import (
	"slices"
	"sync"

	"readout/store/cache"
)

// A keeper puts the bytes of volumes into the cache file under way, from where they
// are read through a mapping and take no memory of ours. A nil keeper leaves them
// in memory, as does one whose disk has failed.
type keeper struct {
	path, version string

	mu   sync.Mutex
	room int           // so many bytes stay in memory, as they will be added to another file
	file *cache.Writer // made when there is something to put
	why  error         // the disk failed
}

// newKeeper returns a keeper for a cache file, nil for none.
func newKeeper(path, version string) *keeper {
	if path == "" {
		return nil
	}
	return &keeper{path: path, version: version}
}

// put makes the parts those of the volume. They are copied or written before it
// returns.
func (k *keeper) put(v *volume, parts [partCount][]byte) {
	for i, data := range parts {
		v.starts[i+1] = v.starts[i] + len(data)
	}
	if k != nil && !k.fits(v.starts[partCount]) && k.write(v, parts) == nil {
		return
	}
	v.data, v.span = cache.FromBytes(slices.Concat(parts[:]...)), cache.Span{}
}

// fits reports whether there is room in memory for so many bytes, and takes it.
func (k *keeper) fits(size int) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if size > k.room {
		return false
	}
	k.room -= size
	return true
}

func (k *keeper) write(v *volume, parts [partCount][]byte) error {
	file, err := k.create()
	if err == nil {
		v.span, err = file.Append(parts[:]...)
	}
	if err == nil {
		v.data, err = file.Blob(v.span)
	}
	return k.fail(err)
}

// create returns the file under way, or why there is none.
func (k *keeper) create() (*cache.Writer, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.file == nil && k.why == nil {
		k.file, k.why = cache.Create(k.path, k.version)
	}
	return k.file, k.why
}

// fail keeps the first error and returns the one that it is given.
func (k *keeper) fail(err error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.why == nil {
		k.why = err
	}
	return err
}

// abort throws away the file under way. What was put is still readable.
func (k *keeper) abort() {
	if k == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.file != nil {
		k.file.Abort()
	}
}
