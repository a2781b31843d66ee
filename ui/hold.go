package ui

import tea "charm.land/bubbletea/v2"

// Keys may come faster than answers: a burst over a slow line ends a query, and the
// next key opens the first briefing found. Such a key is for what will be on the
// screen, not for what is there still, and waits for it.

// heldMost bounds the keys that wait, for a key that is kept down.
const heldMost = 64

// unsettled says that the screen is about to show something else than it does: the
// result of another question, other periods under the cursor, or another briefing.
func (m *Model) unsettled() bool {
	return m.search.busy && m.anew || m.coming != nil ||
		m.screen == speaking && m.telling.busy && m.sentences.Loading() || m.overlay == detailsOpen && m.detailing.busy ||
		m.screen == reading && m.article.Aiming() || m.place() == inTimeline && m.recounting()
}

// hold keeps a key until the screen has settled.
func (m *Model) hold(key tea.KeyPressMsg) {
	if len(m.held) < heldMost {
		m.held = append(m.held, key)
	}
}

// waits says whether a key has to wait, because others do or what it acts on is on
// its way: what is typed behind Enter is meant for the briefing.
func (m *Model) waits(c command, bound bool) bool {
	switch {
	case c.now:
		return false
	case m.search.busy && m.anew, len(m.held) > 0:
		return true
	}
	return m.unsettled()
}

// carryOut does what the keys that were held mean, now that the screen shows what
// they are for. One of them may let the others wait again.
func (m *Model) carryOut() tea.Cmd {
	var cmds []tea.Cmd
	waiting := m.held
	m.held = nil
	for len(waiting) > 0 && len(m.held) == 0 && !m.unsettled() {
		cmds = append(cmds, m.key(waiting[0]))
		waiting = waiting[1:]
	}
	m.held = append(m.held, waiting...)
	return tea.Batch(cmds...)
}

// giveUp drops the keys that wait and the briefing that is on its way.
func (m *Model) giveUp() tea.Cmd {
	m.held = nil
	if m.coming == nil {
		return nil
	}
	m.coming = nil
	m.opening.stop()
	return nil
}
