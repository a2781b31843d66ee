package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/render"
)

// A glanced says what the preview shows: it is only set anew if this changes.
type glanced struct {
	id    store.ID
	width int
	find  string
	stale bool // in an older library or in other colours
}

// glanceCame is the text of the preview.
type glanceCame struct {
	number int
	prepared
	again bool // it shows what the preview showed before: the place is kept
	err   error
}

// look starts to set the preview of the document under the cursor, if there is
// room for it and it is another one. An empty list has an empty preview.
func (m *Model) look() tea.Cmd {
	hit, ok := m.list.Selected()
	if m.list.Len() == 0 && m.glanced != (glanced{}) {
		m.looking.stop()
		m.glance.Fail("") // shows nothing
		m.glanced = glanced{}
	}
	room := m.parts.preview
	if m.lib == nil || room.Empty() || !ok || m.screen != browsing {
		return nil
	}
	want := glanced{id: hit.ID, width: room.Dx() - 2, find: m.used}
	if want == m.glanced {
		return nil
	}
	rest := m.opt.Rest
	if m.glanced.id == want.id || m.glanced == (glanced{}) {
		rest = 0 // the cursor has not moved
	}
	again := want.id == m.glanced.id && want.find == m.glanced.find
	m.glanced = want
	tok, lib := m.looking.begin(m.ctx), m.lib
	j := job{setting: render.Setting{Width: want.width, Theme: m.th}, find: want.find, rows: room.Dy(), press: m.press}
	if again {
		j.at = &where{body: m.glance.BodyPlace()}
	}
	show := m.work(tok, func() tea.Msg {
		doc, err := lib.Document(tok, want.id)
		if err != nil {
			return glanceCame{number: tok.number, err: err}
		}
		j.doc = doc
		p, err := j.do(tok)
		return glanceCame{tok.number, p, again, err}
	})
	return func() tea.Msg {
		select {
		case <-tok.Done():
			return nil
		case <-time.After(rest):
		}
		return show()
	}
}

func (m *Model) takeGlance(msg glanceCame) {
	switch {
	case !m.looking.finish(msg.number):
	case msg.err != nil:
		m.glance.Fail(store.SafeLine(msg.err.Error()))
	case msg.again && msg.doc.ID == m.glance.Doc.ID:
		m.skimming.stop()
		m.glance.Reset(msg.doc, msg.text, msg.stretch, msg.matches)
	default:
		m.skimming.stop()
		m.glance.Open(msg.doc, msg.text, msg.stretch, msg.matches)
	}
}

// skim sets what the preview lacks about its window.
func (m *Model) skim() tea.Cmd {
	if m.screen != browsing || m.parts.preview.Empty() {
		return nil
	}
	return m.stretch(&m.glance, &m.skimming, &m.skimmed)
}

func (m *Model) togglePreview() tea.Cmd {
	if m.w < wide {
		m.said = "the preview needs a window of 120 columns"
		return nil
	}
	m.preview = !m.preview
	m.arrange()
	return nil
}
