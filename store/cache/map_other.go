//go:build !unix

package cache

import (
	"io"
	"os"
)

// A mapping is bytes of a file in memory, read where files are not mapped.
type mapping struct{ data []byte }

// mapsAhead reports whether bytes can be mapped before they are written, and whether a file
// that is mapped may stay open: not here, where an open file cannot be replaced.
const mapsAhead = false

func mapFile(f *os.File, offset, length int64) (*mapping, error) {
	data := make([]byte, length)
	if _, err := io.ReadFull(io.NewSectionReader(f, offset, length), data); err != nil {
		return nil, err
	}
	return &mapping{data}, nil
}

func release([]byte) {}
