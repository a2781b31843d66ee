package ui

import (
	"slices"
	"strconv"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

func TestHistoryKeepsEachLineOnce(t *testing.T) {
	var h history
	for _, text := range []string{"cable", " gas ", "", "cable"} {
		h.keep(pastLine{text: text})
	}
	if got := []pastLine{{text: "gas"}, {text: "cable"}}; !slices.Equal(h.lines, got) {
		t.Errorf("%v", h.lines)
	}
	for i := range 2 * historyMost {
		h.keep(pastLine{text: strconv.Itoa(i)})
	}
	if n := len(h.lines); n != historyMost || h.lines[n-1].text != strconv.Itoa(2*historyMost-1) {
		t.Errorf("%d lines, the newest %q", n, h.lines[n-1].text)
	}
}

// searched is a reader that has searched for cable, ministers and 2030, in this order.
func searched(t testing.TB) *Model {
	m := reader(t, four(), 80, 24)
	for _, query := range []string{"cable", "ministers", "2030"} {
		press(m, "/ ctrl+u")
		letters(m, query)
		press(m, "enter")
	}
	return m
}

func TestHistoryOfTheSearchLine(t *testing.T) {
	for _, c := range []struct {
		name, keys, want string
	}{
		{"the one before", "/ up", "/ ministers"},
		{"older", "/ up up", "/ cable"},
		{"no older one", "/ up up up", "/ cable"},
		{"newer", "/ up up down", "/ ministers"},
		{"back to what was typed", "/ ctrl+u s h up up down down down", "/ sh"},
		{"the newest, after clearing", "esc / up", "/ 2030"},
		{"edited", "/ up backspace up", "/ 2030"},
		{"kept is the newest", "/ up up enter / ctrl+u up", "/ cable"},
		{"escape", "/ up up esc", "/ 2030"},
		{"by a part", "/ ctrl+r c a", "ctrl+r ca: cable"},
		{"by a part, older", "/ ctrl+r i ctrl+r", "ctrl+r i: ministers"},
		{"without a part", "/ ctrl+r ctrl+r", "ctrl+r: cable"},
		{"a part of nothing", "/ ctrl+r c x", "ctrl+r cx: cable"},
		{"the part shortened", "/ ctrl+r c x backspace backspace", "ctrl+r: ministers"},
		{"kept by a part", "/ ctrl+r c a enter", " / cable"},
		{"given up", "/ ctrl+r c a esc", " / 2030"},
		{"edited further", "/ ctrl+r c a end s", " / cables"},
		{"and older", "/ ctrl+r m i n up", " / cable"},
	} {
		m := searched(t)
		press(m, c.keys)
		if shows(t, m, c.want); t.Failed() {
			t.Fatal(c.name)
		}
	}
	m := searched(t)
	press(m, "/ ctrl+r c")
	drive(m, tea.PasteMsg{Content: "ab"})
	shows(t, m, "ctrl+r cab: cable", "2 of 4")
	press(m, "x x")
	shows(t, m, "nothing older has “cabxx”")
}

// Each kind of line has a history of its own.
func TestHistoriesAreSeparate(t *testing.T) {
	m := searched(t)
	for _, step := range [][2]string{
		{": up", ""}, {"b y space y e a r enter : up", "by year"},
		{"esc q enter / up", ""}, {"c l o u d enter / up", "cloud"}, {"down", ""},
		{"esc q / up", "2030"},
	} {
		press(m, step[0])
		if got := m.onLine().text; got != step[1] {
			t.Errorf("%s: %q, want %q", step[0], got, step[1])
		}
	}
}

// What the walk has to say stands beside a line of the last row, too.
func TestHistorySaysBesideTheLine(t *testing.T) {
	m := ordered(reader(t, four(), 80, 24), "by year")
	press(m, "up")
	shows(t, m, " : by year", "nothing older was typed here")
	press(m, "ctrl+r z")
	shows(t, m, "ctrl+r z: by year", "nothing older has “z”")
	press(m, "backspace")
	shows(t, m, "ctrl+r: by year")
	press(m, "enter : ctrl+r m")
	shows(t, m, "ctrl+r m: ", "nothing older has “m”")
	press(m, "backspace b")
	shows(t, m, "ctrl+r b: by year", "ctrl+r older")
}

// While typing, Up and Down walk the history, and other keys move the list.
func TestMovingWhileTyping(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "/")
	for _, step := range [][2]string{{"up", "1/4"}, {"down", "1/4"}, {"ctrl+n", "2/4"}, {"ctrl+p", "1/4"}} {
		press(m, step[0])
		if got := m.position(); got != step[1] {
			t.Errorf("%s: at %s, want %s", step[0], got, step[1])
		}
	}
}

// An order belongs to the query it was chosen for.
func TestOrderBelongsToTheQuery(t *testing.T) {
	for _, c := range []struct {
		name, keys string
		want       store.Sort
	}{
		{"another query", "/ ctrl+u c l o u d", store.Relevance},
		{"everything", "esc", store.Relevance},
		{"from the history", "/ ctrl+u c l o u d enter / up", store.Oldest},
		{"by ctrl+r", "esc ctrl+r", store.Oldest},
		{"typed away and given up", "/ x esc", store.Oldest},
		{"typed away and back", "/ x backspace", store.Oldest},
		{"everything sorted, and searched", "esc S / c l o u d", store.Relevance},
		{"everything sorted, searched and cleared", "esc S / c l o u d enter esc", store.Oldest},
	} {
		m := reader(t, four(), 80, 24)
		press(typedIn(m, "cable"), "enter S S")
		press(m, c.keys)
		if got := m.results.search.shown.query.Sort; got != c.want {
			t.Errorf("%s: order %d, want %d", c.name, got, c.want)
		}
	}
}

// What was searched comes back as it was left: query, order, and the place in the list.
func TestSearchComesBack(t *testing.T) {
	m := reader(t, many(400), 80, 24)
	press(typedIn(m, "report 1"), "enter S S G k k")
	stood := screenOf(m)
	for _, keys := range []string{"/ 2 esc", "/ ctrl+n ctrl+n esc", "/ ctrl+u x y esc", "/ up esc", "/ backspace 1 esc",
		"esc ctrl+r",
		"esc j j ctrl+r", "/ ctrl+u r e p o r t enter ctrl+r", "ctrl+r ctrl+r", "esc / up ctrl+u 7 enter ctrl+r"} {
		press(m, keys)
		if got := screenOf(m); got != stood {
			t.Fatalf("%s: got\n%s\nwant\n%s", keys, got, stood)
		}
	}
	m = reader(t, four(), 80, 24)
	press(m, "ctrl+r")
	shows(t, m, "there is no search before this one")
	press(typedIn(m, "cable"), "enter")
	press(typedIn(m, "s under"), "enter ctrl+r")
	shows(t, m, "/ cable ", "2 OF 4")
	press(m, "ctrl+r")
	shows(t, m, "/ cables under", "1 OF 4")
}
