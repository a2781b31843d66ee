// Package cache keeps spans of bytes in one file that is mapped into memory: what
// takes long to work out once, and can be worked out again.
//
// # Format
//
// All numbers are little endian.
//
//	0      header, 128 bytes (header.go): magic with the format's version, SHA-256
//	       of the caller's version, how many bytes of the file are its own, where the
//	       directory is, the generation, CRC-32C of all that
//	2048   another header; of the two the one with the higher generation counts
//	4096…  spans, each from a multiple of 4096 on, of 64 if it is shorter: its bytes, then its table, which
//	       is the CRC-32C of each of its blocks of 32 KB (the last may be shorter)
//	       and the CRC-32C of its length and those checksums
//
// The directory is a span like all others, whose bytes are the caller's: it says
// which span is what. Because a span carries its own table, goroutines append
// without waiting for each other, a span is copied into another file as it is, and
// Open reads the header and the directory, no matter how long the file is. A block
// is checked when it is first read: 5 µs with the page faults, of which 2.5 µs are
// the checksum. Blocks of 16 KB take 4.3 µs and ones of 64 KB 6.7 µs, so the size
// hardly matters; 32 KB make the tables 1/8192 of the file.
//
// # Promises
//
// What a checked read returns is what was written, or nothing. A file that is cut
// off, foreign, half-written or changed is an error of Open, or nil at the block that
// is damaged. Nothing panics. Damage to a block that was read before is found by
// File.Verify.
//
// A Writer writes to a temporary file and renames it when it is complete, so the
// old file is whole until the new one is. Of two programs that write the same path
// the last one wins; whoever has the other one open goes on reading it.
//
// File.Extend adds spans behind those that stand, so that a small change of a large
// file costs little. What is there is not touched but for the header that does not
// count: it is written last, and from then on it is the one that does. A program that
// dies before leaves bytes behind the end that nobody reads and the next extension
// overwrites. A lock of the system lets one program extend a file at a time.
//
// Nothing is synced to disk. A cache lost in a power failure is built again, and
// one of which only parts arrived fails its checksums, so waiting for the disk
// (0.25 s for 400 MB on a fast one, many times that on a slow one) would buy
// nothing. The same goes for syncing the folder: an old name in it is an old cache.
//
// # Faults
//
// Pages of a mapped file are read when they are touched; if the disk then fails, or
// somebody cuts the file off under us (this package never does, it only renames),
// the system sends SIGBUS, which ends a Go program. The first reading of a block,
// its check, is therefore done with [debug.SetPanicOnFault], and such a block counts
// as damaged. For a block that was good and then cannot be read any more, File.Guard
// does the same for all that is read in a call.
//
// # Lifetime
//
// A mapping is kept while a Blob or File of it is reachable. A slice of mapped bytes
// does not keep it: who reads one calls [runtime.KeepAlive] with the Blob, or with
// what holds it, when done.
package cache

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// A Span is a run of bytes in a cache file.
type Span struct{ Offset, Length int64 }

const (
	blockSize  = 32 << 10 // bytes under one checksum
	spanStart  = 4096     // spans of a page and more begin at multiples of it, so that releasing one leaves its neighbours alone
	smallStart = 64       // shorter ones begin at multiples of this, so that many small additions take few pages
	sumSize    = 4        // bytes of a checksum
)

// blocks returns how many blocks a span of so many bytes has.
func blocks(length int64) int64 { return (length + blockSize - 1) / blockSize }

// tableSize returns the bytes of a span's table.
func tableSize(length int64) int64 { return sumSize * (blocks(length) + 1) }

// stored returns the bytes that a span takes in the file, its table included.
func (s Span) stored() int64 { return s.Length + tableSize(s.Length) }

// after returns where a span of so many bytes begins that stands behind others.
func after(others, length int64) int64 {
	start := int64(spanStart)
	if length < spanStart {
		start = smallStart
	}
	return (others + start - 1) / start * start
}

// Room returns the bytes that the span takes up in a file, with what may be between it and
// the one before.
func (s Span) Room() int64 {
	if s.Length < spanStart {
		return s.stored() + smallStart - 1
	}
	return s.stored() + spanStart - 1
}

// Overhead returns the bytes that a file has beside its spans, with a directory of so many
// bytes.
func Overhead(directory int64) int64 { return spanStart + Span{Length: directory}.Room() }

// within returns an error if the span cannot be one of a file of so many bytes.
func (s Span) within(size int64) error {
	if s.Offset < spanStart || s.Offset%smallStart != 0 || s.Offset > size ||
		s.Length < 0 || s.Length > size || s.stored() > size-s.Offset {
		return fmt.Errorf("no span of %d bytes at %d in a file of %d", s.Length, s.Offset, size)
	}
	return nil
}

// checksum is CRC-32C, for which processors have an instruction.
func checksum(sum uint32, data []byte) uint32 {
	return crc32.Update(sum, crc32.MakeTable(crc32.Castagnoli), data)
}

// A checksummer makes the table of a span from its bytes.
type checksummer struct {
	table  []byte
	sum    uint32 // of the block under way
	length int64
}

func (s *checksummer) write(data []byte) {
	for len(data) > 0 {
		n := min(len(data), blockSize-int(s.length%blockSize))
		s.sum = checksum(s.sum, data[:n])
		s.length += int64(n)
		data = data[n:]
		if s.length%blockSize == 0 {
			s.end()
		}
	}
}

func (s *checksummer) end() {
	s.table = binary.LittleEndian.AppendUint32(s.table, s.sum)
	s.sum = 0
}

// finish returns the whole table.
func (s *checksummer) finish() []byte {
	if s.length%blockSize != 0 {
		s.end()
	}
	return binary.LittleEndian.AppendUint32(s.table, tableSum(s.length, s.table))
}

// tableSum is the checksum of a span's length and of the checksums of its blocks.
func tableSum(length int64, sums []byte) uint32 {
	var start [8]byte
	binary.LittleEndian.PutUint64(start[:], uint64(length))
	return checksum(checksum(0, start[:]), sums)
}
