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
	l := files.open(cache, Options{})
	fresh := l.Stats().CacheBytes
	if waste := l.kept.waste(); waste > fresh/50 {
		t.Errorf("%d of %d bytes of a new file are of no use", waste, fresh)
	}
	if same, err := l.Tidy(t.Context()); same != l || err != nil {
		t.Errorf("a new file was written anew: %v", err)
	}
	tidied := 0
	for i := range 28 {
		files.write(fmt.Sprintf("%d/%d.txt", i%20, i), storetest.Report(i, 1))
		l = files.open(cache, Options{Quick: true})
		next, err := l.Tidy(t.Context())
		files.must(err)
		if next != l {
			tidied++
			same(t, fmt.Sprint("tidied after change ", i), next, l)
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
	s := newIntake(newReading(nil, Options{}))
	w := newWorker(s, nil, s.today)
	x := whole()
	const documents = 3 * manySmall
	for i := range documents {
		x.Path = fmt.Sprintf("%03d.txt", i)
		w.binder.add(&x)
		w.traces.add(&x, &w.draft)
		w.seal()
	}
	if err := s.merge(t.Context(), []*worker{w}, s.small()); err != nil || len(s.volumes) != 1 || s.volumes[0].count != documents {
		t.Errorf("%d volumes, the first of %d documents: %v", len(s.volumes), s.volumes[0].count, err)
	}
}
