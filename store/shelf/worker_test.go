package shelf

import (
	"testing"
	"time"
)

// However many volumes come after each other, the next one is neither larger than a full
// one nor on screen at once: what only grows runs over some day.
func TestVolumesGrowUpToABound(t *testing.T) {
	s := newIntake(newReading(nil, Options{Publish: func(*Snapshot, Progress) {}}))
	w := newWorker(s, nil, s.today)
	if w.size != firstVolume || w.wait != firstWait || !w.eager {
		t.Errorf("the first volume holds %d bytes, after %v, waited for %v", w.size, w.wait, w.eager)
	}
	size, wait := w.size, w.wait
	for i := range 100 {
		w.grow()
		if w.size < size || w.size > fullVolume || w.wait < wait || w.wait > longestWait {
			t.Fatalf("volume %d: %d bytes, after %v", i, w.size, w.wait)
		}
		size, wait = w.size, w.wait
	}
	w.setEager(false)
	w.begun = time.Now().Add(-1000 * time.Hour)
	x := whole()
	w.binder.add(&x)
	w.put(&x)
	if len(s.volumes) != 0 {
		t.Error("a volume that nobody waits for was sealed before it was full")
	}
}
