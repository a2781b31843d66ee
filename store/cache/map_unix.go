//go:build unix

package cache

import (
	"os"
	"runtime"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"

	"readout/store/spawn"
)

// A mapping is bytes of a file in memory, unmapped when it is no longer reachable.
type mapping struct{ data []byte }

// mapsAhead says that bytes can be mapped before they are written, and that a file that is
// mapped may stay open.
const mapsAhead = true

// grace is how long a mapping outlives its last reference. Code that lacks a runtime.KeepAlive
// may read from it a little later, which must not end the program.
const grace = time.Minute

// mapFile maps bytes of a file, which may be closed and removed then.
func mapFile(f *os.File, offset, length int64) (*mapping, error) {
	before := offset % int64(os.Getpagesize())
	pages, err := unix.Mmap(int(f.Fd()), offset-before, int(before+length), unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		return nil, os.NewSyscallError("mmap", err)
	}
	m := &mapping{pages[before:]}
	runtime.AddCleanup(m, func(pages []byte) {
		spawn.After(grace, func() { _ = unix.Munmap(pages) })
	}, pages)
	return m, nil
}

// release gives mapped bytes back to the system, which reads them again if they are
// touched.
func release(data []byte) {
	page := uintptr(os.Getpagesize())
	before := uintptr(unsafe.Pointer(unsafe.SliceData(data))) % page
	start := unsafe.Add(unsafe.Pointer(unsafe.SliceData(data)), -int(before))
	_ = unix.Madvise(unsafe.Slice((*byte)(start), len(data)+int(before)), unix.MADV_DONTNEED)
}
