package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/store/markup"
	"readout/ui/pane"
	"readout/ui/render"
)

// Everything that an article shows follows from a version of its document. Whatever of
// that changes, a job makes the document ready again and only the last answer counts; a
// briefing that is to be opened is made ready by the same job, and changes nothing
// before it is there.

// A version is how a document is to be shown.
type version struct {
	id       store.ID
	original bool   // as it stood in the file
	numbers  bool   // its links have numbers
	find     string // words to mark
	setting  render.Setting
	edition  int // of the library, as the preview counts them
}

// A textPane is an article, its text as it is wanted, and the lines about its window.
type textPane struct {
	article pane.Article
	text    loader[version, proof]
	galley  loader[pane.Want, render.Galley]
}

// extend begins to set what the article lacks about its window, if that is not under way.
func (p *textPane) extend(m *Model) tea.Cmd {
	want, lacking := p.article.Wants()
	if !lacking || p.galley.busy && want == p.galley.want {
		return nil
	}
	press, text := m.press, p.article.Text()
	set := func(ctx context.Context) (render.Galley, error) {
		return press.Around(ctx, text.Document, text.Setting, want.Place, want.Above, want.Below)
	}
	return p.galley.load(m, want, set, func(s render.Galley, err error) tea.Cmd {
		if err == nil {
			p.article.Extend(text, s)
		}
		return nil
	})
}

// extend sets what the text on the screen lacks.
func (m *Model) extend() tea.Cmd {
	switch {
	case m.screen == reading:
		return m.briefing.extend(m)
	case m.screen == browsing && !m.layout.preview.Empty():
		return m.preview.extend(m)
	}
	return nil
}

// A job makes a document ready to be shown. It has all that this takes, so that it
// can be done in the background.
type job struct {
	version
	doc   store.Document
	ready pane.Edition // the same text made ready before, if it has a document
	at    *location    // nil for the best match or the top
	rows  int          // of the window
	press *render.Press
}

// A proof is a document made ready, with the galley that is seen first.
type proof struct {
	version version
	doc     store.Document
	text    pane.Edition
	galley  render.Galley
	matches pane.Matches
}

// do makes the document ready. The error is that of ctx.
func (j job) do(ctx context.Context) (proof, error) {
	p := proof{version: j.version, doc: j.doc, text: j.text()}
	p.text.Setting, p.text.Original = j.setting, j.original
	if j.setting.Links {
		p.text.Links = p.text.Document.Links()
	}
	p.matches = matchesIn(p.text, j.doc.Language, j.find)
	place := 0
	switch {
	case j.at != nil:
		place = p.text.Place(max(0, j.at.body))
	default:
		place, _ = p.matches.Opens(j.doc.Title.Text)
	}
	var err error
	p.galley, err = j.press.Around(ctx, p.text.Document, j.setting, place, 2*j.rows, 3*j.rows)
	return p, err
}

// text divides the document into blocks, if that has not been done.
func (j job) text() pane.Edition {
	if j.ready.Document != nil {
		return j.ready
	}
	var text pane.Edition
	key := j.doc.ID.String()
	if j.original {
		var lines []render.OriginalLine
		for _, l := range j.doc.Original() {
			lines = append(lines, render.OriginalLine{Text: l.Text, Why: l.Why})
		}
		text.Document = render.OpenOriginal(key+" original", lines)
	} else {
		text.Document = render.Open(render.Manuscript{
			Key: key, Body: j.doc.Body, Markdown: j.doc.Markdown, Links: links(j.doc)})
	}
	text.Contents, text.Of = text.Document.Contents()
	text.Linked = text.Document.Linked()
	return text
}

// links are the links of a document that its body does not contain.
func links(d store.Document) []markup.Link {
	var out []markup.Link
	for _, l := range d.Links {
		out = append(out, markup.Link{Text: l.Text, Address: l.URL, Place: l.From, End: l.To})
	}
	return out
}

// settingOf is how a briefing or an original is set in this window.
func (m *Model) settingOf(original, numbers bool) render.Setting {
	s := render.Setting{Width: m.textWidth(), Theme: m.th, Links: numbers && !original}
	if all := min(s.Width+pane.SideWidth, m.room()); original && all >= pane.BesideFrom {
		s.Beside, s.Width = true, all-pane.SideWidth
	}
	return s
}

// reset makes the briefing that is shown ready again, as it is wanted now, for the
// same place.
func (m *Model) reset() tea.Cmd {
	b := &m.briefing
	if b.doc.ID == 0 {
		return nil
	}
	v := b.text.want
	v.id, v.find, v.setting = b.doc.ID, b.find.Text(), m.settingOf(v.original, v.numbers)
	j := job{version: v, doc: b.doc, at: &location{body: b.article.BodyPlaceIn(b.doc)}, rows: m.h, press: m.press}
	if b.article.Doc.ID == v.id && b.article.Text().Original == v.original {
		j.ready = b.article.Text()
	}
	return b.text.load(m, v, j.do, m.takeText)
}

// takeText shows what reset made ready. If words are searched, what they find is
// gone to from the place at which the search began.
func (m *Model) takeText(t proof, err error) tea.Cmd {
	b := &m.briefing
	if err != nil { // the session ends
		return nil
	}
	b.galley.drop()
	another, newWords := b.article.Doc.ID != t.doc.ID, t.version.find != b.text.shown.find
	b.article.Reset(t.doc, t.text, t.galley, t.matches)
	b.text.shown = t.version
	if newWords && b.seek {
		b.article.Mark(b.origin)
	}
	if another && m.overlay == detailsOpen {
		return tea.Batch(m.numbersCame(), m.describeArticle())
	}
	return m.numbersCame()
}

// refit makes the article ready again if it is not as it is wanted, or is about to be
// something else.
func (m *Model) refit() tea.Cmd {
	if m.outdated() || m.briefing.text.busy {
		return m.reset()
	}
	return nil
}

// outdated reports whether the window, the theme or what is wanted has changed since
// the article was made ready.
func (m *Model) outdated() bool {
	b := &m.briefing
	return !b.article.Text().Setting.Equal(m.settingOf(b.text.want.original, b.text.want.numbers))
}
