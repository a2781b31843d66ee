package ui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/ui/theme"
)

// frugal is a wide reader on a slow line, whose cursor has to rest for so long before the
// preview follows.
func frugal(t testing.TB, rest time.Duration) *Model {
	t.Helper()
	m := New(t.Context(), Options{Name: "briefings", Theme: theme.Options{Lean: true}, NoPreview: true, Rest: rest})
	m.feed.pace, m.feed.patience = 0, 0
	drive(m, tea.WindowSizeMsg{Width: 130, Height: 30}, came(Loaded{Library: four(), Done: true}, true))
	return m
}

// Over a slow line there is no preview until the reader asks for it.
func TestPreviewWhenAsked(t *testing.T) {
	m := frugal(t, time.Nanosecond)
	if !m.layout.preview.Empty() {
		t.Fatal("there is a preview")
	}
	press(m, "p")
	if m.layout.preview.Empty() || m.preview.article.Doc.ID == 0 {
		t.Error("p shows no preview")
	}
}

// The preview does not follow a cursor that is on its way.
func TestPreviewRests(t *testing.T) {
	m := frugal(t, time.Hour)
	press(m, "p") // which shows one at once: the cursor has not moved
	first := m.preview.article.Doc.ID
	if first == 0 {
		t.Fatal("no preview")
	}
	_, passing := m.Update(keyOf("j"))
	_, resting := m.Update(keyOf("j"))
	settle(m, passing) // or it would last an hour
	if m.preview.article.Doc.ID != first {
		t.Error("the preview shows what the cursor has left")
	}
	m.preview.text.stop()
	settle(m, resting)

	m = frugal(t, time.Nanosecond)
	press(m, "p j")
	if hit, _ := m.results.list.Selected(); m.preview.article.Doc.ID != hit.ID {
		t.Error("the preview does not show what the cursor rests on")
	}
}
