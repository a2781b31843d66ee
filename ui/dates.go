package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// A detailPage is the details of the briefing. They are made in the background, since
// long briefings take a while.
type detailPage struct {
	page pane.Details
	work loader[store.ID, pane.Description]
}

func (m *Model) describeArticle() tea.Cmd {
	m.details.page.Open(m.th)
	doc, text, th := m.briefing.article.Doc, m.briefing.article.Text(), m.th
	if text.Document == nil {
		return nil
	}
	describe := func(context.Context) (pane.Description, error) { return pane.Describe(doc, text, th), nil }
	return m.details.work.load(m, doc.ID, describe, func(d pane.Description, _ error) tea.Cmd {
		m.details.page.Take(d, m.th)
		return nil
	})
}

// toDate goes to the date under the cursor of the details. Above the dates, it moves the
// cursor to the first one.
func (m *Model) toDate() tea.Cmd {
	body, ok := m.details.page.Selected()
	switch {
	case !ok && m.details.page.ToDates():
		return nil
	case !ok:
		return m.notice.say("this briefing speaks of no dates")
	}
	m.leavePlace()
	m.startReading()
	m.overlay = noOverlay
	m.briefing.article.Point(body)
	return m.relate()
}

func (m *Model) sortDates() tea.Cmd {
	m.details.page.Sort(m.th)
	return nil
}

// underlineDates underlines the dates that briefings speak of, or no longer.
func (m *Model) underlineDates() tea.Cmd {
	n := 0
	for _, e := range m.briefing.article.Doc.Mentions {
		if pane.SpeaksOf(e) {
			n++
		}
	}
	m.briefing.article.Underline(!m.briefing.article.Underlined())
	switch {
	case !m.briefing.article.Underlined():
		m.notice.say("dates are not underlined any more")
	case m.briefing.text.want.original:
		m.notice.say("dates are underlined in briefings, not in originals; v shows the briefing")
	case n == 0:
		m.notice.say("this briefing speaks of no dates; in others they are underlined")
	default:
		m.notice.say(pane.Plural(n, "date") + " underlined; i lists them")
	}
	return nil
}

// going is what Enter does in the details.
func (m *Model) going() string {
	switch at, of := m.details.page.Position(); {
	case of == 0:
		return ""
	case at == 0:
		return "to the dates"
	}
	return "go there"
}

// sorting is the other order that the dates of the details can have.
func (m *Model) sorting() string {
	switch _, of := m.details.page.Position(); {
	case of < 2:
		return ""
	case m.details.page.ByTime():
		return "as in the text"
	}
	return "by time"
}
