package source

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkRead compares, on one core and per file, a walk with what most
// programs do. For figures that matter set FILES to 100000.
func BenchmarkRead(b *testing.B) {
	count := 5000
	fmt.Sscan(os.Getenv("FILES"), &count)
	text := strings.Repeat("A line of a small text, as long as most.\n", 64)
	dir := b.TempDir()
	for i := range count {
		write(b, filepath.Join(dir, fmt.Sprintf("%03d", i/1000), fmt.Sprintf("%07d.txt", i)), text)
	}
	perSecond := func(b *testing.B) { b.ReportMetric(float64(count*b.N)/b.Elapsed().Seconds(), "files/s") }

	b.Run("Walk", func(b *testing.B) {
		place, err := OpenPlace(dir)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			n := 0
			err := Walk(b.Context(), []Place{place}, Options{Workers: 1}, sinkOf(found{record: func(Record) { n++ }}))
			if err != nil || n != count {
				b.Fatal(n, err)
			}
		}
		perSecond(b)
	})
	b.Run("ReadFile", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				_, err = os.ReadFile(path)
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
		perSecond(b)
	})
}

func BenchmarkLines(b *testing.B) {
	line := `{"id": "1", "title": "A title of a document", "date": "2024-05-03", "body": "` + strings.Repeat("Words of a text. ", 60) + `"}`
	discard := outputTo(found{})
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	for b.Loop() {
		decodeLines(Record{Path: "a.jsonl"}, []byte(line), discard)
	}
}
