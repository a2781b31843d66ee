package shelf

import (
	"errors"

	"readout/store/cache"
)

// A spanWriter writes spans until one fails.
type spanWriter struct {
	file *cache.Writer
	err  error // the first
}

var errDamaged = errors.New("what was read of it is damaged")

func (w *spanWriter) put(data []byte) (s cache.Span) {
	if w.err == nil {
		s, w.err = w.file.Append(data)
	}
	return s
}

func (w *spanWriter) layer(data []byte) []cache.Span { return []cache.Span{w.put(data)} }

// volume writes a volume if it does not stand in the file under way yet.
func (w *spanWriter) volume(v volumeView) manifestVolume {
	k := manifestVolume{v.volume.count, v.volume.span, v.volume.starts, v.deleted}
	switch {
	case w.err != nil:
	case v.volume.file != nil:
		k.span, w.err = w.file.Copy(v.volume.file, v.volume.span)
	case v.volume.span.Length == 0:
		k.span = w.memory(v)
	}
	return k
}

// memory writes a volume that is in memory, or in another file under way.
func (w *spanWriter) memory(v volumeView) cache.Span {
	data := v.volume.data.Bytes(0, v.volume.data.Len())
	if data == nil && w.err == nil {
		w.err = errDamaged
	}
	return w.put(data)
}

// frame writes what follows from all volumes of a snapshot. Its titles must have been made
// of its frame, not opened.
func (w *spanWriter) frame(snapshot *Snapshot, m *manifest) {
	m.baseVolumes = len(snapshot.frame.volumes)
	m.frame = w.put(snapshot.frame.encode())
	m.titles = w.put(snapshot.titles().segments[0].titles.Data())
}
