package ui

import (
	"testing"

	"readout/store"
)

// enter types a command and enters it.
func enter(m *Model, text string) { press(ordered(m, text), "enter") }

func TestCommands(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"by month", "PUBLISHED  by month"}, {"by m", "PUBLISHED  by month"}, {"BY Day", "by day"},
		{"by decade", "by decade"}, {"by d", "periods are a decade, year, quarter, month, week, day"},
		{"by", "periods are a decade"},
		{"mentioned", "MENTIONED  by year"}, {"published", "PUBLISHED  by year"}, {"m", "MENTIONED"},
		{"compare cable | ministers", "ministers"}, {"comp cable | ministers", "ministers"},
		{"xompare a | b", "there is no command :xompare; did you mean :compare A | B?"},
		{"mentoined", "did you mean :mentioned?"}, {"publish", "PUBLISHED"}, {":by month", "by month"},
		{"compare cable | date:2024-06-31", "there is no 31 June 2024"},
		{"compare", "nothing is compared"}, {"", "BRIEFINGS"}, {"é\x1b[2J", "did you mean"},
	} {
		m := reader(t, four(), 130, 24)
		enter(m, c.text)
		shows(t, m, c.want)
		if m.input.mode != notTyping {
			t.Errorf("%q: typing goes on", c.text)
		}
	}
	m := reader(t, four(), 80, 24)
	if press(ordered(m, "q"), "esc"); m.input.mode != notTyping {
		t.Error("esc does not close the line")
	}
	enter(m, "help")
	shows(t, m, "half a window down")
	press(m, "esc")
	if ordered(m, "q"); !quits(m, "enter") {
		t.Error(":q does not leave")
	}
}

func TestCommandLine(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, ":")
	shows(t, m, ": command", "compare   by   published   mentioned   help")
	letters(m, "co")
	shows(t, m, ": co", "compare A | B", "esc cancel")
	press(m, "tab")
	shows(t, m, ": compare")
	letters(m, "cable | minist")
	shows(t, m, ": compare cable | minist")
	press(m, "tab")
	shows(t, m, ": compare cable | minist")
	press(m, "esc")
	ordered(m, "by ")
	shows(t, m, "by decade year quarter month week day")
	press(m, "tab tab tab tab")
	shows(t, m, ": by month")
	press(m, "enter")
	shows(t, m, "by month")
	ordered(m, "by d")
	for _, want := range []string{": by decade", ": by day", ": by decade"} {
		press(m, "tab")
		shows(t, m, want)
	}
}

// The help lists what can be typed, and is searched for it.
func TestHelpListsCommands(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "?")
	letters(m, "compare")
	shows(t, m, ":compare A | B", "two searches on one axis")
}

func TestCommandInABriefing(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "j enter")
	enter(m, "compare cable | ministers")
	shows(t, m, "cable     ", "2023: cable 1 (100 %), ministers 0 of 1")
	press(m, "esc q enter")
	shows(t, m, "The talks turned")
}

func TestCompare(t *testing.T) {
	for _, end := range []string{"x", "esc", ": c o m p a r e enter"} {
		m := reader(t, four(), 80, 24)
		enter(m, "compare cable | ministers")
		shows(t, m, "cable      ministers", "2021             0 ████████ 1", "2025: cable 1 (100 %), ministers 0 of 1")
		press(m, "G")
		shows(t, m, "undated: cable 0, ministers 0")
		press(m, "+ +")
		shows(t, m, "by month", "cable     ministers")
		press(m, end)
		shows(t, m, "PUBLISHED  by month", "undated: 1 briefing")
		hides(t, m, "ministers 0", "cable  ")
		if m.focus != onTimeline {
			t.Errorf("after %s the timeline has lost the keys", end)
		}
	}
}

