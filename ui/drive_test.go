package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/theme"
)

// reader is a reader on a library that is read, in a window of w by h.
func reader(t testing.TB, lib Library, w, h int) *Model {
	t.Helper()
	return readerOf(t, w, h, Loaded{Library: lib, Read: 4, Found: 4, Done: true})
}

// readerOf is a reader that has been given states of a library.
func readerOf(t testing.TB, w, h int, states ...Loaded) *Model {
	t.Helper()
	m := New(t.Context(), Options{Name: "sample briefings", Theme: theme.Options{Dark: true}})
	m.feed.pace, m.feed.patience = 0, 0
	drive(m, tea.WindowSizeMsg{Width: w, Height: h}, waitedLong{})
	for i, s := range states {
		drive(m, came(s, i == len(states)-1))
	}
	return m
}

// came is a state of the library as it comes.
func came(s Loaded, closed bool) libraryCame { return libraryCame{Loaded: s, closed: closed} }

// drive hands messages to the model and runs the commands that follow.
func drive(m *Model, msgs ...tea.Msg) {
	for _, msg := range msgs {
		_, cmd := m.Update(msg)
		settle(m, cmd)
	}
}

func settle(m *Model, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil, tea.QuitMsg:
	case tea.BatchMsg:
		for _, c := range msg {
			settle(m, c)
		}
	default:
		drive(m, msg)
	}
}

// press types keys: names apart by spaces.
func press(m *Model, keys string) {
	for name := range strings.FieldsSeq(keys) {
		drive(m, keyOf(name))
	}
}

var namedKeys = map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "space": tea.KeySpace, "tab": tea.KeyTab,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "backspace": tea.KeyBackspace, "end": tea.KeyEnd}

func keyOf(name string) tea.KeyPressMsg {
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: ' ', Text: " "}
	}
	if code, ok := namedKeys[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// letters types a text key by key.
func letters(m *Model, text string) {
	for _, r := range text {
		drive(m, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// screenOf is the frame as a person reads it, without spaces at line ends.
func screenOf(m *Model) string {
	lines := strings.Split(ansi.Strip(m.View().Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// row is a row of the screen, from 0; negative ones count from the end.
func rowOf(m *Model, i int) string {
	lines := strings.Split(screenOf(m), "\n")
	if i < 0 {
		i += len(lines)
	}
	return lines[i]
}

func shows(t testing.TB, m *Model, parts ...string) {
	t.Helper()
	s := screenOf(m)
	for _, part := range parts {
		if !strings.Contains(s, part) {
			t.Errorf("the screen does not show %q:\n%s", part, s)
		}
	}
}

func hides(t testing.TB, m *Model, parts ...string) {
	t.Helper()
	s := screenOf(m)
	for _, part := range parts {
		if strings.Contains(s, part) {
			t.Errorf("the screen shows %q:\n%s", part, s)
		}
	}
}
