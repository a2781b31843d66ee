package store

import (
	"context"
	"slices"
	"sync"

	"readout/store/clean"
	"readout/store/dates"
	"readout/store/index"
)

const (
	defaultLimit  = 100
	snippetLength = 160     // characters
	snippetReach  = 1 << 18 // bytes of a body that a snippet is taken from
	likeLimit     = 10      // titles like what was typed
)

// A ranked document is its number and its score.
type ranked struct {
	number int32
	score  float64
}

// Search returns the page of documents that q asks for. Words that are only left
// out ("-cloud") leave all others, by time.
func (l *Library) Search(ctx context.Context, q Query) (Result, error) {
	all, err := l.ranking(ctx, q)
	if err != nil {
		return Result{}, err
	}
	words, err := parse(q)
	if err != nil {
		return Result{}, err
	}
	limit := q.Limit
	if limit == 0 {
		limit = defaultLimit
	}
	result := Result{Query: q, Total: len(all)}
	for _, r := range page(all, q.After, limit) {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		result.Hits = append(result.Hits, l.hit(r, words))
	}
	if !words.Empty() && q.After == 0 {
		result.Like, err = l.like(ctx, q, words, all)
	}
	return result, err
}

// Asks reports whether the query names any words, to find or to leave out. One
// that does not, such as "()", asks for all documents.
func (q Query) Asks() bool {
	words, err := parse(q)
	return err != nil || words.String() != ""
}

func parse(q Query) (index.Query, error) {
	if q.Typing {
		return index.ParseTyping(q.Text)
	}
	return index.Parse(q.Text)
}

// page is the part of a ranking that a query asks for; limit 0 means the rest.
func page(all []ranked, after, limit int) []ranked {
	all = all[min(max(after, 0), len(all)):]
	if limit > 0 && limit < len(all) {
		all = all[:limit]
	}
	return all
}

func (l *Library) hit(r ranked, words index.Query) Hit {
	e := l.entries[r.number]
	h := Hit{ID: l.ids[r.number], Path: e.Path, Title: e.Title.Text, Source: e.Source, Published: l.published(e), Score: r.score}
	if !words.Empty() {
		h.TitleMarks = words.Marks(h.Title)
		body := e.Body[:min(len(e.Body), snippetReach)]
		if e.Markdown {
			body = clean.Unmark(body)
		}
		h.Snippet, h.Marks = words.Snippet(body, snippetLength)
	}
	return h
}

// ranking is all documents that q asks for, in its order.
func (l *Library) ranking(ctx context.Context, q Query) ([]ranked, error) {
	q.After, q.Limit = 0, 0
	if found, ok := l.rankings.get(q); ok {
		return found, nil
	}
	words, err := parse(q)
	if err != nil {
		return nil, err
	}
	var found []ranked
	if words.String() == "" {
		found = l.chronicle(q)
	} else {
		found, err = l.match(ctx, q, words)
	}
	if err != nil {
		return nil, err
	}
	l.rankings.put(q, found)
	return found, nil
}

// match ranks the documents with the query's words.
func (l *Library) match(ctx context.Context, q Query, words index.Query) ([]ranked, error) {
	keep := index.NewSet(l.index.Len())
	for doc, e := range l.entries {
		if e != nil && l.within(e, q.Period) {
			keep.Add(doc)
		}
	}
	answer, err := l.index.Search(ctx, words, index.Options{Limit: l.index.Len(), Keep: keep, Order: l.rank})
	if err != nil {
		return nil, err
	}
	hits := answer.Hits
	found := make([]ranked, len(hits))
	for i, hit := range hits {
		found[i] = ranked{int32(hit.Doc), hit.Score}
	}
	if q.Sort != Relevance || words.Empty() {
		l.sort(found, q.Sort)
	}
	return found, nil
}

// chronicle is the documents of a period by time.
func (l *Library) chronicle(q Query) []ranked {
	found := make([]ranked, 0, len(l.newest))
	for _, n := range l.newest {
		if l.within(l.entries[n], q.Period) {
			found = append(found, ranked{number: n})
		}
	}
	if q.Sort == Oldest {
		l.oldestFirst(found)
	}
	return found
}

