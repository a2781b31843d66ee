package shelf

import (
	"encoding/binary"

	"readout/store/dates/written"
	"readout/store/days"
)

// docValues are what is known of every document in the same number of bytes: enough to sort,
// filter and count without decoding anything. The last four say where the document begins in
// other sections of its volume. It ends where the next one begins, so there is one more than
// documents.
type docValues struct {
	id        ID          // by content alone: copies have the same
	published days.Moment // as found, before the votes of its place are counted
	other     days.Moment // its other reading
	place     uint32
	file      uint32 // number in the file table of the cache
	words     uint32
	flags     flags
	language  Language
	due       days.Day // from that day on its date will be another, since one that lay ahead is believed then; 0 for never
	heading   uint32
	record    uint32
	body      uint32
	mention   uint32
}

const valuesSize = 60 // bytes

// flags are the small facts about a document. They take 16 bits.
type flags uint32

const (
	isMarkdown flags = 1 << iota
	isFinished       // nothing more may be cut from it: a page, or text that was taken from one before
	votesDay         // its numeric dates are day first beyond doubt
	votesMonth       // or month first
)

func (f flags) has(g flags) bool { return f&g != 0 }

func (values docValues) append(data []byte) []byte {
	data = binary.LittleEndian.AppendUint64(data, uint64(values.id))
	data = binary.LittleEndian.AppendUint64(data, uint64(values.published))
	data = binary.LittleEndian.AppendUint64(data, uint64(values.other))
	for _, n := range [...]uint32{values.place, values.file, values.words, uint32(values.flags) | uint32(values.language)<<16, uint32(values.due), values.heading, values.record, values.body, values.mention} {
		data = binary.LittleEndian.AppendUint32(data, n)
	}
	return data
}

// decodeValues reads doc values from at least valuesSize bytes.
func decodeValues(data []byte) docValues {
	_ = data[valuesSize-1]
	at := binary.LittleEndian
	return docValues{
		id: ID(at.Uint64(data)), published: days.Moment(at.Uint64(data[8:])), other: days.Moment(at.Uint64(data[16:])),
		place: at.Uint32(data[24:]), file: at.Uint32(data[28:]), words: at.Uint32(data[32:]), flags: flags(at.Uint16(data[36:])), language: Language(at.Uint16(data[38:])),
		due: days.Day(at.Uint32(data[40:])), heading: at.Uint32(data[44:]), record: at.Uint32(data[48:]),
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
func (values docValues) resolve(order written.Order) (date days.Moment, open bool) {
	switch {
	case values.other == 0:
		return values.published, false
	case order == written.Undecided:
		return values.published, true
	case order == written.DayFirst:
		return values.other, false
	}
	return values.published, false
}
