package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestOpenAndGoBack(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "j enter")
	shows(t, m, "Industry leaders met", "4 May or 5 Apr 2023 · Harbour Times · By A. Reporter · 3 min", "Findings", "0%")
	if got := m.View().WindowTitle; got != "readout – Industry leaders met on the security of undersea cables" {
		t.Errorf("window title %q", got)
	}
	press(m, "G")
	shows(t, m, "100%", "More ships by 2030")
	press(m, "q")
	shows(t, m, "BRIEFINGS", "2/4")
}

func TestOpeningLandsOnTheFirstMatch(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "/")
	letters(m, "2030")
	press(m, "enter enter")
	shows(t, m, "More ships by 2030", "1/1")
}

func TestWalkMatches(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "/")
	letters(m, "cloud")
	press(m, "enter enter")
	for _, step := range [][2]string{{"", "1/13"}, {"n", "2/13"}, {"N N", "13/13"}, {"n", "1/13"}} {
		press(m, step[0])
		if !strings.HasSuffix(rowOf(m, -1), step[1]) {
			t.Errorf("after %q: %q", step[0], rowOf(m, -1))
		}
	}
	shows(t, m, "first match again")
	press(m, "N")
	shows(t, m, "last match again")
	press(m, "N")
	hides(t, m, "again")
	press(m, "g")
	if head := strings.Split(m.View().Content, "\n")[1]; !strings.Contains(head, "mCloud\x1b[m") {
		t.Errorf("the match in the title is not marked: %q", head)
	}
}

func TestFindInTheArticle(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "j enter /")
	letters(m, "repairs")
	if row := rowOf(m, -1); !strings.HasPrefix(row, " / repairs") || !strings.HasSuffix(row, "1/31") {
		t.Errorf("status %q", row)
	}
	press(m, "enter n")
	shows(t, m, "2/31")
	press(m, "/")
	letters(m, "zzz")
	shows(t, m, "no match")
	press(m, "esc q")
	shows(t, m, "BRIEFINGS")
}

func TestNeighbours(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "enter J")
	shows(t, m, "Industry leaders met")
	press(m, "K")
	shows(t, m, "third Cloud Conference")
	press(m, "K")
	shows(t, m, "this is the first briefing")
	press(m, "j")
	hides(t, m, "this is the first briefing")
}

func TestStaleDocumentIsDropped(t *testing.T) {
	m := reader(t, four(), 80, 24)
	_, first := m.Update(keyOf("enter"))
	press(m, "esc j")
	_, second := m.Update(keyOf("enter"))
	settle(m, second)
	settle(m, first)
	shows(t, m, "Industry leaders met")
}

func TestGoingBackStopsOpening(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "enter")
	_, next := m.Update(keyOf("J"))
	press(m, "q")
	settle(m, next)
	shows(t, m, "BRIEFINGS")
}

func TestOriginalKeepsThePlace(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "v")
	shows(t, m, "original text", "– Subscribe to our newsletter", "sign-up form", "v original")
	press(m, "v")
	hides(t, m, "Subscribe")
	press(m, "J d d")
	before := rowOf(m, 0)
	press(m, "v v")
	if got := rowOf(m, 0); got != before {
		t.Errorf("the place was %q and is %q", before, got)
	}
}

func TestDetails(t *testing.T) {
	m := reader(t, four(), 80, 30)
	press(m, "i")
	shows(t, m, "DETAILS", "from: lead sentence", "sign-up form: 2 lines", "~24 November 2025", "from: lead, line 1")
	shows(t, m, "q back")
	press(m, "i")
	shows(t, m, "BRIEFINGS", "q leave")
	press(m, "enter i")
	shows(t, m, "DETAILS")
	press(m, "q")
	shows(t, m, "Speaking to 500")
	press(m, "q i q")
	shows(t, m, "BRIEFINGS", "1/4")
}

