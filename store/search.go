package store

import (
	"context"
	"strings"

	"readout/store/highlight"
	"readout/store/query"
	"readout/store/spawn"
)

const (
	defaultLimit  = 100
	snippetLength = 160     // characters
	snippetReach  = 1 << 18 // bytes of a body that a snippet is taken from
	likeLimit     = 10      // titles like what was typed
)

// Search returns the page of documents that q asks for. Those with all words stand first, in
// the order asked for; those of the other parts best first. Words that are only left out
// ("-cloud") leave all others, by time.
func (l *Library) Search(ctx context.Context, q Query) (Result, error) {
	return readRepair(ctx, l, func(l *Library) (Result, error) { return l.search(ctx, q) })
}

func (l *Library) search(ctx context.Context, q Query) (Result, error) {
	result := Result{Query: q}
	if q.Limit == 0 {
		q.Limit = defaultLimit
	}
	if l.docs.IsMapped() && q.Text != "" && q.After == 0 {
		// Opened, the first time, while the words are looked for. If that breaks, it does so
		// again when they are asked.
		spawn.Go(func() { l.docs.Guard(l.docs.OpenTitles) }, nil)
	}
	a, err := l.answer(ctx, q)
	if err != nil {
		return Result{}, err
	}
	a.describe(&result)
	var highlighter *highlight.Highlighter
	if !a.parsed.words.Empty() {
		highlighter = highlight.New(a.parsed.nearest, "")
	}
	for r := range l.page(a, q.After) {
		if len(result.Hits) == q.Limit {
			break
		}
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		result.Hits = append(result.Hits, l.hit(r, highlighter))
	}
	if !a.parsed.words.Empty() && q.After == 0 {
		result.Like, err = l.like(ctx, a)
	}
	return result, err
}

// describe says in a result what was found, and what was taken or offered for words that no
// document has.
func (a *answer) describe(r *Result) {
	for _, p := range a.parts {
		switch p.kind {
		case All:
			r.Total = p.total
		case Offered:
			r.Offers = p.total
		case Some:
			r.Some = p.total
		}
	}
	r.Found, r.Nearest, r.Used = a.found, a.nearest, a.parsed.text(a.query)
	if a.query.Correct {
		r.Corrected = a.parsed.corrections
	} else {
		r.Offered = a.parsed.corrections
	}
}

// Asks reports whether the query names any words, to find or to leave out. One
// that does not, such as "()", asks for all documents.
func (q Query) Asks() bool {
	words, err := parse(q)
	return err != nil || words.String() != ""
}

func parse(q Query) (query.Query, error) {
	if q.Typing {
		return query.ParseTyping(q.Text)
	}
	return query.Parse(q.Text)
}

// hit describes a document that was found, with what a marker marks, if there is one.
func (l *Library) hit(found scoredDoc, highlighter *highlight.Highlighter) Hit {
	s := l.docs.Summary(found.number)
	hit := Hit{ID: s.ID, Path: s.Path, Title: s.Title, Source: s.Source, Score: found.score, Published: s.Published,
		Part: found.part}
	if highlighter != nil {
		hit.TitleMarks = highlighter.Ranges(query.Title, hit.Title)
		hit.Snippet, hit.Marks = highlighter.Snippet(l.docs.Opening(found.number, snippetReach), snippetLength)
		hit.Snippet = strings.Clone(hit.Snippet)
	}
	return hit
}

// like finds titles that resemble the words to find and are not found already,
// nor left out.
func (l *Library) like(ctx context.Context, a *answer) ([]Hit, error) {
	wanted, keep, err := l.lookalikes(ctx, a)
	if err != nil || wanted == "" {
		return nil, err
	}
	matches, err := l.docs.Titles(ctx, wanted, likeLimit, keep)
	if err != nil {
		return nil, err
	}
	var like []Hit
	for _, m := range matches {
		h := l.hit(scoredDoc{number: m.Number}, nil)
		h.TitleMarks = m.Marks
		like = append(like, h)
	}
	return like, nil
}
