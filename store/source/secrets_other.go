//go:build !unix

package source

import (
	"io/fs"
	"os"
)

// stated is what a system says of an open file, or errSecret if it is one of the secrets.
func (s Secrets) stated(info fs.FileInfo, err error) (Facts, fs.FileMode, error) {
	if err == nil {
		for _, path := range s {
			if secret, err := os.Stat(path); err == nil && os.SameFile(secret, info) {
				return Facts{}, info.Mode(), errSecret
			}
		}
	}
	return statOf(info, err)
}

// Linked reports whether one of the secrets may have another name. It is not known.
func (s Secrets) Linked() bool { return len(s) > 0 }
