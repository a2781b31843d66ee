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

// A checkpoint is a snapshot as it stands in a cache file, with what is needed to find out
// which files have changed since, and to clean those as reading everything would. An update
// that changes little adds to the file what has changed: volumes of new documents, the numbers
// of deleted ones, and layers (layer.go). What follows from that is worked out when the file
// is opened (successor.go).
type checkpoint struct {
	manifest manifest
	path     string
	file     *cache.File
	base     *frame // the frame in the file, which is of the first volumes
	snapshot *Snapshot
}

// cachePath is the cache file of the places. Its name tells people which places these are,
// and holds a hash of all that decides what is read. "" if there is to be none.
func (o *opener) cachePath() string {
	if o.opt.Cache == "" {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "%d %t\n", o.opt.MaxSize, o.opt.Today.IsZero())
	for i, place := range o.places {
		real, err := filepath.EvalSymlinks(place.Name())
		if err == nil {
			real, err = filepath.Abs(real)
		}
		if err != nil {
			return ""
		}
		fmt.Fprintf(h, "%q %q\n", real, o.labels[i])
	}
	sum := strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil)[:10]))
	return filepath.Join(o.opt.Cache, readable(o.places[0])+sum+".library")
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

// checkpointFormat is the version of what this package keeps.
const checkpointFormat = "7"

// buildVersion tells apart programs that may clean, date or index otherwise. For one that was
// not built from a commit it is the size and time of the executable when first asked: another
// one may take its place while this one runs.
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
			return checkpointFormat + " " + revision
		}
	}
	if path, err := os.Executable(); err == nil {
		if file, err := os.Stat(path); err == nil {
			return fmt.Sprint(checkpointFormat, " ", revision, " ", file.Size(), " ", file.ModTime().UnixNano())
		}
	}
	return checkpointFormat
}

// loadCheckpoint opens the checkpoint of the places. Any error means that there is none.
func (o *opener) loadCheckpoint() (*checkpoint, error) {
	if o.path == "" {
		return nil, errors.New("it is not kept")
	}
	last := o.opt.Held
	if last != nil && (last.checkpoint == nil || last.checkpoint.path != o.path || last.frame.today != o.opt.Today) {
		last = nil
	}
	file, err := cache.Open(o.path, o.version)
	usable := last != nil && !last.Damaged()
	switch {
	case err != nil && usable:
		return last.checkpoint, nil // another program has put its own there; ours is mapped still
	case err != nil:
		return nil, err
	case last != nil && last.checkpoint.file.Same(file):
		if !usable {
			return nil, errDamaged
		}
		return last.checkpoint, nil
	}
	return o.openCheckpoint(file)
}

// openCheckpoint opens the snapshot in a cache file.
func (o *opener) openCheckpoint(file *cache.File) (*checkpoint, error) {
	c := &checkpoint{path: o.path, file: file}
	if err := c.manifest.decode(file.Directory()); err != nil {
		return nil, err
	}
	return c, c.open(o, make([]volumeView, len(c.manifest.volumes)))
}

// open makes the snapshot. Volumes that are open already stay as they are, with what has been
// checked of them, and so does the base frame if there is one.
func (c *checkpoint) open(o *opener, volumes []volumeView) (err error) {
	for i, v := range volumes {
		if v.volume == nil || v.volume.file == nil {
			if volumes[i], err = c.volume(c.manifest.volumes[i]); err != nil {
				return err
			}
		}
	}
	if c.base == nil {
		data, err := c.bytes(c.manifest.frame)
		if err != nil {
			return err
		}
		n := c.manifest.baseVolumes
		if c.base, err = decodeFrame(volumes[:n:n], data); err != nil {
			return err
		}
	}
	c.base.labels, c.base.today = o.labels, o.opt.Today
	frame := c.base
	if !frame.covers(volumes) {
		var same bool
		if frame, same = frame.successor(volumes); !same {
			return errFrame // an update after which dates are read otherwise writes a frame
		}
	}
	table, err := c.table()
	if err != nil {
		return err
	}
	faults, err := c.faults(&table)
	if err != nil {
		return err
	}
	c.snapshot = newSnapshot(frame, faults)
	if err := c.openTitles(); err != nil {
		return err
	}
	c.snapshot.checkpoint, c.snapshot.repairer = c, newRepairer(c, o)
	c.snapshot.stats.CachePath, c.snapshot.stats.CacheBytes = o.path, c.file.Size()
	return nil
}

