package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"readout/store/dates/timex"
	"readout/store/dates/written"
	"readout/store/days"
	"readout/store/markup"
	"readout/store/shelf"
)

// Sentences are those that speak of a period.
type Sentences struct {
	Total     int  // how many there are; if More is set there may be more
	More      bool // Total is only known to be no less
	Documents int  // that speak of the period
	List      []Sentence
}

// A Sentence is one that speaks of a period, as one line without markup.
type Sentence struct {
	ID        ID
	Path      string
	Title     string
	Published Dated
	Text      string   // at most 300 characters; where it is cut stands "…"
	Marks     [][2]int // byte ranges of Text that speak of the period
	Place     int      // where the first such expression begins, in Document.Body
	Value     string   // of that expression, after TimeML
	Span      Period   // which it stands for; Of is Mentioned
}

const (
	longestSentence = 300  // characters
	countedWhole    = 1000 // documents that are read to count their sentences
)

// Sentences lists the sentences that speak of a period, in the documents that q asks for:
// by the date of what they speak of, first those whose time begins in the period,
// then those whose time reaches into it from before ("the 1990s" for 1995); of one
// time in the order of Newest. Sort, After and Limit of q, and Of of p, are not
// looked at. At most limit are listed, 100 if it is 0. What speaks of a
// period is what Timeline counts and what mentions: finds.
func (l *Library) Sentences(ctx context.Context, q Query, p Period, limit int) (Sentences, error) {
	return readRepair(ctx, l, func(l *Library) (Sentences, error) { return l.sentences(ctx, q, p, limit) })
}

func (l *Library) sentences(ctx context.Context, q Query, p Period, limit int) (Sentences, error) {
	q.After, q.Limit = 0, cmp.Or(q.Limit, defaultLimit) // as in timeline
	a, err := l.answer(ctx, q)
	if err != nil || p.Undated {
		return Sentences{}, err
	}
	r := sentenceReader{library: l, period: p.dayRange(), spans: l.documentSpans(a, p), limit: cmp.Or(limit, defaultLimit)}
	return r.read(ctx)
}

// A documentSpan is a span that a document speaks of.
type documentSpan struct {
	number int32
	span   days.Span
	key    uint64 // sorts them
}

// documentSpans returns the documents of an answer with what they speak of in a period, each
// span once, in the order of Sentences.
func (l *Library) documentSpans(a *answer, p Period) (found []documentSpan) {
	s, rank := p.dayRange(), l.docs.Rank()
	l.docs.Times(a.docs, func(n int, times []byte, order written.Order) bool {
		for t := range days.Spans(times, order) {
			if !s.touches(t) {
				continue
			}
			key := uint64(t.From)<<32 | uint64(rank[n])
			if t.From.First() < s.from {
				key |= 1 << 63
			}
			found = append(found, documentSpan{int32(n), t, key})
		}
		return true
	})
	slices.SortFunc(found, func(a, b documentSpan) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.span.To, b.span.To))
	})
	return found
}

// A sentenceReader reads the sentences that speak of spans.
type sentenceReader struct {
	library *Library
	period  dayRange
	spans   []documentSpan
	limit   int
	open    map[int32]*openDocument
	result  Sentences
}

// An openDocument is a document under way, in the memory of its volume.
type openDocument struct {
	text        *markup.Text
	expressions []timex.Expression   // all that it speaks of
	listed      map[blockOffset]bool // beginnings of the sentences that were listed

	block  int // that is shown
	shown  markup.Shown
	first  int         // of expressions, the first in the block
	stands []textRange // where those of the block are in what is shown
}

// A blockOffset is a byte of what a block shows.
type blockOffset struct{ block, at int }

func (r *sentenceReader) read(ctx context.Context) (Sentences, error) {
	documents := make(map[int32]bool)
	for _, s := range r.spans {
		documents[s.number] = true
	}
	r.result.Documents = len(documents)
	r.open = make(map[int32]*openDocument)
	for i, s := range r.spans {
		if len(r.result.List) >= r.limit && len(documents) > countedWhole {
			r.result.More = true
			break
		}
		if i%64 == 0 && ctx.Err() != nil {
			return Sentences{}, ctx.Err()
		}
		r.add(s)
	}
	if r.result.More {
		r.result.Total = max(r.result.Total, r.result.Documents)
	}
	return r.result, nil
}

