package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

func TestDocumentsAppearWhileReading(t *testing.T) {
	m := readerOf(t, 80, 24)
	shows(t, m, "looking for files", "Briefings appear here")
	all := many(1000)
	drive(m, came(Loaded{Library: &shelf{docs: all.docs[500:]}, Read: 500, Found: 1200}, false))
	shows(t, m, "reading 500 of 1,200 files", "Situation report 501", "1/500")
	drive(m, came(Loaded{Library: all, Read: 1200, Found: 1200, Done: true}, true))
	shows(t, m, "1,000 briefings", "1/1,000", "▌ 31 Dec 2024  Situation report 1")
}

// That the reading goes on is seen beside a search too, at every width.
func TestReadingIsSeenWhileSearching(t *testing.T) {
	for _, w := range []int{40, 44, 71, 72, 80, 107, 108, 120, 160} {
		m := readerOf(t, w, 20)
		drive(m, came(Loaded{Library: four(), Read: 12_000, Found: 40_000}, false))
		typedIn(m, "cable")
		shows(t, m, "reading 12,000 of 40,000", "2 OF 4 SO FAR")
		press(m, "enter")
		shows(t, m, "reading 12,000 of 40,000", "1/2")
		drive(m, came(Loaded{Library: four(), Read: 40_000, Found: 40_000, Done: true}, true))
		hides(t, m, "reading", "SO FAR", "so far")
	}
}

// List and timeline are of the same library at any moment.
func TestListAndTimelineAgree(t *testing.T) {
	all := many(30)
	m := readerOf(t, 80, 24)
	drive(m, came(Loaded{Library: &shelf{docs: all.docs[20:]}}, false))
	_, answer := m.Update(came(Loaded{Library: all, Done: true}, true))
	shows(t, m, "1/10", "██ 10")
	press(m, "t -") // asks the newer library; the older answer is dropped
	shows(t, m, "Q4 2024: 30 briefings", "by quarter", "█ 30")
	settle(m, answer)
	shows(t, m, "Q4 2024: 30 briefings", "█ 30")
}

// The cursor stays on its document, and on its row, when others come above it.
func TestPlaceIsKeptWhenTheLibraryGrows(t *testing.T) {
	all := many(3000)
	m := readerOf(t, 80, 24)
	drive(m, came(Loaded{Library: &shelf{docs: all.docs[2500:]}}, false))
	press(m, "j j j")
	row := m.results.list.Place()
	drive(m, came(Loaded{Library: all, Done: true}, true))
	if hit, ok := m.results.list.Selected(); !ok || hit.ID != 2504 {
		t.Errorf("the cursor is on document %d", hit.ID)
	}
	if m.results.list.Place() != row {
		t.Errorf("the cursor moved from row %d to %d", row, m.results.list.Place())
	}
	shows(t, m, "2,504/3,000", "Situation report 2504", "Situation report 2510")
	hides(t, m, "· · ·")
}

// A result that was asked for before the reader moved does not take the cursor
// back.
func TestMovingWhileAResultIsUnderWay(t *testing.T) {
	all := many(1000)
	m := readerOf(t, 80, 24)
	drive(m, came(Loaded{Library: &shelf{docs: all.docs[500:]}}, false))
	_, late := m.Update(came(Loaded{Library: all, Done: true}, true))
	press(m, "j j")
	settle(m, late)
	if hit, _ := m.results.list.Selected(); hit.ID != 503 {
		t.Errorf("the cursor is on document %d", hit.ID)
	}
}

// A library that comes while a search is under way does not stop it.
func TestNewerLibraryWaitsForTheSearch(t *testing.T) {
	m := readerOf(t, 80, 24)
	all := many(20)
	_, first := m.Update(came(Loaded{Library: &shelf{docs: all.docs[10:]}}, false))
	_, second := m.Update(came(Loaded{Library: all}, true))
	settle(m, second)
	settle(m, first)
	shows(t, m, "1/20")
}

func TestLibraryError(t *testing.T) {
	m := readerOf(t, 80, 24, Loaded{Err: longError(), Done: true})
	shows(t, m, "This library cannot be read", "does not exist; check the path")
	press(m, "j enter / x esc t q")
	checkFrame(t, m, 80, 24)
}

func TestEmptyLibrarySaysWhatToDo(t *testing.T) {
	m := reader(t, &shelf{}, 80, 24)
	shows(t, m, "There is no briefing here", "readout FOLDER")
	press(m, "enter j k G v i J t enter")
	checkFrame(t, m, 80, 24)
}

func TestNewestStateIsTaken(t *testing.T) {
	states := make(chan Loaded, 3)
	states <- Loaded{Read: 1}
	states <- Loaded{Read: 2}
	states <- Loaded{Read: 3}
	m := New(t.Context(), Options{Libraries: states})
	if got := m.listen(0)().(libraryCame); got.Read != 3 || got.closed {
		t.Errorf("got %+v", got)
	}
	states <- Loaded{Read: 4, Done: true}
	close(states)
	if got := m.listen(0)().(libraryCame); got.Read != 4 || !got.closed {
		t.Errorf("got %+v", got)
	}
	drive(m, tea.WindowSizeMsg{Width: 80, Height: 24}, came(Loaded{}, true))
	if !m.feed.state.Done {
		t.Error("a closed channel is not the end")
	}
}

func TestUnitSuitsTheLibrary(t *testing.T) {
	for years, want := range map[int]store.Unit{0: store.ByMonth, 5: store.ByYear, 90: store.ByDecade} {
		m := New(t.Context(), Options{})
		m.feed.stats.First, m.feed.stats.Last = day(1930, 1, 1).Date, day(int16(1930+years), 6, 1).Date
		if m.chart.suit(m.feed.stats); m.chart.by != want {
			t.Errorf("%d years: unit %d", years, m.chart.by)
		}
	}
}
