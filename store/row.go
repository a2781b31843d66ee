package store

import (
	"encoding/binary"

	"readout/store/dates/written"
)

// A row is what is known of every document of a volume in the same number of
// bytes: enough to sort, filter and count without decoding anything. Its last four
// fields say where the document begins in the other parts of the volume; it ends
// where the next one begins, so there is one row more than documents.
type row struct {
	id        ID     // by content alone: copies have the same
	published moment // as found, before the votes of its place are counted
	other     moment // its other reading
	place     uint32
	file      uint32 // number in the file table of the cache
	words     uint32
	flags     flags
	ahead     day // from which on its date will be another, because one that lay ahead is believed by then; 0 for never
	head      uint32
	record    uint32
	body      uint32
	mention   uint32
}

const rowSize = 60 // bytes

// flags are the small facts about a document.
type flags uint32

const (
	isMarkdown flags = 1 << iota
	isFinished       // nothing may be cut from it anew: a page, or text that was taken from one before
	votesDay         // its numeric dates are day first beyond doubt
	votesMonth       // or month first
)

func (f flags) has(g flags) bool { return f&g != 0 }

func (r row) append(data []byte) []byte {
	data = binary.LittleEndian.AppendUint64(data, uint64(r.id))
	data = binary.LittleEndian.AppendUint64(data, uint64(r.published))
	data = binary.LittleEndian.AppendUint64(data, uint64(r.other))
	for _, n := range [...]uint32{r.place, r.file, r.words, uint32(r.flags), uint32(r.ahead), r.head, r.record, r.body, r.mention} {
		data = binary.LittleEndian.AppendUint32(data, n)
	}
	return data
}

// decodeRow reads a row from at least rowSize bytes.
func decodeRow(data []byte) row {
	_ = data[rowSize-1]
	at := binary.LittleEndian
	return row{
		id: ID(at.Uint64(data)), published: moment(at.Uint64(data[8:])), other: moment(at.Uint64(data[16:])),
		place: at.Uint32(data[24:]), file: at.Uint32(data[28:]), words: at.Uint32(data[32:]), flags: flags(at.Uint32(data[36:])),
		ahead: day(at.Uint32(data[40:])), head: at.Uint32(data[44:]), record: at.Uint32(data[48:]),
		body: at.Uint32(data[52:]), mention: at.Uint32(data[56:]),
	}
}

// order is what the numeric dates of the document show beyond doubt.
func (f flags) order() written.Order {
	switch {
	case f.has(votesDay):
		return written.DayFirst
	case f.has(votesMonth):
		return written.MonthFirst
	}
	return written.Undecided
}

// resolve returns the date of publication as an order reads it, and whether it stays
// open which of two it is.
func (r row) resolve(order written.Order) (date moment, open bool) {
	switch {
	case r.other == 0:
		return r.published, false
	case order == written.Undecided:
		return r.published, true
	case order == written.DayFirst:
		return r.other, false
	}
	return r.published, false
}
