package shelf

import (
	"context"
	"errors"

	"readout/store/cache"
)

// A spanWriter writes spans until one fails.
type spanWriter struct {
	file    *cache.Writer
	extends bool  // a file in which volumes stand already
	err     error // the first
}

var errDamaged = errors.New("what was read of it is damaged")

func (w *spanWriter) put(data []byte) (s cache.Span) {
	if w.err == nil {
		s, w.err = w.file.Append(data)
	}
	return s
}

func (w *spanWriter) layer(data []byte) []cache.Span { return []cache.Span{w.put(data)} }

// volumes writes the volumes of a snapshot that do not stand in the file yet.
func (w *spanWriter) volumes(ctx context.Context, snapshot *Snapshot) []manifestVolume {
	list := make([]manifestVolume, len(snapshot.frame.volumes))
	for i, v := range snapshot.frame.volumes {
		if w.err == nil {
			w.err = ctx.Err()
		}
		list[i] = manifestVolume{v.volume.count, w.volume(v.volume), v.volume.starts, v.deleted}
	}
	return list
}

func (w *spanWriter) volume(v *volume) (s cache.Span) {
	switch {
	case w.err != nil:
	case v.file != nil && !w.extends:
		s, w.err = w.file.Copy(v.file, v.span)
	case v.file == nil && (w.extends || v.span.Length == 0): // it is in memory, or in a file under way that will not be
		return w.memory(v)
	default:
		s = v.span
	}
	return s
}

func (w *spanWriter) memory(v *volume) cache.Span {
	data := v.data.Bytes(0, v.data.Len())
	if data == nil && w.err == nil {
		w.err = errDamaged
	}
	return w.put(data)
}

// frame writes the frame and the titles of a snapshot. Its titles must have been made of its
// frame, not opened.
func (w *spanWriter) frame(snapshot *Snapshot, m *manifest) {
	m.baseVolumes = len(snapshot.frame.volumes)
	m.frame = w.put(snapshot.frame.encode())
	m.titles = w.put(snapshot.titles().segments[0].titles.Data())
}
