package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// rereadCame is the briefing that is open, as a newer library has it; its text is
// another one if its file has changed.
type rereadCame struct {
	number int
	doc    store.Document
	err    error // store.ErrNotFound if its file is gone
}

// reread looks for the briefing that is open in a newer library.
func (m *Model) reread() tea.Cmd {
	doc := m.doc
	if m.screen != reading || doc.ID == 0 {
		return nil
	}
	tok, lib := m.rereading.begin(m.ctx), m.lib
	return m.work(tok, func() tea.Msg {
		now, err := lib.Document(tok, doc.ID)
		if errors.Is(err, store.ErrNotFound) {
			now, err = lib.Find(tok, doc.Path)
			if err != nil || now.Path != doc.Path { // or others, whose paths end so
				err = store.ErrNotFound
			}
		}
		return rereadCame{tok.number, now, err}
	})
}

// takeReread shows the text of a file that has changed, at the same place.
func (m *Model) takeReread(msg rereadCame) tea.Cmd {
	if !m.rereading.finish(msg.number) || m.screen != reading {
		return nil
	}
	switch {
	case errors.Is(msg.err, store.ErrNotFound):
		m.gone = true
		m.say("this briefing is gone from the library; its text stays until you leave it")
	case msg.err != nil:
		m.say("this briefing could not be read again: " + store.SafeLine(msg.err.Error()))
	case msg.doc.ID != m.doc.ID && msg.doc.Path == m.doc.Path:
		m.doc = msg.doc
		m.say("this briefing has changed")
		return tea.Batch(m.reset(), m.relate())
	}
	return m.relate()
}

// say adds to what the status line says.
func (m *Model) say(news string) {
	if m.said != "" {
		news += "; " + m.said
	}
	m.said = news
}
