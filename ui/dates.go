package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/ui/pane"
)

// describedCame is what the details say of the briefing that they were opened for.
type describedCame struct {
	number int
	of     pane.Description
}

// describeArticle makes the details of the briefing, which takes a while for long ones.
func (m *Model) describeArticle() tea.Cmd {
	m.details.Open(m.th)
	doc, text, th := m.article.Doc, m.article.Text(), m.th
	if text.Document == nil {
		return nil
	}
	tok := m.detailing.begin(m.ctx)
	return m.work(tok, func() tea.Msg { return describedCame{tok.number, pane.Describe(doc, text, th)} })
}

func (m *Model) takeDescribed(msg describedCame) {
	if m.detailing.finish(msg.number) {
		m.details.Take(msg.of, m.th)
	}
}

// toDate goes to the date under the cursor of the details, above them to the first of
// them.
func (m *Model) toDate() tea.Cmd {
	body, ok := m.details.Selected()
	if !ok {
		if !m.details.ToDates() {
			m.said = "this briefing speaks of no dates"
		}
		return nil
	}
	m.leavePlace()
	m.startReading()
	m.overlay = noOverlay
	m.article.Point(body)
	return m.relate()
}

// sortDates lists the dates of the details by time, or as in the text.
func (m *Model) sortDates() tea.Cmd {
	m.details.Sort(m.th)
	return nil
}

// underlineDates underlines the dates that briefings speak of, or no longer.
func (m *Model) underlineDates() tea.Cmd {
	n := 0
	for _, e := range m.article.Doc.Mentions {
		if pane.SpeaksOf(e) {
			n++
		}
	}
	m.article.Underline(!m.article.Underlined())
	switch {
	case !m.article.Underlined():
		m.said = "dates are not underlined any more"
	case m.original:
		m.said = "dates are underlined in briefings, not in originals; v shows the briefing"
	case n == 0:
		m.said = "this briefing speaks of no dates; in others they are underlined"
	default:
		m.said = pane.Plural(n, "date") + " underlined; i lists them"
	}
	return nil
}

// going is what Enter does in the details.
func (m *Model) going() string {
	switch at, of := m.details.Position(); {
	case of == 0:
		return ""
	case at == 0:
		return "to the dates"
	}
	return "go there"
}

// sorting is the order that the dates of the details are not in.
func (m *Model) sorting() string {
	switch _, of := m.details.Position(); {
	case of < 2:
		return ""
	case m.details.ByTime():
		return "as in the text"
	}
	return "by time"
}
