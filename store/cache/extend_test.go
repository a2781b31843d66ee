package cache

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// extend adds a span to the file at path, with a directory that says what the file holds.
func extend(t testing.TB, f *File, seed, n int) (*File, Span) {
	t.Helper()
	w, err := f.Extend()
	if err != nil {
		t.Fatal(err)
	}
	s, err := w.Append(text(seed, n))
	if err != nil {
		t.Fatal(err)
	}
	longer, err := w.Commit(fmt.Appendf(nil, "extended by %d", seed))
	if err != nil {
		t.Fatal(err)
	}
	return longer, s
}

func holds(t testing.TB, what string, f *File, s Span, seed int) {
	t.Helper()
	b, err := f.Blob(s)
	if err != nil || !bytes.Equal(b.Bytes(0, b.Len()), text(seed, int(s.Length))) {
		t.Errorf("%s: span %d is another: %v", what, seed, err)
	}
}

// An extension leaves the file that others have open as it was, and costs no more than
// what is added.
func TestExtend(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	spans := write(t, path)
	first := mustOpen(t, path)
	last := first
	var added []Span
	for i := range 7 {
		before, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		longer, s := extend(t, last, 100+i, 20_000)
		after, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if grew := after.Size() - before.Size(); grew > 20_000+3*spanStart || !os.SameFile(before, after) {
			t.Errorf("extension %d: %d bytes more", i, grew)
		}
		last, added = longer, append(added, s)
		again := mustOpen(t, path)
		for _, f := range []*File{last, again} {
			if want := fmt.Sprintf("extended by %d", 100+i); string(f.Directory()) != want {
				t.Errorf("directory %q, want %q", f.Directory(), want)
			}
			for j, s := range added {
				holds(t, fmt.Sprint("extension ", i), f, s, 100+j)
			}
			same(t, f.Blob, spans)
		}
		if !again.Same(last) || again.Same(first) {
			t.Error("which files are the same is not known")
		}
	}
	same(t, first.Blob, spans)
	if string(first.Directory()) != "eleven volumes" || first.Damaged() || last.Damaged() {
		t.Errorf("the first is %q now", first.Directory())
	}
	if _, err := first.Blob(added[0]); err == nil {
		t.Error("the first file has what was added later")
	}
}

// A program that dies in an extension leaves the file as it was, wherever it was.
func TestExtensionCutOff(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	spans := write(t, path)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	longer, s := extend(t, mustOpen(t, path), 7, 30_000)
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"before its header":        append(bytes.Clone(before), after[len(before):]...),
		"in the middle of a span":  append(bytes.Clone(before), after[len(before):len(before)+9000]...),
		"in the middle of another": append(bytes.Clone(before), bytes.Repeat([]byte{7}, 5000)...),
		"in its header": func() []byte {
			torn := bytes.Clone(after)
			copy(torn[slotSize+64:slotSize+headerSize], make([]byte, headerSize))
			return torn
		}(),
		"and the file was cut off there": after[:len(after)-1],
	} {
		copied := filepath.Join(t.TempDir(), "copy")
		if err := os.WriteFile(copied, data, 0o600); err != nil {
			t.Fatal(err)
		}
		f := mustOpen(t, copied)
		if string(f.Directory()) != "eleven volumes" {
			t.Errorf("%s: directory %q", name, f.Directory())
		}
		same(t, f.Blob, spans)
		next, s := extend(t, f, 8, 10_000) // over what was left
		holds(t, name, next, s, 8)
		same(t, next.Blob, spans)
	}
	holds(t, "whole", longer, s, 7)
}

// Of two programs that extend a file at once one is told to open it again.
func TestExtendStale(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	write(t, path)
	mine, theirs := mustOpen(t, path), mustOpen(t, path)
	longer, _ := extend(t, theirs, 1, 100)
	if _, err := mine.Extend(); !errors.Is(err, ErrStale) {
		t.Errorf("a file that is longer now: %v", err)
	}
	write(t, path)
	if _, err := longer.Extend(); !errors.Is(err, ErrStale) {
		t.Errorf("a file that was replaced: %v", err)
	}
	var group sync.WaitGroup
	won := make(chan int, 8)
	opened := make([]*File, 8)
	for i := range opened {
		opened[i] = mustOpen(t, path)
	}
	for i, f := range opened {
		group.Go(func() {
			w, err := f.Extend()
			if err == nil {
				_, err = w.Append(text(i, 5000))
			}
			if err == nil {
				_, err = w.Commit(text(i, 20))
			}
			if err == nil {
				won <- i
			} else if !errors.Is(err, ErrStale) {
				t.Error(err)
			}
		})
	}
	group.Wait()
	close(won)
	winners := 0
	for i := range won {
		winners++
		if got := mustOpen(t, path).Directory(); !bytes.Equal(got, text(i, 20)) {
			t.Errorf("directory %q of %d", got, i)
		}
	}
	if winners != 1 {
		t.Errorf("%d of 8 extended it", winners)
	}
}

func TestAbortedExtension(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	spans := write(t, path)
	f := mustOpen(t, path)
	w, err := f.Extend()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Append(text(1, 100_000)); err != nil {
		t.Fatal(err)
	}
	w.Abort()
	if info, err := os.Stat(path); err != nil || info.Size() != f.Size() {
		t.Errorf("%v, %v", info.Size(), err)
	}
	longer, _ := extend(t, f, 2, 100)
	same(t, longer.Blob, spans)
}

// What is written is mapped in few windows, however many spans there are.
func TestFewWindows(t *testing.T) {
	w, err := Create(filepath.Join(t.TempDir(), "library"), version)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	blobs := make([]Blob, 3000)
	for i := range blobs {
		s, err := w.Append(text(i, 40_000))
		if err != nil {
			t.Fatal(err)
		}
		if blobs[i], err = w.Blob(s); err != nil {
			t.Fatal(err)
		}
	}
	for i, b := range blobs {
		if !bytes.Equal(b.Bytes(0, b.Len()), text(i, 40_000)) {
			t.Fatalf("span %d is another", i)
		}
	}
	if n := len(w.mapper.list); mapsAhead && n > 3 {
		t.Errorf("%d windows of 130 MB", n)
	}
}

// Damage that comes after a block was read is found by reading all of it again.
func TestVerify(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	spans := write(t, path)
	f := mustOpen(t, path)
	same(t, f.Blob, spans)
	pauses := 0
	pause := func(time.Duration) error { pauses++; return nil }
	if whole, err := f.Verify(spans, pause); !whole || err != nil || pauses < len(spans)-1 {
		t.Errorf("%v, %v, after %d pauses", whole, err, pauses)
	}
	stop := errors.New("stop")
	if _, err := f.Verify(spans, func(time.Duration) error { return stop }); !errors.Is(err, stop) || f.Damaged() {
		t.Errorf("stopped: %v", err)
	}
	spoil(t, path, spans[9].Offset+2*blockSize)
	if whole, err := f.Verify(spans, pause); whole == mapsAhead || err != nil || f.Damaged() != mapsAhead {
		t.Errorf("damaged: %v, %v", whole, err)
	}
}
