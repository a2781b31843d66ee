package cache

import (
	"math/rand"
	"path/filepath"
	"testing"
)

// benchSize is that of a volume in the benchmarks.
const benchSize = 64 << 20

func benchFile(b *testing.B) (*File, Span) {
	path := filepath.Join(b.TempDir(), "library")
	w, err := Create(path, version)
	if err != nil {
		b.Fatal(err)
	}
	s, err := w.Append(text(1, benchSize))
	if err != nil {
		b.Fatal(err)
	}
	if _, err := w.Commit([]byte("one volume")); err != nil {
		b.Fatal(err)
	}
	return mustOpen(b, path), s
}

func BenchmarkAppend(b *testing.B) {
	data := text(1, benchSize)
	b.SetBytes(benchSize)
	b.ReportAllocs()
	for b.Loop() {
		w, err := Create(filepath.Join(b.TempDir(), "library"), version)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.Append(data); err != nil {
			b.Fatal(err)
		}
		w.Abort()
	}
}

func BenchmarkCopy(b *testing.B) {
	f, s := benchFile(b)
	b.SetBytes(benchSize)
	b.ReportAllocs()
	for b.Loop() {
		w, err := Create(filepath.Join(b.TempDir(), "library"), version)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.Copy(f, s); err != nil {
			b.Fatal(err)
		}
		w.Abort()
	}
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "library")
	write(b, path)
	for b.Loop() {
		if _, err := Open(path, version); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck reads a block for the first time, and again.
func BenchmarkCheck(b *testing.B) {
	f, s := benchFile(b)
	b.Run("first", func(b *testing.B) {
		blob, _ := f.Blob(s)
		random := rand.New(rand.NewSource(1))
		blob.Release()
		for b.Loop() {
			block := random.Intn(benchSize / blockSize)
			blob.guard.good[block>>6].Store(0)
			blob.Check(block*blockSize, block*blockSize+8)
		}
	})
	b.Run("again", func(b *testing.B) {
		blob, _ := f.Blob(s)
		blob.Check(0, benchSize)
		at := 0
		for b.Loop() {
			at = (at + 12345) % (benchSize - 16)
			if blob.Bytes(at, at+16) == nil {
				b.Fatal("damaged")
			}
		}
	})
}
