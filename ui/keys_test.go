package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func quits(m *Model, name string) bool {
	_, cmd := m.Update(keyOf(name))
	found := false
	var look func(tea.Cmd)
	look = func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		switch msg := cmd().(type) {
		case tea.QuitMsg:
			found = true
		case tea.BatchMsg:
			for _, c := range msg {
				look(c)
			}
		}
	}
	look(cmd)
	return found
}

func TestWhatLeaves(t *testing.T) {
	for _, c := range []struct {
		before, key string
		want        bool
	}{
		{"", "q", true}, {"", "Q", true}, {"", "ctrl+c", true}, {"", "h", false}, {"", "esc", false}, {"", "left", false},
		{"enter", "q", false}, {"enter", "Q", true}, {"enter q", "q", true}, {"?", "q", false},
		{"/", "q", false}, {"/ c", "ctrl+c", true}, {"/ c enter", "q", false}, {"/ c enter q", "q", true},
		{"t enter", "q", false}, {"t enter q", "q", true},
	} {
		m := reader(t, four(), 80, 24)
		press(m, c.before)
		if got := quits(m, c.key); got != c.want {
			t.Errorf("%q then %q leaves: %v", c.before, c.key, got)
		}
	}
}

// The help is read from the table that dispatches the keys; what it does not
// show is shown by the line of a partner.
func TestHelpKnowsEveryKey(t *testing.T) {
	shown := map[string]bool{}
	for _, c := range commands() {
		for _, k := range strings.Fields(strings.ReplaceAll(c.label, ",", " ")) {
			shown[k] = true
		}
	}
	same := map[string]string{"down": "arrows", "up": "arrows", "ctrl+n": "arrows", "ctrl+p": "arrows",
		"left": "h", "right": "l", "pgdown": "PgDn", "pgup": "PgUp",
		"home": "Home", "end": "End", "shift+tab": "tab", "=": "+"}
	for _, c := range commands() {
		for _, k := range c.keys {
			if !shown[k] && !shown[same[k]] {
				t.Errorf("the help does not show %q", k)
			}
		}
	}
}

// Keys of terminals and of flow control mean nothing.
func TestForbiddenKeys(t *testing.T) {
	for _, c := range commands() {
		for _, k := range c.keys {
			if strings.Contains(" ctrl+s ctrl+q ctrl+i ctrl+m ctrl+h ~ ", " "+k+" ") {
				t.Errorf("%q is bound", k)
			}
		}
	}
}

// No key is bound twice in one place: the second would never be reached.
func TestNoKeyTwice(t *testing.T) {
	for p := inList; p <= inPages; p <<= 1 {
		seen := map[string]bool{}
		for _, c := range commands() {
			for _, k := range c.keys {
				if c.where&p != 0 && seen[k] && c.label != "" {
					t.Errorf("%q is bound twice in place %b", k, p)
				}
				seen[k] = seen[k] || c.where&p != 0
			}
		}
	}
}

func TestHelpCanBeSearched(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "?")
	shows(t, m, "MOVE", "half a window", "/ type to search", "esc close", "0%")
	press(m, "down down")
	hides(t, m, "MOVE")
	letters(m, "citation")
	shows(t, m, "copy this paragraph", "/ citation", "esc close")
	hides(t, m, "half a window")
	press(m, "enter")
	shows(t, m, "copy this paragraph", "q back  / search keys")
	press(m, "q")
	shows(t, m, "BRIEFINGS")
	press(m, "? esc")
	shows(t, m, "BRIEFINGS")
	press(m, "? ?")
	shows(t, m, "BRIEFINGS")
	press(m, "? / z o o m")
	shows(t, m, "shorter, longer periods", "text over the full width")
	hides(t, m, "half a window")
}

// What readers may call a key by.
func TestHelpKnowsOtherWords(t *testing.T) {
	for word, want := range map[string]string{"zoom": "shorter, longer periods", "filter": "keep the list to this period",
		"sort": "newest, oldest", "quit": "at the top leave"} {
		m := reader(t, four(), 80, 24)
		press(m, "?")
		letters(m, word)
		shows(t, m, want)
	}
}

// A pane that has the keys is a level: q and the status line agree.
func TestPanesAreLevels(t *testing.T) {
	m := reader(t, four(), 130, 24)
	for _, pane := range []string{"t", "3"} {
		press(m, pane)
		shows(t, m, "q back")
		press(m, "q")
		if m.focus != onList {
			t.Errorf("q in pane %s does not go to the list", pane)
		}
		shows(t, m, "q leave")
	}
}

// A key that cannot do what it is for says why.
func TestKeysSayWhyNot(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"p", "needs a window of 120 columns"}, {"p p", "needs a window of 120 columns"},
		{"enter n", "no matches; / searches this article"}, {"enter d N", "no matches; / searches this article"},
		{"enter f", "this briefing has no links"}, {"enter o", "names no address"}, {"H", "nothing to go back to"},
		{"enter ' x", "there is no mark x"},
		{"t - -", "a decade is the longest period"}, {"t + + + + +", "a day is the shortest period"},
		{"t G v", "a range begins at a period"}, {": c o m p a r e enter", "nothing is compared"},
	} {
		m := reader(t, four(), 100, 24)
		press(m, c.keys)
		shows(t, m, c.want)
		if m.focus == onPreview || !m.preview.on {
			t.Errorf("%q: focus %d, preview %v", c.keys, m.focus, m.preview.on)
		}
	}
	for _, key := range []string{"t", "1", "tab"} {
		m := reader(t, &shelf{}, 100, 24)
		if press(m, key); m.focus != onList {
			t.Errorf("%s goes to an empty timeline", key)
		}
		if key != "tab" {
			shows(t, m, "the timeline is empty")
		}
	}
}

func TestMouse(t *testing.T) {
	m := reader(t, four(), 80, 24)
	at := m.layout.list.Min
	click := tea.MouseClickMsg{X: at.X + 5, Y: at.Y + 2, Button: tea.MouseLeft}
	drive(m, click)
	shows(t, m, "2/4")
	drive(m, click)
	shows(t, m, "The talks turned")
	press(m, "q")
	drive(m, tea.MouseClickMsg{X: 3, Y: m.layout.timeline.Min.Y + 2, Button: tea.MouseLeft})
	if m.focus != onTimeline {
		t.Error("a click does not give the timeline the keys")
	}
	drive(m, tea.MouseWheelMsg{X: at.X + 5, Y: at.Y + 2, Button: tea.MouseWheelDown})
	shows(t, m, "▌     undated", "2024: 0 briefings")
	drive(m, tea.MouseClickMsg{X: at.X, Y: 0, Button: tea.MouseLeft})
	if m.input.mode != typingQuery {
		t.Error("a click on the title does not open the search")
	}
}
