package ui

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// Sizes at which the screen changes.
const (
	leastWidth  = 40
	leastHeight = 12
	narrow      = 72  // below: the timeline is one row above the list
	roomy       = 108 // from here on: the search line beside the library's name
	wide        = 120 // from here on: a preview
	tall        = 18  // from here on: rules below the title and above the status
)

// searchWidth is the room of the search line beside the library's name.
const searchWidth = 36

// A layout says where the parts of the browsing page are; empty rectangles are
// not shown. The same rectangles place the parts and catch the clicks.
type layout struct {
	title, strip, timeline, list, preview, status image.Rectangle
	rules                                         []int // rows
}

// arrange lays the parts out for the window and tells them their sizes.
func (m *Model) arrange() {
	p := layout{title: row(0, m.w), status: row(m.h-1, m.w)}
	body := image.Rect(0, 1, m.w, m.h-1)
	if m.h >= tall {
		p.rules = []int{1, m.h - 2}
		body = image.Rect(0, 2, m.w, m.h-2)
	}
	if m.w < narrow {
		p.stack(body, m.chart.maximized)
	} else {
		p.columns(body, m.w >= wide && m.preview.on, m.timelineWidth(body.Dx()))
	}
	m.layout = p
	if m.focus == onPreview && p.preview.Empty() || m.focus == onTimeline && p.timeline.Empty() {
		m.focus = onList
		m.chart.timeline.EndRange()
	}
	m.results.list.Resize(p.list.Dx(), p.list.Dy())
	m.chart.timeline.Resize(p.timeline.Dx(), p.timeline.Dy())
	m.preview.article.Resize(p.preview.Dx(), p.preview.Dy())
}

// stack is for narrow windows: a row for the whole timeline above the list, or
// the timeline in place of both.
func (p *layout) stack(body image.Rectangle, whole bool) {
	if whole {
		p.timeline = body
		return
	}
	p.strip, p.list = body, body
	p.strip.Max.Y = body.Min.Y + 1
	p.list.Min.Y = body.Min.Y + 1
}

// columns puts timeline, list and preview side by side, one column for the line
// between them.
func (p *layout) columns(body image.Rectangle, preview bool, timeline int) {
	p.timeline, p.list = body, body
	p.timeline.Max.X = timeline
	p.list.Min.X = p.timeline.Max.X + 1
	if preview {
		p.preview = body
		p.preview.Min.X = body.Max.X - min(80, (body.Dx()-p.list.Min.X)*2/5)
		p.list.Max.X = p.preview.Min.X - 1
	}
}

// timelineWidth is the width of the timeline beside the list. A comparison has two bars a
// row, and the dates mentioned have longer labels and greater counts.
func (m *Model) timelineWidth(w int) int {
	switch {
	case m.chart.pair != nil && w >= roomy:
		return 40
	case m.chart.of == store.Mentioned && w >= roomy:
		return 36
	case m.chart.pair != nil, m.chart.of == store.Mentioned:
		return 32
	}
	return min(32, 24+max(0, w-wide)/10)
}

func row(y, w int) image.Rectangle { return image.Rect(0, y, w, y+1) }

func (m *Model) resize(w, h int) tea.Cmd {
	m.w, m.h = w, h
	if m.chart.maximized && w >= narrow {
		m.chart.maximized = false
	}
	m.arrange()
	page := image.Rect(0, 0, w, max(0, h-1))
	m.briefing.article.Resize(page.Dx(), page.Dy())
	m.contents.Resize(page.Dx(), page.Dy())
	if m.overlay == helpOpen {
		m.help.Resize(page.Dx(), page.Dy())
	}
	m.details.page.Resize(page.Dx(), page.Dy(), m.th)
	if m.screen == speaking {
		m.showSentences()
	}
	return m.refit()
}

// click chooses what is under the mouse; what is already chosen is opened.
func (m *Model) click(x, y int, button tea.MouseButton) tea.Cmd {
	at := image.Pt(x, y)
	if button != tea.MouseLeft || m.input.onLine() {
		return nil
	}
	switch p := m.layout; {
	case m.overlay == contentsOpen:
		if m.contents.Click(y) {
			return m.toHeading()
		}
	case m.overlay == detailsOpen:
		if date, again := m.details.page.Click(y); date && again {
			return m.toDate()
		}
	case m.overlay == noOverlay && m.screen == speaking:
		if hit, again := m.sentences.page.Click(y, m.th); hit && again {
			return m.openSentence()
		}
	case m.overlay != noOverlay || m.screen == reading:
	case at.In(p.title):
		return m.startTyping()
	case at.In(p.list):
		return m.clickList(y - p.list.Min.Y)
	case at.In(p.timeline):
		return m.clickTimeline(y - p.timeline.Min.Y)
	case at.In(p.strip):
		return m.setFocus(onTimeline)
	case at.In(p.preview):
		return m.setFocus(onPreview)
	}
	return nil
}

func (m *Model) clickList(y int) tea.Cmd {
	focused := m.focus == onList
	m.focus = onList
	_, again := m.results.list.Click(y)
	if m.input.mode == typingQuery {
		m.endTyping()
	}
	if m.input.mode == typingQuery {
		return nil // it is refused
	}
	if again && focused {
		return m.openSelected()
	}
	return nil
}

func (m *Model) clickTimeline(y int) tea.Cmd {
	focused := m.focus == onTimeline
	if m.setFocus(onTimeline); m.focus != onTimeline {
		return nil
	}
	if _, again := m.chart.timeline.Click(y); again && focused {
		return m.keepPeriod()
	}
	return nil
}

func (m *Model) wheel(x, y int, button tea.MouseButton) {
	n := map[tea.MouseButton]int{tea.MouseWheelDown: 3, tea.MouseWheelUp: -3}[button]
	at := image.Pt(x, y)
	switch p := m.layout; {
	case n == 0:
	case m.topPage() != nil:
		m.mover().Move(n)
	case at.In(p.timeline):
		m.chart.timeline.Move(n)
	case at.In(p.preview):
		m.preview.article.Move(n)
	default:
		m.results.list.Move(n)
	}
}
