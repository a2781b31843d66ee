package shelf

import (
	"context"
	"errors"
	"slices"

	"readout/store/cache"
	"readout/store/days"
)

const (
	updateRoom = 32 << 20 // bytes of new volumes that stay in memory until they are added to the file
	refileFrom = 64       // if one document in so many is new or dead, the frame is written anew
	staleTries = 3        // so often it is tried again if other programs keep their libraries meanwhile
)

// keep adds what the update has changed to the kept file, or writes it whole if that cannot
// be done. The error is [cache.ErrStale] if another program has done so: then the files are
// to be compared with what that one has kept.
func (u *update) keep(ctx context.Context, r *reading, l *Snapshot) (*Snapshot, error) {
	library, err := u.extend(r, l)
	switch {
	case err == nil:
		u.keeper.abort() // what stood there, if anything, has been added
		return library, nil
	case errors.Is(err, cache.ErrStale) && r.stale < staleTries:
		return nil, err
	}
	return r.keep(ctx, l, u.intake, u.old)
}

func (u *update) extend(r *reading, l *Snapshot) (*Snapshot, error) {
	file, err := u.old.file.Extend()
	if err != nil {
		return nil, err
	}
	defer file.Abort()
	k := &kept{path: r.path, directory: u.old.clone(), base: u.base}
	k.changed, k.today = u.changed, days.Pack(u.today)
	w := &spanWriter{Writer: file}
	u.writeVolumes(w, l, &k.directory)
	u.writeLayers(w, &k.directory)
	if u.base == nil {
		w.frame(l, &k.directory)
	}
	if w.err != nil {
		return nil, w.err
	}
	if k.file, err = file.Commit(k.encode()); err != nil {
		return nil, err
	}
	if err := k.take(r, l.volumes); err != nil {
		return nil, err
	}
	return k.library, nil
}

// writeVolumes writes the volumes that are not in the file yet.
func (u *update) writeVolumes(w *spanWriter, l *Snapshot, d *directory) {
	d.volumes = d.volumes[:0]
	for _, v := range l.volumes {
		k := keptVolume{v.count, v.span, v.starts, v.dead}
		if v.home == nil {
			k.span = w.memory(v)
		}
		d.volumes = append(d.volumes, k)
	}
}

func (u *update) writeLayers(w *spanWriter, d *directory) {
	change := u.files.change()
	if len(change.more)+len(change.gone) > 0 {
		u.addLayer(w, d, fileLayer, change.encode())
	}
	if len(u.otherFolders) > 0 {
		u.addLayer(w, d, folderLayer, encodeFolders(u.otherFolders))
	}
	if !u.sameFaults {
		u.addLayer(w, d, faultLayer, encodeFaults(u.otherFaults))
	}
	if u.counted {
		u.addLayer(w, d, tallyLayer, u.lines.AppendTo(nil))
	}
}

// addLayer writes what the update knows, as one layer with the newest ones if there would
// be many.
func (u *update) addLayer(w *spanWriter, d *directory, l layer, data []byte) {
	spans := d.layers[l]
	sizes := make([]int64, 0, len(spans)+1)
	for _, s := range spans {
		sizes = append(sizes, s.Length)
	}
	merged := max(fold(append(sizes, int64(len(data))), layerUnit)-1, 0) // of those that are there
	if merged > 0 && w.err == nil {
		var parts [][]byte
		if parts, w.err = u.old.layerData(spans[len(spans)-merged:]); w.err == nil {
			data, w.err = l.merge(append(parts, data), u.isGone)
		}
	}
	d.layers[l] = append(slices.Clone(spans[:len(spans)-merged]), w.put(data))
}

// isGone reports whether a file is no more, or is another one now.
func (u *update) isGone(n uint32) bool {
	return u.files.known.isGone(n) || int(n) < len(u.files.there) && !u.files.there[n]
}

// take makes the kept library of volumes as they stand in the file now. Those that were in
// it stay as they are, with what has been checked of them.
func (k *kept) take(r *reading, volumes []shelved) (err error) {
	volumes = slices.Clone(volumes)
	for i := range volumes {
		if volumes[i].home == nil {
			if volumes[i], err = k.volume(k.volumes[i]); err != nil {
				return err
			}
		}
	}
	if k.base == nil {
		data, err := k.bytes(k.frame)
		if err != nil {
			return err
		}
		if k.base, err = decodeFrame(volumes, data); err != nil {
			return err
		}
	}
	return k.open(r, volumes)
}
