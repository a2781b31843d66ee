//go:build unix

package cache

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Somebody else cuts a file off while it is mapped: what is read first after that is
// damaged, and the program goes on.
func TestCutOffUnderneath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	spans := write(t, path)
	f := mustOpen(t, path)
	whole, err := f.Blob(spans[9])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, spans[9].Offset+blockSize); err != nil {
		t.Fatal(err)
	}
	for block, want := range []bool{true, false, false, false} {
		if at := block * blockSize; whole.Check(at, at+1) != want {
			t.Errorf("block %d: %v", block, !want)
		}
	}
	if _, err := f.Blob(spans[10]); err == nil || !f.Damaged() {
		t.Error("a span that is gone")
	}
	runtime.KeepAlive(f)
}

// What was good and is cut off later leaves the call that reads it, not the program.
func TestGuard(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	spans := write(t, path)
	f := mustOpen(t, path)
	b, err := f.Blob(spans[9])
	if err != nil || !b.Check(0, b.Len()) {
		t.Fatal(err)
	}
	sum := func() (n int) {
		for _, c := range b.Bytes(0, b.Len()) {
			n += int(c)
		}
		return n
	}
	if !f.Guard(func() { sum() }) || f.Damaged() {
		t.Fatal("a sound file is said to be damaged")
	}
	if err := os.Truncate(path, spans[9].Offset); err != nil {
		t.Fatal(err)
	}
	if f.Guard(func() { sum() }) || !f.Damaged() {
		t.Error("a file that was cut off is said to be sound")
	}
	runtime.KeepAlive(f)
}

// Release gives memory back; what is mapped beside stays.
func TestRelease(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library")
	spans := write(t, path)
	f := mustOpen(t, path)
	b, err := f.Blob(spans[10])
	if err != nil || !b.Check(0, b.Len()) {
		t.Fatal(err)
	}
	resident := func() int {
		data := b.Whole()
		at := uintptr(unsafe.Pointer(unsafe.SliceData(data))) % uintptr(os.Getpagesize())
		if at != 0 {
			t.Skip("pages here are larger than spans are aligned to")
		}
		pages, err := residentPages(data)
		if err != nil {
			t.Skip(err)
		}
		return pages
	}
	if resident() == 0 {
		t.Skip("this system does not tell which pages are resident")
	}
	b.Release()
	if n := resident(); n > 0 {
		t.Errorf("%d pages are resident after Release", n)
	}
	if !b.Check(0, b.Len()) || string(b.Bytes(0, 3)) != "10:" {
		t.Error("other bytes after Release")
	}
	runtime.KeepAlive(f)
}

// residentPages counts the pages of data that this process has, by /proc.
func residentPages(data []byte) (int, error) {
	pages, err := os.Open("/proc/self/pagemap")
	if err != nil {
		return 0, err
	}
	defer pages.Close()
	size := unix.Getpagesize()
	first := int64(uintptr(unsafe.Pointer(unsafe.SliceData(data)))) / int64(size)
	entries := make([]byte, 8*(len(data)/size))
	if _, err := pages.ReadAt(entries, 8*first); err != nil {
		return 0, err
	}
	n := 0
	for i := 7; i < len(entries); i += 8 {
		n += int(entries[i] >> 7) // the top bit: present
	}
	return n, nil
}
