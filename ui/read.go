package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// A briefing is the document that is read, or was read last.
type briefing struct {
	textPane
	doc     store.Document // what the article is to show; the pane knows what it shows
	from    screen         // that it was opened from
	deleted bool           // from the library: the next one stands in its place

	find     pane.SearchLine
	origin   int    // where in the body the search began
	previous string // what was searched before it
	seek     bool   // go to what is found

	measure int
	full    bool // the text is as wide as the window

	opening loader[opening, proof]
	related loader[store.ID, []store.Related]
	newer   loader[store.ID, store.Document]
}

// An opening is a briefing on its way to the screen, and how it is to be shown.
type opening struct {
	id       store.ID
	link     *store.Target // instead of the ID
	original bool
	overlay  overlay   // to be laid over it
	pending  bool      // its row has not come yet: it is the document under the cursor then
	at       *location // to open at, nil for the best match or the top
	step     int       // it is so many steps in the trail
}

func (b *briefing) coming() bool { return b.opening.busy || b.pending() }

// pending reports whether a briefing is to be opened as soon as its row is there.
func (b *briefing) pending() bool { return b.opening.want.pending }

func (m *Model) openSelected() tea.Cmd { return m.open(opening{}) }

// open opens the document under the cursor as o says, at once or when its row
// has come.
func (m *Model) open(o opening) tea.Cmd {
	hit, ok := m.results.list.Selected()
	if m.feed.lib == nil || m.results.list.Len() == 0 {
		return nil
	}
	if o.id, o.pending = hit.ID, !ok; o.pending {
		m.briefing.opening.drop()
		m.briefing.opening.want = o
		return nil
	}
	return m.fetch(o)
}

// fetch asks the library for a document and makes it ready.
func (m *Model) fetch(o opening) tea.Cmd {
	o.at = m.leftOff(o)
	lib := m.feed.lib
	v := version{id: o.id, original: o.original, find: m.results.found.Used, setting: m.settingOf(o.original, false)}
	j := job{version: v, at: o.at, rows: m.h, press: m.press}
	return m.briefing.opening.load(m, o, func(ctx context.Context) (t proof, err error) {
		if o.link != nil {
			j.doc, err = lib.Follow(ctx, *o.link)
		} else {
			j.doc, err = lib.Document(ctx, o.id)
		}
		if err != nil {
			return t, err
		}
		return j.do(ctx)
	}, m.takeBriefing)
}

// openPending opens the briefing the reader has already gone on to, if its row has
// come.
func (m *Model) openPending() tea.Cmd {
	if !m.briefing.pending() {
		return nil
	}
	if m.results.list.Len() == 0 { // the library that has it is gone
		return m.giveUp()
	}
	if _, here := m.results.list.Selected(); !here {
		return nil
	}
	return m.open(m.briefing.opening.want)
}

func (m *Model) openNeighbour(n int) tea.Cmd {
	b, list := &m.briefing, &m.results.list
	if b.from == speaking {
		return m.stepSentence(n)
	}
	before := list.At()
	inPlace := b.deleted && n > 0
	if inPlace {
		n--
	}
	list.Move(n)
	if list.At() == before && !inPlace {
		return m.notice.sayEnd(n, "this is the last briefing", "this is the first briefing")
	}
	return m.open(opening{original: b.text.want.original})
}

func (m *Model) takeBriefing(t proof, err error) tea.Cmd {
	b := &m.briefing
	o := b.opening.want
	m.leaveOff()
	if err != nil {
		m.cannotOpen(o, err)
		return nil
	}
	m.moveTrail(o.step)
	b.text.stop() // what is under way is for the briefing before
	b.galley.drop()
	b.related.stop()
	b.newer.stop()
	b.doc, b.deleted, b.origin = t.doc, false, top
	b.text.want, b.text.shown = t.version, t.version
	b.find.Set(t.version.find)
	if o.at != nil {
		b.article.OpenAt(t.doc, t.text, t.galley, t.matches, o.at.body)
		m.toFragment(o.at.fragment)
		if o.at.resume {
			m.notice.say("where you left off; g goes to the top")
		}
	} else {
		b.article.Open(t.doc, t.text, t.galley, t.matches)
	}
	if o.at != nil && o.at.point {
		b.article.Point(o.at.body)
	}
	if o.overlay == noOverlay { // what is laid over the list leads back to it
		m.startReading()
	}
	return tea.Batch(m.lay(o.overlay), m.relate(), m.refit())
}

