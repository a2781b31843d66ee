package cache

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// version is that of all caches in these tests.
const version = "briefings 3"

// text returns n bytes that look like a volume, other ones for each seed.
func text(seed, n int) []byte {
	line := fmt.Sprintf("%d: cable ship sails for the Baltic; ", seed)
	return bytes.Repeat([]byte(line), n/len(line)+1)[:n]
}

// lengths are those around the ends of blocks and pages.
var lengths = []int{0, 1, 7, 4095, 4096, 4097, blockSize - 1, blockSize, blockSize + 1, 3*blockSize + 5, copySize + 9}

// write makes a cache file of a span for each of the lengths.
func write(t testing.TB, path string) []Span {
	t.Helper()
	w, err := Create(path, version)
	if err != nil {
		t.Fatal(err)
	}
	var spans []Span
	for i, n := range lengths {
		all := text(i, n)
		s, err := w.Append(all[:n/3], nil, all[n/3:])
		if err != nil {
			t.Fatal(err)
		}
		spans = append(spans, s)
	}
	if _, err := w.Commit([]byte("eleven volumes")); err != nil {
		t.Fatal(err)
	}
	return spans
}

// same checks that blobs hold what write wrote.
func same(t testing.TB, blob func(Span) (Blob, error), spans []Span) {
	t.Helper()
	for i, s := range spans {
		b, err := blob(s)
		if err != nil {
			t.Fatalf("span %d: %v", i, err)
		}
		if got := b.Bytes(0, b.Len()); b.Len() != lengths[i] || !bytes.Equal(got, text(i, lengths[i])) {
			t.Errorf("span %d: %d of %d bytes, or others", i, len(got), lengths[i])
		}
		b.Release()
		if !bytes.Equal(b.Bytes(b.Len()/2, b.Len()), text(i, lengths[i])[lengths[i]/2:]) {
			t.Errorf("span %d: other bytes after it was released", i)
		}
	}
}

