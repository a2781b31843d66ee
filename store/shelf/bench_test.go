package shelf

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/store/storetest"
)

// benchFolder writes a folder of so many reports of some 3 KB and returns its size.
func benchFolder(b *testing.B, files int) (folder string, size int64) {
	folder = b.TempDir()
	for i := range files {
		text := "Skip to content\nMenu\nSubscribe now\n\n" + storetest.Story(fmt.Sprint("Report number ", i, " on the state of the harbour"), fmt.Sprintf("%d May %d", 1+i%28, 1990+i%30), "It was said")
		text += strings.Repeat(fmt.Sprintf("The committee heard on %d June 2023 that the works would go on, as minister %d had announced. ", 1+i%28, i%613), 20) + "\n"
		size += int64(len(text))
		name := filepath.Join(folder, fmt.Sprintf("%05d.txt", i))
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return folder, size
}

// BenchmarkOpen reads a folder whole: walking, cleaning, dates and index, without
// and with a cache. Beside it the same files are only read, which nothing can beat.
func BenchmarkOpen(b *testing.B) {
	const files = 2000
	folder, size := benchFolder(b, files)
	b.Run("readout", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			if _, err := Open(b.Context(), []string{folder}, Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("cached", func(b *testing.B) {
		b.SetBytes(size)
		cache := b.TempDir()
		for i := 0; b.Loop(); i++ {
			if _, err := Open(b.Context(), []string{folder}, Options{Cache: filepath.Join(cache, fmt.Sprint(i))}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("os.ReadFile", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			for i := range files {
				if _, err := os.ReadFile(filepath.Join(folder, fmt.Sprintf("%05d.txt", i))); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// BenchmarkReopen opens a checkpoint of 10,000 documents: until the first page can
// be drawn, as a command that believes it, and as the reader that compares it with
// its files.
func BenchmarkReopen(b *testing.B) {
	folder, _ := benchFolder(b, 10_000)
	opt := Options{Cache: b.TempDir()}
	o, err := openPlaces([]string{folder}, opt)
	if err != nil {
		b.Fatal(err)
	}
	o.minAge = 0 // the files are young
	if _, err := o.open(b.Context()); err != nil {
		b.Fatal(err)
	}
	page := func(snapshot *Snapshot) {
		newest, _ := snapshot.Newest()
		for _, n := range newest[:50] {
			if snapshot.Summary(n).Title == "" {
				b.Fatal("no title")
			}
		}
	}
	b.Run("first page", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			ctx, cancel := context.WithCancel(b.Context())
			shown := opt
			shown.Publish = func(snapshot *Snapshot, _ Progress) { page(snapshot); cancel() }
			if _, err := Open(ctx, []string{folder}, shown); !errors.Is(err, context.Canceled) {
				b.Fatal(err)
			}
		}
	})
	b.Run("quick", func(b *testing.B) {
		for b.Loop() {
			quick := opt
			quick.Quick = true
			snapshot, err := Open(b.Context(), []string{folder}, quick)
			if err != nil {
				b.Fatal(err)
			}
			page(snapshot)
		}
	})
	b.Run("compared", func(b *testing.B) {
		for b.Loop() {
			if _, err := Open(b.Context(), []string{folder}, opt); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkFrame makes the order of 20,000 documents, as publishing does.
func BenchmarkFrame(b *testing.B) {
	texts := map[string]string{}
	for i := range 20000 {
		texts[fmt.Sprintf("%05d.txt", i)] = storetest.Report(i, 0)
	}
	snapshot := openFiles(b, texts)
	b.ReportAllocs()
	for b.Loop() {
		newFrame(snapshot.frame.volumes, make([]string, 1))
	}
}

// BenchmarkSeal puts volumes of one document each into a snapshotBuilder and into the cache file under
// way. With -benchtime 100000x there are more than a process may have mappings.
func BenchmarkSeal(b *testing.B) {
	o := newOpener(nil, Options{})
	o.path, o.version = filepath.Join(b.TempDir(), "x.library"), "test"
	builder := newSnapshotBuilder(o)
	defer builder.writer.abort()
	w := newWorker(builder, nil, builder.today)
	doc := whole()
	for b.Loop() {
		w.buffer.add(&doc)
		w.traces.add(&doc, &w.draft)
		w.flush()
	}
	for _, v := range builder.volumes {
		if v.volume.file == nil && v.volume.span.Length == 0 {
			b.Fatal("a volume is in memory: the file under way takes no more")
		}
	}
	b.ReportMetric(float64(len(builder.volumes)), "volumes")
}
