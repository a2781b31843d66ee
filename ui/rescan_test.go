package ui

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// quiet is a reader that has not waited long yet.
func quiet(t testing.TB, w, h int) *Model {
	t.Helper()
	m := New(t.Context(), Options{Name: "briefings"})
	m.feed.pace, m.feed.patience = 0, 0
	drive(m, tea.WindowSizeMsg{Width: w, Height: h})
	return m
}

// A kept library is on the screen at once, without a word about it; only if the
// comparison takes a while that is said, and at its end all is as it was.
func TestKeptLibraryIsShownAtOnce(t *testing.T) {
	for _, w := range []int{44, 80, 120} {
		m := quiet(t, w, 24)
		hides(t, m, "looking for files", "Briefings appear here", "checking", "nothing to show")
		lib := many(1000)
		drive(m, came(Loaded{Library: lib, Checking: true}, false))
		shows(t, m, "1,000 briefings", "Situation report 1", "1/1,000")
		hides(t, m, "checking", "so far")
		press(m, "j j")
		before := screenOf(m)
		drive(m, waitedLong{})
		shows(t, m, "checking for changes")
		asked := len(lib.asked)
		drive(m, came(Loaded{Library: lib, Done: true}, true))
		if after := screenOf(m); after != before {
			t.Errorf("%d: the screen changed from\n%s\nto\n%s", w, before, after)
		}
		if len(lib.asked) != asked {
			t.Error("the same library is asked again")
		}
	}
}

// Another library with the same documents moves nothing either: neither cursor nor
// timeline, preview or article.
func TestSameDocumentsMoveNothing(t *testing.T) {
	for _, keys := range []string{"j", "d d G", "t j j", "2 d 3 d d", "/ cable enter j", "enter d d", "j enter ] c", "j enter c j"} {
		m := quiet(t, 130, 16)
		drive(m, came(Loaded{Library: four(), Checking: true}, false))
		press(m, keys)
		before := screenOf(m)
		drive(m, came(Loaded{Library: four(), Done: true}, true))
		if after := screenOf(m); after != before {
			t.Errorf("%q: the screen changed from\n%s\nto\n%s", keys, before, after)
		}
	}
}

// A search beside a check that takes long says that it may not be all.
func TestSearchWhileChecking(t *testing.T) {
	m := quiet(t, 80, 24)
	drive(m, came(Loaded{Library: four(), Checking: true}, false))
	typedIn(m, "cable")
	hides(t, m, "so far")
	drive(m, waitedLong{})
	shows(t, m, "2 of 4 so far", "checking for changes")
}

// reopening is a reader whose library can be read again.
func reopening(t testing.TB, again ...Loaded) (m *Model, asked *int) {
	t.Helper()
	m, asked = reader(t, four(), 80, 24), new(int)
	m.opt.Reopen = func(context.Context) <-chan Loaded {
		*asked++
		states := make(chan Loaded, len(again))
		for _, s := range again {
			states <- s
		}
		close(states)
		return states
	}
	return m, asked
}

func TestRescan(t *testing.T) {
	m, asked := reopening(t, Loaded{Library: many(1200), Done: true})
	press(m, "R")
	shows(t, m, "compared with the files again: 1,200 briefings", "1/1,200")
	press(m, "j")
	hides(t, m, "compared")
	m.feed.state.Done = false
	press(m, "R")
	shows(t, m, "being read already")
	if *asked != 1 {
		t.Errorf("read %d times", *asked)
	}
	m = reader(t, four(), 80, 24)
	press(m, "R")
	shows(t, m, "these briefings do not change")
}

// States of an earlier reading are stale.
func TestEarlierReading(t *testing.T) {
	m, _ := reopening(t, Loaded{Library: many(9), Done: true})
	press(m, "R")
	drive(m, came(Loaded{Library: many(3), Done: true}, true))
	shows(t, m, "1/9")
}

type unkept struct{ *shelf }

func (u *unkept) Stats() store.Stats {
	s := u.shelf.Stats()
	s.Uncached = "cache /home/reader/.cache/readout/briefings-of-a-long-name.cache: the disk\x1b[2J is full"
	return s
}

func TestWhyItIsNotKeptIsSaidOnce(t *testing.T) {
	m := quiet(t, 80, 24)
	drive(m, came(Loaded{Library: &unkept{four()}, Done: true}, false))
	shows(t, m, "library not kept: the disk", "is full (cache /home")
	checkFrame(t, m, 80, 24)
	press(m, "j")
	hides(t, m, "not kept")
	drive(m, came(Loaded{Library: &unkept{four()}, Done: true}, true))
	hides(t, m, "not kept")
}
