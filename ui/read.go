package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// A coming is a briefing on its way to the screen, and how it is to be shown.
type coming struct {
	id       store.ID
	link     *store.Target // instead of the ID
	original bool
	overlay  overlay // to be laid over it
	awaited  bool    // its row is not there yet: the document under the cursor is meant
	at       *where  // the place to open at, nil for the first match or the top
	step     int     // it is so many steps in the trail
}

// briefingCame is the briefing that was coming, ready to be shown.
type briefingCame struct {
	number int
	prepared
	err error
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
	if !ok {
		m.coming = &c
		return nil
	}
	return m.fetch(c)
}

// fetch asks the library for a document and makes it ready.
func (m *Model) fetch(c coming) tea.Cmd {
	c.at = m.leftOff(c)
	m.coming = &c
	tok, lib := m.opening.begin(m.ctx), m.lib
	j := job{setting: m.settingOf(c.original, false), original: c.original, find: m.used, at: c.at, rows: m.h, press: m.press}
	return m.work(tok, func() tea.Msg {
		var err error
		if c.link != nil {
			j.doc, err = lib.Follow(tok, *c.link)
		} else {
			j.doc, err = lib.Document(tok, c.id)
		}
		if err != nil {
			return briefingCame{number: tok.number, err: err}
		}
		p, err := j.do(tok)
		return briefingCame{tok.number, p, err}
	})
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
	if m.beneath == speaking {
		return m.stepSentence(n)
	}
	before := m.list.At()
	inPlace := m.gone && n > 0
	if inPlace {
		n--
	}
	m.list.Move(n)
	if m.list.At() == before && !inPlace {
		m.said = map[bool]string{true: "this is the last briefing", false: "this is the first briefing"}[n > 0]
		return nil
	}
	return m.open(coming{original: m.original})
}

// takeBriefing shows the briefing that was coming.
func (m *Model) takeBriefing(msg briefingCame) tea.Cmd {
	if !m.opening.finish(msg.number) || m.coming == nil {
		return nil
	}
	c := *m.coming
	m.coming = nil
	m.leaveOff()
	if msg.err != nil {
		m.cannotOpen(c, msg.err)
		return nil
	}
	m.stepped(c)
	for _, g := range []*guard{&m.setting, &m.extending, &m.relating, &m.rereading} {
		g.stop() // what is under way is for the briefing before
	}
	m.doc, m.original, m.numbered, m.gone = msg.doc, c.original, false, false
	m.find.Set(msg.find)
	m.searched, m.sought = msg.find, top
	if c.at != nil {
		m.article.OpenAt(msg.doc, msg.text, msg.stretch, msg.matches, c.at.body)
		m.toFragment(c.at.fragment)
		if c.at.left {
			m.said = "where you left off; g goes to the top"
		}
	} else {
		m.article.Open(msg.doc, msg.text, msg.stretch, msg.matches)
	}
	if c.at != nil && c.at.spoken {
		m.article.Point(c.at.body)
	}
	if c.overlay == noOverlay { // what is laid over the list leads back to it
		m.startReading()
	}
	return tea.Batch(m.lay(c.overlay), m.relate(), m.refit())
}

// cannotOpen shows why a briefing cannot be read. If there is another one on the
// screen, it is only said.
func (m *Model) cannotOpen(c coming, err error) {
	m.lost(c)
	if m.screen == reading {
		m.said = notHere(err, c.link)
		return
	}
	m.doc = store.Document{}
	m.article.Fail(store.SafeLine(err.Error()) + ". q goes back to the list.")
	m.startReading()
	m.overlay = noOverlay
}

// startReading gives the briefing the screen, and remembers what had it.
func (m *Model) startReading() {
	if m.screen != reading {
		m.beneath = m.screen
	}
	m.screen = reading
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

// The measures that running text reads well at, in columns.
const (
	leastMeasure = 60
	mostMeasure  = 88
)

// setMeasure changes the width of the text.
func (m *Model) setMeasure(measure int) tea.Cmd {
	m.measure, m.full = max(leastMeasure, min(measure, mostMeasure)), false
	m.said = "text " + pane.Count(m.measure) + " columns wide"
	if m.measure > m.room() {
		m.said += ", as far as the window allows"
	}
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
	m.original = !m.original
	return m.reset()
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

// stepEntry goes to the next (1) or the previous (-1) heading or speaker.
func (m *Model) stepEntry(n int) tea.Cmd {
	if !m.headed() {
		return nil
	}
	m.remember()
	if !m.article.StepEntry(n) {
		m.said = map[bool]string{true: "there is none further down", false: "there is none further up"}[n > 0]
	}
	return nil
}

// stepParagraph goes to the next (1) or the previous (-1) paragraph.
func (m *Model) stepParagraph(n int) tea.Cmd {
	if !m.article.StepParagraph(n) {
		m.said = map[bool]string{true: "this is the end", false: "this is the top"}[n > 0]
	}
	return nil
}

// headed says that there are contents; if there are none, the reader is told.
func (m *Model) headed() bool {
	switch {
	case len(m.article.Contents()) > 0:
		return true
	case m.original:
		m.said = "the original has no contents; v shows the briefing"
	default:
		m.said = "this text has neither headings nor paragraphs"
	}
	return false
}

func (m *Model) toggleHelp() tea.Cmd { return m.toggle(helpOpen) }

func (m *Model) toggle(o overlay) tea.Cmd {
	if m.overlay == o {
		o = noOverlay
	}
	return m.lay(o)
}

// lay lays something over the page. The help can be searched at once.
func (m *Model) lay(o overlay) tea.Cmd {
	m.overlay, m.typing = o, notTyping
	switch o {
	case helpOpen:
		m.typing = typingHelp
		m.helpFind.Set("")
		m.help.Open(m.bindings())
	case contentsOpen:
		m.contents.Open(m.article.Text(), m.article.Section())
	case detailsOpen:
		return m.describeArticle()
	}
	return nil
}

// toHeading goes to the entry under the cursor of the contents.
func (m *Model) toHeading() tea.Cmd {
	m.overlay = noOverlay
	m.leavePlace()
	m.article.ToEntry(m.contents.Selected())
	return nil
}
