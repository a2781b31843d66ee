package ui

import (
	"strings"
	"testing"

	"readout/store"
	"readout/store/clean"
	"readout/ui/render"
)

// oneBriefing is a library of one briefing, with paragraphs far apart.
func oneBriefing(title string, paragraphs ...string) *shelf {
	filler := "\n\n" + strings.Repeat("Nothing of note was said on that day, by anyone.\n\n", 20)
	return &shelf{docs: []store.Document{{ID: 1, Title: clean.Value{Text: title}, Language: "en", Markdown: true, Words: 900,
		Body: strings.Join(paragraphs, filler) + filler}}}
}

func status(m *Model) string { return strings.TrimSpace(rowOf(m, -1)) }

// Several words stop where they are close together, at what was typed first.
func TestFindGoesToThePassage(t *testing.T) {
	m := reader(t, oneBriefing("A title", "Open doors.", "The source is open.", "Sources.", "Our [open](a.md) *source* code."), 80, 24)
	press(m, "enter /")
	letters(m, "open source")
	shows(t, m, "Our open source code.")
	hides(t, m, "The source is open.")
	if !strings.HasSuffix(status(m), "2/2") {
		t.Errorf("%q", status(m))
	}
	press(m, "enter n")
	shows(t, m, "The source is open.", "1/2")
	press(m, "g")
	content := m.View().Content
	if !strings.Contains(content, render.Mark("Open", [][2]int{{0, 4}}, m.th.HitDim)) {
		t.Errorf("a single word is not marked dimly:\n%s", content)
	}
	press(m, "/")
	letters(m, `"source is"`)
	shows(t, m, "The source is open.", "1/1")
}

// If no passage has all words, that is said, and n walks those with the most.
func TestFindWithoutAPassage(t *testing.T) {
	lib := oneBriefing("A title", "The users.", "Recent research.", "A user again.")
	for _, c := range []struct{ words, said, first, walked string }{
		{"user research", "no passage has both; 3 places have one", "The users.", "no passage has both; 1/3 have one"},
		{"zebra research", "no passage has both; 1 place has one", "Recent research.", "no passage has both; 1/1 have one"},
		{"recent research users", "no passage has all; 1 place has 2", "Recent research.", "no passage has all; 1/1 have 2"},
		{"zebra camel", "no match", "", "no matches; / searches this article"},
	} {
		for _, size := range [][2]int{{80, 24}, {44, 14}} {
			m := reader(t, lib, size[0], size[1])
			press(m, "enter /")
			letters(m, c.words)
			shows(t, m, "/ "+c.words)
			press(m, "enter")
			if c.first != "" {
				shows(t, m, c.said, "A title")
			}
			press(m, "n")
			shows(t, m, c.first, c.walked)
		}
	}
}

func TestFindInnerPartsAndBrokenWords(t *testing.T) {
	m := reader(t, oneBriefing("A title", "Much damage was done, in a re-\nmarkable way."), 80, 24)
	press(m, "enter /")
	for word, status := range map[string]string{"amag": "1/1", "remarkable": "1/1", `"amag"`: "no match"} {
		letters(m, word)
		shows(t, m, status)
		press(m, "esc /")
	}
}

// What only the title has is shown at the title; what the title has more of, too, and n leads
// to the places below.
func TestFoundInTheTitle(t *testing.T) {
	for _, c := range []struct{ title, said, next string }{
		{"Undersea cables", "in the title", "only the title has it; / searches this article"},
		{"Undersea cables and repairs", "in the title; 1 place has one", "no passage has both; 1/1 have one"},
	} {
		lib := oneBriefing(c.title, "Nothing.", "The repairs went on.")
		m := reader(t, lib, 80, 24)
		words := "undersea cables"
		if strings.Contains(c.title, "and") {
			words = "cables and repairs"
		}
		press(m, "/")
		letters(m, words)
		press(m, "enter enter")
		shows(t, m, c.title, c.said)
		press(m, "n")
		shows(t, m, c.next)
	}
}

// A briefing of a list opens at the passage of its snippet.
func TestOpensAtThePassageOfTheSnippet(t *testing.T) {
	m := reader(t, oneBriefing("A title", "Open.", "The source is open.", "Our open source code."), 80, 24)
	press(m, "/")
	letters(m, "open source")
	press(m, "enter enter")
	shows(t, m, "Our open source code.", "2/2")
}
