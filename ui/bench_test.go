package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/store/clean"
	"readout/ui/render"
)

func BenchmarkFrame(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {120, 36}, {250, 60}} {
		for _, surface := range []string{"browse", "results", "matches"} {
			b.Run(fmt.Sprintf("%s %dx%d", surface, size[0], size[1]), func(b *testing.B) {
				m := surfaces[surface](b)
				drive(m, tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				for b.Loop() {
					m.View()
				}
			})
		}
	}
}

// A key in a list of 100,000, with the frame that follows.
func BenchmarkMove(b *testing.B) {
	m := New(b.Context(), Options{})
	drive(m, tea.WindowSizeMsg{Width: 120, Height: 36}, came(Loaded{Library: many(100_000), Done: true}, true))
	keys := []tea.KeyPressMsg{keyOf("d"), keyOf("j"), keyOf("u"), keyOf("d")}
	for i := 0; b.Loop(); i++ {
		m.Update(keys[i%len(keys)])
		m.View()
	}
}

// megabyte is a library of one long briefing.
func megabyte() *shelf {
	const part = "## What the ministers said\n\nAllies will **double** their spending on [undersea cables](https://example.org/cables) by the end of the " +
		"decade, the Secretary General said on Tuesday; nobody asked what “double” means.\n\n- Two ships are patrolling the strait.\n- A third follows in May.\n\n"
	body := strings.Repeat(part, 1<<20/len(part)) + "At last the divers surfaced.\n"
	return &shelf{docs: []store.Document{{ID: 1, Path: "long.md", Title: clean.Value{Text: "Long"}, Language: "en", Markdown: true, Body: body, Words: 160_000}}}
}

// The first mark in a megabyte, from the key to the frame: of a word on every
// screen, and of one on the last.
func BenchmarkFindInMegabyte(b *testing.B) {
	for _, word := range []string{"cable", "surfaced"} {
		b.Run(word, func(b *testing.B) {
			m := reader(b, megabyte(), 120, 40)
			press(m, "enter")
			for b.Loop() {
				b.StopTimer()
				press(m, "esc g /")
				letters(m, word[:len(word)-1])
				b.StartTimer()
				letters(m, word[len(word)-1:])
				m.View()
			}
			if stops, _, _ := m.briefing.article.Found(); len(stops.At) == 0 {
				b.Fatal("nothing is marked")
			}
		})
	}
}

// Another width in the middle of a megabyte, up to the frame.
func BenchmarkResizeInMegabyte(b *testing.B) {
	m := reader(b, megabyte(), 120, 40)
	press(m, "enter")
	m.briefing.article.GoTo(1 << 19)
	settle(m, m.extend())
	for w := 0; b.Loop(); w++ {
		m.press = render.NewPress(linesMost) // nothing is kept
		drive(m, tea.WindowSizeMsg{Width: 60 + w%20, Height: 40})
		m.View()
	}
}

// Opening a megabyte, from the key to the frame.
func BenchmarkOpenMegabyte(b *testing.B) {
	m := reader(b, megabyte(), 120, 40)
	for b.Loop() {
		m.press = render.NewPress(linesMost)
		press(m, "enter")
		m.View()
		b.StopTimer()
		press(m, "q")
		b.StartTimer()
	}
}