// document looks a document up, once.
func (r *sentenceReader) document(n int32) *openDocument {
	d := r.open[n]
	if d == nil {
		d = newOpenDocument(r.library.docs.Body(n))
		if d.text.Size() > 0 { // not damaged
			d.expressions = r.library.docs.Mentions(n)
		}
		r.open[n] = d
	}
	return d
}

// add adds the sentences of a document that speak of a span.
func (r *sentenceReader) add(s documentSpan) {
	d := r.document(s.number)
	for _, m := range d.expressions {
		if days.SpanOf(m.From, m.To) != s.span {
			continue
		}
		q, at, seen := d.quote(m, r.period)
		if !seen || d.listed[at] {
			continue
		}
		d.listed[at] = true
		r.result.Total++
		if len(r.result.List) < r.limit {
			r.result.List = append(r.result.List, q.within(longestSentence).sentence(r.library.docs.Summary(s.number), m))
		}
	}
}

func newOpenDocument(body string, markdown bool) *openDocument {
	return &openDocument{text: markup.Open(body, markdown), listed: make(map[blockOffset]bool), block: -1}
}

// show makes the block of an expression the one that is shown.
func (d *openDocument) show(m timex.Expression) {
	block := d.text.BlockAt(d.text.Place(m.Start))
	if block == d.block {
		return
	}
	b := d.text.Blocks[block]
	d.block, d.shown, d.stands = block, d.text.Show(block), d.stands[:0]
	from, to := d.text.Body(b.From), d.text.Body(b.To)
	d.first, _ = slices.BinarySearchFunc(d.expressions, from, func(m timex.Expression, at int) int { return cmp.Compare(m.Start, at) })
	for _, m := range d.expressions[d.first:] {
		if m.Start >= to {
			break
		}
		var s textRange
		s.from, s.to = d.shown.Range(d.text.Place(m.Start), d.text.Place(m.End))
		if n := len(d.stands); n > 0 {
			s.from = max(s.from, d.stands[n-1].from)
			s.to = max(s.to, s.from)
		}
		d.stands = append(d.stands, s)
	}
}

// quote returns the sentence that an expression stands in, where it begins, and whether the
// expression is shown. Marked is what speaks of a period, the expression first.
func (d *openDocument) quote(about timex.Expression, of dayRange) (q quote, at blockOffset, seen bool) {
	if len(d.text.Blocks) == 0 {
		return quote{}, blockOffset{}, false
	}
	d.show(about)
	k := slices.IndexFunc(d.expressions[d.first:], func(m timex.Expression) bool { return m.Start == about.Start })
	if k < 0 || k >= len(d.stands) || d.stands[k].from == d.stands[k].to {
		return quote{}, blockOffset{}, false
	}
	own := d.stands[k]
	from, to := sentenceAt(d.shown.Text, own, d.stands, d.text.Markdown)
	q = quote{d.shown.Text[from:to], [][2]int{{own.from - from, own.to - from}}}
	for i, s := range d.stands {
		m := d.expressions[d.first+i]
		if t := days.SpanOf(m.From, m.To); i != k && s.from >= from && s.to <= to && s.from < s.to && t.From != 0 && of.touches(t) {
			q.marks = append(q.marks, [2]int{s.from - from, s.to - from})
		}
	}
	return q.oneLine(), blockOffset{d.block, from}, true
}

// sentence is the quote as one of a document. What it holds is copied.
func (q quote) sentence(of shelf.Summary, about timex.Expression) Sentence {
	slices.SortFunc(q.marks, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	return Sentence{ID: of.ID, Path: of.Path, Title: of.Title, Published: of.Published, Text: strings.Clone(q.text), Marks: q.marks, Place: about.Start,
		Value: strings.Clone(about.Value), Span: Period{From: about.From, To: about.To, Of: Mentioned}}
}
