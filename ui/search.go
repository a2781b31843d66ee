package ui

import (
	"cmp"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// answerCame answers a search: the first page and the timeline of one and the
// same library, so that list and bars never disagree; and for a search that
// keeps the place in the list, where the document under the cursor now is, with
// the pages around it.
type answerCame struct {
	number   int
	query    store.Query
	result   store.Result
	timeline store.Timeline
	among    int // documents in the library
	kept     kept
	at       int // where the document kept is now
	around   map[int][]store.Hit
	err      error
}

// A kept is the document that a new result is to leave the cursor on.
type kept struct {
	id store.ID // 0 if its row is not there yet: its place is kept then
	on bool     // the reader moved; otherwise the list stays at its top
}

func (m *Model) keep() kept {
	hit, _ := m.list.Selected()
	return kept{hit.ID, m.list.Moved}
}

// pageCame is a further page of a result.
type pageCame struct {
	number, page int
	hits         []store.Hit
	err          error
}

// question is the query as the screen now has it. Its last word counts as the
// beginning of one also when Enter has been pressed: what was seen is kept.
func (m *Model) question() store.Query {
	text := strings.TrimLeft(m.query.Text(), " ")
	return store.Query{Text: text, Period: m.period, Sort: m.sort, Limit: pane.PageSize, Typing: text != "", Exact: m.exact}
}

// ask starts a search. The old result stays on the screen until the new one
// comes. A search that is not anew, because only the library has changed, keeps
// the cursor on its document if the reader has moved it; and if the query cannot
// be understood, it is for what the list shows.
func (m *Model) ask(anew bool) tea.Cmd {
	if m.lib == nil {
		return nil
	}
	m.anew = anew
	tok, lib, q := m.search.begin(m.ctx), m.lib, m.question()
	if m.fault != nil && !anew {
		q = m.shown
	}
	by, of := m.by, m.of
	keep, near := m.keep(), m.list.At()
	return m.work(tok, func() tea.Msg {
		came := answerCame{number: tok.number, query: q, among: lib.Stats().Documents, kept: keep, at: near}
		if came.result, came.err = lib.Search(tok, q); came.err == nil {
			came.timeline, came.err = lib.Timeline(tok, always(q), by, of)
		}
		if came.err == nil && !anew && keep.on && keep.id != 0 {
			came.at = locate(tok, lib, q, came.result, keep.id, near)
			came.around, came.err = around(tok, lib, q, came.at)
		}
		return came
	})
}

// always is a query without its period: the timeline also shows the way to
// others.
func always(q store.Query) store.Query {
	q.Period = store.Period{}
	return q
}

// takeAnswer shows a result and its timeline.
func (m *Model) takeAnswer(msg answerCame) tea.Cmd {
	if !m.search.finish(msg.number) {
		return nil
	}
	if fault := (*store.QueryError)(nil); errors.As(msg.err, &fault) {
		return m.takeFault(fault, msg.query)
	}
	if m.err = msg.err; m.err != nil {
		m.held = nil
		return m.catchUp()
	}
	if !m.anew && m.keep() != msg.kept { // the reader has moved on meanwhile
		return m.ask(false)
	}
	if msg.query == m.question() && !m.refused {
		m.fault = nil
	}
	m.pages.begin(m.ctx)
	keep, place := !m.anew && msg.kept.on, m.list.Place()
	m.anew = false
	m.shown, m.among = msg.query, msg.among
	m.used, m.corrected = cmp.Or(msg.result.Used, msg.query.Text), msg.result.Corrected
	m.list.Show(msg.result)
	m.takeCounts(msg.timeline)
	for page, hits := range msg.around {
		m.list.Add(page, hits)
	}
	if keep {
		m.list.Restore(msg.at, place)
	}
	m.describe()
	return m.catchUp()
}

// takeFault marks what is wrong with the query. The list stays as it is; if there
// is none yet, all briefings are listed.
func (m *Model) takeFault(fault *store.QueryError, asked store.Query) tea.Cmd {
	m.err, m.anew, m.held = nil, false, nil
	m.blame(fault)
	if m.among == 0 && asked != m.shown {
		return m.ask(false)
	}
	return m.catchUp()
}

// blame says what is wrong with the query, and marks the part.
func (m *Model) blame(fault *store.QueryError) {
	m.fault = fault
	text := m.query.Text()
	if skipped := len(text) - len(fault.Text); strings.HasSuffix(text, fault.Text) {
		m.query.Blame(skipped+fault.Start, skipped+fault.End)
	}
}

// refuse says whether the query cannot be kept because something is wrong with it;
// what may only be unfinished while it is typed counts as well.
func (m *Model) refuse() bool {
	q := m.question()
	fault := (*store.QueryError)(nil)
	switch err := q.Check(); {
	case errors.As(err, &fault):
	case strings.TrimSpace(q.Text) != "" && !q.Asks():
		fault = &store.QueryError{Text: q.Text, End: len(q.Text), Problem: "the query has no words", Fix: "type one to search for"}
	default:
		return false
	}
	m.refused = true
	m.blame(fault)
	return true
}

// toggleExact searches the words as they were typed, or again with corrections.
func (m *Model) toggleExact() tea.Cmd {
	if !m.exact && len(m.corrected) == 0 {
		m.said = "no word of the search was corrected"
		return nil
	}
	m.exact = !m.exact
	return m.ask(true)
}

// otherWords is what toggleExact would do.
func (m *Model) otherWords() string {
	switch {
	case m.exact:
		return "with corrections"
	case len(m.corrected) > 0:
		return "as typed"
	}
	return ""
}

// catchUp asks a library that has come meanwhile.
func (m *Model) catchUp() tea.Cmd {
	if !m.behind {
		return nil
	}
	return m.refresh()
}

// fetchPages starts to fetch what the rows on the screen lack.
func (m *Model) fetchPages() tea.Cmd {
	if m.lib == nil {
		return nil
	}
	var cmds []tea.Cmd
	for _, page := range m.list.Wanted() {
		tok, lib, q := m.pages.again(m.ctx), m.lib, m.shown
		q.After = page * pane.PageSize
		cmds = append(cmds, m.work(tok, func() tea.Msg {
			r, err := lib.Search(tok, q)
			return pageCame{tok.number, page, r.Hits, err}
		}))
	}
	return tea.Batch(cmds...)
}

// takePage adds a page to the list.
func (m *Model) takePage(msg pageCame) tea.Cmd {
	if !m.pages.fresh(msg.number) {
		return nil
	}
	if msg.err != nil {
		m.list.Retry(msg.page)
		if m.coming != nil && m.coming.awaited {
			m.coming, m.held = nil, nil
		}
		m.said = "some rows could not be read: " + store.SafeLine(msg.err.Error())
		return nil
	}
	m.list.Add(msg.page, msg.hits)
	return nil
}

// nextSort goes to the next order; without words, relevance is no order of its
// own.
func (m *Model) nextSort() tea.Cmd {
	m.sort = (m.sort + 1) % (store.Oldest + 1)
	if m.query.Text() == "" && m.sort == store.Newest {
		m.sort = store.Oldest
	}
	return m.ask(true)
}
