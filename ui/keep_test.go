package ui

import (
	"fmt"
	"strings"
	"testing"

	"readout/store"
	"readout/store/clean"
)

// What may be unfinished while it is typed is wrong when it is to be kept: it is not
// kept, and typing goes on.
func TestEnterRefusesAQueryThatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"cable date:31-06-2024": `"31-06-2024" is not a date`,
		"date:foo":              `"foo" is not a date`,
		"before:":               "the query has no words",
		"date:20":               `"20" is not a date`,
		"()":                    "the query has no words",
		badDate:                 "there is no 31 June 2024",
		"tag:sea":               "tag",
	} {
		m := typedIn(reader(t, four(), 80, 24), text)
		press(m, "enter")
		shows(t, m, want, "/ "+text, "enter keep")
		if m.input.mode != typingQuery {
			t.Errorf("%q is kept", text)
		}
		drive(m, came(Loaded{Library: four(), Done: true}, true))
		shows(t, m, want)
		press(m, "x")
		hides(t, m, "the query has no words")
		press(m, "esc")
		shows(t, m, "1/4")
		if m.results.fault != nil || m.results.refusal {
			t.Errorf("%q: the fault stays: %v", text, m.results.fault)
		}
	}
	m := reader(t, four(), 80, 24)
	burst(m, "/date:foo", "enter enter") // before the answer, which has no fault
	shows(t, m, `"foo" is not a date`)
	if m.screen != browsing || m.input.mode != typingQuery {
		t.Error("a query that is wrong is kept before its answer comes")
	}
}

// Escape takes back what was typed, not the query that was kept before.
func TestEscapeGivesTheQueryBack(t *testing.T) {
	m := pressed(typedIn(reader(t, four(), 80, 24), "cable"), "enter")
	press(m, "/")
	letters(m, " gov")
	shows(t, m, "0 of 4")
	press(m, "esc")
	shows(t, m, "/ cable", "2 OF 4")
	press(m, "/ esc")
	shows(t, m, "/ cable", "2 OF 4")
	press(m, "esc")
	shows(t, m, "1/4")
	hides(t, m, "cable")

	m = pressed(typedIn(reader(t, misspelt(), 80, 24), "calbe"), "enter = / s esc")
	shows(t, m, "/ calbe", "2 OF 4  calbe → cable")
	m = pressed(typedIn(reader(t, four(), 80, 24), "cable"), "enter j / esc")
	shows(t, m, "2/2") // nothing was typed: nothing moves
}

// The problem never covers the row of the cursor, and says if it is cut.
func TestProblemLeavesTheSelectedRow(t *testing.T) {
	lib := four()
	m := reader(t, lib, 44, 14)
	selected := rowOf(m, 3)
	if !strings.Contains(selected, "The Secretary") {
		t.Fatalf("%q is not the first briefing", selected)
	}
	for _, long := range []int{2, 12, 60} {
		lib.err = &store.QueryError{Problem: strings.TrimSpace(strings.Repeat("such a day ", long)), Fix: "write another one"}
		m := reader(t, four(), 44, 14)
		m.feed.lib = lib
		press(m, "/ a")
		if got := rowOf(m, 3); got != selected {
			t.Errorf("%d: the selected row is %q", long, got)
		}
		if got := rowOf(m, 2); long == 60 && !strings.HasSuffix(got, "…") {
			t.Errorf("the cut is not shown: %q", got)
		}
	}
}

func TestEmptyStatesAreTrueForFilters(t *testing.T) {
	for _, text := range []string{"source:18f", "zzz -cable", "mentions:2035"} {
		m := typedIn(reader(t, four(), 80, 24), text)
		shows(t, m, "No briefing fits.", "a condition")
		hides(t, m, "these words")
	}
}

// Behind a briefing whose file is gone comes the one that stood behind it.
func TestNextBehindOneThatIsGone(t *testing.T) {
	for key, next := range map[string]int{"J": 1, "K": 0} {
		lib := four()
		m, _ := reopening(t)
		press(m, "j enter")
		left := *lib
		left.docs = append(append([]store.Document{}, lib.docs[:1]...), lib.docs[2:]...)
		drive(m, came(Loaded{Library: &left, Done: true}, true))
		shows(t, m, "this briefing is gone")
		press(m, key)
		if want := left.docs[next]; m.briefing.doc.ID != want.ID || m.briefing.deleted {
			t.Errorf("%s opens %q, want %q", key, m.briefing.doc.Title.Text, want.Title.Text)
		}
	}
}

// What is written above the place that is read does not move it.
func TestRescanAbove(t *testing.T) {
	text := func(above int) string {
		return strings.Repeat("Something new was written here, above all that is read.\n\n", above) + numbered(90)
	}
	doc := func(id store.ID, above int) *shelf {
		return &shelf{docs: []store.Document{{ID: id, Path: "sea/ships.txt", Words: 9, Title: clean.Value{Text: "Ships"}, Body: text(above)}}}
	}
	m, _ := reopening(t, Loaded{Library: doc(2, 12), Done: true})
	drive(m, came(Loaded{Library: doc(1, 0), Done: true}, true))
	press(m, "enter d d d")
	top := rowOf(m, 1)
	press(m, "R")
	shows(t, m, "this briefing has changed")
	if now := rowOf(m, 0); now != top { // the blank row above it is not kept
		t.Errorf("at the top stands %q, not %q", now, top)
	}
	press(m, "i")
	shows(t, m, "sea/ships.txt")
}

func numbered(lines int) string {
	var text strings.Builder
	for i := range lines {
		fmt.Fprintf(&text, "Ship %d repairs a cable in some days.\n\n", i)
	}
	return text.String()
}

// A file that has changed while it is read is shown as it is now, at its place; one
// that is gone stays on the screen.
func TestRescanInABriefing(t *testing.T) {
	ships := func(from int) *shelf {
		lines := make([]string, 90)
		for i := range lines {
			lines[i] = fmt.Sprintf("Ship %d repairs a cable in %d days.\n", i, from+i)
		}
		return &shelf{docs: []store.Document{{ID: store.ID(from), Path: "sea/ships.txt", Words: 9,
			Title: clean.Value{Text: "Ships"}, Body: strings.Join(lines, "\n")}}}
	}
	for _, c := range []struct {
		again Library
		want  string
	}{
		{ships(500), "this briefing has changed"},
		{ships(100), "compared with the files again: 1 briefing "},
		{many(2), "this briefing is gone"},
	} {
		m, _ := reopening(t, Loaded{Library: c.again, Done: true})
		drive(m, came(Loaded{Library: ships(100), Done: true}, true))
		press(m, "enter d d d")
		top := rowOf(m, 1)
		press(m, "R")
		shows(t, m, c.want, strings.Fields(top)[0]+" "+strings.Fields(top)[1])
		if c.want == "this briefing has changed" {
			shows(t, m, "in 51")
		}
	}
}
