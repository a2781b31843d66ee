package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
)

// magic begins every cache file; its last part is the version of the format.
const (
	family = "readout cache "
	magic  = family + "1\n"
)

// headerSize is the bytes of a header:
//
//	0    magic
//	16   SHA-256 of the caller's version
//	48   length of the file
//	56   offset and length of the directory
//	124  CRC-32C of all before
const headerSize = 128

// A header is what Open needs to know.
type header struct {
	version   [sha256.Size]byte
	size      int64
	directory Span
}

func (h header) encode() []byte {
	data := make([]byte, headerSize)
	copy(data, magic)
	copy(data[16:], h.version[:])
	binary.LittleEndian.PutUint64(data[48:], uint64(h.size))
	binary.LittleEndian.PutUint64(data[56:], uint64(h.directory.Offset))
	binary.LittleEndian.PutUint64(data[64:], uint64(h.directory.Length))
	binary.LittleEndian.PutUint32(data[headerSize-sumSize:], checksum(0, data[:headerSize-sumSize]))
	return data
}

var (
	errForeign = errors.New("not a cache of this format")
	errOwner   = errors.New("it belongs to somebody else")
	errHeader  = errors.New("its header is damaged")
	errVersion = errors.New("of another version")
	errSize    = errors.New("cut off or grown")
)

// decodeHeader reads the header of a file that has so many bytes.
func decodeHeader(data []byte, version string, size int64) (header, error) {
	var h header
	switch {
	case len(data) < headerSize || string(data[:len(magic)]) != magic:
		return h, errForeign
	case binary.LittleEndian.Uint32(data[headerSize-sumSize:]) != checksum(0, data[:headerSize-sumSize]):
		return h, errHeader
	}
	copy(h.version[:], data[16:])
	h.size = int64(binary.LittleEndian.Uint64(data[48:]))
	h.directory.Offset = int64(binary.LittleEndian.Uint64(data[56:]))
	h.directory.Length = int64(binary.LittleEndian.Uint64(data[64:]))
	switch {
	case h.version != sha256.Sum256([]byte(version)):
		return h, errVersion
	case h.size != size:
		return h, errSize
	}
	return h, h.directory.within(size)
}
