package source

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// Bounds of unpacking. A text rarely packs better than 1:20; DEFLATE allows
// 1:1032, so a small file could fill the memory. Below ratioFrom nobody cares.
const (
	maxUnpacked = 64 << 20
	maxRatio    = 100
	ratioFrom   = 1 << 20
)

func isGzip(data []byte) bool { return bytes.HasPrefix(data, []byte{0x1f, 0x8b, 8}) }

// gunzip unpacks data. Of a damaged file nothing is returned: what looks whole
// must be whole.
func gunzip(data []byte, limit int64) ([]byte, error) {
	packed, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, damaged(err)
	}
	bound := min(limit, max(ratioFrom, maxRatio*int64(len(data))))
	var plain bytes.Buffer
	n, err := io.Copy(&plain, io.LimitReader(packed, bound+1))
	switch {
	case err != nil:
		return nil, damaged(err)
	case n > limit:
		return nil, refusal{reason: fmt.Sprintf("it is larger than %s unpacked; unpack it and split it", size(limit))}
	case n > bound:
		return nil, refusal{reason: fmt.Sprintf("it unpacks to more than %d times its size; unpack it yourself if you trust it", maxRatio)}
	}
	return plain.Bytes(), nil
}

func damaged(err error) refusal {
	what := "it is a damaged gzip file"
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		what = "it is a gzip file that ends too early"
	}
	return refusal{reason: what + "; fetch it again"}
}
