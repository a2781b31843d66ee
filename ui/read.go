package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
	"readout/ui/render"
	"readout/ui/theme"
)

// A coming is a briefing on its way to the screen, and how it is to be shown.
type coming struct {
	id       store.ID
	original bool
	overlay  overlay // to be laid over it
	awaited  bool    // its row is not there yet: the document under the cursor is meant
}

// documentCame is a document that was asked for.
type documentCame struct {
	number int
	doc    store.Document
	err    error
}

// sheetCame is a document set in lines, with its matches.
type sheetCame struct {
	number  int
	doc     store.Document
	sheet   pane.Sheet
	matches pane.Matches
	part    bool // only the beginning
}

// openSelected opens the document under the cursor.
func (m *Model) openSelected() tea.Cmd { return m.open(coming{}) }

// open opens the document under the cursor as c says, at once or when its row
// has come.
func (m *Model) open(c coming) tea.Cmd {
	hit, ok := m.list.Selected()
	if m.lib == nil || m.list.Len() == 0 {
		return nil
	}
	c.id, c.awaited = hit.ID, !ok
	m.coming = &c
	if !ok {
		return nil
	}
	tok, lib := m.opening.begin(m.ctx), m.lib
	return func() tea.Msg {
		doc, err := lib.Document(tok, c.id)
		return documentCame{tok.number, doc, err}
	}
}

// openAwaited opens the briefing the reader has already gone on to, if its row has
// come.
func (m *Model) openAwaited() tea.Cmd {
	if m.coming == nil || !m.coming.awaited {
		return nil
	}
	if m.list.Len() == 0 { // the library that has it is gone
		return m.giveUp()
	}
	if _, here := m.list.Selected(); !here {
		return nil
	}
	return m.open(*m.coming)
}

// openNeighbour opens the next or the previous briefing of the list.
func (m *Model) openNeighbour(n int) tea.Cmd {
	before := m.list.At()
	m.list.Move(n)
	if m.list.At() == before {
		m.said = map[bool]string{true: "this is the last briefing", false: "this is the first briefing"}[n > 0]
		return nil
	}
	return m.open(coming{original: m.article.Original()})
}

// takeDocument sets a document that has come.
func (m *Model) takeDocument(msg documentCame) tea.Cmd {
	if !m.opening.finish(msg.number) || m.coming == nil {
		return nil
	}
	if msg.err != nil {
		m.coming = nil
		m.setting.stop()
		m.article.Fail(store.SafeLine(msg.err.Error()) + ". q goes back to the list.")
		m.screen, m.overlay = reading, noOverlay
		return nil
	}
	m.find.Set(m.used)
	return m.set(msg.doc, m.coming.original)
}

// set starts to set a document in lines. Of a new one, the beginning is enough to
// show it; the rest follows.
func (m *Model) set(doc store.Document, original bool) tea.Cmd {
	tok := m.setting.begin(m.ctx)
	width := m.textWidth()
	if original {
		width = pane.OriginalWidth(width, m.room())
	}
	job := typesetting{doc, width, original, m.find.Text(), m.th, whole}
	if m.coming != nil {
		job.rows = firstRows
	}
	return func() tea.Msg {
		sheet, done := job.sheet(tok)
		return sheetCame{tok.number, doc, sheet, job.matches(sheet), !done}
	}
}

// How many rows are set before a briefing is shown: enough for some windows and
// for most briefings whole.
const (
	firstRows = 400
	whole     = -1
)

// A typesetting is all that setting a document needs, so that it can be done
// elsewhere.
type typesetting struct {
	doc      store.Document
	width    int
	original bool
	find     string
	th       theme.Theme
	rows     int // stop after so many rows, or whole
}

// sheet sets the text and says whether it is whole. If ctx ends it is not, but
// then nobody waits for it any more.
func (t typesetting) sheet(ctx context.Context) (s pane.Sheet, done bool) {
	if t.original {
		return pane.Original(t.doc, t.width, t.th), true
	}
	text := render.Text{Body: t.doc.Body, Markdown: t.doc.Markdown}
	p, done, _ := render.RenderTop(ctx, text, t.width, t.th, t.rows)
	return pane.Sheet{Page: p, Width: t.width}, done
}

