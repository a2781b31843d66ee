package ui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// burst hands keys to the model before any answer, and then runs the commands in the
// order they were started.
func burst(m *Model, text, keys string) {
	var cmds []tea.Cmd
	take := func(key tea.KeyPressMsg) {
		_, cmd := m.Update(key)
		cmds = append(cmds, cmd)
	}
	for _, r := range text {
		take(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	for _, key := range strings.Fields(keys) {
		take(keyOf(key))
	}
	for _, cmd := range cmds {
		settle(m, cmd)
	}
}

// Keys that come faster than the answer are for the answer.
func TestKeysWaitForTheResult(t *testing.T) {
	for _, c := range []struct{ text, keys, want string }{
		{"/targets", "enter enter", "Targets will be shared."},
		{"/targets", "enter l", "Targets will be shared."},
		{"/cable", "enter j enter", "The talks turned"},
		{"/cable", "ctrl+n enter enter", "The talks turned"},
		{"/cable", "enter enter J", "The talks turned"},
		{"/cable", "enter enter J K", "today (24"},
		{"/targets", "enter enter Y", "copied targets.txt"},
		{"/targets", "enter enter q", "1 OF 4"},
		{"/targets", "enter enter esc", "1 OF 4"},
		{"/targets", "enter enter / backspace", "/ target"},
		{"S", "enter", "Targets will be shared."},
	} {
		m := reader(t, four(), 80, 24)
		burst(m, c.text, c.keys)
		shows(t, m, c.want)
		if len(m.queue) > 0 || m.briefing.coming() {
			t.Errorf("%q, %q: %d keys wait", c.text, c.keys, len(m.queue))
		}
	}
}

// What was typed for one query is not done with the result of another.
func TestAnotherQueryDropsWhatWaits(t *testing.T) {
	m := reader(t, four(), 80, 24)
	burst(m, "/cabl", "down e")
	shows(t, m, "2 OF 4", "1/2")
	burst(m, "x", "enter enter / esc")
	if m.screen == reading || len(m.queue) > 0 {
		t.Errorf("a briefing opened, %d keys wait", len(m.queue))
	}
	lib := four()
	m = reader(t, lib, 80, 24)
	lib.err = errors.New("the index is broken")
	burst(m, "/cable", "enter enter")
	shows(t, m, "the index is broken")
	if m.briefing.coming() || len(m.queue) > 0 {
		t.Error("keys wait for a result that will not come")
	}
}

// Escape gives up a briefing that is on its way, and only that.
func TestEscapeGivesUpOpening(t *testing.T) {
	m := pressed(typedIn(reader(t, four(), 80, 24), "cable"), "enter")
	burst(m, "", "enter esc")
	shows(t, m, "2 OF 4")
	press(m, "enter")
	burst(m, "", "J y esc")
	shows(t, m, "third Cloud Conference")
	if m.screen != reading || m.briefing.coming() {
		t.Error("escape did not stay with the briefing")
	}
}

func TestHeldKeysAreBounded(t *testing.T) {
	m := reader(t, four(), 80, 24)
	for _, r := range "/cable" {
		m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	m.Update(keyOf("enter"))
	for range 1000 {
		m.Update(keyOf("j"))
	}
	if len(m.queue) != queueMost {
		t.Errorf("%d keys wait", len(m.queue))
	}
}
