package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
	"readout/ui/render"
)

// Everything that the article shows follows from what the reader wants of it: a
// document, its original or not, numbers for its links or not, the words that are
// searched in it, the width and the theme. Whatever of that changes, reset makes it
// ready anew and only the last answer counts; a briefing that is coming is made ready
// by the same job, and changes nothing before it is there.

// A job makes a document ready to be shown. It has all that this takes, so that it
// can be done elsewhere.
type job struct {
	doc      store.Document
	ready    pane.Text // the same text made ready before, if it has a document
	setting  render.Setting
	original bool
	find     string
	at       *where // nil for the first match or the top
	rows     int    // of the window
	press    *render.Press
}

// A prepared is a document made ready, with the stretch that is seen first.
type prepared struct {
	doc     store.Document
	text    pane.Text
	stretch render.Stretch
	find    string
	matches pane.Matches
}

// do makes the document ready. The error is that of ctx.
func (j job) do(ctx context.Context) (prepared, error) {
	p := prepared{doc: j.doc, text: j.text(), find: j.find}
	p.text.Setting, p.text.Original = j.setting, j.original
	if j.setting.Links {
		p.text.Links = p.text.Document.Links()
	}
	p.matches = matchesIn(p.text, j.doc.Language, j.find)
	place := 0
	switch {
	case j.at != nil:
		place = p.text.Place(max(0, j.at.body))
	case len(p.matches.Places) > 0:
		place = p.matches.Places[0][0]
	}
	var err error
	p.stretch, err = j.press.Around(ctx, p.text.Document, j.setting, place, 2*j.rows, 3*j.rows)
	return p, err
}

// text divides the document into blocks, if that has not been done.
func (j job) text() pane.Text {
	if j.ready.Document != nil {
		return j.ready
	}
	var text pane.Text
	key := j.doc.ID.String()
	if j.original {
		var lines []render.Line
		for _, l := range j.doc.Original() {
			lines = append(lines, render.Line{Text: l.Text, Why: l.Why})
		}
		text.Document = render.OpenOriginal(key+" original", lines)
	} else {
		text.Document = render.Open(render.Text{Key: key, Body: j.doc.Body, Markdown: j.doc.Markdown, Links: links(j.doc)})
	}
	text.Contents, text.Of = text.Document.Contents()
	text.Linked = text.Document.Linked()
	return text
}

// links are those of a document whose body does not have them.
func links(d store.Document) []render.Link {
	var out []render.Link
	for _, l := range d.Links {
		out = append(out, render.Link{Text: l.Text, Address: l.URL, Place: l.From, End: l.To})
	}
	return out
}

// settingOf is how a briefing or an original is set in this window.
func (m *Model) settingOf(original, numbered bool) render.Setting {
	s := render.Setting{Width: m.textWidth(), Theme: m.th, Links: numbered && !original}
	if all := min(s.Width+pane.SideWidth, m.room()); original && all >= pane.BesideFrom {
		s.Beside, s.Width = true, all-pane.SideWidth
	}
	return s
}

// textCame is the briefing that is shown, made ready anew.
type textCame struct {
	number int
	prepared
}

// reset makes the briefing that is shown ready anew, as it is wanted now, for the
// same place.
func (m *Model) reset() tea.Cmd {
	if m.doc.ID == 0 {
		return nil
	}
	j := job{doc: m.doc, setting: m.settingOf(m.original, m.numbered), original: m.original, find: m.find.Text(), rows: m.h, press: m.press}
	if a := &m.article; a.Doc.ID == m.doc.ID && a.Original() == m.original {
		j.ready = a.Text()
	}
	j.at = &where{body: m.article.BodyPlaceIn(m.doc)}
	tok := m.setting.begin(m.ctx)
	return m.work(tok, func() tea.Msg {
		p, err := j.do(tok)
		if err != nil { // nobody waits for it any more
			return nil
		}
		return textCame{tok.number, p}
	})
}

// takeText shows what reset made ready. If words are searched, what they find is
// gone to from the place at which the search began.
func (m *Model) takeText(msg textCame) tea.Cmd {
	if !m.setting.finish(msg.number) {
		return nil
	}
	m.extending.stop()
	another := m.article.Doc.ID != msg.doc.ID
	m.article.Reset(msg.doc, msg.text, msg.stretch, msg.matches)
	if msg.find != m.searched {
		m.searched = msg.find
		if m.seeking {
			m.article.Mark(m.sought)
		}
	}
	if another && m.overlay == detailsOpen {
		return tea.Batch(m.numbersCame(), m.describeArticle())
	}
	return m.numbersCame()
}

// refit makes the article ready anew if it is not as it is wanted, or is about to be
// something else.
func (m *Model) refit() tea.Cmd {
	if m.outdated() || m.setting.busy {
		return m.reset()
	}
	return nil
}

// outdated says that the window, the theme or what is wanted has changed since the
// article was made ready.
func (m *Model) outdated() bool {
	return !m.article.Text().Setting.Equal(m.settingOf(m.original, m.numbered))
}

// stretchCame is another stretch of a text that is shown.
type stretchCame struct {
	number  int
	guard   *guard
	article *pane.Article
	text    pane.Text
	stretch render.Stretch
}

// extend sets what the article lacks about the window.
func (m *Model) extend() tea.Cmd {
	if m.screen != reading {
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
	return m.work(tok, func() tea.Msg {
		s, err := press.Around(tok, text.Document, text.Setting, want.Place, want.Above, want.Below)
		if err != nil {
			return nil
		}
		return stretchCame{tok.number, g, a, text, s}
	})
}

// takeStretch extends the article or the preview, unless it shows another text by now.
func (m *Model) takeStretch(msg stretchCame) {
	if msg.guard.finish(msg.number) {
		msg.article.Extend(msg.text, msg.stretch)
	}
}
