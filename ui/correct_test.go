package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/render"
	"readout/ui/theme"
)

// misspelt is a shelf that knows the nearest of a few words.
func misspelt() *shelf {
	s := four()
	s.words = map[string]string{"calbe": "cable", "evil": "cable\x1b[2J\u202e"}
	return s
}

func TestNearestWordIsOffered(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {44, 14}} {
		lib := misspelt()
		m := typedIn(reader(t, lib, size[0], size[1]), "calbe")
		shows(t, m, "0 OF 4", "/ calbe", "nothing has “calbe”", "for cable (2), Enter, then =")
		press(m, "enter")
		shows(t, m, "0 OF 4", "nothing has “calbe”", "for cable (2), press =", "= nearest words", "offered 1/2")
		press(m, "=")
		shows(t, m, "2 OF 4  calbe → cable", "= as typed", "1/2")
		hides(t, m, "nothing has")
		if q := lib.asked[len(lib.asked)-1]; !q.Correct || q.Text != "calbe" {
			t.Errorf("asked %+v", q)
		}
		press(m, "=")
		shows(t, m, "0 OF 4", "nothing has “calbe”")
		press(m, "= / s")
		if m.results.correct {
			t.Error("another query is corrected as well")
		}
	}
}

func TestNothingIsOffered(t *testing.T) {
	m := pressed(typedIn(reader(t, misspelt(), 80, 24), "cable"), "enter")
	hides(t, m, "as typed", "→", "nothing has")
	press(m, "=")
	shows(t, m, "no other word is offered for this search")
	press(m, "t =")
	shows(t, m, "by quarter")
}

// What is marked in the preview and in the article is what was searched.
func TestNearestWordsAreMarked(t *testing.T) {
	m := pressed(typedIn(reader(t, misspelt(), 140, 30), "calbe"), "enter")
	if s, _, _ := m.preview.article.Found(); len(s.At) == 0 {
		t.Error("nothing is marked in the preview")
	}
	press(m, "enter")
	if s, _, _ := m.briefing.article.Found(); len(s.At) != 12 {
		t.Errorf("%d matches in the article", len(s.At))
	}
}

func TestCorrectionsDoNotEscape(t *testing.T) {
	m := typedIn(reader(t, misspelt(), 120, 24), "evil")
	shows(t, m, "nothing has “evil”; nearest is cable")
	for _, keys := range []string{"", "enter ="} {
		press(m, keys)
		if frame := m.View().Content; strings.Contains(frame, "\x1b[2J") || strings.Contains(frame, "\u202e") {
			t.Errorf("an escape got through: %q", frame)
		}
	}
	shows(t, m, "evil → cable")
}

// While a query cannot be understood, the list stays, and the row below the
// search line says what is wrong.
func TestQueryThatCannotBeUnderstood(t *testing.T) {
	dark := theme.New(theme.Options{Dark: true})
	markedFault := render.Mark("2024-06-31", [][2]int{{0, 10}}, dark.Fault)
	for _, size := range [][2]int{{120, 36}, {80, 24}, {80, 14}, {44, 14}, {40, 12}} {
		m := typedIn(reader(t, four(), size[0], size[1]), "cable ")
		before := strings.Split(screenOf(m), "\n")
		letters(m, "date:2024-06-31")
		shows(t, m, "there is no 31 June 2024;")
		after := strings.Split(screenOf(m), "\n")
		for i := 4; i < size[1]-1; i++ {
			if before[i] != after[i] {
				t.Errorf("%v: row %d changes from %q to %q", size, i, before[i], after[i])
			}
		}
		if !strings.Contains(after[1], "there is no") {
			t.Errorf("%v: the problem is not below the search line:\n%s", size, screenOf(m))
		}
		if frame := m.View().Content; !strings.Contains(frame, markedFault) {
			t.Errorf("%v: the part is not marked", size)
		}
		m.Update(keyOf("0")) // not answered yet
		if strings.Contains(m.View().Content, markedFault) {
			t.Error("another text keeps the mark of the one before")
		}
		press(m, "esc")
		hides(t, m, "there is no")
		shows(t, m, "1/4")
	}
}

// A library that comes meanwhile is asked for what the list shows.
func TestLibraryComesWhileAQueryIsWrong(t *testing.T) {
	m := readerOf(t, 80, 24)
	typedIn(m, badDate)
	drive(m, came(Loaded{Library: four()}, false))
	shows(t, m, "there is no 31 June", "1/4", "The Secretary opened")
	drive(m, came(Loaded{Library: many(7), Done: true}, true))
	shows(t, m, "there is no 31 June", "1/7")
	press(m, "backspace backspace backspace backspace backspace backspace backspace backspace")
	hides(t, m, "there is no")
	shows(t, m, "0 OF 7")
}

func TestFaultsDoNotEscape(t *testing.T) {
	lib := four()
	lib.err = &store.QueryError{Text: "a", Start: 0, End: 99, Problem: "x\x1b[2J\u009d", Fix: "y\rz\u202e"}
	m := reader(t, lib, 80, 24)
	drive(m, tea.PasteMsg{Content: "x"})
	press(m, "/ a")
	checkFrame(t, m, 80, 24)
	if frame := m.View().Content; strings.ContainsAny(frame, "\r\u009d\u202e") {
		t.Errorf("%q", frame)
	}
}