func (t typesetting) matches(s pane.Sheet) pane.Matches {
	return findIn(s, t.doc.Title.Text, t.find)
}

// takeSheet shows a document that has been set: a new one from its top or its
// first match, the same one at its place.
func (m *Model) takeSheet(msg sheetCame) tea.Cmd {
	if !m.setting.finish(msg.number) {
		return nil
	}
	if m.coming == nil {
		m.article.Reset(msg.sheet, msg.matches, m.th)
		return nil
	}
	m.article.Open(msg.doc, msg.sheet, msg.matches, m.th)
	if m.coming.overlay == noOverlay { // what is laid over the list leads back to it
		m.screen = reading
	}
	m.lay(m.coming.overlay)
	m.coming = nil
	if msg.part {
		return m.set(msg.doc, false)
	}
	return nil
}

// reset sets the article that is shown anew, for another width or theme.
func (m *Model) reset() tea.Cmd {
	if m.article.Doc.ID == 0 || m.coming != nil {
		return nil
	}
	return m.set(m.article.Doc, m.article.Original())
}

// textWidth is the width of an article's text in this window.
func (m *Model) textWidth() int {
	if m.full {
		return m.room()
	}
	return min(m.measure, m.room())
}

// room is the most that a text can be wide.
func (m *Model) room() int { return max(1, m.w-2) }

// setMeasure changes the width of the text.
func (m *Model) setMeasure(measure int) tea.Cmd {
	m.measure, m.full = max(40, min(measure, 120)), false
	return m.reset()
}

func (m *Model) toggleFull() tea.Cmd {
	m.full = !m.full
	return m.reset()
}

// toggleOriginal shows the text as it stood in the file, or the briefing again.
func (m *Model) toggleOriginal() tea.Cmd {
	if m.screen == browsing {
		return m.open(coming{original: true})
	}
	if m.article.Problem != "" {
		return nil
	}
	return m.set(m.article.Doc, !m.article.Original())
}

// toggleDetails lays the details of a briefing over it.
func (m *Model) toggleDetails() tea.Cmd {
	if m.screen == browsing && m.overlay == noOverlay {
		return m.open(coming{overlay: detailsOpen})
	}
	return m.toggle(detailsOpen)
}

func (m *Model) toggleContents() tea.Cmd {
	if !m.headed() {
		return nil
	}
	return m.toggle(contentsOpen)
}

// stepHeading goes to the next (1) or the previous (-1) heading.
func (m *Model) stepHeading(n int) tea.Cmd {
	if m.headed() {
		m.article.StepHeading(n)
	}
	return nil
}

// headed says that there are headings; if there are none, the reader is told.
func (m *Model) headed() bool {
	if len(m.article.Headings()) > 0 {
		return true
	}
	m.said = "this text has no headings"
	return false
}

func (m *Model) toggleHelp() tea.Cmd { return m.toggle(helpOpen) }

func (m *Model) toggle(o overlay) tea.Cmd {
	if m.overlay == o {
		o = noOverlay
	}
	m.lay(o)
	return nil
}

// lay lays something over the page. The help can be searched at once.
func (m *Model) lay(o overlay) {
	m.overlay, m.typing = o, notTyping
	switch o {
	case helpOpen:
		m.typing = typingHelp
		m.helpFind.Set("")
		m.help.Open(m.bindings())
	case contentsOpen:
		m.contents.Open(m.article.Headings(), m.article.Section())
	case detailsOpen:
		m.details.Open(m.article.Doc, m.th)
	}
}

// toHeading goes to the heading under the cursor of the contents.
func (m *Model) toHeading() tea.Cmd {
	m.overlay = noOverlay
	m.article.ToHeading(m.contents.Selected())
	return nil
}
