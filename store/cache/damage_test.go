package cache

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOpenRefuses(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "library")
	write(t, path)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := func(at int) []byte {
		data := bytes.Clone(whole)
		data[at] ^= 4
		return data
	}
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"empty", "not a cache", nil},
		{"of another program", "not a cache", []byte(strings.Repeat("Subject: minutes\n", 5000))},
		{"of another format", "not a cache", changed(len(family))},
		{"header changed", "header", changed(50)},
		{"half-written", "not a cache", append(make([]byte, headerSize), whole[headerSize:]...)},
		{"header only", "cut off", whole[:headerSize]},
		{"cut off", "cut off", whole[:len(whole)-1]},
		{"directory changed", "directory", changed(len(whole) - 12)},
		{"table of the directory changed", "checksums", changed(len(whole) - 6)},
	} {
		path := filepath.Join(folder, "bad")
		if err := os.WriteFile(path, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path, version); err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	for path, version := range map[string]string{path: "briefings 4", folder: version, filepath.Join(folder, "missing"): version} {
		if _, err := Open(path, version); err == nil {
			t.Errorf("%s, version %q: no error", path, version)
		}
	}
}

// A damaged block is not returned; the others are.
func TestDamagedBlock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	spans := write(t, path)
	s := spans[len(spans)-2] // of four blocks
	spoil(t, path, s.Offset+blockSize+100)
	f := mustOpen(t, path)
	b, err := f.Blob(s)
	if err != nil || f.Damaged() {
		t.Fatal(err, f.Damaged())
	}
	for _, c := range []struct {
		from, to int
		ok       bool
	}{{0, blockSize, true}, {blockSize - 1, blockSize + 1, false}, {blockSize + 5, blockSize + 6, false}, {2 * blockSize, b.Len(), true}, {0, b.Len(), false}} {
		if got := b.Bytes(c.from, c.to); (got != nil) != c.ok || b.Check(c.from, c.to) != c.ok {
			t.Errorf("%d to %d: %d bytes", c.from, c.to, len(got))
		}
	}
	if !f.Damaged() {
		t.Error("the file is not known to be damaged")
	}
	w, err := Create(path, version)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Copy(f, s); err == nil {
		t.Error("damage is copied")
	}
	if _, err := w.Copy(f, spans[0]); err != nil {
		t.Error(err)
	}
	if _, err := w.Commit(nil); err != nil {
		t.Error(err)
	}
}

// spoil changes a byte of a file.
func spoil(t *testing.T, path string, at int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b [1]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		t.Fatal(err)
	}
	b[0] ^= 0x40
	if _, err := f.WriteAt(b[:], at); err != nil {
		t.Fatal(err)
	}
}

func TestSpansOutside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	spans := write(t, path)
	f := mustOpen(t, path)
	good := spans[len(spans)-1]
	const far = 1<<63 - 1
	for _, s := range []Span{
		{}, {-4096, 8}, {0, 10}, {good.Offset, -1}, {good.Offset, good.Length + 1}, {good.Offset, far}, {good.Offset + 8, 8},
		{far &^ 4095, 1}, {good.Offset, f.Size() - good.Offset}, {f.Size() / 4096 * 4096, 0}, {4096, far - 4096},
	} {
		if _, err := f.Blob(s); err == nil {
			t.Errorf("%v: no error", s)
		}
	}
	if !f.Damaged() {
		t.Error("the file is not known to be damaged")
	}
}

// FuzzOpen reads a file that was changed in one place, cut off or grown: what is
// read is what was written. With sealed set the header is made to fit, so that what
// it says is believed.
func FuzzOpen(f *testing.F) {
	path := filepath.Join(f.TempDir(), "library")
	spans := write(f, path)
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(0, []byte("x"), 0, false)
	f.Add(48, []byte{1, 2, 3}, -1, true)
	f.Add(56, []byte{0, 16, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255}, 5, true)
	f.Add(64, []byte("\xff\xff\xff\xff\xff\xff\xff\x7f"), 0, true)
	f.Add(8192, []byte{}, -100_000, true)
	f.Add(20_000, []byte("Tallinn"), 0, false)
	f.Fuzz(func(t *testing.T, at int, patch []byte, more int, sealed bool) {
		size := max(0, len(whole)+max(-len(whole), min(more, 1<<20)))
		data := make([]byte, size)
		copy(data, whole)
		if at >= 0 && at < size {
			copy(data[at:], patch)
		}
		if sealed && size >= headerSize {
			binary.LittleEndian.PutUint64(data[48:], uint64(size))
			binary.LittleEndian.PutUint32(data[headerSize-sumSize:], checksum(0, data[:headerSize-sumSize]))
		}
		changed := filepath.Join(t.TempDir(), "changed")
		if err := os.WriteFile(changed, data, 0o600); err != nil {
			t.Fatal(err)
		}
		file, err := Open(changed, version)
		if err != nil {
			return
		}
		for i, s := range spans {
			b, err := file.Blob(s)
			if err != nil {
				continue
			}
			for from := 0; from < b.Len(); from += 5000 {
				to := min(from+5000, b.Len())
				if got := b.Bytes(from, to); got != nil && !bytes.Equal(got, text(i, lengths[i])[from:to]) {
					t.Fatalf("span %d: other bytes from %d on", i, from)
				}
			}
		}
	})
}
