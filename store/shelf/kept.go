package shelf

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"

	"readout/store/cache"
	"readout/store/clean"
	"readout/store/days"
	"readout/store/source"
)

// A kept library is one in a cache file: the parts of its volumes, a frame, and what is
// needed to find out which files have changed since and to clean those as the whole
// library would. An update that changes little adds to the file what has changed: volumes
// of new documents, which documents are dead now, and layers (layer.go). What follows from
// that is worked out when the file is opened (successor.go).
type kept struct {
	directory
	path    string
	file    *cache.File
	base    *frame // the frame in the file, which is of the first volumes
	library *Snapshot
}

// cachePath is where a library is kept: the name says which it is to a reader, and
// by a hash all that makes it another library. "" if it is not to be kept.
func (r *reading) cachePath() string {
	if r.opt.Cache == "" {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "%d %t\n", r.opt.MaxSize, r.opt.Today.IsZero())
	for i, place := range r.places {
		real, err := filepath.EvalSymlinks(place.Name())
		if err == nil {
			real, err = filepath.Abs(real)
		}
		if err != nil {
			return ""
		}
		fmt.Fprintf(h, "%q %q\n", real, r.labels[i])
	}
	sum := strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil)[:10]))
	return filepath.Join(r.opt.Cache, readable(r.places[0])+sum+".library")
}

// readable is the part of a cache file's name by which people know it.
func readable(place source.Place) string {
	name := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' {
			return c
		}
		return -1
	}, place.Label())
	if name == "" {
		return ""
	}
	return name[:min(len(name), 32)] + "-"
}

// keptFormat is the version of what this package keeps.
const keptFormat = "6"

// buildVersion tells programs apart that may clean, date or index otherwise. Of one that was
// not built from a commit it is what the executable looked like at first: another one may
// take its place while this one runs.
var buildVersion = sync.OnceValue(findVersion)

func findVersion() string {
	info, ok := debug.ReadBuildInfo()
	revision := ""
	if ok {
		modified := true
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				revision = s.Value
			case "vcs.modified":
				modified = s.Value != "false"
			}
		}
		if revision != "" && !modified {
			return keptFormat + " " + revision
		}
	}
	if path, err := os.Executable(); err == nil {
		if file, err := os.Stat(path); err == nil {
			return fmt.Sprint(keptFormat, " ", revision, " ", file.Size(), " ", file.ModTime().UnixNano())
		}
	}
	return keptFormat
}

// load opens the kept library of a reading. Any error means that there is none.
func (r *reading) load() (*kept, error) {
	if r.path == "" {
		return nil, errors.New("it is not kept")
	}
	held := r.opt.Held
	if held != nil && (held.kept == nil || held.kept.path != r.path || held.today != r.opt.Today) {
		held = nil
	}
	file, err := cache.Open(r.path, r.version)
	usable := held != nil && !held.Damaged()
	switch {
	case err != nil && usable:
		return held.kept, nil // another program has put its own there; ours is mapped still
	case err != nil:
		return nil, err
	case held != nil && held.kept.file.Same(file):
		if !usable {
			return nil, errDamaged
		}
		return held.kept, nil
	}
	return r.read(file)
}

// read opens the library in a cache file.
func (r *reading) read(file *cache.File) (*kept, error) {
	k := &kept{path: r.path, file: file}
	if err := k.decode(file.Directory()); err != nil {
		return nil, err
	}
	volumes := make([]shelved, len(k.volumes))
	for i, v := range k.volumes {
		var err error
		if volumes[i], err = k.volume(v); err != nil {
			return nil, err
		}
	}
	data, err := k.bytes(k.frame)
	if err != nil {
		return nil, err
	}
	if k.base, err = decodeFrame(volumes[:k.baseVolumes:k.baseVolumes], data); err != nil {
		return nil, err
	}
	return k, k.open(r, volumes)
}