func mustOpen(t testing.TB, path string) *File {
	t.Helper()
	f, err := Open(path, version)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestWriteAndRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cache", "readout", "library")
	spans := write(t, path)
	f := mustOpen(t, path)
	same(t, f.Blob, spans)
	if string(f.Directory()) != "eleven volumes" || f.Damaged() {
		t.Errorf("directory %q, damaged %v", f.Directory(), f.Damaged())
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode() != 0o600 || info.Size() != f.Size() {
		t.Errorf("the file is %v, %v; want mode 0600 and %d bytes", info, err, f.Size())
	}
	if folder, err := os.Stat(filepath.Dir(path)); err != nil || folder.Mode().Perm() != 0o700 {
		t.Errorf("the folder is %v, %v", folder, err)
	}
	if left, _ := filepath.Glob(path + "?*"); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// A library under way is read from the file that is being written, and goes on being
// read when that was put in its place, or given up.
func TestReadWhileWriting(t *testing.T) {
	for _, commit := range []bool{true, false} {
		path := filepath.Join(t.TempDir(), "library")
		w, err := Create(path, version)
		if err != nil {
			t.Fatal(err)
		}
		var group sync.WaitGroup
		blobs := make([]Blob, len(lengths))
		for i, n := range lengths {
			group.Go(func() {
				s, err := w.Append(text(i, n))
				if err != nil {
					t.Error(err)
				}
				if blobs[i], err = w.Blob(s); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if commit {
			if _, err := w.Commit(nil); err != nil {
				t.Fatal(err)
			}
		}
		w.Abort()
		for i, b := range blobs {
			if !bytes.Equal(b.Bytes(0, b.Len()), text(i, lengths[i])) {
				t.Errorf("blob %d, commit %v: other bytes", i, commit)
			}
		}
		if _, err := os.Stat(path); commit != (err == nil) {
			t.Errorf("commit %v: the file: %v", commit, err)
		}
		if _, err := w.Blob(Span{spanStart, 0}); err == nil {
			t.Error("a blob of a closed writer")
		}
		if w.damaged.Load() {
			t.Error("damaged")
		}
	}
}

func TestCopy(t *testing.T) {
	folder := t.TempDir()
	spans := write(t, filepath.Join(folder, "old"))
	old := mustOpen(t, filepath.Join(folder, "old"))
	w, err := Create(filepath.Join(folder, "new"), version)
	if err != nil {
		t.Fatal(err)
	}
	var copies []Span
	for i := range spans {
		if i%3 == 0 { // so that they stand elsewhere
			if _, err := w.Append(text(99, 5000)); err != nil {
				t.Fatal(err)
			}
		}
		s, err := w.Copy(old, spans[i])
		if err != nil {
			t.Fatal(err)
		}
		copies = append(copies, s)
	}
	same(t, w.Blob, copies)
	if _, err := w.Commit(nil); err != nil {
		t.Fatal(err)
	}
	same(t, mustOpen(t, filepath.Join(folder, "new")).Blob, copies)
}

// Two programs write the same file at once: the last one stays, and what was opened
// before is read to the end, replaced and removed.
func TestTwoWriters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	spans := write(t, path)
	first := mustOpen(t, path)
	var writers [2]*Writer
	for i := range writers {
		var err error
		if writers[i], err = Create(path, version); err != nil {
			t.Fatal(err)
		}
		if _, err := writers[i].Append(text(50+i, 70_000)); err != nil {
			t.Fatal(err)
		}
	}
	same(t, first.Blob, spans[:6])
	var files [2]*File
	for i, w := range writers {
		if _, err := w.Commit(fmt.Append(nil, i)); err != nil {
			t.Fatal(err)
		}
		files[i] = mustOpen(t, path)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	same(t, first.Blob, spans)
	for i, f := range files {
		b, err := f.Blob(Span{spanStart, 70_000})
		if err != nil || !bytes.Equal(b.Bytes(0, b.Len()), text(50+i, 70_000)) || string(f.Directory()) != fmt.Sprint(i) {
			t.Errorf("writer %d: directory %q, %v", i, f.Directory(), err)
		}
	}
}

func TestFromBytes(t *testing.T) {
	b := FromBytes([]byte("Kaliningrad"))
	for _, c := range []struct {
		from, to int
		want     string
	}{{0, 11, "Kaliningrad"}, {3, 7, "inin"}, {11, 11, ""}, {-1, 3, ""}, {5, 4, ""}, {0, 12, ""}} {
		if got := b.Bytes(c.from, c.to); string(got) != c.want {
			t.Errorf("%d to %d: %q", c.from, c.to, got)
		}
	}
	b.Release()
	if b.Bytes(-1, 2) != nil || b.Len() != 11 || string(b.Whole()) != "Kaliningrad" {
		t.Errorf("%q", b.Whole())
	}
	var zero Blob
	if zero.Len() != 0 || !zero.Check(0, 0) || zero.Check(0, 1) || zero.Bytes(0, 1) != nil {
		t.Error("the zero Blob is not empty")
	}
}

func TestSweep(t *testing.T) {
	folder := t.TempDir()
	month := 30 * 24 * time.Hour
	for _, c := range []struct {
		name string
		age  time.Duration
		ours bool // a cache file by its content
		left bool
	}{
		{"yesterday", 24 * time.Hour, true, true},
		{"two months ago", 2 * month, true, false},
		{"notes.txt", 2 * month, false, true},
		{"library.123" + temporary, time.Minute, false, true},
		{"library.456" + temporary, 2 * time.Hour, false, false},
	} {
		path := filepath.Join(folder, c.name)
		if c.ours {
			write(t, path)
		} else if err := os.WriteFile(path, []byte("Minutes of the meeting"), 0o600); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-c.age)
		if err := os.Chtimes(path, then, then); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if _, err := os.Stat(path); (err == nil) != c.left {
				t.Errorf("%s: %v", c.name, err)
			}
		})
	}
	Sweep(folder, month)
	Sweep(filepath.Join(folder, "missing"), month)
}

// A file that is opened is in use.
func TestOpenRenewsTime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	write(t, path)
	for _, c := range []struct {
		age   time.Duration
		renew bool
	}{{time.Hour, false}, {3 * 24 * time.Hour, true}} {
		then := time.Now().Add(-c.age)
		if err := os.Chtimes(path, then, then); err != nil {
			t.Fatal(err)
		}
		mustOpen(t, path)
		info, err := os.Stat(path)
		if err != nil || info.ModTime().After(then.Add(time.Minute)) != c.renew {
			t.Errorf("after %v: %v, %v", c.age, info.ModTime(), err)
		}
	}
}
