package ui

import tea "charm.land/bubbletea/v2"

// Keys may come faster than answers: a burst over a slow line ends a query, and its last
// key opens the first briefing found. Such a key is meant for what will be on the screen,
// not for what is still there, so it waits in the queue.

// queueMost bounds the queue, for a key that is kept down.
const queueMost = 64

// unsettled reports whether the screen is about to show something else than it does: the
// result of another question, other periods under the cursor, or another briefing.
func (m *Model) unsettled() bool {
	return m.results.restarting() || m.briefing.coming() ||
		m.screen == speaking && m.sentences.work.busy && m.sentences.page.Loading() ||
		m.overlay == detailsOpen && m.details.work.busy ||
		m.screen == reading && m.briefing.article.Aiming() ||
		m.scope() == inTimeline && m.recounting()
}

// waits keeps a key until the screen has settled, and reports whether it does: other
// keys wait, or what it acts on is on its way.
func (m *Model) waits(key tea.KeyPressMsg) bool {
	if len(m.queue) == 0 && !m.unsettled() {
		return false
	}
	if len(m.queue) < queueMost {
		m.queue = append(m.queue, key)
	}
	return true
}

// carryOut does what the keys that wait mean, now that the screen shows what they are
// for. One of them may let the others wait again.
func (m *Model) carryOut() tea.Cmd {
	var cmds []tea.Cmd
	waiting := m.queue
	m.queue = nil
	for len(waiting) > 0 && len(m.queue) == 0 && !m.unsettled() {
		cmds = append(cmds, m.key(waiting[0]))
		waiting = waiting[1:]
	}
	m.queue = append(m.queue, waiting...)
	return tea.Batch(cmds...)
}

// giveUp drops the keys that wait and the briefing that is on its way.
func (m *Model) giveUp() tea.Cmd {
	m.queue = nil
	if m.briefing.coming() {
		m.briefing.opening.drop()
	}
	return nil
}