// open makes the library of the volumes, of which the first are those of the base frame.
func (k *kept) open(r *reading, volumes []shelved) error {
	k.base.labels, k.base.today = r.labels, r.opt.Today
	frame := k.base
	if !frame.isOf(volumes) {
		var same bool
		if frame, same = frame.successor(volumes); !same {
			return errFrame // who let the votes turn writes a frame
		}
	}
	table, err := k.table()
	if err != nil {
		return err
	}
	faults, err := k.faults(&table)
	if err != nil {
		return err
	}
	k.library = newSnapshot(frame, faults)
	if err := k.openTitles(); err != nil {
		return err
	}
	k.library.kept, k.library.mender = k, newMender(k, r)
	k.library.stats.CachePath, k.library.stats.CacheBytes = r.path, k.file.Size()
	return nil
}

// isOf reports whether a frame says all there is to know of volumes.
func (f *frame) isOf(volumes []shelved) bool {
	dead := 0
	for _, v := range volumes {
		if v.dead != nil {
			dead += v.dead.Len()
		}
	}
	return len(f.volumes) == len(volumes) && len(f.newest)+dead == f.count()
}

func (k *kept) volume(from keptVolume) (v shelved, err error) {
	v = shelved{volume: &volume{count: from.count, starts: from.starts, span: from.span, home: k.file}, dead: from.dead}
	if v.data, err = k.file.Blob(from.span); err != nil {
		return v, err
	}
	return v, v.open()
}

// openTitles lets the library take the titles from the file when they are asked for.
func (k *kept) openTitles() error {
	blob, err := k.file.Blob(k.titles)
	l := k.library
	l.titles = sync.OnceValue(func() titles {
		opened, err := openTitles(blob, k.base, l.frame)
		if err != nil {
			return l.makeTitles()
		}
		return opened
	})
	return err
}

// bytes returns a span that is read whole. It must not be kept but by who keeps a
// volume of the file.
func (k *kept) bytes(s cache.Span) ([]byte, error) {
	blob, err := k.file.Blob(s)
	if err != nil {
		return nil, err
	}
	data := blob.Bytes(0, blob.Len())
	if data == nil && blob.Len() > 0 {
		return nil, errors.New("it is damaged")
	}
	return data, nil
}

// table is the table of the kept library's files.
func (k *kept) table() (t fileTable, err error) {
	t.count = k.count
	for i, span := range k.files {
		if t.parts[i], err = k.file.Blob(span); err != nil {
			return t, err
		}
	}
	parts, err := k.layerData(k.layers[fileLayer])
	if err != nil {
		return t, err
	}
	for _, data := range parts {
		change, err := decodeFileChange(data)
		if err != nil {
			return t, err
		}
		t.change(change)
	}
	return t, nil
}

// faults are the faults of the kept library, in their order.
func (k *kept) faults(table *fileTable) ([]fault, error) {
	parts, err := k.layerData(k.layers[faultLayer])
	if err != nil {
		return nil, err
	}
	return joinFaults(parts, table.isGone)
}

// folders are the folders of the kept library, in their order.
func (k *kept) folders() ([]source.FolderFacts, error) {
	parts, err := k.layerData(k.layers[folderLayer])
	if err != nil {
		return nil, err
	}
	return joinFolders(parts, false)
}

// checkedFiles is how many files are looked at one by one before a kept library is
// believed; of more, only the folders are.
const checkedFiles = 10_000

// unchanged reports whether the folders, and the files if there are not too many,
// are as they were.
func (k *kept) unchanged(ctx context.Context, r *reading) bool {
	if k.library.ahead != 0 && days.Pack(r.opt.Today) >= k.library.ahead {
		return false
	}
	folders, err := k.folders()
	if err != nil {
		return false
	}
	table, err := k.table()
	if err != nil {
		return false
	}
	var files []source.FileFacts
	if table.all() <= checkedFiles {
		for n := range table.all() {
			if f := table.file(uint32(n)); f.Place >= 0 {
				files = append(files, f)
			}
		}
	}
	same, err := source.Unchanged(ctx, r.places, folders, files)
	return same && err == nil
}

// loadTally returns the kept tally.
func (k *kept) loadTally() (*clean.Tally, error) {
	parts, err := k.layerData(k.layers[tallyLayer])
	if err != nil {
		return nil, err
	}
	return joinTallies(parts)
}