func TestContents(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "enter c")
	shows(t, m, "CONTENTS  paragraphs", "The Secretary opened")
	press(m, "c J c")
	shows(t, m, "CONTENTS", "Findings", "Repair", "Outlook")
	press(m, "j enter")
	if got := rowOf(m, 0); !strings.Contains(got, "Repair") {
		t.Errorf("first row %q", got)
	}
	press(m, "c")
	shows(t, m, "▌   Repair")
	press(m, "c [")
	if got := rowOf(m, 0); !strings.Contains(got, "Findings") {
		t.Errorf("first row after [: %q", got)
	}
	press(m, "] ] c") // the last heading cannot come to the top
	shows(t, m, "▌   Outlook")
	press(m, "c [")
	if got := rowOf(m, 0); !strings.Contains(got, "Repair") {
		t.Errorf("first row after [: %q", got)
	}
	press(m, "G c")
	shows(t, m, "▌   Outlook")
}

func TestMeasure(t *testing.T) {
	m := reader(t, four(), 120, 24)
	press(m, "enter")
	indent := func() int { r := rowOf(m, 1); return len(r) - len(strings.TrimLeft(r, " ")) }
	if got := indent(); got != 22 {
		t.Errorf("76 of 120 columns begin at %d", got)
	}
	press(m, ">")
	if got := indent(); got != 20 {
		t.Errorf("80 of 120 columns begin at %d", got)
	}
	press(m, "z")
	if got := indent(); got != 1 {
		t.Errorf("the full width begins at %d", got)
	}
	press(m, strings.Repeat("< ", 30))
	if m.briefing.measure != leastMeasure {
		t.Errorf("the measure is %d", m.briefing.measure)
	}
}

func TestDocumentError(t *testing.T) {
	m := reader(t, four(), 80, 24)
	m.feed.lib = &shelf{}
	press(m, "enter")
	shows(t, m, "This briefing cannot be shown", "no such document", "q goes back")
	press(m, "v i c n / x esc q")
	shows(t, m, "BRIEFINGS")
}

func TestCopy(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "j enter")
	_, cmd := m.Update(keyOf("Y"))
	if cmd == nil || rowOf(m, -1) == "" {
		t.Error("nothing is copied")
	}
	shows(t, m, "copied sea/cables.md")
	got := citation("Ten days.", m.briefing.article.Doc)
	want := "“Ten days.”\n— Industry leaders met on the security of undersea cables, By A. Reporter, Harbour Times, 4 May or 5 Apr 2023, sea/cables.md\n"
	if got != want {
		t.Errorf("citation %q", got)
	}
	if n := len(citation(strings.Repeat("é", copyMost), m.briefing.article.Doc)); n > copyMost {
		t.Errorf("%d bytes for the clipboard", n)
	}
}

func TestRestyleKeepsThePlace(t *testing.T) {
	m := reader(t, four(), 80, 24)
	press(m, "j enter d j")
	before := screenOf(m)
	drive(m, tea.BackgroundColorMsg{Color: lightGrey{}})
	if m.th.Options.Dark || screenOf(m) != before {
		t.Errorf("dark %v, screen:\n%s", m.th.Options.Dark, screenOf(m))
	}
}

type lightGrey struct{}

func (lightGrey) RGBA() (r, g, b, a uint32) { return 0xF000, 0xF000, 0xF000, 0xFFFF }

func TestPreviewFollowsTheCursor(t *testing.T) {
	m := reader(t, four(), 130, 24)
	shows(t, m, "Speaking to 500")
	press(m, "j")
	shows(t, m, "The talks turned to undersea")
	hides(t, m, "Speaking to 500")
	press(m, "p")
	hides(t, m, "The talks turned")
}

func TestPreviewOfNothingIsEmpty(t *testing.T) {
	m := reader(t, four(), 130, 24)
	press(m, "/")
	letters(m, "zzz")
	shows(t, m, "No briefing has these words")
	hides(t, m, "Speaking to 500")
	press(m, "esc")
	shows(t, m, "Speaking to 500")
}
