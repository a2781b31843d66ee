package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
)

// magic begins every header; its last part is the version of the format.
const (
	family = "readout cache "
	magic  = family + "2\n"
)

// headerSize is the bytes of a header:
//
//	0    magic
//	16   SHA-256 of the caller's version
//	48   how many bytes of the file are its own
//	56   offset and length of the directory
//	72   generation: 1 when the file was made, one more with each extension
//	124  CRC-32C of all before
const headerSize = 128

// A file has two headers, of which the one with the higher generation counts. An
// extension writes the other one last, so the file is what it was until that is whole.
const (
	headerSlots = 2
	slotSize    = spanStart / headerSlots
)

// A header is what Open needs to know.
type header struct {
	version    [sha256.Size]byte
	size       int64
	directory  Span
	generation uint64
}

// slot is where a header stands in the file.
func (h header) slot() int64 { return int64((h.generation - 1) % headerSlots * slotSize) }

func (h header) encode() []byte {
	data := make([]byte, headerSize)
	copy(data, magic)
	copy(data[16:], h.version[:])
	binary.LittleEndian.PutUint64(data[48:], uint64(h.size))
	binary.LittleEndian.PutUint64(data[56:], uint64(h.directory.Offset))
	binary.LittleEndian.PutUint64(data[64:], uint64(h.directory.Length))
	binary.LittleEndian.PutUint64(data[72:], h.generation)
	binary.LittleEndian.PutUint32(data[headerSize-sumSize:], checksum(0, data[:headerSize-sumSize]))
	return data
}

var (
	errForeign = errors.New("not a cache of this format")
	errOwner   = errors.New("it belongs to somebody else")
	errHeader  = errors.New("its header is damaged")
	errVersion = errors.New("of another version")
	errSize    = errors.New("cut off")
)

// readHeader returns the header that counts in a file of so many bytes.
func readHeader(file io.ReaderAt, version string, size int64) (header, error) {
	var newest header
	var fault error
	for slot := range headerSlots {
		data := make([]byte, headerSize)
		n, _ := file.ReadAt(data, int64(slot*slotSize)) // what cannot be read is no header
		h, err := decodeHeader(data[:n], version, size)
		switch {
		case err == nil && h.generation > newest.generation && h.slot() == int64(slot*slotSize):
			newest = h
		case err != nil && (fault == nil || errors.Is(fault, errForeign)):
			fault = err
		}
	}
	if newest.generation == 0 {
		return header{}, fault
	}
	return newest, nil
}

// decodeHeader reads the header of a file that has so many bytes. There may be more of
// them than the header says: what an extension left that was not finished.
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
	h.generation = binary.LittleEndian.Uint64(data[72:])
	switch {
	case h.version != sha256.Sum256([]byte(version)):
		return h, errVersion
	case h.size > size:
		return h, errSize
	case h.generation == 0:
		return h, errHeader
	}
	return h, h.directory.within(h.size)
}
