package shelf

import (
	"context"
	"errors"
	"slices"

	"readout/store/cache"
	"readout/store/days"
)

const (
	updateRoom    = 32 << 20 // bytes of new volumes that stay in memory until they are added to the file
	newFrameShare = 64       // if one document in so many is new or deleted, the frame is written anew
	staleTries    = 3        // so often it is tried again if other programs write the file meanwhile
)

// save adds what the update has changed to the cache file, or writes a whole one if that cannot
// be done. The error is [cache.ErrStale] if another program has written the file meanwhile: then
// the files must be compared with what it has written.
func (u *update) save(ctx context.Context, o *opener, snapshot *Snapshot) (*Snapshot, error) {
	extended, err := u.extend(ctx, o, snapshot)
	switch {
	case err == nil:
		u.builder.writer.abort() // what stood there, if anything, has been added
		return extended, nil
	case errors.Is(err, cache.ErrStale) && o.conflicts < staleTries:
		return nil, err
	}
	return o.save(ctx, snapshot, u.builder, u.old)
}

func (u *update) extend(ctx context.Context, o *opener, snapshot *Snapshot) (*Snapshot, error) {
	file, err := u.old.file.Extend()
	if err != nil {
		return nil, err
	}
	defer file.Abort()
	c := &checkpoint{path: o.path, manifest: u.old.manifest.clone(), base: u.builder.base}
	c.manifest.changes, c.manifest.today = u.builder.changes, days.Pack(u.builder.today)
	w := &spanWriter{file: file, extends: true}
	c.manifest.volumes = w.volumes(ctx, snapshot)
	u.writeLayers(w, &c.manifest)
	if u.builder.base == nil {
		w.frame(snapshot, &c.manifest)
	}
	if w.err != nil {
		return nil, w.err
	}
	if c.file, err = file.Commit(c.manifest.encode()); err != nil {
		return nil, err
	}
	err = c.open(o, slices.Clone(snapshot.frame.volumes))
	return c.snapshot, err
}

func (u *update) writeLayers(w *spanWriter, m *manifest) {
	change := u.builder.files.change()
	if len(change.added)+len(change.deleted) > 0 {
		u.addLayer(w, m, fileLayer, change.encode())
	}
	if len(u.newFolders) > 0 {
		u.addLayer(w, m, folderLayer, encodeFolders(u.newFolders))
	}
	if !u.sameFaults {
		u.addLayer(w, m, faultLayer, encodeAll(u.newFaults, coder.fault))
	}
	if u.builder.newLines {
		u.addLayer(w, m, tallyLayer, u.lines.AppendTo(nil))
	}
}

// addLayer writes what the update knows, merged with the newest layers if there would be many.
func (u *update) addLayer(w *spanWriter, m *manifest, l layer, data []byte) {
	spans := m.layers[l]
	sizes := make([]int64, 0, len(spans)+1)
	for _, s := range spans {
		sizes = append(sizes, s.Length)
	}
	merged := max(compactible(append(sizes, int64(len(data))), layerUnit)-1, 0) // of those that are there
	if merged > 0 && w.err == nil {
		var parts [][]byte
		if parts, w.err = u.old.layerData(spans[len(spans)-merged:]); w.err == nil {
			data, w.err = l.merge(append(parts, data), u.isDeleted)
		}
	}
	m.layers[l] = append(slices.Clone(spans[:len(spans)-merged]), w.put(data))
}

// isDeleted reports whether a file is no more, or has changed.
func (u *update) isDeleted(n uint32) bool {
	return u.builder.files.old.isDeleted(n) || u.builder.files.isStale(n)
}
