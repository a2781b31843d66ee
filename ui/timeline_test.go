package ui

import (
	"testing"

	"readout/store"
)

func TestPeriodFiltersTheList(t *testing.T) {
	lib := four()
	m := reader(t, lib, 80, 24)
	press(m, "t j j enter")
	shows(t, m, "BRIEFINGS  newest first  2023", "1/1", "Industry leaders")
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

func TestEmptyPeriodSaysSo(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "t j enter")
	shows(t, m, "No briefing of this time", "x shows all")
}

func TestZoomAndKind(t *testing.T) {
	m := reader(t, four(), 80, 24)
	shows(t, m, "PUBLISHED  by year", "2024")
	press(m, "t +")
	shows(t, m, "PUBLISHED  by month", "Nov 2025", "29 empty months")
	press(m, "-")
	press(m, "-")
	shows(t, m, "by decade", "2020s")
	press(m, "- M")
	shows(t, m, "MENTIONED  by decade")
	if m.of != store.Mentioned {
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

func TestTimelineFollowsTheSearch(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "/")
	letters(m, "cable")
	shows(t, m, "2025", "2023")
	hides(t, m, "2021")
}
