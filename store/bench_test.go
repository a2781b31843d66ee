package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkOpen reads a folder whole: walking, cleaning, dates and index. Beside
// it the same files are only read, which nothing can beat.
func BenchmarkOpen(b *testing.B) {
	folder := b.TempDir()
	const files = 2000
	var size int64
	for i := range files {
		text := "Skip to content\nMenu\nSubscribe now\n\n" + story(fmt.Sprint("Report number ", i, " on the state of the harbour"), "4 May 2021", "It was said")
		text += strings.Repeat("The committee heard on 5 June 2023 that the works would go on, as the minister had announced. ", 20) + "\n"
		size += int64(len(text))
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.txt", i)), []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("readout", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			if _, err := Open(b.Context(), []string{folder}, Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("os.ReadFile", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			for i := range files {
				if _, err := os.ReadFile(filepath.Join(folder, fmt.Sprintf("%04d.txt", i))); err != nil {
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
