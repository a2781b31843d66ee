package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/store/clean"
)

// linked are documents that link to each other and to the world.
func linked() *shelf {
	doc := func(id store.ID, path, title, body string) store.Document {
		return store.Document{ID: id, Path: path, Title: clean.Value{Text: title}, Published: day(2024, 5, uint8(9-id)), Markdown: true, Words: 9, Body: body}
	}
	return &shelf{
		about: map[store.ID]string{1: "cables", 2: "cables"},
		docs: []store.Document{
			doc(1, "sea/index.md", "All about the sea", "See [the repairs](cables.md#the-outlook), [a chart](https://charts.example.org/sea?a=1), "+
				"[something gone](gone.md), [a trick](javascript:alert) and [the end](#the-end).\n\n"+strings.Repeat("Waves and wind.\n\n", 40)+"## The end\n\nLand.\n"),
			doc(2, "sea/cables.md", "Cables and ships", "# Repairs\n\n"+strings.Repeat("A ship repairs a cable.\n\n", 40)+"## The outlook\n\nMore ships.\n\n"+strings.Repeat("And cables.\n\n", 40)),
			doc(3, "land.md", "Roads", "Nothing here.\n"),
		},
	}
}

func TestFollowLinks(t *testing.T) {
	m := reader(t, linked(), 80, 24)
	press(m, "enter f")
	shows(t, m, "repairs[1]", "chart[2]", "number of a link", "esc cancel")
	press(m, "esc")
	hides(t, m, "[1]")
	press(m, "f 1")
	if got := rowOf(m, 0); !strings.Contains(got, "The outlook") {
		t.Errorf("the link leads to %q", got)
	}
	hides(t, m, "[1]")
	press(m, "H")
	shows(t, m, "All about the sea", "See the repairs")
	press(m, "L")
	shows(t, m, "The outlook")
	press(m, "H f 3")
	shows(t, m, "no briefing sea/gone.md in this library", "All about the sea")
	press(m, "f 4") // what is no address has no number
	shows(t, m, "Land.")
	press(m, "H")
	shows(t, m, "All about the sea")
	press(m, "f 9")
	shows(t, m, "there is no link 9")
	press(m, "J J f")
	shows(t, m, "this briefing has no links")
}

func TestLinksOutsideAreOpenedOrCopied(t *testing.T) {
	m := reader(t, linked(), 80, 24)
	press(m, "enter f 2")
	shows(t, m, "copied https://charts.example.org/sea?a=1")
	var asked []string
	m.opt.Opener = func(address string) error { asked = append(asked, address); return nil }
	press(m, "f 2")
	if !slices.Equal(asked, []string{"https://charts.example.org/sea?a=1"}) {
		t.Errorf("opened %q", asked)
	}
	shows(t, m, "opening charts.example.org")
	m.opt.Opener = func(string) error { return errors.New("no browser\x1b[2J") }
	press(m, "f 2")
	shows(t, m, "no browser", "copied https://charts")
	press(m, "o")
	shows(t, m, "names no address")
}

func TestRelated(t *testing.T) {
	m := reader(t, linked(), 80, 24)
	press(m, "enter 2")
	shows(t, m, "All about the sea")
	press(m, "G")
	shows(t, m, "RELATED", "1 Cables and ships", "both: cables", "100%")
	press(m, "1")
	shows(t, m, "Repairs", "Cables and ships")
	press(m, "H")
	shows(t, m, "RELATED", "100%")
	press(m, "J J G")
	hides(t, m, "RELATED")
}

func TestTrail(t *testing.T) {
	m := reader(t, linked(), 80, 24)
	press(m, "H")
	shows(t, m, "nothing to go back to")
	press(m, "enter J d d")
	place := rowOf(m, 0)
	press(m, "c G enter")
	shows(t, m, "More ships.")
	press(m, "H")
	if got := rowOf(m, 0); got != place {
		t.Errorf("back at %q, was at %q", got, place)
	}
	press(m, "H")
	shows(t, m, "All about the sea")
	press(m, "L L")
	shows(t, m, "More ships.")
	press(m, "L")
	shows(t, m, "nothing to go forward to")
	press(m, "q H")
	shows(t, m, "More ships.")
	press(m, "q j j enter q H q H") // what was left through the list is in the trail as well
	shows(t, m, "Roads")
	press(m, "H")
	shows(t, m, "More ships.")
}

func TestMarks(t *testing.T) {
	m := reader(t, linked(), 80, 24)
	press(m, "enter d d m")
	shows(t, m, "type a letter")
	press(m, "a")
	place := rowOf(m, 0)
	press(m, "g ' b")
	shows(t, m, "there is no mark b")
	press(m, "' a")
	if got := rowOf(m, 0); got != place {
		t.Errorf("the mark is at %q, was set at %q", got, place)
	}
	press(m, "J ' a")
	if got := rowOf(m, 0); got != place {
		t.Errorf("from another briefing the mark is at %q, was set at %q", got, place)
	}
	press(m, "' '")
	shows(t, m, "Cables and ships")
	press(m, "m esc j")
	hides(t, m, "marked")
}

