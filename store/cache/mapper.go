package cache

import (
	"os"
	"sync"
	"weak"
)

// A mapper maps stretches of one open file. There are few of them, however many spans are asked
// for: a process may have 65,530 mappings, and each of a megabyte would reach that with 64 GB.
// A stretch is unmapped when no Blob of it is reachable.
type mapper struct {
	file *os.File

	mu   sync.Mutex
	list []mappedRange
}

// A mappedRange is bytes of a file that are mapped.
type mappedRange struct {
	from, to int64
	mapping  weak.Pointer[mapping]
}

// at returns a mapping that holds some bytes of the file, and where in it they begin.
// One that must be made reaches up to end if the system can map what is not written yet.
func (w *mapper) at(from, to, end int64) (m *mapping, offset int64, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if m, offset = w.find(from, to); m != nil {
		return m, offset, nil
	}
	if !mapsAhead {
		end = to
	}
	if m, err = mapFile(w.file, from, end-from); err != nil {
		return nil, 0, err
	}
	w.list = append(w.list, mappedRange{from, end, weak.Make(m)})
	return m, 0, nil
}

// find looks for a mapping and forgets those that are unmapped. mu is held.
func (w *mapper) find(from, to int64) (found *mapping, offset int64) {
	alive := w.list[:0]
	for _, window := range w.list {
		m := window.mapping.Value()
		if m == nil {
			continue
		}
		alive = append(alive, window)
		if found == nil && window.from <= from && to <= window.to {
			found, offset = m, from-window.from
		}
	}
	w.list = alive
	return found, offset
}
