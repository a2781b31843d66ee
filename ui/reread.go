package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// reread looks for the briefing that is open in a newer library: its text is another
// one if its file has changed.
func (m *Model) reread() tea.Cmd {
	doc, lib := m.briefing.doc, m.feed.lib
	if m.screen != reading || doc.ID == 0 {
		return nil
	}
	return m.briefing.newer.load(m, doc.ID, func(ctx context.Context) (store.Document, error) {
		newer, err := lib.Document(ctx, doc.ID)
		if errors.Is(err, store.ErrNotFound) {
			newer, err = lib.Find(ctx, doc.Path)
			if err != nil || newer.Path != doc.Path { // or others, whose paths end so
				err = store.ErrNotFound
			}
		}
		return newer, err
	}, m.takeNewer)
}

// takeNewer shows the text of a file that has changed, at the same place.
func (m *Model) takeNewer(newer store.Document, err error) tea.Cmd {
	b := &m.briefing
	if m.screen != reading {
		return nil
	}
	switch {
	case errors.Is(err, store.ErrNotFound):
		b.deleted = true
		m.notice.news("this briefing is gone from the library; its text stays until you leave it")
	case err != nil:
		m.notice.news("this briefing could not be read again: " + store.SafeLine(err.Error()))
	case newer.ID != b.doc.ID && newer.Path == b.doc.Path:
		b.doc = newer
		m.notice.news("this briefing has changed")
		return tea.Batch(m.reset(), m.relate())
	}
	return m.relate()
}
