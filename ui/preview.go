package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/render"
)

// A preview shows the document under the cursor beside the list.
type preview struct {
	textPane
	on      bool // the reader wants one, if there is room
	edition int  // counts up when a newer library may have other texts
}

// look starts to set the preview of the document under the cursor, if there is
// room for it and it is another one. An empty list has an empty preview.
func (m *Model) look() tea.Cmd {
	p := &m.preview
	hit, ok := m.results.list.Selected()
	if m.results.list.Len() == 0 && p.text.want.id != 0 {
		p.text.drop()
		p.article.Fail("") // shows nothing
	}
	room := m.layout.preview
	if m.feed.lib == nil || room.Empty() || !ok || m.screen != browsing {
		return nil
	}
	set := render.Setting{Width: room.Dx() - 2, Theme: m.th}
	want := version{id: hit.ID, find: m.results.found.Used, setting: set, edition: p.edition}
	last := p.text.want
	if want == last {
		return nil
	}
	rest := m.opt.Rest
	if last.id == want.id || last.id == 0 {
		rest = 0 // the cursor has not moved
	}
	j := job{version: want, rows: room.Dy(), press: m.press}
	if last.id == want.id && last.find == want.find { // the place is kept
		j.at = &location{body: p.article.BodyPlace()}
	}
	lib := m.feed.lib
	show := p.text.load(m, want, func(ctx context.Context) (t proof, err error) {
		if j.doc, err = lib.Document(ctx, want.id); err != nil {
			return t, err
		}
		return j.do(ctx)
	}, func(t proof, err error) tea.Cmd { return p.show(t, err, j.at != nil) })
	over := p.text.ctx.Done()
	return func() tea.Msg {
		select {
		case <-over:
			return nil
		case <-time.After(rest):
		}
		return show()
	}
}

// show takes the text of a document, or of the same one again.
func (p *preview) show(t proof, err error, again bool) tea.Cmd {
	if err != nil {
		p.article.Fail(store.SafeLine(err.Error()))
		return nil
	}
	p.galley.drop()
	if again && t.doc.ID == p.article.Doc.ID {
		p.article.Reset(t.doc, t.text, t.galley, t.matches)
	} else {
		p.article.Open(t.doc, t.text, t.galley, t.matches)
	}
	return nil
}

func (m *Model) togglePreview() tea.Cmd {
	if m.w < wide {
		return m.notice.say("the preview needs a window of 120 columns")
	}
	m.preview.on = !m.preview.on
	m.arrange()
	return nil
}
