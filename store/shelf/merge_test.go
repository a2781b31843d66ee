package shelf

import (
	"fmt"
	"os"
	"testing"

	"readout/store/storetest"
)

// A file whose documents are read again and again takes no more than its share: who stays
// writes it anew, and what is read from it is the same.
func TestTidy(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 300 {
		files.write(fmt.Sprintf("%d/%d.txt", i%20, i), storetest.Report(i, 0))
	}
	snapshot := files.open(cache, Options{})
	fresh := snapshot.Stats().CacheBytes
	if waste := snapshot.checkpoint.waste(); waste > fresh/50 {
		t.Errorf("%d of %d bytes of a new file are of no use", waste, fresh)
	}
	if same, err := snapshot.Tidy(t.Context()); same != snapshot || err != nil {
		t.Errorf("a new file was written anew: %v", err)
	}
	tidied := 0
	for i := range 28 {
		files.write(fmt.Sprintf("%d/%d.txt", i%20, i), storetest.Report(i, 1))
		snapshot = files.open(cache, Options{Quick: true})
		next, err := snapshot.Tidy(t.Context())
		files.must(err)
		if next != snapshot {
			tidied++
			same(t, fmt.Sprint("tidied after change ", i), next, snapshot)
			if again, err := next.Tidy(t.Context()); again != next || err != nil {
				t.Errorf("change %d: tidied twice: %v", i, err)
			}
			if info, err := os.Stat(next.Stats().CachePath); err != nil || info.Size() != next.Stats().CacheBytes || info.Size() > fresh+fresh/4 {
				t.Errorf("change %d: %d bytes, at first %d: %v", i, info.Size(), fresh, err)
			}
		}
	}
	if tidied == 0 || tidied > 14 {
		t.Errorf("tidied %d times", tidied)
	}
	same(t, "at last", files.open(cache, Options{}), files.open("", Options{}))
	if entries, _ := os.ReadDir(cache); len(entries) != 1 {
		t.Errorf("%d files in the cache", len(entries))
	}
}

// Commands that never stay let a file grow, but not for ever.
func TestCommandsBoundTheFile(t *testing.T) {
	files, cache := newFiles(t), t.TempDir()
	for i := range 300 {
		files.write(fmt.Sprintf("%d/%d.txt", i%20, i), storetest.Report(i, 0))
	}
	fresh := files.open(cache, Options{}).Stats().CacheBytes
	for i := range 28 {
		files.write("0/grows.txt", storetest.Report(i, i))
		if size := files.open(cache, Options{Quick: true}).Stats().CacheBytes; size > 3*fresh {
			t.Fatalf("change %d: %d bytes, at first %d", i, size, fresh)
		}
	}
}

// Many small volumes are bound into few at the end, whoever waits for the first of them.
func TestSmallVolumesAreMerged(t *testing.T) {
	b := newSnapshotBuilder(newOpener(nil, Options{}))
	w := newWorker(b, nil, b.today)
	doc := whole()
	const documents = 3 * manySmall
	for i := range documents {
		doc.Path = fmt.Sprintf("%03d.txt", i)
		w.buffer.add(&doc)
		w.traces.add(&doc, &w.draft)
		w.flush()
	}
	if err := b.merge(t.Context(), []*worker{w}, b.smallVolumes()); err != nil || len(b.volumes) != 1 || b.volumes[0].volume.count != documents {
		t.Errorf("%d volumes, the first of %d documents: %v", len(b.volumes), b.volumes[0].volume.count, err)
	}
}
