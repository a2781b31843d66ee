package shelf

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"readout/store/cache"
	"readout/store/clean"
	"readout/store/source"
)

// A layer is a kind of what is known of the files of a checkpoint. The first bytes of a layer say
// how things were when all was read, each later ones what an update has changed, so that a
// change costs what it is and not what there is.
type layer uint8

const (
	fileLayer   layer = iota // files added and deleted since: fileChange
	folderLayer              // folders
	faultLayer               // faults
	tallyLayer               // clean.Tally
	layerCount
)

// layerUnit is the smallest size that compactible tells apart, in bytes.
const layerUnit = 4 << 10

var errLayer = errors.New("what is known of its files is damaged")

// merge makes one of some bytes of a layer, the oldest first.
func (l layer) merge(parts [][]byte, isDeleted func(file uint32) bool) ([]byte, error) {
	switch l {
	case fileLayer:
		change, err := joinFileChanges(parts)
		return change.encode(), err
	case folderLayer:
		folders, err := joinFolders(parts, true)
		return encodeFolders(folders), err
	case faultLayer:
		faults, err := joinFaults(parts, isDeleted)
		return encodeAll(faults, coder.fault), err
	}
	tally, err := joinTallies(parts)
	return tally.AppendTo(nil), err
}

// A fileChange is what an update has found out about files: those that it read, which are
// numbered on from the old ones, and the numbers of those that are no more.
type fileChange struct {
	added   []source.FileFacts
	deleted []uint32
}

func (f *fileChange) encode() []byte {
	var e encoder
	coder{enc: &e}.fileChange(f)
	return e.data
}

func (c coder) fileChange(f *fileChange) {
	signedList(c, &f.added, c.file)
	signedList(c, &f.deleted, func(n *uint32) { unsigned(c, n) })
}

func (c coder) file(f *source.FileFacts) {
	numbers(c, &f.Place)
	c.texts(&f.Path)
	numbers(c, &f.Size, &f.Modified, &f.Changed)
}

// joinFileChanges makes one change of some, the oldest first.
func joinFileChanges(parts [][]byte) (all fileChange, err error) {
	for _, data := range parts {
		var change fileChange
		d := decoder{data: string(data)}
		if (coder{dec: &d}).fileChange(&change); d.failed || d.data != "" {
			return all, errLayer
		}
		all.added, all.deleted = append(all.added, change.added...), append(all.deleted, change.deleted...)
	}
	return all, nil
}

// deletedFolder are the facts by which a layer says that a folder is no more.
var deletedFolder = source.Facts{Modified: -2, Changed: -2}

func compareFolders(a, b source.FolderFacts) int {
	return cmp.Or(cmp.Compare(a.Place, b.Place), strings.Compare(a.Path, b.Path))
}

// joinFolders returns the folders that some bytes speak of, sorted, as the newest say they are;
// deleted ones only if asked for.
func joinFolders(parts [][]byte, withDeleted bool) (folders []source.FolderFacts, err error) {
	for _, data := range parts {
		list, err := decodeAll(data, coder.folder)
		if err != nil {
			return nil, err
		}
		folders = append(folders, list...)
	}
	slices.SortStableFunc(folders, compareFolders)
	folded := folders[:0]
	for i, f := range folders {
		if i+1 < len(folders) && compareFolders(f, folders[i+1]) == 0 || !withDeleted && f.Facts == deletedFolder {
			continue
		}
		folded = append(folded, f)
	}
	return folded, nil
}

// changedFolders returns what a new layer says of folders that were so before.
func changedFolders(before, now []source.FolderFacts) (changed []source.FolderFacts) {
	old := make(map[fileKey]source.Facts, len(before))
	for _, f := range before {
		old[fileKey{f.Place, f.Path}] = f.Facts
	}
	for _, f := range now {
		key := fileKey{f.Place, f.Path}
		if facts, found := old[key]; !found || facts != f.Facts {
			changed = append(changed, f)
		}
		delete(old, key)
	}
	for key := range old {
		changed = append(changed, source.FolderFacts{Place: key.place, Path: key.path, Facts: deletedFolder})
	}
	return changed
}

// joinFaults returns the faults of some bytes. Of a file that several speak of, the newest
// count; the newest have all faults of folders.
func joinFaults(parts [][]byte, isDeleted func(file uint32) bool) (faults []fault, err error) {
	newer := make(map[uint32]bool)
	for i, data := range slices.Backward(parts) {
		list, err := decodeAll(data, coder.fault)
		if err != nil {
			return nil, err
		}
		first := len(faults)
		for _, f := range list {
			if f.file == noFile && i == len(parts)-1 || f.file != noFile && !newer[f.file] && !isDeleted(f.file) {
				faults = append(faults, f)
			}
		}
		for _, f := range faults[first:] {
			newer[f.file] = true
		}
	}
	sortFaults(faults)
	return faults, nil
}

// changedFaults returns the faults for a new layer: all of the files that have another fault
// than before, and all of folders.
func changedFaults(before, now []fault) (changed []fault) {
	old := make(map[fault]bool, len(before))
	for _, f := range before {
		old[f] = true
	}
	changedFiles := make(map[uint32]bool)
	for _, f := range now {
		if f.file == noFile || !old[f] {
			changedFiles[f.file] = true
		}
	}
	for _, f := range now {
		if changedFiles[f.file] {
			changed = append(changed, f)
		}
	}
	return changed
}

func joinTallies(parts [][]byte) (*clean.Tally, error) {
	tally := clean.NewTally()
	for _, data := range parts {
		if err := tally.Load(data); err != nil {
			return tally, err
		}
	}
	return tally, nil
}

// layerData returns the bytes of spans.
func (c *checkpoint) layerData(spans []cache.Span) ([][]byte, error) {
	parts := make([][]byte, len(spans))
	for i, s := range spans {
		var err error
		if parts[i], err = c.bytes(s); err != nil {
			return nil, err
		}
	}
	return parts, nil
}
