package shelf

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

// A volume is a run of documents as bytes that never change: the same in memory and in a mapped
// cache file. Nothing of a document is decoded before it is asked for.
type volume struct {
	count   int // of documents
	data    cache.Blob
	starts  [sectionCount + 1]int // where in data each part begins, and the last one ends
	span    cache.Span            // of data, if it stands in a cache file
	file    *cache.File           // that file, if it is not the one under way
	index   *index.Segment
	damaged atomic.Bool // bytes were not what was written
}

// A section is a part of the bytes of a volume.
type section uint8

const (
	valuesSection  section = iota // docvalues.go: those of each document, and one more that say where the last one ends
	headingSection                // record.go: headings
	recordSection                 // record.go: the rest of what is known of a document
	bodySection                   // bodies, one after the other
	mentionSection                // times that the bodies speak of, four bytes each or eight: store/days
	indexSection                  // store/index
	titlesSection                 // store/fuzzy, in the order of the rows; of volumes that came after the frame
	sectionCount
)

// bytes returns a range of a section; nil if it is damaged.
func (v *volume) bytes(p section, from, to uint32) []byte {
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

// allValues returns the bytes of all doc values; nil if they are damaged.
func (v *volume) allValues() []byte { return v.bytes(valuesSection, 0, uint32(v.count+1)*valuesSize) }

// values returns the doc values of a document and those of the next, which say where the
// document ends.
func (v *volume) values(i int) (values, next docValues) {
	data := v.bytes(valuesSection, uint32(i)*valuesSize, uint32(i+2)*valuesSize)
	if data == nil {
		return docValues{}, docValues{}
	}
	return decodeValues(data), decodeValues(data[valuesSize:])
}

// check takes the volume for damaged if its bytes could not be decoded.
func (v *volume) check(d decoder) {
	if d.failed {
		v.damaged.Store(true)
	}
}

// heading decodes the heading of a document. What it holds is copied.
func (v *volume) heading(values, next docValues) (h heading) {
	d := decoder{data: string(v.bytes(headingSection, values.heading, next.heading))}
	coder{dec: &d}.heading(&h)
	v.check(d)
	return h
}

// body returns the body of a document, or no more than its first most bytes if most
// is not 0. It is the volume's own memory.
func (v *volume) body(values, next docValues, most uint32) []byte {
	if most > 0 && values.body+most < next.body {
		next.body = values.body + most
	}
	return v.bytes(bodySection, values.body, next.body)
}

// plain returns the plain form of the first most bytes of a body.
func (v *volume) plain(values, next docValues, most uint32) string {
	body := unsafeString(v.body(values, next, most))
	if len(body) == int(most) { // it may end in a part of a character
		body = strings.ToValidUTF8(body, "")
	}
	return markup.Read(body, values.flags.has(isMarkdown)).Plain()
}

// document decodes a document whole. What it holds is copied.
func (v *volume) document(i int) storedDocument {
	values, next := v.values(i)
	h := v.heading(values, next)
	doc := storedDocument{place: int(values.place), file: values.file, flags: values.flags, due: values.due}
	doc.ID, doc.Path, doc.Title, doc.Source = values.id, h.path, h.title, h.source
	doc.Words, doc.Markdown = int(values.words), values.flags.has(isMarkdown)
	doc.finding = h.finding(values)
	doc.Body = string(v.body(values, next, 0))
	d := decoder{data: string(v.bytes(recordSection, values.record, next.record))}
	coder{dec: &d}.record(&doc)
	v.check(d)
	return doc
}

// expressions returns what a document speaks of, as an order reads numeric dates. It is the
// volume's own memory.
func (v *volume) expressions(values, next docValues, order written.Order) []timex.Expression {
	var doc storedDocument
	d := decoder{data: unsafeString(v.bytes(recordSection, values.record, next.record))}
	coder{dec: &d}.times(&doc, int(next.body-values.body))
	v.check(d)
	return doc.mentionsIn(order)
}

// cuts returns the lines that a document lost. They are the volume's own memory.
func (v *volume) cuts(values, next docValues) (cuts []clean.Cut) {
	d := decoder{data: unsafeString(v.bytes(recordSection, values.record, next.record))}
	d.skipExpressions()
	d.skipExpressions()
	coder{dec: &d}.cuts(&cuts)
	v.check(d)
	return cuts
}

// mentions returns a range of the packed times, counted in times of four bytes.
func (v *volume) mentions(from, to uint32) []byte {
	return v.bytes(mentionSection, 4*from, 4*to)
}

// hasTitles reports whether it holds its titles, as those do that updates make.
func (v *volume) hasTitles() bool { return v.starts[titlesSection+1] > v.starts[titlesSection] }

// titles returns the titles of the documents as bytes for store/fuzzy.
func (v *volume) titles() []byte {
	return v.bytes(titlesSection, 0, uint32(v.starts[titlesSection+1]-v.starts[titlesSection]))
}

// release tells the system that the volume is not needed soon.
func (v *volume) release() { v.data.Release() }

// size is how many bytes of text there are, cuts and all, as the volumeBuilder counts them.
func (v *volume) size() int { return v.starts[bodySection+1] - v.starts[recordSection] }

// open makes the index of the volume's bytes.
func (v *volume) open() (err error) {
	start, end := v.starts[indexSection], v.starts[indexSection+1]
	v.index, err = index.OpenSegment(v.data.Whole()[start:end], func(from, to int) bool {
		return from >= 0 && to >= from && to <= end-start && v.data.Check(start+from, start+to)
	})
	return err
}
