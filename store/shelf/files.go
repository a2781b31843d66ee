package shelf

import (
	"cmp"
	"encoding/binary"
	"hash/fnv"
	"math"
	"slices"
	"sort"
	"sync"
	"time"

	"readout/store/cache"
	"readout/store/source"
)

// noFile stands for the file of what belongs to a folder.
const noFile uint32 = math.MaxUint32

// minAge is how old the last change of a file or folder must be when it is read.
// A younger one could change once more within the same tick of the file system's
// clock, of which the coarsest is that of FAT.
const minAge = 2 * time.Second

// unknownFacts are facts that no file has, so that it counts as changed next time.
var unknownFacts = source.Facts{Size: -1, Modified: -1, Changed: -1}

// believable returns the facts to be compared with next time: unknownFacts for a last change
// that is young. One that lies ahead, because the clock of a server does, is young too.
func believable(f source.Facts, minAge time.Duration) source.Facts {
	if f == (source.Facts{}) {
		return f // refused by name, or for nothing that facts tell
	}
	if last := time.Unix(0, cmp.Or(f.Changed, f.Modified)); time.Since(last) < minAge {
		return unknownFacts
	}
	return f
}

// A fileTable has the files of a checkpoint, numbered in the order in which they were read and
// found by their paths: those of the first time as bytes, and what layers say of files that
// were added and deleted since.
type fileTable struct {
	baseCount int // of the files in sections
	sections  [fileSectionCount]cache.Blob
	added     []source.FileFacts // numbered from baseCount on
	deleted   map[uint32]bool
	byKey     map[fileKey]uint32 // numbers of added
}

// A fileKey is what no two files of a snapshot have in common.
type fileKey struct {
	place int
	path  string
}

// apply adds what a layer says.
func (t *fileTable) apply(c fileChange) {
	if t.deleted == nil {
		t.deleted, t.byKey = make(map[uint32]bool), make(map[fileKey]uint32)
	}
	for _, f := range c.added {
		t.byKey[fileKey{f.Place, f.Path}] = uint32(t.count())
		t.added = append(t.added, f)
	}
	for _, n := range c.deleted {
		t.deleted[n] = true
	}
}

// count is how many numbers there are, those of deleted files too.
func (t *fileTable) count() int { return t.baseCount + len(t.added) }

func (t *fileTable) isDeleted(n uint32) bool { return t.deleted[n] }

const (
	fileRows  = iota // 32 bytes a file: place, where its name begins, the facts; one more says where the names end
	fileNames        // the paths, one after the other
	fileIndex        // 12 bytes a file: a hash of place and path, ascending, and the number
	fileSectionCount

	fileRowSize   = 32
	fileIndexSize = 12
)

// file returns a file by its number. A damaged or deleted one has the place -1.
func (t *fileTable) file(n uint32) (f source.FileFacts) {
	switch {
	case t.deleted[n]:
		return source.FileFacts{Place: -1}
	case int(n) >= t.baseCount:
		return t.added[int(n)-t.baseCount]
	}
	data := t.sections[fileRows].Bytes(int(n)*fileRowSize, (int(n)+2)*fileRowSize)
	if data == nil {
		return source.FileFacts{Place: -1}
	}
	at := binary.LittleEndian
	f.Place = int(int32(at.Uint32(data)))
	f.Size, f.Modified, f.Changed = int64(at.Uint64(data[8:])), int64(at.Uint64(data[16:])), int64(at.Uint64(data[24:]))
	f.Path = string(t.sections[fileNames].Bytes(int(at.Uint32(data[4:])), int(at.Uint32(data[fileRowSize+4:]))))
	return f
}

