package ui

import (
	"strconv"
	"strings"

	"readout/store"
	"readout/ui/pane"
)

// describe writes the headings of the list and what it says when it is empty.
func (m *Model) describe() {
	m.list.Head = m.heading()
	m.list.Note = m.emptyNote()
}

func (m *Model) heading() pane.Heading {
	sorts := [...]string{store.Relevance: "best first", store.Newest: "newest first", store.Oldest: "oldest first"}
	sort := m.shown.Sort
	if !m.list.Answers() && sort == store.Relevance {
		sort = store.Newest
	}
	h := pane.Heading{What: "BRIEFINGS", Noted: m.noted()}
	var order []string
	if !m.listsAll() {
		h.What = strings.ToUpper(m.found())
	}
	if m.list.Total() > 0 || !m.list.Answers() {
		order = append(order, sorts[sort])
	}
	if m.shown.Period != (store.Period{}) {
		order = append(order, pane.PeriodName(m.shown.Period, m.th.Glyphs.Dash))
	}
	h.Order = strings.Join(order, "  ")
	return h
}

// noted says what was searched in place of words that no briefing has, or that
// the words are as typed.
func (m *Model) noted() string {
	if m.shown.Exact {
		return "as typed"
	}
	var words []string
	for _, c := range m.corrected {
		words = append(words, store.SafeLine(c.Typed)+" "+m.th.Glyphs.Arrow+" "+store.SafeLine(c.Used))
	}
	return strings.Join(words, ", ")
}

// emptyNote is what an empty list means and what to try.
func (m *Model) emptyNote() []string {
	switch {
	case m.shown.Text != "" && m.period != store.Period{}:
		return []string{m.noneFits(),
			"The list is kept to: " + pane.PeriodName(m.period, m.th.Glyphs.Dash) + ".", "",
			"x looks in all of time, Esc clears the search."}
	case m.shown.Exact:
		return []string{strings.TrimSuffix(m.noneFits(), ".") + " as typed.", "", "= corrects them, Esc clears the search."}
	case m.shown.Text != "":
		return []string{m.noneFits(), "", m.tryLess()}
	case m.period != store.Period{}:
		return []string{"No briefing of this time.", "", "x shows all of them."}
	case m.among == 0 && !m.loaded.Done && !m.underway():
		return nil
	case m.underway():
		return []string{"Briefings appear here while their files are read."}
	case m.loaded.Err != nil:
		return []string{store.SafeLine(m.loaded.Err.Error())}
	}
	return []string{"There is no briefing here.", "",
		"readout FOLDER opens a folder of .txt, .md and .html files, feeds and .jsonl; readout check says what was left out and why."}
}

// noneFits says that nothing was found. Only of a query of nothing but words it is
// the words that no briefing has.
func (m *Model) noneFits() string {
	if m.conditional() {
		return "No briefing fits."
	}
	return "No briefing has these words."
}

// conditional says that the query may name more than words to find: a field, a date,
// or something to leave out.
func (m *Model) conditional() bool { return strings.ContainsAny(m.shown.Text, ":-") }

func (m *Model) tryLess() string {
	if m.conditional() {
		return "Take a word or a condition away. Esc clears the search."
	}
	return "Try fewer words or a part of one. Esc clears the search."
}

// found is how many documents of the library are listed, and whether there may be
// more.
func (m *Model) found() string {
	found := pane.Count(m.list.Total()) + " of " + pane.Count(max(m.among, m.list.Total()))
	if m.listsAll() {
		found = pane.Plural(m.list.Total(), "briefing")
	}
	if m.underway() {
		found += " so far"
	}
	return found
}

// listsAll says that the list leaves nothing out: a query that names nothing to
// look for finds nothing, it lists briefings.
func (m *Model) listsAll() bool { return !m.list.Answers() && m.list.Total() >= m.among }

// summary says how large the library is and of what time, or how far the reading
// of it is.
func (m *Model) summary() string {
	switch {
	case m.lib == nil && m.loaded.Err != nil:
		return ""
	case m.underway() && m.loaded.Checking:
		return pane.Checking
	case m.underway():
		return pane.Progress(m.loaded.Read, m.loaded.Found, m.th)
	case m.lib == nil:
		return ""
	}
	parts := []string{pane.Plural(m.stats.Documents, "briefing")}
	if m.w < narrow { // the strip below says the rest
		return parts[0]
	}
	if first, last := int(m.stats.First.Year), int(m.stats.Last.Year); last != 0 {
		years := strconv.Itoa(first)
		if last != first {
			years += m.th.Glyphs.Dash + strconv.Itoa(last)
		}
		parts = append(parts, years)
	}
	if m.stats.Undated > 0 {
		parts = append(parts, pane.Count(m.stats.Undated)+" undated")
	}
	return strings.Join(parts, " "+m.th.Glyphs.Dot+" ")
}

// position says where the reader is: on which document, match, or part of a text.
func (m *Model) position() string {
	switch {
	case m.overlay == helpOpen:
		return percent(m.help.Scroll)
	case m.overlay == detailsOpen:
		return m.dateNow()
	case m.overlay != noOverlay:
		return ""
	case m.typing == typingCommand:
		return ""
	case m.place() == inTimeline && m.typing == notTyping:
		if m.said != "" { // which wants the room
			return ""
		}
		return m.timeline.Words(m.th)
	case m.screen == browsing:
		return m.progress()
	case m.screen == speaking:
		return nthOf(m.sentences.Position())
	}
	if at, of := m.article.Found(); of > 0 {
		return pane.Count(at) + "/" + pane.Count(of)
	}
	if m.searched != "" {
		if m.article.InTitle() {
			return "in the title"
		}
		if m.typing == typingFind {
			return "no match"
		}
	}
	return strconv.Itoa(m.article.Percent()) + "%"
}

// nthOf is a place in a list.
func nthOf(at, of int) string {
	if of == 0 {
		return ""
	}
	return pane.Count(at) + "/" + pane.Count(of)
}

// dateNow is the place among the dates of the details, above them how far the page is
// scrolled.
func (m *Model) dateNow() string {
	if at, of := m.details.Position(); at > 0 {
		return nthOf(at, of)
	}
	return percent(m.details.Scroll)
}

// progress is the place in the list. While a search has the row where else the
// reading of the library is seen, it also says how far that is.
func (m *Model) progress() string {
	at := ""
	if n, of, like := m.list.Position(); of > 0 {
		at = pane.Count(n) + "/" + pane.Count(of)
		if like {
			at = "like " + at
		}
	}
	if !m.underway() || m.summarized() {
		return at
	}
	reading := pane.Checking
	if !m.loaded.Checking {
		reading = pane.Reading(m.loaded.Read, m.loaded.Found)
	}
	if both := reading + "  " + at; at != "" && len(both) <= m.w-2 {
		return both
	}
	return reading
}

// percent says how far a page is scrolled, if not all of it is seen.
func percent(s pane.Scroll) string {
	if s.Len <= s.Height {
		return ""
	}
	return strconv.Itoa(s.Percent()) + "%"
}
