//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package cache

import (
	"errors"
	"os"
)

// lock says that files cannot be locked here, so none is extended.
func lock(*os.File) (bool, error) { return false, errors.ErrUnsupported }
