//go:build unix

package cache

import (
	"io/fs"
	"os"
	"syscall"
)

// ownedByOthers reports whether a file belongs to another user than this process and root.
// Such a file is not believed: its checksums tell of damage, not of intent.
func ownedByOthers(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && stat.Uid != 0 && int(stat.Uid) != os.Geteuid()
}
