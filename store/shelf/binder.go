package shelf

import (
	"readout/store/dates"
	"readout/store/days"
	"readout/store/fuzzy"
	"readout/store/index"
	"readout/store/markup"
)

// A binder collects documents and binds them into a volume. What is added becomes
// bytes at once, so no more than the document under way are objects in memory. It
// is for one goroutine.
type binder struct {
	count      int
	index      *index.Builder
	rows       []byte
	heads      encoder
	records    encoder
	bodies     []byte
	mentions   []byte
	times      []days.PackedSpan // of the document under way
	segment    []byte            // memory of the last one
	withTitles bool              // the titles are made ready to be matched, since no frame will
	titles     []string
}

func newBinder() *binder { return &binder{index: index.NewBuilder()} }

// reserve makes room for so many bytes of text in a binder that is empty. Memory that
// is asked for at once is not moved as it fills, and takes nothing until it is written.
func (b *binder) reserve(size int) {
	for _, r := range []struct {
		data *[]byte
		size int
	}{{&b.bodies, size + size/16}, {&b.records.data, size / 4}, {&b.heads.data, size / 16}, {&b.rows, size / 32}, {&b.mentions, size / 32}} {
		if cap(*r.data) < r.size {
			*r.data = make([]byte, 0, r.size) // slices.Grow would write zeros
		}
	}
}

// size is how many bytes of text were added, cuts and all.
func (b *binder) size() int { return len(b.bodies) + len(b.records.data) }

// add takes a document and counts its words: those that are seen of it.
func (b *binder) add(x *entry) {
	body := x.text
	if body == nil { // it comes out of another volume
		body = markup.Read(x.Body, x.Markdown)
	}
	x.Words = b.index.Add(index.Document{Title: x.Title.Text, Body: body.Seen(), Source: x.Source,
		Byline: x.Byline, Path: x.Path, Language: x.Language})
	r := b.place()
	r.id, r.published, r.other = x.ID, days.PackMoment(x.finding.Date), days.PackMoment(x.finding.Other)
	r.place, r.file, r.words, r.flags, r.ahead = uint32(x.place), x.file, uint32(x.Words), x.flags, x.ahead
	if x.Markdown {
		r.flags |= isMarkdown
	}
	b.rows = r.append(b.rows)
	b.heads.heading(heading{path: x.Path, title: x.Title, source: x.Source, from: x.finding.From, line: x.finding.Line})
	b.records.record(x)
	b.bodies = append(b.bodies, x.Body...)
	b.mention(x)
	if b.withTitles {
		b.titles = append(b.titles, x.Title.Text)
	}
	b.count++
}

// place is a row that says where the next document begins.
func (b *binder) place() row {
	return row{head: uint32(len(b.heads.data)), record: uint32(len(b.records.data)),
		body: uint32(len(b.bodies)), mention: uint32(len(b.mentions) / 4)}
}

// mention writes the times that a document speaks of, each once, and for which
// reading of numeric dates if it is not for both.
func (b *binder) mention(x *entry) {
	b.times = appendSpans(b.times[:0], x.Mentions)
	if x.dayFirst != nil {
		b.times = days.JoinReadings(b.times, appendSpans(nil, x.dayFirst))
	}
	for _, t := range b.times {
		b.mentions = t.Append(b.mentions)
	}
}

// bind makes a volume of what was added, with its bytes where a keeper puts them, and
// starts anew, keeping its memory.
func (b *binder) bind(k *keeper) *volume {
	end := b.place()
	b.rows = end.append(b.rows)
	v := &volume{count: b.count}
	segment := b.index.Segment(b.segment)
	b.segment = segment.Data()
	var titles []byte
	if b.withTitles {
		titles = fuzzy.New(b.titles).Data()
	}
	k.put(v, [partCount][]byte{
		rowPart: b.rows, headPart: b.heads.data, recordPart: b.records.data,
		bodyPart: b.bodies, mentionPart: b.mentions, indexPart: segment.Data(), titlesPart: titles,
	})
	if v.open() != nil { // the disk does not give back what was just written
		v.index, b.segment = segment, nil
	}
	b.count, b.rows, b.bodies, b.mentions = 0, b.rows[:0], b.bodies[:0], b.mentions[:0]
	b.heads.data, b.records.data, b.titles = b.heads.data[:0], b.records.data[:0], nil
	return v
}

// appendSpans appends the spans of expressions that have a place in the calendar.
func appendSpans(to []days.PackedSpan, list []dates.Expression) []days.PackedSpan {
	for _, m := range list {
		if s := days.SpanOf(m.From, m.To); s.From != 0 {
			to = append(to, days.PackedSpan{Span: s})
		}
	}
	return days.Sorted(to)
}
