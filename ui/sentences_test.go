package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"readout/store"
	"readout/ui/render"
)

// Enter on a period of the dates mentioned leads to the sentences, Enter there to the
// place in the briefing, and q back through both to the same row.
func TestSentencesOfAPeriod(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "t M")
	shows(t, m, "enter sentences", "f filter the list")
	row := m.chart.timeline.Words(80, m.th)
	press(m, "enter")
	shows(t, m, "1 sentence in 1 briefing speaks of 2025", "today (24 November 2025), stressing", "The Secretary opened the third Cloud Con… · ~24 November 2025", "1/1", "enter read")
	press(m, "enter")
	shows(t, m, "November 2025), stressing", "J next sentence")
	if screen := m.View().Content; !strings.Contains(screen, m.th.SpokenHere.Render("2025")) {
		t.Errorf("the date is not marked:\n%q", screen)
	}
	press(m, "q")
	shows(t, m, "speaks of 2025", "1/1")
	press(m, "q")
	if got := m.chart.timeline.Words(80, m.th); m.focus != onTimeline || got != row {
		t.Errorf("back on %q, was %q", got, row)
	}
	press(m, "H")
	shows(t, m, "speaks of 2025")
	press(m, "H")
	shows(t, m, "Press Office", "1 min")
}

// The trail leads back from a briefing to the sentences, and forth again.
func TestTrailThroughSentences(t *testing.T) {
	m := reader(t, spokenOf(3), 80, 24)
	press(m, "enter d q t M enter j enter")
	shows(t, m, "It was 2024 after all.")
	press(m, "H")
	shows(t, m, "sentences in 3 briefings", "2/6")
	press(m, "L")
	shows(t, m, "It was 2024 after all.", "J next sentence")
	press(m, "H H q")
	shows(t, m, "speak of Dec 2024") // H went to the first briefing, over which q leads to the sentences
	press(m, "esc")
	shows(t, m, "MENTIONED  by month")
}

// J and K go from sentence to sentence.
func TestNextSentence(t *testing.T) {
	m := reader(t, spokenOf(2), 80, 24)
	press(m, "t M enter enter J")
	shows(t, m, "sentence 2 of 4", "It was 2024 after all.")
	press(m, "J")
	shows(t, m, "sentence 3 of 4", "In its report 2")
	press(m, "K K K")
	shows(t, m, "this is the first sentence")
	press(m, "q")
	shows(t, m, "1/4")
}

// f keeps the list to the period, from the timeline and from its sentences; the search
// and the period of the list narrow the sentences, and the page says so.
func TestSentencesAndTheList(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "t M f")
	shows(t, m, "mentions 2025")
	press(m, "x t M M enter f")
	shows(t, m, "1 OF 4", "mentions 2025", "1/1")
	m = typedIn(reader(t, four(), 80, 24), "ships")
	press(m, "enter t M enter")
	shows(t, m, "sentences that speak of 2023", "kept to: ships", "No sentence speaks of this time", "q back")
	hides(t, m, "enter read")
	press(m, "esc")
	shows(t, m, "MENTIONED", "ships")
}

func TestManySentences(t *testing.T) {
	m := reader(t, spokenOf(120), 80, 24)
	press(m, "t M enter")
	shows(t, m, "speak of", "sentences in", "the first 100 by date", "1/100")
	press(m, "G")
	shows(t, m, "100/100")
	press(m, "d u u g")
	shows(t, m, "1/100")
}

// What cannot be read says why.
func TestSentencesThatCannotBeRead(t *testing.T) {
	lib := spokenOf(2)
	m := reader(t, lib, 80, 24)
	press(m, "t M")
	lib.err = errors.New("the disk is gone")
	press(m, "enter")
	shows(t, m, "These sentences cannot be shown", "the disk is gone", "q goes back")
	press(m, "j enter q")
	shows(t, m, "MENTIONED")
}

// Before they come, the page says that they are looked for; keys wait for them.
func TestKeysWaitForSentences(t *testing.T) {
	m := reader(t, spokenOf(3), 80, 24)
	press(m, "t M")
	_, cmd := m.Update(keyOf("enter"))
	shows(t, m, "sentences that speak of Dec 2024", "looking for them")
	m.Update(keyOf("j"))
	settle(m, cmd)
	shows(t, m, "2/6")
	_, cmd = m.Update(keyOf("q"))
	settle(m, cmd)
	_, late := m.Update(keyOf("enter"))
	m.Update(keyOf("esc"))
	settle(m, late)
	shows(t, m, "MENTIONED")
}