// sort orders documents by time: it marks which are found, then takes them in
// the order that newest has anyway.
func (l *Library) sort(found []ranked, by Sort) {
	score := make(map[int32]float64, len(found))
	for _, r := range found {
		score[r.number] = r.score
	}
	found = found[:0]
	for _, n := range l.newest {
		if s, ok := score[n]; ok {
			found = append(found, ranked{n, s})
		}
	}
	if by == Oldest {
		l.oldestFirst(found)
	}
}

// oldestFirst turns the dated documents round, but not those of one date among
// themselves, and leaves the undated last.
func (l *Library) oldestFirst(found []ranked) {
	dated := len(found)
	for dated > 0 && l.date(l.entries[found[dated-1].number]).IsZero() {
		dated--
	}
	slices.Reverse(found[:dated])
	date := func(i int) dates.Date { return l.date(l.entries[found[i].number]) }
	for from := 0; from < dated; {
		to := from + 1
		for to < dated && date(to) == date(from) {
			to++
		}
		slices.Reverse(found[from:to])
		from = to
	}
}

// within tells whether an entry belongs to a period.
func (l *Library) within(e *entry, p Period) bool {
	if p == (Period{}) {
		return true
	}
	if p.Of == Mentioned {
		if p.Undated {
			return len(e.Mentions) == 0
		}
		return slices.ContainsFunc(e.Mentions, func(m dates.Mention) bool {
			return p.contains(l.mention(e, m).Date)
		})
	}
	date := l.date(e)
	if p.Undated {
		return date.IsZero()
	}
	return p.contains(date)
}

// contains tells whether the whole of a date lies in the period.
func (p Period) contains(d dates.Date) bool {
	return !d.IsZero() &&
		(!p.Coarse || d.Precision <= p.From.Precision) &&
		(p.From.IsZero() || d.First().Compare(p.From.First()) >= 0) &&
		(p.To.IsZero() || d.Last().Compare(p.To.Last()) <= 0)
}

// like finds titles that resemble the words to find and are not found already,
// nor left out.
func (l *Library) like(ctx context.Context, q Query, words index.Query, found []ranked) ([]Hit, error) {
	known := make([]bool, len(l.entries))
	for _, r := range found {
		known[r.number] = true
	}
	wanted, excluding := words.Split()
	if excluding.String() != "" {
		rest, err := l.index.Search(ctx, excluding, index.Options{})
		if err != nil {
			return nil, err
		}
		for n := range known {
			known[n] = known[n] || !rest.Docs.Has(n)
		}
	}
	matches, err := l.titles().Find(ctx, wanted.String(), likeLimit, func(i int) bool {
		n := l.newest[i]
		return !known[n] && l.within(l.entries[n], q.Period)
	})
	if err != nil {
		return nil, err
	}
	var like []Hit
	for _, m := range matches {
		h := l.hit(ranked{number: l.newest[m.Index]}, index.Query{})
		h.TitleMarks = m.Marks
		like = append(like, h)
	}
	return like, nil
}

// Matches returns the byte ranges of text that the words of a query match, in
// order and not overlapping: what a reader wants to see marked. text may be
// any text, such as a title or an article as it stands on the screen. typing
// is that of Query.
func Matches(query, text string, typing bool) [][2]int {
	words, err := parse(Query{Text: query, Typing: typing})
	if err != nil {
		return nil
	}
	return words.Marks(text)
}

// rankings remembers the last few answers, because the list, the timeline and
// the next page ask the same question.
type rankings struct {
	mu   sync.Mutex
	last []remembered // the newest last
}

type remembered struct {
	query Query
	found []ranked
}

const rememberedRankings = 8

func (r *rankings) get(q Query) ([]ranked, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, known := range r.last {
		if known.query == q {
			return known.found, true
		}
	}
	return nil, false
}

func (r *rankings) put(q Query, found []ranked) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.last) == rememberedRankings {
		r.last = slices.Delete(r.last, 0, 1)
	}
	r.last = append(r.last, remembered{q, found})
}