// A search in the article that is given up leads back to where it began.
func TestGivenUpSearchGoesBack(t *testing.T) {
	m := reader(t, linked(), 80, 24)
	press(m, "enter J j j j")
	place := rowOf(m, 0)
	press(m, "/")
	letters(m, "outlook")
	shows(t, m, "The outlook", "1/1")
	press(m, "esc")
	if got := rowOf(m, 0); got != place {
		t.Errorf("back at %q, was at %q", got, place)
	}
	press(m, "/")
	letters(m, "outlook")
	press(m, "enter")
	shows(t, m, "The outlook", "1/1")
}

// The same sentence stays at the top through widths, and comes back with them.
func TestWidthKeepsTheSentence(t *testing.T) {
	m := reader(t, linked(), 100, 24)
	press(m, "enter J")
	m.briefing.article.GoTo(strings.Index(m.briefing.article.Doc.Body, "## The outlook") + 40)
	settle(m, m.extend())
	place := rowOf(m, 0)
	for _, w := range []int{44, 120, 60, 200, 41, 100} {
		drive(m, tea.WindowSizeMsg{Width: w, Height: 24})
	}
	if got := rowOf(m, 0); strings.TrimSpace(got) != strings.TrimSpace(place) {
		t.Errorf("the first row is %q and was %q", got, place)
	}
}

// Any way through a long text comes by every line once: what is set lazily is as
// if it had been set whole.
func TestLongTextIsWhole(t *testing.T) {
	var body strings.Builder
	for i := range 3000 {
		body.WriteString("Sentence ")
		body.WriteString(strings.Repeat("x", i%7+1))
		body.WriteString(" number ")
		body.WriteString(strings.Repeat("i", i%50))
		body.WriteString(".\n\n")
	}
	long := &shelf{docs: []store.Document{{ID: 1, Path: "long.md", Title: clean.Value{Text: "Long"}, Markdown: true, Body: body.String(), Words: 3}}}
	down, up := reader(t, long, 80, 24), reader(t, long, 80, 24)
	press(down, "enter")
	press(up, "enter G")
	shows(t, up, "100%")
	var seen, back []string
	for range 3000 {
		seen = append(seen, rowOf(down, 0))
		back = append(back, rowOf(up, -2))
		press(down, "space")
		press(up, "b")
		if strings.HasSuffix(rowOf(down, -1), "100%") {
			break
		}
	}
	press(up, "g")
	shows(t, up, "Long", "0%")
	press(down, "G g G")
	if len(seen) < 200 || len(back) != len(seen) {
		t.Errorf("%d windows down, %d up", len(seen), len(back))
	}
	shows(t, down, "100%")
}

func TestBriefingsOpenWhereTheyWereLeft(t *testing.T) {
	m := reader(t, linked(), 80, 24)
	press(m, "j enter space")
	place := rowOf(m, 0)
	for _, away := range []string{"q enter", "K J", "q k enter J"} {
		press(m, away)
		if got := rowOf(m, 0); got != place {
			t.Errorf("after %q the first row is %q and was %q", away, got, place)
		}
		shows(t, m, "where you left off; g goes to the top")
	}
	press(m, "q / s h i p s enter enter") // a search leads to its match
	shows(t, m, "Cables and ships", "1/41")
	press(m, "g q esc g j enter")
	shows(t, m, "Cables and ships", "0%")
}

// Keys typed behind Enter are for the briefing that is coming.
func TestKeysBehindEnter(t *testing.T) {
	m := reader(t, linked(), 80, 24)
	_, opening := m.Update(keyOf("enter"))
	for _, key := range []string{"j", "j", "q"} {
		m.Update(keyOf(key))
	}
	settle(m, opening)
	shows(t, m, "BRIEFINGS", "1/3")
}

func TestSearchGivenUpKeepsTheOneBefore(t *testing.T) {
	m := reader(t, linked(), 80, 24)
	press(m, "j enter /")
	letters(m, "outlook")
	press(m, "enter /")
	letters(m, "zzz")
	shows(t, m, "no match")
	press(m, "esc")
	shows(t, m, "1/1")
	press(m, "/ enter") // nothing typed: as before
	shows(t, m, "1/1")
	press(m, "esc n")
	shows(t, m, "no matches; / searches this article")
	press(m, "/")
	letters(m, "in full")
	hides(t, m, "in the title")
	press(m, "esc /")
	letters(m, "and ships")
	hides(t, m, "no match")
}

// Scrolling there and back faster than lines are set comes back.
func TestScrollThereAndBack(t *testing.T) {
	m := reader(t, told(), 80, 24)
	press(m, "enter")
	p := &postman{m: m}
	for range 4 {
		for _, key := range strings.Fields("space space space space b b b b") {
			p.send(keyOf(key))
		}
	}
	p.finish(t)
	shows(t, m, "alpha in full", "0%")
}