// A library that has been read to its end is asked again, and the cursor stays.
func TestSentencesOfANewerLibrary(t *testing.T) {
	m := readerOf(t, 80, 24, Loaded{Library: spokenOf(2)})
	m.feed.round, m.feed.state.Done = 0, false
	press(m, "t M enter j")
	shows(t, m, "2/4")
	next := spokenOf(5)
	next.docs[0], next.docs[4] = next.docs[4], next.docs[0]
	drive(m, came(Loaded{Library: next, Done: true}, true))
	shows(t, m, "10 sentences in 5 briefings", "10/10")
}

// While details come for the briefing on the screen, and of which the keys are.
func TestDatesOfABriefing(t *testing.T) {
	m := reader(t, spokenOf(2), 80, 24)
	press(m, "enter j j j j")
	before := rowOf(m, 0)
	press(m, "i")
	shows(t, m, "SPEAKS OF  5 dates, as in the text", "unresolved", "1994", "enter to the dates", "S by time")
	press(m, "enter")
	shows(t, m, "1/5", "enter go there")
	press(m, "j")
	shows(t, m, "what was agreed in 1994", "2/5")
	press(m, "enter")
	shows(t, m, "In its report 1 the office recalls")
	if !strings.Contains(m.View().Content, m.th.SpokenHere.Render("1994")) {
		t.Error("the date is not marked")
	}
	press(m, "H")
	if got := rowOf(m, 0); got != before {
		t.Errorf("back at %q, was at %q", got, before)
	}
	press(m, "L esc")
	if strings.Contains(m.View().Content, m.th.SpokenHere.Render("1994")) {
		t.Error("the mark stays after esc")
	}
}

// The dates can be listed by time; the cursor stays on its date, and what is not
// resolved comes last.
func TestDatesByTime(t *testing.T) {
	m := reader(t, spokenOf(2), 80, 30)
	press(m, "i enter S")
	shows(t, m, "5 dates, by time", "5/5", "S as in the text")
	press(m, "g enter")
	shows(t, m, "1/5")
	press(m, "enter")
	if !strings.Contains(m.View().Content, m.th.SpokenHere.Render("1994")) {
		t.Error("the first date is not 1994")
	}
	press(m, "q i")
	shows(t, m, "by time")
	press(m, "S esc")
	shows(t, m, "BRIEFINGS")
}

// D underlines dates where they stand, also after other words than the same ones, and
// matches of a search are marked above them.
func TestUnderlinedDates(t *testing.T) {
	m := reader(t, spokenOf(2), 80, 40)
	under := func(word string) int {
		return strings.Count(m.View().Content, render.Mark(word, [][2]int{{0, len(word)}}, m.th.Spoken))
	}
	press(m, "enter G")
	if under("2024") != 0 {
		t.Error("dates are underlined before they are asked for")
	}
	press(m, "D")
	shows(t, m, "5 dates underlined")
	if under("2024") != 2 || under("1994") != 1 || under("2031") != 1 {
		t.Errorf("underlined: %q", m.View().Content)
	}
	press(m, "/ 1 9 9 4 enter")
	if under("1994") != 0 || !strings.Contains(m.View().Content, m.th.HitNow.Render("1994")) {
		t.Errorf("the match is not marked above the date: %q", m.View().Content)
	}
	press(m, "J G")
	if under("2031") != 1 {
		t.Error("dates are not underlined in the next briefing")
	}
	press(m, "v D D")
	shows(t, m, "not in originals; v shows the briefing")
	press(m, "v G D")
	shows(t, m, "not underlined any more")
	if under("2031") != 0 {
		t.Error("dates are still underlined")
	}
}

// From an original a date is gone to as well.
func TestDatesOfAnOriginal(t *testing.T) {
	m := reader(t, spokenOf(1), 80, 24)
	press(m, "enter v i G enter")
	shows(t, m, "It was 2024 after all.", "original")
}

func BenchmarkDetailsOfMegabytes(b *testing.B) {
	lib := &shelf{}
	var text strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&text, "On that day in %d nothing happened that anybody would have written down, or so it seems.\n\n", 1900+i%150)
	}
	lib.docs = []store.Document{{ID: 1, Path: "long.txt", Body: text.String(), Mentions: years(text.String())}}
	m := reader(b, lib, 120, 36)
	press(m, "enter")
	for b.Loop() {
		_, cmd := m.Update(keyOf("i"))
		b.StopTimer()
		settle(m, cmd)
		b.StartTimer()
		for _, key := range []string{"G", "u", "S", "S", "i", "D", "D"} {
			m.Update(keyOf(key))
			m.View()
		}
	}
	b.ReportMetric(float64(text.Len())/1e6, "MB")
}
