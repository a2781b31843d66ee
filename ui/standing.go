package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// A standing is a search and the place in what it found, to go back to.
type standing struct {
	query     store.Query
	mark      bookmark
	at, place int // the document under the cursor, and the row of the window it stands on
}

func (r *results) standing() standing {
	return standing{r.query(), r.bookmark(), r.list.At(), r.list.Place()}
}

// returnTo searches as it was searched then, and goes to the place.
func (m *Model) returnTo(s standing) tea.Cmd {
	r := &m.results
	r.line.Set(s.query.Text)
	r.sort, r.correct, r.kept, r.refusal, m.queue = s.query.Sort, s.query.Correct, s.query.Submitted, false, nil
	return m.askFrom(true, &s)
}

// restoreQuery gives the search back that was kept before it was edited, with its order
// and its place.
func (m *Model) restoreQuery() tea.Cmd {
	r := &m.results
	if r.query() != r.before.query || r.fault != nil || r.search.busy || r.search.shown.query != r.before.query {
		return m.returnTo(r.before)
	}
	r.list.Restore(r.before.at, r.before.place)
	if r.list.Moved = r.before.mark.moved; r.bookmark() != r.before.mark {
		return m.returnTo(r.before)
	}
	return nil
}

// clearQuery lists everything, in the order that was chosen for that.
func (m *Model) clearQuery() tea.Cmd {
	m.results.leave(m.results.standing())
	empty := m.input.queries.empty
	return m.returnTo(standing{query: store.Query{Sort: empty.sort}})
}

// leave remembers a search as the one that was left last.
func (r *results) leave(s standing) {
	if s.query.Text != "" {
		r.left = s
	}
}

// lastQuery is ctrl+r in the library: the search that was left last comes back, at its
// place; again: the one before it.
func (m *Model) lastQuery() tea.Cmd {
	r, h := &m.results, &m.input.queries
	now, back := r.standing(), r.left
	if back.query.Text == "" || back.query.Text == now.query.Text {
		at := h.find("", len(h.lines), now.query.Text)
		if at < 0 {
			return m.notice.say("there is no search before this one")
		}
		l := h.lines[at]
		back = standing{query: store.Query{Text: l.text, Sort: l.sort, Correct: l.correct, Submitted: true}}
	}
	r.leave(now)
	return m.returnTo(back)
}

// orderTyped is the order of what is being typed: the query from before has its own, as
// has the empty one, and another one begins with the best.
func (m *Model) orderTyped() store.Sort {
	switch text := m.results.query().Text; text {
	case m.results.before.query.Text:
		return m.results.before.query.Sort
	case "":
		return m.input.queries.empty.sort
	}
	return store.Relevance
}
