package cache

import (
	"bytes"
	"encoding/binary"
	"errors"
	"runtime/debug"
	"sync/atomic"
)

// A Blob is bytes that can be read: a span of a file, or bytes in memory. It keeps
// its mapping alive, and is cheap to copy; copies share what was checked. The zero
// Blob is empty. A Blob may be used by many goroutines at once.
type Blob struct {
	data  []byte
	guard *guard // nil for bytes in memory
}

// FromBytes makes a Blob of bytes in memory, which need no check.
func FromBytes(data []byte) Blob { return Blob{data: data[:len(data):len(data)]} }

// Len returns the number of bytes.
func (b Blob) Len() int { return len(b.data) }

// Bytes returns the bytes from one place up to another, nil if they are damaged or
// out of range. They must not be changed, nor be kept or handed out without the
// Blob: copy what outlives the call.
func (b Blob) Bytes(from, to int) []byte {
	if !b.Check(from, to) {
		return nil
	}
	return b.data[from:to:to]
}

// Whole returns all bytes, unchecked. Check must be asked before any part of them
// is read.
func (b Blob) Whole() []byte { return b.data }

// Check reports whether the bytes from one place up to another are there and as
// they were written. Each block is read and compared with its checksum once.
func (b Blob) Check(from, to int) bool {
	if from < 0 || to < from || to > len(b.data) {
		return false
	}
	if b.guard == nil || from == to {
		return true
	}
	for block := from / blockSize; block <= (to-1)/blockSize; block++ {
		if !b.guard.seen(block) && !b.guard.check(b.data, block) {
			return false
		}
	}
	return true
}

// Release tells the system that the bytes are not needed soon, so that they leave
// the memory of this process. They can still be read.
func (b Blob) Release() { b.release(0, len(b.data)) }

func (b Blob) release(from, to int) {
	if b.guard != nil && from < to {
		release(b.data[from:to])
	}
}

// A guard checks the blocks of a span.
type guard struct {
	mapping *mapping // kept alive
	sums    []byte
	good    []atomic.Uint64 // a bit for each block that was found good
	damaged *atomic.Bool    // of the file
}

// newBlob makes a Blob of a span and its table, which begin a mapping at offset.
func newBlob(m *mapping, offset, length int64, damaged *atomic.Bool) (Blob, error) {
	rest := m.data[offset:]
	var sums []byte // copied, so that what is checked once holds
	whole := guarded(func() bool {
		table := bytes.Clone(rest[length : length+tableSize(length)])
		sums = table[:len(table)-sumSize]
		return binary.LittleEndian.Uint32(table[len(sums):]) == tableSum(length, sums)
	})
	if !whole {
		damaged.Store(true)
		return Blob{}, errors.New("the checksums of a span are damaged")
	}
	g := &guard{mapping: m, sums: sums, good: make([]atomic.Uint64, (blocks(length)+63)/64), damaged: damaged}
	return Blob{rest[:length:length], g}, nil
}

// table returns the table that stands behind the span in its file.
func (b Blob) table() []byte {
	return binary.LittleEndian.AppendUint32(bytes.Clone(b.guard.sums), tableSum(int64(len(b.data)), b.guard.sums))
}

func (g *guard) seen(block int) bool { return g.good[block>>6].Load()>>(block&63)&1 != 0 }

// check compares a block with its checksum.
func (g *guard) check(data []byte, block int) bool {
	same := guarded(func() bool {
		from := block * blockSize
		return binary.LittleEndian.Uint32(g.sums[block*sumSize:]) == checksum(0, data[from:min(from+blockSize, len(data))])
	})
	if same {
		g.good[block>>6].Or(1 << (block & 63))
	} else {
		g.damaged.Store(true)
	}
	return same
}

// guarded returns what read returns, and false if the system could not bring in a
// page that it touched.
func guarded(read func() bool) (ok bool) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		if _, fault := p.(interface{ Addr() uintptr }); !fault {
			panic(p)
		}
		ok = false
	}()
	return read()
}
