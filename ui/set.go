package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
	"readout/ui/render"
)

// textCame is a briefing made ready to be shown, with the stretch that is seen first.
type textCame struct {
	number  int
	opening bool // it is the briefing that is coming, not the one that is shown
	doc     store.Document
	text    pane.Text
	stretch render.Stretch
	matches pane.Matches
}

// stretchCame is another stretch of a text that is shown.
type stretchCame struct {
	number  int
	guard   *guard
	article *pane.Article
	stretch render.Stretch
}

// A typesetting is all that making a document ready needs, so that it can be done
// elsewhere.
type typesetting struct {
	doc      store.Document
	ready    pane.Text // to be set anew, if it has a document
	setting  render.Setting
	original bool
	find     string
	at       *where // nil for the first match or the top
	rows     int    // of the window
	opening  bool   // it is the briefing that is coming
	press    *render.Press
}

// typesetting is how a document is set now.
func (m *Model) typesetting(doc store.Document, original bool) typesetting {
	s := render.Setting{Width: m.textWidth(), Theme: m.th, Links: m.numbered && !original}
	if all := min(s.Width+pane.SideWidth, m.room()); original && all >= pane.BesideFrom {
		s.Beside, s.Width = true, all-pane.SideWidth
	}
	return typesetting{doc: doc, setting: s, original: original, find: m.find.Text(), rows: m.h, press: m.press}
}

// set makes a document ready.
func (m *Model) set(job typesetting) tea.Cmd {
	tok := m.setting.begin(m.ctx)
	return func() tea.Msg {
		msg, err := job.do(tok)
		if err != nil { // nobody waits for it any more
			return nil
		}
		msg.number = tok.number
		return msg
	}
}

// do makes the document ready and sets what is seen first. The error is that of ctx.
func (t typesetting) do(ctx context.Context) (textCame, error) {
	msg := textCame{opening: t.opening, doc: t.doc, text: t.text()}
	msg.text.Setting, msg.text.Original = t.setting, t.original
	if t.setting.Links {
		msg.text.Links = msg.text.Document.Links()
	}
	msg.matches = matchesIn(msg.text, t.doc.Language, t.find)
	place := 0
	switch {
	case t.at != nil:
		place = msg.text.Place(t.at.body)
	case len(msg.matches.Places) > 0:
		place = msg.matches.Places[0][0]
	}
	var err error
	msg.stretch, err = t.press.Around(ctx, msg.text.Document, t.setting, place, 2*t.rows, 3*t.rows)
	return msg, err
}

// text divides the document into blocks, if that has not been done.
func (t typesetting) text() pane.Text {
	if t.ready.Document != nil {
		return t.ready
	}
	var text pane.Text
	key := t.doc.ID.String()
	if t.original {
		var lines []render.Line
		for _, l := range t.doc.Original() {
			lines = append(lines, render.Line{Text: l.Text, Why: l.Why})
		}
		text.Document = render.OpenOriginal(key+" original", lines)
	} else {
		text.Document = render.Open(render.Text{Key: key, Body: t.doc.Body, Markdown: t.doc.Markdown, Links: links(t.doc)})
	}
	text.Contents, text.Of = text.Document.Contents()
	text.Linked = text.Document.Linked()
	return text
}

// links are those of a document whose body does not have them.
func links(d store.Document) []render.Link {
	out := make([]render.Link, len(d.Links))
	for i, l := range d.Links {
		out[i] = render.Link{Text: l.Text, Address: l.URL}
	}
	return out
}

// takeText shows a document that has been made ready: a new one, or the one that is
// shown, set anew, at its place.
func (m *Model) takeText(msg textCame) tea.Cmd {
	if !m.setting.finish(msg.number) {
		return nil
	}
	if msg.opening {
		return m.show(msg)
	}
	m.article.Reset(msg.text, msg.stretch, msg.matches)
	return m.numbersCame()
}

// reset sets the article that is shown anew, for another width or theme.
func (m *Model) reset() tea.Cmd {
	if m.article.Doc.ID == 0 || m.coming != nil { // what comes is looked at when it is here
		return nil
	}
	job := m.typesetting(m.article.Doc, m.article.Original())
	job.ready = m.article.Text()
	job.at = &where{body: max(0, m.article.BodyPlace())}
	return m.set(job)
}

// resetIfOutdated sets the article anew if the window or the theme has changed since
// that began.
func (m *Model) resetIfOutdated() tea.Cmd {
	was, now := m.article.Text().Setting, m.typesetting(m.article.Doc, m.article.Original()).setting
	if was.Width == now.Width && was.Theme.Options == now.Theme.Options {
		return nil
	}
	return m.reset()
}

// extend sets what the article lacks about the window.
func (m *Model) extend() tea.Cmd {
	if m.screen != reading || m.setting.busy {
		return nil
	}
	return m.stretch(&m.article, &m.extending, &m.wanted)
}

// stretch begins to set what an article wants, if that is not under way.
func (m *Model) stretch(a *pane.Article, g *guard, wanted *pane.Want) tea.Cmd {
	want, lacking := a.Wants()
	if !lacking || g.busy && want == *wanted {
		return nil
	}
	*wanted = want
	tok, press, text := g.begin(m.ctx), m.press, a.Text()
	return func() tea.Msg {
		s, err := press.Around(tok, text.Document, text.Setting, want.Place, want.Above, want.Below)
		if err != nil {
			return nil
		}
		return stretchCame{tok.number, g, a, s}
	}
}

// takeStretch extends the article or the preview.
func (m *Model) takeStretch(msg stretchCame) {
	if msg.guard.finish(msg.number) {
		msg.article.Extend(msg.stretch)
	}
}
