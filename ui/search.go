package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// resultCame answers a search: the first page, and for a search that keeps the
// place in the list, where the document under the cursor now is, with the pages
// around it.
type resultCame struct {
	number int
	query  store.Query
	result store.Result
	kept   kept
	at     int // where the document kept is now
	around map[int][]store.Hit
	err    error
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

// question is the query as the screen now has it.
func (m *Model) question() store.Query {
	return store.Query{
		Text: strings.TrimLeft(m.query.Text(), " "), Period: m.period, Sort: m.sort,
		Limit: pane.PageSize, Typing: m.typing == typingQuery,
	}
}

// ask starts a search. The old result stays on the screen until the new one
// comes. A search that is not anew, because only the library has changed, keeps
// the cursor on its document if the reader has moved it.
func (m *Model) ask(anew bool) tea.Cmd {
	if m.lib == nil {
		return nil
	}
	m.anew = anew
	tok, lib, q := m.search.begin(m.ctx), m.lib, m.question()
	keep, near := m.keep(), m.list.At()
	return func() tea.Msg {
		came := resultCame{number: tok.number, query: q, kept: keep, at: near}
		came.result, came.err = lib.Search(tok, q)
		if came.err == nil && came.result.Total == 0 && q.Text != "" && !q.Typing {
			q.Typing = true // what was seen while typing is not lost by Enter
			came.query = q
			came.result, came.err = lib.Search(tok, q)
		}
		if came.err == nil && !anew && keep.on && keep.id != 0 {
			came.at = locate(tok, lib, q, came.result, keep.id, near)
			came.around, came.err = around(tok, lib, q, came.at)
		}
		return came
	}
}

// stride is how many documents locate looks through at a time.
const stride = 10 * pane.PageSize

// locate finds a document in a result, looking first near the place where it has
// stood, and then farther and farther away. If it is gone, its old place is
// the answer.
func locate(ctx context.Context, lib Library, q store.Query, first store.Result, id store.ID, near int) int {
	is := func(hits []store.Hit, from int) int {
		for i, h := range hits {
			if h.ID == id {
				return from + i
			}
		}
		return -1
	}
	if at := is(first.Hits, 0); at >= 0 {
		return at
	}
	if at := is(first.Like, first.Total); at >= 0 {
		return at
	}
	q.Limit = stride
	home, last := near/stride, (first.Total-1)/stride
	for away := 0; away <= max(home, last-home) && ctx.Err() == nil; away++ {
		for _, n := range []int{home + away, home - away} {
			if n < 0 || n > last || (away == 0 && n != home) {
				continue
			}
			q.After = n * stride
			r, err := lib.Search(ctx, q)
			if at := is(r.Hits, q.After); err == nil && at >= 0 {
				return at
			}
		}
	}
	return min(near, max(0, first.Total-1))
}

// around fetches the pages before and behind a document, so that moving to it
// shows it at once.
func around(ctx context.Context, lib Library, q store.Query, at int) (map[int][]store.Hit, error) {
	pages := map[int][]store.Hit{}
	for _, i := range []int{at - pane.PageSize/2, at + pane.PageSize/2} {
		page := i / pane.PageSize
		if i < 0 || page == 0 || pages[page] != nil {
			continue
		}
		q.After = page * pane.PageSize
		r, err := lib.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		pages[page] = r.Hits
	}
	return pages, nil
}

// takeResult shows a result.
func (m *Model) takeResult(msg resultCame) tea.Cmd {
	if !m.search.finish(msg.number) {
		return nil
	}
	if m.err = msg.err; m.err != nil {
		return m.catchUp()
	}
	if !m.anew && m.keep() != msg.kept { // the reader has moved on meanwhile
		return m.ask(false)
	}
	m.pages.begin(m.ctx)
	keep, place := !m.anew && msg.kept.on, m.list.Place()
	m.anew = false
	m.shown = msg.query
	m.list.Show(msg.result)
	for page, hits := range msg.around {
		m.list.Add(page, hits)
	}
	if keep {
		m.list.Restore(msg.at, place)
	}
	m.describe()
	return m.catchUp()
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
		cmds = append(cmds, func() tea.Msg {
			r, err := lib.Search(tok, q)
			return pageCame{tok.number, page, r.Hits, err}
		})
	}
	return tea.Batch(cmds...)
}

// takePage adds a page to the list, and opens the briefing the reader has
// already gone on to.
func (m *Model) takePage(msg pageCame) tea.Cmd {
	if !m.pages.fresh(msg.number) {
		return nil
	}
	if msg.err != nil {
		m.list.Retry(msg.page)
		m.said = "some rows could not be read: " + pane.Plain(msg.err.Error())
		return nil
	}
	m.list.Add(msg.page, msg.hits)
	if m.coming != nil && m.coming.awaited {
		return m.open(*m.coming)
	}
	return nil
}

// typed is text or a key for the line that is being typed.
func (m *Model) typed(key, text string) tea.Cmd {
	switch m.typing {
	case typingQuery:
		before := m.query.Text()
		m.query.Key(key, text)
		if m.query.Text() != before {
			return tea.Batch(m.ask(true), m.count())
		}
	case typingFind:
		m.find.Key(key, text)
		return m.match()
	case typingHelp:
		m.helpFind.Key(key, text)
		m.help.Search(m.helpFind.Text())
	}
	return nil
}

// startTyping opens the line that / means here.
func (m *Model) startTyping() tea.Cmd {
	switch {
	case m.overlay == helpOpen:
		m.typing = typingHelp
	case m.overlay != noOverlay:
	case m.screen == reading:
		m.typing = typingFind
		m.find.Set("")
	default:
		m.typing = typingQuery
	}
	return nil
}

// keepTyped ends typing and keeps what was found.
func (m *Model) keepTyped() tea.Cmd {
	was := m.typing
	m.typing = notTyping
	if was == typingQuery {
		m.focus, m.whole = onList, false
		m.arrange()
		return m.ask(m.anew)
	}
	return nil
}

// cancel is Esc: it ends typing and what was typed, closes what is laid over the
// page, and takes filters off. It never leaves.
func (m *Model) cancel() tea.Cmd {
	was := m.typing
	m.typing = notTyping
	switch {
	case was == typingFind:
		m.find.Set("")
		return m.match()
	case was == typingHelp:
		m.helpFind.Set("")
		m.help.Search("")
	case was == typingQuery:
		return m.clearQuery()
	case m.overlay != noOverlay:
		m.overlay = noOverlay
	case m.screen == reading:
		m.find.Set("")
		return m.match()
	case m.whole:
		return m.toggleTimeline()
	case m.query.Text() != "":
		return m.clearQuery()
	case m.period != store.Period{}:
		return m.clearPeriod()
	}
	return nil
}

func (m *Model) clearQuery() tea.Cmd {
	m.query.Set("")
	return tea.Batch(m.ask(true), m.count())
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
