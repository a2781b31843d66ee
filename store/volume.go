package store

import (
	"strings"
	"sync/atomic"

	"readout/store/cache"
	"readout/store/clean"
	"readout/store/dates/timex"
	"readout/store/dates/written"
	"readout/store/index"
	"readout/store/markup"
)

// A volume is a run of documents as bytes, which never change. They are the same
// in memory and in a mapped cache file, and nothing of a document is decoded
// before it is asked for.
type volume struct {
	count   int // of documents
	data    cache.Blob
	starts  [partCount + 1]int // where in data each part begins, and the last one ends
	span    cache.Span         // of data, if it stands in a cache file
	home    *cache.File        // that file, if it is not the one under way
	index   *index.Segment
	damaged atomic.Bool // bytes were not what was written
}

// A part is one of the columns of a volume.
type part uint8

const (
	rowPart     part = iota // row.go: a row a document, and one that only says where the last one ends
	headPart                // record.go: headings
	recordPart              // record.go: the rest of what is known of a document
	bodyPart                // bodies, one after the other
	mentionPart             // times that the bodies speak of, four bytes each or eight: span.go
	indexPart               // store/index
	titlesPart              // store/fuzzy, in the order of the rows; of volumes that came after the frame
	partCount
)

// bytes returns a stretch of a part; damaged bytes are none.
func (v *volume) bytes(p part, from, to uint32) []byte {
	start, end := v.starts[p]+int(from), v.starts[p]+int(to)
	if start == end {
		return nil
	}
	var data []byte
	if end <= v.starts[p+1] {
		data = v.data.Bytes(start, end)
	}
	if data == nil {
		v.damaged.Store(true)
	}
	return data
}

// rows returns all rows as bytes, with one that ends the last; nil if they are
// damaged.
func (v *volume) rows() []byte { return v.bytes(rowPart, 0, uint32(v.count+1)*rowSize) }

// row returns the row of a document and that of the next, which says where the
// document ends.
func (v *volume) row(i int) (r, next row) {
	data := v.bytes(rowPart, uint32(i)*rowSize, uint32(i+2)*rowSize)
	if data == nil {
		return row{}, row{}
	}
	return decodeRow(data), decodeRow(data[rowSize:])
}

// heading decodes the heading of a document. What it holds is copied.
func (v *volume) heading(r, next row) heading {
	d := decoder{data: string(v.bytes(headPart, r.head, next.head))}
	h := d.heading()
	if d.failed {
		v.damaged.Store(true)
	}
	return h
}

// body returns the body of a document, or no more than its first most bytes if most
// is not 0. It is the volume's own memory.
func (v *volume) body(r, next row, most uint32) []byte {
	if most > 0 && r.body+most < next.body {
		next.body = r.body + most
	}
	return v.bytes(bodyPart, r.body, next.body)
}

// plain returns the plain form of what lists show of a body: as far as snippetReach.
func (v *volume) plain(r, next row) string {
	body := lend(v.body(r, next, snippetReach))
	if len(body) == snippetReach { // it may end in a part of a character
		body = strings.ToValidUTF8(body, "")
	}
	return markup.Read(body, r.flags.has(isMarkdown)).Plain()
}

// entry decodes a document whole. What it holds is copied.
func (v *volume) entry(i int) entry {
	r, next := v.row(i)
	h := v.heading(r, next)
	x := entry{place: int(r.place), file: r.file, flags: r.flags, ahead: r.ahead}
	x.ID, x.Path, x.Title, x.Source = r.id, h.path, h.title, h.source
	x.Words, x.Markdown = int(r.words), r.flags.has(isMarkdown)
	x.finding = h.finding(r)
	x.Body = string(v.body(r, next, 0))
	d := decoder{data: string(v.bytes(recordPart, r.record, next.record))}
	d.record(&x)
	if d.failed {
		v.damaged.Store(true)
	}
	return x
}

// said returns what a document speaks of, as an order reads numeric dates. It is the
// volume's own memory.
func (v *volume) said(r, next row, order written.Order) []timex.Expression {
	var x entry
	d := decoder{data: lend(v.bytes(recordPart, r.record, next.record))}
	d.times(&x, int(next.body-r.body))
	if d.failed {
		v.damaged.Store(true)
	}
	return x.speaksOf(order)
}

// cuts returns the lines that a document lost. They are the volume's own memory.
func (v *volume) cuts(r, next row) []clean.Cut {
	d := decoder{data: lend(v.bytes(recordPart, r.record, next.record))}
	d.skipTimes()
	cuts := d.cuts()
	if d.failed {
		v.damaged.Store(true)
	}
	return cuts
}

// mentions returns the packed times of the documents from one row to another.
func (v *volume) mentions(from, to uint32) []byte {
	return v.bytes(mentionPart, 4*from, 4*to)
}

// hasTitles reports whether it holds its titles, as those do that updates make.
func (v *volume) hasTitles() bool { return v.starts[titlesPart+1] > v.starts[titlesPart] }

// titles returns the titles of the documents as bytes for store/fuzzy.
func (v *volume) titles() []byte {
	return v.bytes(titlesPart, 0, uint32(v.starts[titlesPart+1]-v.starts[titlesPart]))
}

// release tells the system that the volume is not needed soon.
func (v *volume) release() { v.data.Release() }

// size is how many bytes of text there are, cuts and all, as the binder counts them.
func (v *volume) size() int { return v.starts[bodyPart+1] - v.starts[recordPart] }

// open makes the index of the volume's bytes.
func (v *volume) open() (err error) {
	start, end := v.starts[indexPart], v.starts[indexPart+1]
	v.index, err = index.OpenSegment(v.data.Whole()[start:end], func(from, to int) bool {
		return from >= 0 && to >= from && to <= end-start && v.data.Check(start+from, start+to)
	})
	return err
}
