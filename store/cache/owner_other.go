//go:build !unix

package cache

import "io/fs"

// ownedByOthers says no where files have no such owners.
func ownedByOthers(fs.FileInfo) bool { return false }
