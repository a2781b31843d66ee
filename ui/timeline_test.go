package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

func TestPeriodFiltersTheList(t *testing.T) {
	lib := four()
	m := reader(t, lib, 80, 24)
	press(m, "t j j enter")
	shows(t, m, "1 OF 4  newest first  2023", "1/1", "Industry leaders")
	hides(t, m, "third Cloud")
	if m.focus != onList {
		t.Error("the list does not have the keys")
	}
	press(m, "x")
	shows(t, m, "1/4", "third Cloud")
	press(m, "t G enter")
	shows(t, m, "undated", "Classified targets", "1/1")
	press(m, "esc")
	shows(t, m, "1/4")
}

// Whatever moves the list, the timeline stands on the period of its document; but not while
// it has the keys itself.
func TestTimelineStandsWhereTheListIs(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"j", "▌ 2023"},
		{"G", "▌ undated"},
		{"S", "▌ undated"}, // oldest first, with the undated on top here
		{"j j t + + 2", "▌ Oct 2021"},
		{"/ m i n i s", "▌ 2021"},
		{"/ m i n i s enter esc", "▌ 2025"},
		{"t j j q", "▌ 2025"},
		{"t j j", "▌ 2023"},
		{"j enter J q", "▌ 2021"},
	} {
		m := reader(t, four(), 80, 24)
		press(m, c.keys)
		if s := screenOf(m); strings.Count(s, "\n"+c.want) != 1 {
			t.Errorf("%s: no %q in\n%s", c.keys, c.want, s)
		}
	}
}

func TestEmptyPeriodSaysSo(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "t j enter")
	shows(t, m, "No briefing of this time", "x shows all")
}

func TestZoomAndKind(t *testing.T) {
	m := reader(t, four(), 80, 24)
	shows(t, m, "PUBLISHED  by year", "2024")
	press(m, "t +")
	shows(t, m, "PUBLISHED  by quarter", "Q4 2025", "9 empty quarters")
	press(m, "+")
	shows(t, m, "PUBLISHED  by month", "Nov 2025", "29 empty months")
	press(m, "- -")
	press(m, "-")
	shows(t, m, "by decade", "2020s")
	press(m, "- M")
	shows(t, m, "MENTIONED  by decade")
	if m.chart.of != store.Mentioned {
		t.Error("the other dates are not counted")
	}
}

func TestNarrowTimeline(t *testing.T) {
	m := reader(t, four(), 60, 20)
	shows(t, m, "2021 ███", "2025  1 undated", "BRIEFINGS")
	hides(t, m, "PUBLISHED")
	press(m, "t")
	shows(t, m, "PUBLISHED  by year")
	hides(t, m, "BRIEFINGS")
	press(m, "t")
	shows(t, m, "BRIEFINGS")
	press(m, "t")
	press(m, "esc")
	shows(t, m, "BRIEFINGS")
}

// The keys follow what is seen when the window shrinks.
func TestShrinkingGivesTheListTheKeys(t *testing.T) {
	m := reader(t, four(), 120, 30)
	press(m, "t j")
	drive(m, tea.WindowSizeMsg{Width: 44, Height: 14})
	press(m, "j")
	shows(t, m, "2/4", "BRIEFINGS")
	press(m, "t")
	shows(t, m, "PUBLISHED  by year")
	drive(m, tea.WindowSizeMsg{Width: 120, Height: 30})
	if m.focus != onTimeline {
		t.Error("a growing window takes the keys away")
	}
	shows(t, m, "PUBLISHED  by year", "BRIEFINGS")
}

// A document that mentions no dates is not an undated one.
func TestWithoutDatesMentioned(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "t M")
	shows(t, m, "MENTIONED", "  no dates")
	press(m, "G enter")
	shows(t, m, "newest first  no dates")
	hides(t, m, "first  undated")
	drive(m, tea.WindowSizeMsg{Width: 44, Height: 14})
	shows(t, m, "1 no dates")
}

func TestTimelineFollowsTheSearch(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "/")
	letters(m, "cable")
	shows(t, m, "2025    █████████ 1/1", "2021    ▒▒▒▒▒▒▒▒▒ 0/1", "2024              0 ", "undated ▒▒▒▒▒▒▒▒▒ 0/1")
}
