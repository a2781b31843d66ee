package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// relatedMost is how many related briefings are listed below one.
const relatedMost = 5

// relate looks for briefings about the same as the one that is shown. If there are none,
// or they cannot be found, nothing is said.
func (m *Model) relate() tea.Cmd {
	if m.screen != reading || m.feed.lib == nil {
		return nil
	}
	lib, id := m.feed.lib, m.briefing.doc.ID
	find := func(ctx context.Context) ([]store.Related, error) { return lib.Related(ctx, id, relatedMost) }
	return m.briefing.related.load(m, id, find, func(related []store.Related, err error) tea.Cmd {
		if err == nil {
			m.briefing.article.Relate(related)
		}
		return nil
	})
}

func (m *Model) openRelated(n int) tea.Cmd {
	id, ok := m.briefing.article.Related(n)
	if !ok || m.feed.lib == nil {
		return m.notice.say("no related briefing has this number; they stand at the end")
	}
	return m.fetch(opening{id: id})
}
