package ui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
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