// cannotOpen shows why a briefing cannot be read: in its place, or in the status line if
// another briefing is on the screen.
func (m *Model) cannotOpen(o opening, err error) {
	m.trail.pop(o.step)
	if m.screen == reading {
		m.notice.say(notHere(err, o.link))
		return
	}
	m.briefing.doc = store.Document{}
	m.briefing.article.Fail(store.SafeLine(err.Error()) + ". q goes back to the list.")
	m.startReading()
	m.overlay = noOverlay
}

// startReading gives the briefing the screen, and remembers what had it.
func (m *Model) startReading() {
	if m.screen != reading {
		m.briefing.from = m.screen
	}
	m.screen = reading
}

// textWidth is the width of an article's text in this window.
func (m *Model) textWidth() int {
	if m.briefing.full {
		return m.room()
	}
	return min(m.briefing.measure, m.room())
}

// room is the most that a text can be wide.
func (m *Model) room() int { return max(1, m.w-2) }

// The measures that running text reads well at, in columns.
const (
	leastMeasure = 60
	mostMeasure  = 88
)

func (m *Model) setMeasure(measure int) tea.Cmd {
	measure = max(leastMeasure, min(measure, mostMeasure))
	m.briefing.measure, m.briefing.full = measure, false
	text := "text " + pane.Count(measure) + " columns wide"
	if measure > m.room() {
		text += ", as far as the window allows"
	}
	m.notice.say(text)
	return m.reset()
}

func (m *Model) toggleFull() tea.Cmd {
	m.briefing.full = !m.briefing.full
	return m.reset()
}

func (m *Model) toggleOriginal() tea.Cmd {
	if m.screen == browsing {
		return m.open(opening{original: true})
	}
	m.briefing.text.want.original = !m.briefing.text.want.original
	return m.reset()
}

func (m *Model) toggleDetails() tea.Cmd {
	if m.screen == browsing && m.overlay == noOverlay {
		return m.open(opening{overlay: detailsOpen})
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
	if !m.briefing.article.StepEntry(n) {
		return m.notice.sayEnd(n, "there is none further down", "there is none further up")
	}
	return nil
}

// stepParagraph goes to the next (1) or the previous (-1) paragraph.
func (m *Model) stepParagraph(n int) tea.Cmd {
	if !m.briefing.article.StepParagraph(n) {
		return m.notice.sayEnd(n, "this is the end", "this is the top")
	}
	return nil
}

// headed reports whether there are contents; if there are none, the reader is told.
func (m *Model) headed() bool {
	switch {
	case len(m.briefing.article.Text().Contents) > 0:
		return true
	case m.briefing.text.want.original:
		m.notice.say("the original has no contents; v shows the briefing")
	default:
		m.notice.say("this text has neither headings nor paragraphs")
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
	m.overlay = o
	m.input.start(notTyping)
	switch o {
	case helpOpen:
		m.input.start(typingHelp)
		m.help.Resize(m.w, max(0, m.h-1))
		m.help.Open(m.bindings())
	case contentsOpen:
		m.contents.Open(m.briefing.article.Text(), m.briefing.article.Section())
	case detailsOpen:
		return m.describeArticle()
	}
	return nil
}

func (m *Model) toHeading() tea.Cmd {
	m.overlay = noOverlay
	m.leavePlace()
	m.briefing.article.ToEntry(m.contents.Selected())
	return nil
}
