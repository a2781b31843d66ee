package shelf

import (
	"testing"
	"time"
)

// However many volumes come after each other, the next one is neither larger than a full
// one nor on screen at once: what only grows runs over some day.
func TestVolumesGrowUpToABound(t *testing.T) {
	b := newSnapshotBuilder(newOpener(nil, Options{Publish: func(*Snapshot, Progress) {}}))
	w := newWorker(b, nil, b.today)
	if w.fullSize != firstVolume || w.wait != firstWait || !w.eager {
		t.Errorf("the first volume holds %d bytes, after %v, waited for %v", w.fullSize, w.wait, w.eager)
	}
	size, wait := w.fullSize, w.wait
	for i := range 100 {
		w.grow()
		if w.fullSize < size || w.fullSize > fullVolume || w.wait < wait || w.wait > longestWait {
			t.Fatalf("volume %d: %d bytes, after %v", i, w.fullSize, w.wait)
		}
		size, wait = w.fullSize, w.wait
	}
	w.setEager(false)
	w.start = time.Now().Add(-1000 * time.Hour)
	doc := whole()
	w.buffer.add(&doc)
	w.put(&doc)
	if len(b.volumes) != 0 {
		t.Error("a volume that nobody waits for was sealed before it was full")
	}
}
