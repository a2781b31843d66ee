package shelf

import (
	"readout/store/dates/timex"
	"readout/store/days"
	"readout/store/fuzzy"
	"readout/store/index"
	"readout/store/markup"
)

// A volumeBuilder collects documents for a volume. What is added becomes bytes at once, so no
// more than the document under way is objects in memory. It is for one goroutine.
type volumeBuilder struct {
	count      int
	index      *index.Builder
	rows       []byte
	headings   encoder
	records    encoder
	bodies     []byte
	mentions   []byte
	times      []days.PackedSpan // of the document under way
	segment    []byte            // memory of the last segment
	withTitles bool              // the volume has titles for store/fuzzy, since no frame will
	titles     []string
}

func newVolumeBuilder() *volumeBuilder { return &volumeBuilder{index: index.NewBuilder()} }

// reserve makes room for so many bytes of text in a volumeBuilder that is empty. Memory that
// is asked for at once is not moved as it fills, and takes nothing until it is written.
func (b *volumeBuilder) reserve(size int) {
	for _, r := range []struct {
		data *[]byte
		size int
	}{{&b.bodies, size + size/16}, {&b.records.data, size / 4}, {&b.headings.data, size / 16}, {&b.rows, size / 32}, {&b.mentions, size / 32}} {
		if cap(*r.data) < r.size {
			*r.data = make([]byte, 0, r.size) // slices.Grow would write zeros
		}
	}
}

// size is how many bytes of text were added, cuts and all.
func (b *volumeBuilder) size() int { return len(b.bodies) + len(b.records.data) }

// add takes a document and counts its words: those that are seen of it.
func (b *volumeBuilder) add(doc *storedDocument) {
	body := doc.text
	if body == nil { // it comes out of another volume
		body = markup.Read(doc.Body, doc.Markdown)
	}
	doc.Words = b.index.Add(index.Document{Title: doc.Title.Text, Body: body.Seen(), Source: doc.Source,
		Byline: doc.Byline, Path: doc.Path, Language: doc.Language})
	values := b.offsets()
	values.id, values.published, values.other = doc.ID, days.PackMoment(doc.finding.Date), days.PackMoment(doc.finding.Other)
	values.place, values.file, values.words, values.flags, values.due = uint32(doc.place), doc.file, uint32(doc.Words), doc.flags, doc.due
	values.language = LanguageOf(doc.Language)
	if doc.Markdown {
		values.flags |= isMarkdown
	}
	b.rows = values.append(b.rows)
	b.headings.begin()
	coder{enc: &b.headings}.heading(&heading{path: doc.Path, title: doc.Title, source: doc.Source, from: doc.finding.From, line: doc.finding.Line})
	b.records.begin()
	coder{enc: &b.records}.record(doc)
	b.bodies = append(b.bodies, doc.Body...)
	b.addMentions(doc)
	if b.withTitles {
		b.titles = append(b.titles, doc.Title.Text)
	}
	b.count++
}

// offsets are doc values that say where the next document begins.
func (b *volumeBuilder) offsets() docValues {
	return docValues{heading: uint32(len(b.headings.data)), record: uint32(len(b.records.data)),
		body: uint32(len(b.bodies)), mention: uint32(len(b.mentions) / 4)}
}

// addMentions packs the times that a document speaks of, each once, with the reading of numeric
// dates that it is for if it is not for both.
func (b *volumeBuilder) addMentions(doc *storedDocument) {
	b.times = appendSpans(b.times[:0], doc.Mentions)
	if doc.dayFirst != nil {
		b.times = days.JoinReadings(b.times, appendSpans(nil, doc.dayFirst))
	}
	for _, t := range b.times {
		b.mentions = t.Append(b.mentions)
	}
}

// build makes a volume of what was added, whose bytes go where the writer puts them, and empties
// the builder, which keeps its memory.
func (b *volumeBuilder) build(w *volumeWriter) *volume {
	end := b.offsets()
	b.rows = end.append(b.rows)
	v := &volume{count: b.count}
	segment := b.index.Segment(b.segment)
	b.segment = segment.Data()
	var titles []byte
	if b.withTitles {
		titles = fuzzy.New(b.titles).Data()
	}
	w.put(v, [sectionCount][]byte{
		valuesSection: b.rows, headingSection: b.headings.data, recordSection: b.records.data,
		bodySection: b.bodies, mentionSection: b.mentions, indexSection: segment.Data(), titlesSection: titles,
	})
	if v.open() != nil { // the disk does not give back what was just written
		v.index, b.segment = segment, nil
	}
	b.count, b.rows, b.bodies, b.mentions = 0, b.rows[:0], b.bodies[:0], b.mentions[:0]
	b.headings.data, b.records.data, b.titles = b.headings.data[:0], b.records.data[:0], nil
	return v
}

// appendSpans appends the spans of expressions that have a place in the calendar.
func appendSpans(to []days.PackedSpan, list []timex.Expression) []days.PackedSpan {
	for _, m := range list {
		if s := days.SpanOf(m.From, m.To); s.From != 0 {
			to = append(to, days.PackedSpan{Span: s})
		}
	}
	return days.Sorted(to)
}
