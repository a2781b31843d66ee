package ui

import (
	"cmp"
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// results are what is searched for and the list of what is found.
type results struct {
	line    pane.SearchLine
	period  store.Period
	sort    store.Sort
	correct bool     // the nearest words are searched for those that no document has
	kept    bool     // Enter was pressed: the order looks twice
	before  standing // before the query was edited
	left    standing // the search that was left last

	err     error
	fault   *store.QueryError // what is wrong with the query; the list answers the one before
	refusal bool              // the query was to be kept in spite of its fault

	search    loader[question, outcome]
	pages     guard
	list      pane.List
	found     store.Result // what is shown, without its documents
	documents int          // in the library that answered, 0 if none has yet
}

// A question is what is searched, and how the timeline counts what is found.
type question struct {
	lib     Library
	query   store.Query
	by      store.Unit
	of      store.DateKind
	restart bool      // it is another search: its result starts at the top
	back    *standing // or at this place, if it goes back to it
}

// An outcome is the first page and the timeline of one and the same library, so that
// list and bars never disagree; and for a search that keeps the place in the list,
// where the document under the cursor now is, with the pages around it.
type outcome struct {
	result    store.Result
	timeline  store.Timeline
	documents int // in the library
	bookmark  bookmark
	at        int // where the bookmarked document is now
	around    map[int][]store.Hit
}

// A bookmark is the document that a new result is to leave the cursor on.
type bookmark struct {
	id    store.ID // 0 if its row is not there yet: its place is kept then
	moved bool     // the reader has moved; otherwise the list stays at its top
}

func (r *results) bookmark() bookmark {
	hit, _ := r.list.Selected()
	return bookmark{hit.ID, r.list.Moved}
}

// restarting reports whether the result of another search is on its way.
func (r *results) restarting() bool { return r.search.busy && r.search.want.restart }

// query is the query as the screen now has it. Its last word counts as the
// beginning of one also when Enter has been pressed: what was seen is kept.
func (r *results) query() store.Query {
	text := strings.TrimLeft(r.line.Text(), " ")
	return store.Query{Text: text, Period: r.period, Sort: r.sort, Limit: pane.PageSize,
		Typing: text != "", Submitted: r.kept && text != "", Correct: r.correct}
}

// ask starts a search. The old result stays on the screen until the new one
// comes. A search that does not restart, because only the library has changed, keeps
// the cursor on its document if the reader has moved it; and if the query cannot
// be understood, it is for what the list shows.
func (m *Model) ask(restart bool) tea.Cmd { return m.askFrom(restart, nil) }

// askFrom is ask; the result begins at a place that the reader goes back to, if any.
func (m *Model) askFrom(restart bool, back *standing) tea.Cmd {
	r := &m.results
	if m.feed.lib == nil {
		return nil
	}
	q := question{m.feed.lib, r.query(), m.chart.by, m.chart.of, restart, back}
	if r.fault != nil && !restart {
		q.query = r.search.shown.query
	}
	mark, near := r.bookmark(), r.list.At()
	if back != nil {
		mark, near = back.mark, back.at
	}
	return r.search.load(m, q, func(ctx context.Context) (outcome, error) {
		return q.answer(ctx, mark, near)
	}, m.takeAnswer)
}

func (q question) answer(ctx context.Context, mark bookmark, near int) (o outcome, err error) {
	o = outcome{documents: q.lib.Stats().Documents, bookmark: mark, at: near}
	if o.result, err = q.lib.Search(ctx, q.query); err != nil {
		return o, err
	}
	if o.timeline, err = q.lib.Timeline(ctx, always(q.query), q.by, q.of); err != nil {
		return o, err
	}
	if q.stays() && mark.moved && mark.id != 0 {
		o.at = locate(ctx, q.lib, q.query, o.result, mark.id, near)
		o.around, err = around(ctx, q.lib, q.query, o.at)
	}
	return o, err
}

// stays reports whether the result is to stand at a place and not at its top.
func (q question) stays() bool { return !q.restart || q.back != nil }

// always is a query without its period: the timeline also shows the way to
// others.
func always(q store.Query) store.Query {
	if q.Period != (store.Period{}) { // another answer, of which the order does not matter
		q.Period, q.Submitted = store.Period{}, false
	}
	return q
}

func (m *Model) takeAnswer(found outcome, err error) tea.Cmd {
	r := &m.results
	asked := r.search.want
	if fault := (*store.QueryError)(nil); errors.As(err, &fault) {
		return m.takeFault(fault, asked.query)
	}
	if r.err = err; err != nil {
		m.queue = nil
		return m.catchUp()
	}
	if !asked.restart && r.bookmark() != found.bookmark { // the reader has moved on meanwhile
		return m.ask(false)
	}
	if asked.query == r.query() && !r.refusal {
		r.fault = nil
	}
	r.pages.begin(m.ctx)
	place := r.list.Place()
	if asked.back != nil {
		place = asked.back.place
	}
	r.search.shown, r.documents = asked, found.documents
	r.list.Show(found.result)
	r.found = found.result
	r.found.Hits, r.found.Like, r.found.Used = nil, nil, cmp.Or(found.result.Used, asked.query.Text)
	m.takeCounts(found.timeline)
	for page, hits := range found.around {
		r.list.Add(page, hits)
	}
	if asked.stays() && found.bookmark.moved {
		r.list.Restore(found.at, place)
	}
	m.describe()
	return m.catchUp()
}

// takeFault marks what is wrong with the query. The list stays as it is; if there
// is none yet, all briefings are listed.
func (m *Model) takeFault(fault *store.QueryError, asked store.Query) tea.Cmd {
	r := &m.results
	r.err, m.queue = nil, nil
	r.blame(fault)
	if r.documents == 0 && asked != r.search.shown.query {
		return m.ask(false)
	}
	return m.catchUp()
}

// blame says what is wrong with the query, and marks the part.
func (r *results) blame(fault *store.QueryError) {
	r.fault = fault
	text := r.line.Text()
	if skipped := len(text) - len(fault.Text); strings.HasSuffix(text, fault.Text) {
		r.line.Blame(skipped+fault.Start, skipped+fault.End)
	}
}

// refuse reports whether the query cannot be kept because something is wrong with it;
// what may only be unfinished while it is typed counts as well.
func (r *results) refuse() bool {
	q := r.query()
	fault := (*store.QueryError)(nil)
	switch err := q.Check(); {
	case errors.As(err, &fault):
	case strings.TrimSpace(q.Text) != "" && !q.Asks():
		fault = &store.QueryError{Text: q.Text, End: len(q.Text),
			Problem: "the query has no words", Fix: "type one to search for"}
	default:
		return false
	}
	r.refusal = true
	r.blame(fault)
	return true
}

// searchAnew searches for what has been typed, and drops the keys that were meant for
// the result before.
func (m *Model) searchAnew(correct bool) tea.Cmd {
	r := &m.results
	r.correct, r.kept, r.refusal, m.queue = correct, false, false, nil
	return m.ask(true)
}

// toggleCorrect searches the nearest words in place of those that no briefing has, or again
// those that were typed.
func (m *Model) toggleCorrect() tea.Cmd {
	r := &m.results
	if !r.correct && len(r.found.Offered) == 0 {
		return m.notice.say("no other word is offered for this search")
	}
	r.correct = !r.correct
	return m.ask(true)
}

// otherWords is what toggleCorrect would do.
func (m *Model) otherWords() string {
	switch {
	case m.results.correct:
		return "as typed"
	case len(m.results.found.Offered) > 0:
		return "nearest words"
	}
	return ""
}

// catchUp asks a library that is newer than the one that was asked last. What is being
// asked is answered first, or a library that grows faster than it answers would never
// be seen.
func (m *Model) catchUp() tea.Cmd {
	if s := &m.results.search; s.busy || s.want.lib == m.feed.lib {
		return nil
	}
	return m.ask(false)
}

// fetchPages starts to fetch what the rows on the screen lack.
func (m *Model) fetchPages() tea.Cmd {
	r := &m.results
	if m.feed.lib == nil {
		return nil
	}
	var cmds []tea.Cmd
	for _, page := range r.list.Wanted() {
		t, lib, q := r.pages.again(m.ctx), m.feed.lib, r.search.shown.query
		q.After = page * pane.PageSize
		cmds = append(cmds, m.work(t, func() tea.Msg {
			found, err := lib.Search(t, q)
			return reply(func() tea.Cmd {
				if !r.pages.fresh(t.number) {
					return nil
				}
				return m.takePage(page, found.Hits, err)
			})
		}))
	}
	return tea.Batch(cmds...)
}

func (m *Model) takePage(page int, hits []store.Hit, err error) tea.Cmd {
	if err == nil {
		m.results.list.Add(page, hits)
		return nil
	}
	m.results.list.Retry(page)
	if m.briefing.pending() {
		m.briefing.opening.drop()
		m.queue = nil
	}
	return m.notice.say("some rows could not be read: " + store.SafeLine(err.Error()))
}

// nextSort goes to the next order; without words, relevance is no order of its
// own.
func (m *Model) nextSort() tea.Cmd {
	r := &m.results
	r.sort = (r.sort + 1) % (store.Oldest + 1)
	if r.line.Text() == "" && r.sort == store.Newest {
		r.sort = store.Oldest
	}
	m.input.queries.keep(r.past())
	return m.ask(true)
}
