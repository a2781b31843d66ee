package shelf

import (
	"errors"

	"readout/store/cache"
)

// A spanWriter writes spans until one fails.
type spanWriter struct {
	*cache.Writer
	err error // the first
}

var errDamaged = errors.New("what was read of it is damaged")

func (w *spanWriter) put(data []byte) (s cache.Span) {
	if w.err == nil {
		s, w.err = w.Append(data)
	}
	return s
}

func (w *spanWriter) layer(data []byte) []cache.Span { return []cache.Span{w.put(data)} }

// volume writes a volume if it does not stand in the file under way yet.
func (w *spanWriter) volume(v shelved) keptVolume {
	k := keptVolume{v.count, v.span, v.starts, v.dead}
	switch {
	case w.err != nil:
	case v.home != nil:
		k.span, w.err = w.Copy(v.home, v.span)
	case v.span.Length == 0:
		k.span = w.memory(v)
	}
	return k
}

// memory writes a volume that is in memory, or in another file under way.
func (w *spanWriter) memory(v shelved) cache.Span {
	data := v.data.Bytes(0, v.data.Len())
	if data == nil && w.err == nil {
		w.err = errDamaged
	}
	return w.put(data)
}

// frame writes what follows from all volumes of a library. Its titles must have been made
// of its frame, not opened.
func (w *spanWriter) frame(l *Snapshot, d *directory) {
	d.baseVolumes = len(l.volumes)
	d.frame = w.put(l.encode())
	d.titles = w.put(l.titles().parts[0].Data())
}
