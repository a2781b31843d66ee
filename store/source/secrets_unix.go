//go:build unix

package source

import (
	"io/fs"

	"golang.org/x/sys/unix"
)

// stated is what a system says of a file, or errSecret if it is one of the secrets. Only a
// file with several names can be: its other name is where its owner keeps it. So all others
// cost nothing.
func (s Secrets) stated(st *unix.Stat_t, err error) (Facts, fs.FileMode, error) {
	mode := fileMode(uint32(st.Mode))
	if err == nil && mode.IsRegular() && st.Nlink > 1 && s.hold(st) {
		return Facts{}, mode, errSecret
	}
	return statFacts(st), mode, err
}

// hold reports whether a file is one of the secrets, as they are now.
func (s Secrets) hold(st *unix.Stat_t) bool {
	for _, path := range s {
		var secret unix.Stat_t
		if unix.Stat(path, &secret) == nil && secret.Dev == st.Dev && secret.Ino == st.Ino {
			return true
		}
	}
	return false
}

// Linked reports whether one of the secrets has another name, which may lie in a place.
func (s Secrets) Linked() bool {
	for _, path := range s {
		var secret unix.Stat_t
		if unix.Stat(path, &secret) == nil && secret.Nlink > 1 {
			return true
		}
	}
	return false
}
