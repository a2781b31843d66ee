package shelf

import (
	"encoding/binary"
	"errors"
	"unsafe"

	"readout/store/dates/written"
	"readout/store/days"
	"readout/store/index"
)

// errFrame says that bytes are no frame of the volumes that they stand with.
var errFrame = errors.New("the order of the documents is damaged")

// encode returns the frame as bytes, without what its volumes and deleted documents say: how many
// documents are live (8 bytes), published, newest, byID and rank, little endian so that they are
// read where they are, and the rest.
func (f *frame) encode() []byte {
	data := binary.LittleEndian.AppendUint64(nil, uint64(len(f.newest)))
	for _, m := range f.published {
		data = binary.LittleEndian.AppendUint64(data, uint64(m))
	}
	for _, list := range [][]int32{f.newest, f.byID, f.rank} {
		for _, n := range list {
			data = binary.LittleEndian.AppendUint32(data, uint32(n))
		}
	}
	e := encoder{data: data}
	coder{enc: &e}.frame(f)
	return e.data
}

// frame codes what stands after the columns.
func (c coder) frame(f *frame) {
	numbers(c, &f.undated, &f.ambiguous)
	numbers(c, &f.bodyBytes)
	unsigned(c, &f.due)
	signedList(c, &f.votes, func(v *written.Votes) {
		day, month := v.Documents(written.DayFirst), v.Documents(written.MonthFirst)
		if numbers(c, &day, &month); c.isReading() {
			v.Count(written.DayFirst, max(day, 0))
			v.Count(written.MonthFirst, max(month, 0))
		}
	})
	last := int32(0)
	signedList(c, &f.copies, func(document *numberedID) {
		delta := int(document.n - last)
		if numbers(c, &delta); c.isReading() {
			document.n = last + int32(delta)
		}
		last = document.n
		unsigned(c, &document.id)
	})
}

// decodeFrame returns the frame of volumes. The data stays in use: it must not change
// as long as the volumes are reachable.
func decodeFrame(volumes []volumeView, data []byte) (*frame, error) {
	f := &frame{volumes: volumes}
	f.number()
	all := f.count()
	if len(data) < 8 {
		return nil, errFrame
	}
	live := binary.LittleEndian.Uint64(data)
	if live > uint64(all) || len(data) < 8+12*all+8*int(live) {
		return nil, errFrame
	}
	f.published, data = column[days.Moment](data[8:], all)
	f.newest, data = column[int32](data, int(live))
	f.byID, data = column[int32](data, int(live))
	f.rank, data = column[int32](data, all)
	if !below(f.newest, all) || !below(f.byID, all) || !below(f.rank, max(1, int(live))) || !f.decodeRest(data) {
		return nil, errFrame
	}
	f.live = index.NewSet(all)
	for _, n := range f.newest {
		f.live.Add(int(n))
	}
	return f, nil
}

// decodeRest decodes what stands after the columns, and reports whether it can be so.
func (f *frame) decodeRest(data []byte) bool {
	d := decoder{data: unsafeString(data)}
	coder{dec: &d}.frame(f)
	f.decideOrders()
	return !d.failed && d.data == "" && f.undated >= 0 && f.undated <= len(f.newest)
}

// column returns n little endian numbers that data begins with, as they stand there
// if this machine reads them so, and the rest of data.
func column[T days.Moment | int32](data []byte, n int) ([]T, []byte) {
	var zero T
	size := int(unsafe.Sizeof(zero))
	data, rest := data[:n*size], data[n*size:]
	first := unsafe.Pointer(unsafe.SliceData(data))
	if binary.NativeEndian.Uint16([]byte{1, 0}) == 1 && uintptr(first)%unsafe.Alignof(zero) == 0 {
		return unsafe.Slice((*T)(first), n), rest
	}
	numbers := make([]T, n)
	for i := range numbers {
		if size == 4 {
			numbers[i] = T(binary.LittleEndian.Uint32(data[4*i:]))
		} else {
			numbers[i] = T(binary.LittleEndian.Uint64(data[8*i:]))
		}
	}
	return numbers, rest
}

// below reports whether all numbers are below a bound, and none is negative.
func below(numbers []int32, bound int) bool {
	for _, n := range numbers {
		if uint32(n) >= uint32(bound) {
			return false
		}
	}
	return true
}
