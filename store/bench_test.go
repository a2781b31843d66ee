package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// benchFolder writes a folder of so many reports of some 3 KB and returns its size.
func benchFolder(b *testing.B, files int) (folder string, size int64) {
	folder = b.TempDir()
	for i := range files {
		text := "Skip to content\nMenu\nSubscribe now\n\n" + story(fmt.Sprint("Report number ", i, " on the state of the harbour"), fmt.Sprintf("%d May %d", 1+i%28, 1990+i%30), "It was said")
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

// BenchmarkSearch asks a library of 20,000 documents.
func BenchmarkSearch(b *testing.B) {
	texts := map[string]string{}
	for i := range 20000 {
		texts[fmt.Sprintf("%05d.txt", i)] = story(fmt.Sprint("Report ", i, " on harbour ", i%97), "4 May 2021", fmt.Sprint("Item ", i%1013, " was heard"))
	}
	library := openFiles(b, texts)
	for _, text := range []string{"", "harbour", "item 7", "rep", `"officials described"`, "hrbr"} {
		b.Run(fmt.Sprintf("%q", text), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				// Each time another period, so that no answer is remembered.
				period := Period{From: library.stats.First.AddDays(-i - 1)}
				if _, err := library.Search(b.Context(), Query{Text: text, Typing: true, Period: period}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkReopen opens a kept library of 10,000 documents: until the first page can
// be drawn, as a command that believes it, and as the reader that compares it with
// its files.
func BenchmarkReopen(b *testing.B) {
	folder, _ := benchFolder(b, 10_000)
	opt := Options{Cache: b.TempDir()}
	r, err := openPlaces([]string{folder}, opt)
	if err != nil {
		b.Fatal(err)
	}
	r.settled = 0 // the files are young
	if _, err := r.open(b.Context()); err != nil {
		b.Fatal(err)
	}
	page := func(l *Library) {
		if result, err := l.Search(b.Context(), Query{Limit: 50}); err != nil || len(result.Hits) != 50 {
			b.Fatal(result, err)
		}
	}
	b.Run("first page", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			ctx, cancel := context.WithCancel(b.Context())
			shown := opt
			shown.Publish = func(l *Library, _ Progress) { page(l); cancel() }
			if _, err := Open(ctx, []string{folder}, shown); !errors.Is(err, context.Canceled) {
				b.Fatal(err)
			}
		}
	})
	b.Run("quick", func(b *testing.B) {
		for b.Loop() {
			quick := opt
			quick.Quick = true
			l, err := Open(b.Context(), []string{folder}, quick)
			if err != nil {
				b.Fatal(err)
			}
			page(l)
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

// BenchmarkTimeline counts the documents of a library of 20,000 by both kinds of date.
func BenchmarkTimeline(b *testing.B) {
	texts := map[string]string{}
	for i := range 20000 {
		texts[fmt.Sprintf("%05d.txt", i)] = report(i, 0)
	}
	library := openFiles(b, texts)
	for _, of := range []DateKind{Published, Mentioned} {
		for _, by := range []Unit{ByYear, ByWeek, ByDay} {
			b.Run(of.String()+" by "+by.String(), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := library.tally(b.Context(), library.alive, by, of); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkSentences lists the first hundred of a period that nearly all of 20,000
// documents speak of, and of one of few.
func BenchmarkSentences(b *testing.B) {
	texts := map[string]string{}
	for i := range 20000 {
		texts[fmt.Sprintf("%05d.txt", i)] = report(i, 0) + fmt.Sprintf("\nThe %d ships of the harbour leave in %d, and come again in the year after.\n", i, 2030+i%300)
	}
	library := openFiles(b, texts)
	for _, text := range []string{"<2030", "2040", "2030..2040"} {
		period, err := ParsePeriod(text)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := library.Sentences(b.Context(), Query{}, period, 0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkFrame makes the order of 20,000 documents, as publishing does.
func BenchmarkFrame(b *testing.B) {
	texts := map[string]string{}
	for i := range 20000 {
		texts[fmt.Sprintf("%05d.txt", i)] = report(i, 0)
	}
	library := openFiles(b, texts)
	b.ReportAllocs()
	for b.Loop() {
		newFrame(library.volumes, make([]string, 1))
	}
}

// BenchmarkSeal puts volumes of one document each on a shelf and into the cache file under
// way. With -benchtime 100000x there are more than a process may have mappings.
func BenchmarkSeal(b *testing.B) {
	r := newReading(nil, Options{})
	r.path, r.version = filepath.Join(b.TempDir(), "x.library"), "test"
	s := newShelf(r)
	defer s.keeper.abort()
	w := newWorker(s, nil, s.today)
	x := whole()
	for b.Loop() {
		w.binder.add(&x)
		w.traces.add(&x, &w.draft)
		w.seal()
	}
	for _, v := range s.volumes {
		if v.home == nil && v.span.Length == 0 {
			b.Fatal("a volume is in memory: the file under way takes no more")
		}
	}
	b.ReportMetric(float64(len(s.volumes)), "volumes")
}
