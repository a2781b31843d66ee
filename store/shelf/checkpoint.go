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

// A checkpoint library is one in a cache file: the parts of its volumes, a frame, and what is
// needed to find out which files have changed since and to clean those as the whole
// library would. An update that changes little adds to the file what has changed: volumes
// of new documents, which documents are deleted now, and layers (layer.go). What follows from
// that is worked out when the file is opened (successor.go).
type checkpoint struct {
	manifest manifest
	path     string
	file     *cache.File
	base     *frame // the frame in the file, which is of the first volumes
	snapshot *Snapshot
}

// cachePath is where a snapshot is kept: the name says which it is to a reader, and
// by a hash all that makes it another library. "" if it is not to be kept.
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
const checkpointFormat = "6"

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

// loadCheckpoint opens the checkpoint of a reading. Any error means that there is none.
func (o *opener) loadCheckpoint() (*checkpoint, error) {
	if o.path == "" {
		return nil, errors.New("it is not kept")
	}
	held := o.opt.Held
	if held != nil && (held.checkpoint == nil || held.checkpoint.path != o.path || held.frame.today != o.opt.Today) {
		held = nil
	}
	file, err := cache.Open(o.path, o.version)
	usable := held != nil && !held.Damaged()
	switch {
	case err != nil && usable:
		return held.checkpoint, nil // another program has put its own there; ours is mapped still
	case err != nil:
		return nil, err
	case held != nil && held.checkpoint.file.Same(file):
		if !usable {
			return nil, errDamaged
		}
		return held.checkpoint, nil
	}
	return o.openCheckpoint(file)
}

// openCheckpoint opens the snapshot in a cache file.
func (o *opener) openCheckpoint(file *cache.File) (*checkpoint, error) {
	c := &checkpoint{path: o.path, file: file}
	if err := c.manifest.decode(file.Directory()); err != nil {
		return nil, err
	}
	volumes := make([]volumeView, len(c.manifest.volumes))
	for i, v := range c.manifest.volumes {
		var err error
		if volumes[i], err = c.volume(v); err != nil {
			return nil, err
		}
	}
	data, err := c.bytes(c.manifest.frame)
	if err != nil {
		return nil, err
	}
	if c.base, err = decodeFrame(volumes[:c.manifest.baseVolumes:c.manifest.baseVolumes], data); err != nil {
		return nil, err
	}
	return c, c.open(o, volumes)
}

// open makes the snapshot of the volumes, of which the first are those of the base frame.
func (c *checkpoint) open(o *opener, volumes []volumeView) error {
	c.base.labels, c.base.today = o.labels, o.opt.Today
	frame := c.base
	if !frame.covers(volumes) {
		var same bool
		if frame, same = frame.successor(volumes); !same {
			return errFrame // who let the votes turn writes a frame
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

// covers reports whether a frame says all there is to know of volumes.
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

// openTitles lets the snapshot take the titles from the file when they are asked for.
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

// bytes returns a span that is read whole. It must not be kept but by who keeps a
// volume of the file.
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

// table is the table of the files of the checkpoint.
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
	for _, data := range parts {
		change, err := decodeFileChange(data)
		if err != nil {
			return t, err
		}
		t.apply(change)
	}
	return t, nil
}

// faults are the faults of the checkpoint, in their order.
func (c *checkpoint) faults(table *fileTable) ([]fault, error) {
	parts, err := c.layerData(c.manifest.layers[faultLayer])
	if err != nil {
		return nil, err
	}
	return joinFaults(parts, table.isDeleted)
}

// folders are the folders of the checkpoint, in their order.
func (c *checkpoint) folders() ([]source.FolderFacts, error) {
	parts, err := c.layerData(c.manifest.layers[folderLayer])
	if err != nil {
		return nil, err
	}
	return joinFolders(parts, false)
}

// checkedFiles is how many files are looked at one by one before a checkpoint is
// believed; of more, only the folders are.
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

// loadTally returns the kept tally.
func (c *checkpoint) loadTally() (*clean.Tally, error) {
	parts, err := c.layerData(c.manifest.layers[tallyLayer])
	if err != nil {
		return nil, err
	}
	return joinTallies(parts)
}
