package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/store"
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
	sheetCame
	again bool // it shows what the preview showed before: the place is kept
	err   error
}

// glanceBytes is how much of a text the preview sets.
const glanceBytes = 16 << 10

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
	again := want.id == m.glanced.id && want.find == m.glanced.find
	m.glanced = want
	tok, lib, th := m.looking.begin(m.ctx), m.lib, m.th
	return func() tea.Msg {
		doc, err := lib.Document(tok, want.id)
		if err != nil || tok.Err() != nil {
			return glanceCame{number: tok.number, err: err}
		}
		part := doc
		part.Body = cutTo(doc.Body, glanceBytes)
		job := typesetting{part, want.width, false, want.find, th, whole}
		sheet, _ := job.sheet(tok)
		return glanceCame{tok.number, sheetCame{doc: doc, sheet: sheet, matches: job.matches(sheet)}, again, nil}
	}
}

func (m *Model) takeGlance(msg glanceCame) {
	switch {
	case !m.looking.finish(msg.number):
	case msg.err != nil:
		m.glance.Fail(store.SafeLine(msg.err.Error()))
	case msg.again && msg.doc.ID == m.glance.Doc.ID:
		m.glance.Doc = msg.doc
		m.glance.Reset(msg.sheet, msg.matches, m.th)
	default:
		m.glance.Open(msg.doc, msg.sheet, msg.matches, m.th)
	}
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
