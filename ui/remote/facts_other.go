//go:build !unix

package remote

import (
	"io/fs"
	"os"
)

// factsOf are the facts of an open file.
func factsOf(file *os.File) (facts, error) { return infoFacts(file.Stat()) }

// factsAt are the facts of the file at a path.
func factsAt(path string) (facts, error) { return infoFacts(os.Stat(path)) }

// infoFacts is what Go knows of a file everywhere.
func infoFacts(info os.FileInfo, err error) (facts, error) {
	if err != nil {
		return facts{}, err
	}
	return facts{size: info.Size(), mode: uint64(info.Mode()), modified: info.ModTime().UnixNano()}, nil
}

// ownedByOthers is always false where files have no such owners.
func ownedByOthers(fs.FileInfo) (owner uint32, others bool) { return 0, false }
