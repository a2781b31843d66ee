package cache

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// leftAfter is how old a temporary file is that nobody writes any more.
const leftAfter = time.Hour

// Sweep removes the cache files of a folder that were not opened for so long, and
// what programs that were killed have left. Programs that have them open go on
// reading them. Files that are no caches are left alone, whatever they are called.
func Sweep(folder string, keep time.Duration) {
	sweepTemporary(folder)
	sweep(folder, keep, isCache)
}

func sweepTemporary(folder string) {
	sweep(folder, leftAfter, func(path string) bool { return strings.HasSuffix(path, temporary) })
}

// sweep removes the regular files of a folder that are older than keep and ours.
func sweep(folder string, keep time.Duration, ours func(path string) bool) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, entry := range entries {
		if !entry.Type().IsRegular() {
			continue
		}
		info, err := entry.Info()
		path := filepath.Join(folder, entry.Name())
		if err == nil && time.Since(info.ModTime()) > keep && ours(path) {
			_ = os.Remove(path)
		}
	}
}

// isCache reports whether a file begins like a cache, of whatever format.
func isCache(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	start := make([]byte, len(family))
	_, err = io.ReadFull(f, start)
	return err == nil && string(start) == family
}