// covers reports whether the frame was made of exactly these volumes.
func (f *frame) covers(volumes []volumeView) bool {
	deleted := 0
	for _, v := range volumes {
		deleted += v.deletedCount()
	}
	return len(f.volumes) == len(volumes) && len(f.newest)+deleted == f.count()
}

func (c *checkpoint) volume(from manifestVolume) (v volumeView, err error) {
	v = volumeView{volume: &volume{count: from.count, starts: from.starts, span: from.span, file: c.file}, deleted: from.deleted}
	if v.volume.data, err = c.file.Blob(from.span); err != nil {
		return v, err
	}
	return v, v.volume.open()
}

// openTitles has the titles taken from the file when they are first asked for.
func (c *checkpoint) openTitles() error {
	blob, err := c.file.Blob(c.manifest.titles)
	snapshot := c.snapshot
	snapshot.titles = sync.OnceValue(func() titles {
		opened, err := openTitles(blob, c.base, snapshot.frame)
		if err != nil {
			return snapshot.makeTitles()
		}
		return opened
	})
	return err
}

// bytes returns the bytes of a span, checked. They are mapped: only who keeps a volume of the
// file may keep them.
func (c *checkpoint) bytes(s cache.Span) ([]byte, error) {
	blob, err := c.file.Blob(s)
	if err != nil {
		return nil, err
	}
	data := blob.Bytes(0, blob.Len())
	if data == nil && blob.Len() > 0 {
		return nil, errors.New("it is damaged")
	}
	return data, nil
}

func (c *checkpoint) table() (t fileTable, err error) {
	t.baseCount = c.manifest.fileCount
	for i, span := range c.manifest.files {
		if t.sections[i], err = c.file.Blob(span); err != nil {
			return t, err
		}
	}
	parts, err := c.layerData(c.manifest.layers[fileLayer])
	if err != nil {
		return t, err
	}
	change, err := joinFileChanges(parts)
	t.apply(change)
	return t, err
}

func (c *checkpoint) faults(table *fileTable) ([]fault, error) {
	parts, err := c.layerData(c.manifest.layers[faultLayer])
	if err != nil {
		return nil, err
	}
	return joinFaults(parts, table.isDeleted)
}

func (c *checkpoint) folders() ([]source.FolderFacts, error) {
	parts, err := c.layerData(c.manifest.layers[folderLayer])
	if err != nil {
		return nil, err
	}
	return joinFolders(parts, false)
}

// checkedFiles is how many files at most are looked at one by one before a checkpoint is
// believed. Of more, only the folders are.
const checkedFiles = 10_000

// unchanged reports whether the folders, and the files if there are not too many,
// are as they were.
func (c *checkpoint) unchanged(ctx context.Context, o *opener) bool {
	if c.snapshot.frame.due != 0 && days.Pack(o.opt.Today) >= c.snapshot.frame.due {
		return false
	}
	folders, err := c.folders()
	if err != nil {
		return false
	}
	table, err := c.table()
	if err != nil {
		return false
	}
	var files []source.FileFacts
	if table.count() <= checkedFiles {
		for n := range table.count() {
			if f := table.file(uint32(n)); f.Place >= 0 {
				files = append(files, f)
			}
		}
	}
	same, err := source.Unchanged(ctx, o.places, folders, files)
	return same && err == nil
}

func (c *checkpoint) loadTally() (*clean.Tally, error) {
	parts, err := c.layerData(c.manifest.layers[tallyLayer])
	if err != nil {
		return nil, err
	}
	return joinTallies(parts)
}
