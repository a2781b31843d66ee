package ui

import (
	"cmp"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// copyMost bounds what is put on the clipboard (OSC 52): terminals drop more.
const copyMost = 64 << 10

// copyQuote copies a paragraph with where it is from.
func (m *Model) copyQuote() tea.Cmd {
	quote := m.briefing.article.Quote()
	if quote == "" {
		return m.notice.say("there is no paragraph here")
	}
	m.notice.say("copied the paragraph with its citation")
	return tea.SetClipboard(citation(quote, m.briefing.article.Doc))
}

// citation is a quote with its source, at most copyMost bytes.
func citation(quote string, d store.Document) string {
	parts := []string{d.Title.Text}
	source, byline := pane.Credits(d)
	for _, s := range []string{byline, source, pane.ArticleDate(d.Published), cmp.Or(d.Link, d.Path)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	tail := "”\n— " + strings.Join(parts, ", ") + "\n"
	return "“" + cutTo(quote, copyMost-len(tail)-len("“")) + tail
}

// cutTo cuts a text to n bytes, between runes.
func cutTo(text string, n int) string {
	n = max(0, n)
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// copyPath copies the address of a briefing, or its path.
func (m *Model) copyPath() tea.Cmd {
	d := m.briefing.article.Doc
	where := cmp.Or(d.Link, d.Path)
	if where == "" {
		return nil
	}
	m.notice.say("copied " + where)
	return tea.SetClipboard(cutTo(where, copyMost))
}
