package store

import (
	"encoding/binary"
	"errors"

	"readout/store/dates"
	"readout/store/index"
)

// errFrame says that bytes are no frame of the volumes that they stand with.
var errFrame = errors.New("the order of the documents is damaged")

// encode returns the frame as bytes, without what its volumes and the dead say.
func (f *frame) encode() []byte {
	var e encoder
	e.number(f.undated)
	e.number(f.ambiguous)
	e.number(int(f.text))
	e.big(uint64(f.ahead))
	e.number(len(f.orders))
	for _, order := range f.orders {
		e.number(int(order))
	}
	e.number(len(f.copies))
	for n, id := range f.copies {
		e.number(int(n))
		e.big(uint64(id))
	}
	e.number(len(f.newest))
	for _, n := range f.newest {
		e.data = binary.LittleEndian.AppendUint32(e.data, uint32(n))
	}
	for _, n := range f.byID {
		e.data = binary.LittleEndian.AppendUint32(e.data, uint32(n))
	}
	for _, m := range f.published {
		e.data = binary.LittleEndian.AppendUint64(e.data, uint64(m))
	}
	return e.data
}

// decodeFrame returns the frame of volumes.
func decodeFrame(volumes []shelved, data []byte) (*frame, error) {
	f := &frame{volumes: volumes, copies: make(map[int32]ID)}
	f.number()
	d := decoder{data: lend(data)}
	f.undated, f.ambiguous, f.text, f.ahead = d.number(), d.number(), int64(d.number()), day(d.big())
	f.orders = make([]dates.Order, min(max(d.number(), 0), len(d.data)))
	for i := range f.orders {
		f.orders[i] = dates.Order(d.number() & 3)
	}
	for range min(max(d.number(), 0), len(d.data)) {
		n := int32(d.number())
		f.copies[n] = ID(d.big())
	}
	living, all := d.number(), f.count()
	rest := data[len(data)-len(d.data):]
	if d.failed || living < 0 || living > all || f.undated < 0 || f.undated > living || len(rest) != 8*living+8*all {
		return nil, errFrame
	}
	f.newest, f.byID = make([]int32, living), make([]int32, living)
	if !numbers(f.newest, rest, all) || !numbers(f.byID, rest[4*living:], all) {
		return nil, errFrame
	}
	f.published = make([]moment, all)
	for i := range f.published {
		f.published[i] = moment(binary.LittleEndian.Uint64(rest[8*living+8*i:]))
	}
	f.rank, f.alive = make([]int32, all), index.NewSet(all)
	f.place()
	return f, nil
}

// numbers reads document numbers, which are below a bound.
func numbers(list []int32, data []byte, bound int) bool {
	for i := range list {
		n := binary.LittleEndian.Uint32(data[4*i:])
		if n >= uint32(bound) {
			return false
		}
		list[i] = int32(n)
	}
	return true
}