// find returns the number of a file.
func (t *fileTable) find(place int, path string) (n uint32, f source.Facts, ok bool) {
	if n, ok := t.byKey[fileKey{place, path}]; ok && !t.deleted[n] {
		return n, t.file(n).Facts, true
	}
	hash, index := hashFile(place, path), t.sections[fileIndex]
	entry := func(i int) (uint64, uint32) {
		data := index.Bytes(i*fileIndexSize, (i+1)*fileIndexSize)
		if data == nil {
			return math.MaxUint64, noFile
		}
		return binary.LittleEndian.Uint64(data), binary.LittleEndian.Uint32(data[8:])
	}
	size := index.Len() / fileIndexSize
	for i := sort.Search(size, func(i int) bool { h, _ := entry(i); return h >= hash }); i < size; i++ {
		h, n := entry(i)
		if h != hash || n >= uint32(t.baseCount) {
			break
		}
		if f := t.file(n); f.Place == place && f.Path == path {
			return n, f.Facts, true
		}
	}
	return 0, source.Facts{}, false
}

func hashFile(place int, path string) uint64 {
	h := fnv.New64a()
	h.Write([]byte{byte(place), byte(place >> 8)})
	h.Write([]byte(path))
	return h.Sum64()
}

// A fileList is the files of a checkpoint as an update finds them. New files are numbered on from
// the old ones.
type fileList struct {
	old  fileTable
	live []bool // by number: is the old file as it was?

	mu    sync.Mutex
	added []source.FileFacts
}

// markUnchanged reports whether a file is an old one that has not changed, and remembers that
// it is live. A file is asked about by one goroutine.
func (l *fileList) markUnchanged(f source.FileFacts) (n uint32, same bool) {
	n, facts, found := l.old.find(f.Place, f.Path)
	if !found || facts != f.Facts {
		return 0, false
	}
	l.live[n] = true
	return n, true
}

// refusedAgain does the same for a file without facts: one that was refused for its name or
// for another reason that facts do not tell.
func (l *fileList) refusedAgain(f source.FileFacts) (n uint32, same bool) {
	if f.Facts != (source.Facts{}) {
		return 0, false
	}
	return l.markUnchanged(f)
}

func (l *fileList) add(f source.FileFacts) uint32 {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.added = append(l.added, f)
	return uint32(l.old.count() + len(l.added) - 1)
}

// isStale reports whether a file is an old one that has changed or is no more.
func (l *fileList) isStale(n uint32) bool { return int(n) < len(l.live) && !l.live[n] }

// change returns what has changed of the old files.
func (l *fileList) change() fileChange {
	c := fileChange{added: l.added}
	for n, live := range l.live {
		if !live && l.old.file(uint32(n)).Place >= 0 {
			c.deleted = append(c.deleted, uint32(n))
		}
	}
	return c
}

// encode returns the sections of a table of all files, and how many there are.
func (l *fileList) encode() (parts [fileSectionCount][]byte, count int) {
	type key struct {
		hash uint64
		n    uint32
	}
	var keys []key
	count = l.old.count() + len(l.added)
	row := func(f source.FileFacts) {
		at := binary.LittleEndian
		data := at.AppendUint32(parts[fileRows], uint32(f.Place))
		data = at.AppendUint32(data, uint32(len(parts[fileNames])))
		for _, fact := range [...]int64{f.Size, f.Modified, f.Changed} {
			data = at.AppendUint64(data, uint64(fact))
		}
		parts[fileRows] = data
		parts[fileNames] = append(parts[fileNames], f.Path...)
	}
	for n := range count {
		f := source.FileFacts{Place: -1}
		switch {
		case n >= l.old.count():
			f = l.added[n-l.old.count()]
		case l.live[n]:
			f = l.old.file(uint32(n))
		}
		row(f)
		if f.Place >= 0 {
			keys = append(keys, key{hashFile(f.Place, f.Path), uint32(n)})
		}
	}
	row(source.FileFacts{Place: -1})
	slices.SortFunc(keys, func(a, b key) int { return cmp.Compare(a.hash, b.hash) })
	for _, k := range keys {
		parts[fileIndex] = binary.LittleEndian.AppendUint64(parts[fileIndex], k.hash)
		parts[fileIndex] = binary.LittleEndian.AppendUint32(parts[fileIndex], k.n)
	}
	return parts, count
}
