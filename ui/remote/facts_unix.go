//go:build unix

package remote

import (
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// factsOf are the facts of an open file.
func factsOf(file *os.File) (facts, error) {
	var st unix.Stat_t
	err := unix.Fstat(int(file.Fd()), &st)
	return statFacts(&st), err
}

// factsAt are the facts of the file at a path.
func factsAt(path string) (facts, error) {
	var st unix.Stat_t
	if err := unix.Stat(path, &st); err != nil {
		return facts{}, &os.PathError{Op: "stat", Path: path, Err: err}
	}
	return statFacts(&st), nil
}

// statFacts converts numbers whose types differ between systems.
func statFacts(st *unix.Stat_t) facts {
	return facts{device: uint64(st.Dev), number: uint64(st.Ino), mode: uint64(st.Mode), size: st.Size, //nolint:unconvert
		modified: st.Mtim.Nano(), changed: st.Ctim.Nano()}
}

// ownedByOthers reports whether a file belongs to somebody else than this process and root.
func ownedByOthers(info fs.FileInfo) (owner uint32, others bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return stat.Uid, stat.Uid != 0 && int(stat.Uid) != os.Geteuid()
}
