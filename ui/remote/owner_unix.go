//go:build unix

package remote

import (
	"io/fs"
	"os"
	"syscall"
)

// ownedByOthers reports whether a file belongs to somebody else than this process and root.
func ownedByOthers(info fs.FileInfo) (owner uint32, others bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return stat.Uid, stat.Uid != 0 && int(stat.Uid) != os.Geteuid()
}
