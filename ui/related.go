package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// relatedMost is how many related briefings are listed below one.
const relatedMost = 5

// relatedCame are the briefings related to the one that is shown.
type relatedCame struct {
	number  int
	related []store.Related
}

// relate looks for briefings about the same as the one that is shown. That there
// are none, for whatever reason, needs no words.
func (m *Model) relate() tea.Cmd {
	if m.screen != reading || m.lib == nil {
		return nil
	}
	tok, lib, id := m.relating.begin(m.ctx), m.lib, m.doc.ID
	return m.work(tok, func() tea.Msg {
		related, err := lib.Related(tok, id, relatedMost)
		if err != nil {
			return nil
		}
		return relatedCame{tok.number, related}
	})
}

func (m *Model) takeRelated(msg relatedCame) {
	if m.relating.finish(msg.number) {
		m.article.Relate(msg.related)
	}
}

// openRelated opens the nth of the related briefings.
func (m *Model) openRelated(n int) tea.Cmd {
	id, ok := m.article.Related(n)
	if !ok || m.lib == nil {
		m.said = "no related briefing has this number; they stand at the end"
		return nil
	}
	return m.fetch(coming{id: id})
}