// A query that is left out is that of the list, or all briefings.
func TestCompareWithWhatIsListed(t *testing.T) {
	m := reader(t, four(), 100, 24)
	enter(m, "compare cable")
	shows(t, m, "2025: all briefings 1 (100 %), cable 1 (100 %) of 1")
	press(m, "x 2")
	press(typedIn(m, "ministers"), "enter")
	enter(m, "compare cable")
	shows(t, m, "2021: ministers 1 (100 %), cable 0 of 1")
	enter(m, "compare cable |")
	shows(t, m, "2021: cable 0, ministers 1 (100 %) of 1")
}

// A comparison stays while the list is searched, and Enter keeps the list to a period.
func TestCompareBesideTheList(t *testing.T) {
	m := reader(t, four(), 80, 24)
	enter(m, "compare cable | ministers")
	press(m, "j j enter")
	shows(t, m, "1 OF 4  newest first  2023", "cable      ministers")
	press(typedIn(m, "ministers"), "enter")
	shows(t, m, "cable      ministers", "No briefing")
	press(m, "x")
	shows(t, m, "cable      ministers", "Press conference")
	m = reader(t, four(), 44, 14)
	enter(m, "compare cable | ministers")
	shows(t, m, "PUBLISHED  by year")
	press(m, "t")
	shows(t, m, " 2021 cable    · █ █  ministe… █ · ·  2025", "BRIEFINGS")
}

// Counts of a comparison that was given up are not shown, nor those of other periods.
func TestLateComparison(t *testing.T) {
	m := reader(t, four(), 80, 24)
	ordered(m, "compare cable | ministers")
	_, late := m.Update(keyOf("enter"))
	press(m, "x")
	settle(m, late)
	hides(t, m, "ministers 0")
	ordered(m, "compare cable | ministers")
	_, first := m.Update(keyOf("enter"))
	_, second := m.Update(keyOf("+"))
	settle(m, second)
	settle(m, first)
	shows(t, m, "by quarter", "ministers 0")
}

func TestComparisonThatFails(t *testing.T) {
	lib := four()
	m := reader(t, lib, 100, 24)
	lib.err = longError()
	enter(m, "compare cable | ministers")
	shows(t, m, "cannot compare: cannot open")
	lib.err = nil
	press(m, "+ -")
	shows(t, m, "PUBLISHED  by year", "███ 1")
}

func TestRangeKeepsTheList(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "t j v j")
	shows(t, m, "│ 2024", "▌ 2023", "2023–2024: 1 briefing")
	press(m, "j j enter")
	shows(t, m, "2 OF 4  newest first  2021–2024", "│ 2021")
	press(m, "t v k")
	press(m, "esc")
	if m.chart.timeline.Ranging() || m.results.period == (store.Period{}) {
		t.Error("esc does not only give the range up")
	}
	press(m, "v x")
	if m.chart.timeline.Ranging() || m.results.period == (store.Period{}) {
		t.Error("x does not only give the range up")
	}
	press(m, "x")
	shows(t, m, "BRIEFINGS")
	press(m, "v q")
	if m.chart.timeline.Ranging() {
		t.Error("a range goes on without the keys")
	}
}

// Keys behind a zoom are for what is seen then.
func TestKeysWaitForTheZoom(t *testing.T) {
	m := reader(t, many(60), 120, 24)
	press(m, "t")
	burst(m, "", "+ j enter")
	shows(t, m, "newest first  23 Dec 2024–29 Dec 2024")
}

func TestTimelineSaysTheRowInWords(t *testing.T) {
	m := reader(t, future(), 80, 24)
	press(m, "t")
	shows(t, m, "2025: 1 briefing, ahead", "2025    → ")
	press(m, "j j")
	shows(t, m, "2023: 1 briefing")
	press(m, "G")
	shows(t, m, "undated: 1 briefing")
	press(m, "+ + g j")
	shows(t, m, "29 empty months")
	press(m, "enter")
	shows(t, m, "29 empty months")
	m = reader(t, four(), 80, 24)
	press(typedIn(m, "cable"), "enter t j j j j")
	shows(t, m, "2021: 0 of 1 briefing")
}
