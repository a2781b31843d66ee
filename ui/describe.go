package ui

import (
	"strconv"
	"strings"

	"readout/store"
	"readout/ui/pane"
)

// describe writes the headings of the list and what it says when it is empty.
func (m *Model) describe() {
	m.results.list.Head = m.heading()
	m.results.list.Offer = m.offer()
	m.results.list.Note = m.emptyNote()
}

func (m *Model) heading() pane.ListHead {
	sorts := [...]string{store.Relevance: "best first", store.Newest: "newest first", store.Oldest: "oldest first"}
	sort := m.results.search.shown.query.Sort
	if !m.results.list.Answers() && sort == store.Relevance {
		sort = store.Newest
	}
	h := pane.ListHead{What: "BRIEFINGS", Noted: m.noted()}
	var order []string
	if !m.listsAll() {
		h.What = strings.ToUpper(m.found())
	}
	if m.results.list.Total() > 0 || !m.results.list.Answers() {
		order = append(order, sorts[sort])
	}
	if m.results.search.shown.query.Period != (store.Period{}) {
		order = append(order, pane.PeriodName(m.results.search.shown.query.Period, m.th.Glyphs.Dash))
	}
	h.Order = strings.Join(order, "  ")
	return h
}

// noted says what was searched in place of words that no briefing has.
func (m *Model) noted() string {
	var words []string
	for _, c := range m.results.found.Corrected {
		words = append(words, store.SafeLine(c.Typed)+" "+m.th.Glyphs.Arrow+" "+store.SafeLine(c.Used))
	}
	return strings.Join(words, ", ")
}

// offer says which words no briefing has, and what there is with the nearest in their place.
func (m *Model) offer() [2]string {
	found := &m.results.found
	var typed, nearest []string
	for _, c := range found.Offered {
		typed = append(typed, m.th.Glyphs.Open+store.SafeLine(c.Typed)+m.th.Glyphs.Close)
		nearest = append(nearest, store.SafeLine(c.Used))
	}
	key := "press ="
	if m.input.mode == typingQuery {
		key = "Enter, then ="
	}
	what := "for " + strings.Join(nearest, ", ") + " (" + pane.Count(found.Nearest) + "), " + key
	if found.Nearest == 0 {
		what = "nearest is " + strings.Join(nearest, ", ") + ", " + key
	}
	return [2]string{"nothing has " + strings.Join(typed, " or "), what}
}

// emptyNote is what an empty list means and what to try.
func (m *Model) emptyNote() []string {
	shown, f := m.results.search.shown.query, &m.feed
	period := pane.PeriodName(m.results.period, m.th.Glyphs.Dash)
	none, try := m.noneFits()
	filtered := m.results.period != store.Period{}
	switch {
	case shown.Text != "" && filtered:
		return []string{none, "The list is kept to: " + period + ".", "", "x looks in all of time, Esc clears the search."}
	case shown.Text != "":
		return []string{none, "", try}
	case filtered:
		return []string{"No briefing of this time.", "", "x shows all of them."}
	case m.results.documents == 0 && !f.state.Done && !f.underway():
		return nil
	case f.underway():
		return []string{"Briefings appear here while their files are read."}
	case f.state.Err != nil:
		return []string{store.SafeLine(f.state.Err.Error())}
	}
	return []string{"There is no briefing here.", "",
		"readout FOLDER opens a folder of .txt, .md and .html files, feeds and .jsonl; " +
			"readout check says what was left out and why."}
}

// noneFits says that nothing was found, and what to try. Only if the query consists of
// words it says that no briefing has them.
func (m *Model) noneFits() (none, try string) {
	if len(m.results.found.Offered) > 0 {
		none, try = m.results.list.Offer[0], m.results.list.Offer[1]
		return none + "; " + try + ".", "Esc clears the search."
	}
	if strings.ContainsAny(m.results.search.shown.query.Text, ":-") { // a field, a date, or something to leave out
		return "No briefing fits.", "Take a word or a condition away. Esc clears the search."
	}
	if m.results.found.Some > 0 {
		return "No briefing has all of these words.", ""
	}
	return "No briefing has these words.", "Try fewer words or a part of one. Esc clears the search."
}

// found is how many documents of the library are listed, and whether there may be
// more.
func (m *Model) found() string {
	found := pane.Count(m.results.list.Total()) + " of " + pane.Count(max(m.results.documents, m.results.list.Total()))
	if m.listsAll() {
		found = pane.Plural(m.results.list.Total(), "briefing")
	}
	if m.feed.underway() {
		found += " so far"
	}
	return found
}

// listsAll reports whether the list leaves nothing out. A query that names no words, such
// as a date, lists briefings too.
func (m *Model) listsAll() bool {
	return !m.results.list.Answers() && m.results.list.Total() >= m.results.documents
}

// summary says how large the library is and of what time, or how far the reading
// of it is.
func (m *Model) summary() string {
	switch {
	case m.feed.lib == nil && m.feed.state.Err != nil:
		return ""
	case m.feed.underway() && m.feed.state.Checking:
		return pane.Checking
	case m.feed.underway():
		return pane.Progress(m.feed.state.Read, m.feed.state.Found, m.th)
	case m.feed.lib == nil:
		return ""
	}
	parts := []string{pane.Plural(m.feed.stats.Documents, "briefing")}
	if m.w < narrow { // the strip below says the rest
		return parts[0]
	}
	if first, last := int(m.feed.stats.First.Year), int(m.feed.stats.Last.Year); last != 0 {
		years := strconv.Itoa(first)
		if last != first {
			years += m.th.Glyphs.Dash + strconv.Itoa(last)
		}
		parts = append(parts, years)
	}
	if m.feed.stats.Undated > 0 {
		parts = append(parts, pane.Count(m.feed.stats.Undated)+" undated")
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
	case m.input.mode == typingCommand:
		return ""
	case m.scope() == inTimeline && m.input.mode == notTyping:
		if m.notice.text != "" { // it needs the room
			return ""
		}
		return m.chart.timeline.Words(m.w-2, m.th)
	case m.screen == browsing:
		return m.progress()
	case m.screen == speaking:
		return nthOf(m.sentences.page.Position())
	}
	if now := m.matchNow(); now != "" {
		return now
	}
	return strconv.Itoa(m.briefing.article.Percent()) + "%"
}

func nthOf(at, of int) string {
	if of == 0 {
		return ""
	}
	return pane.Count(at) + "/" + pane.Count(of)
}

// dateNow is the place among the dates of the details, above them how far the page is
// scrolled.
func (m *Model) dateNow() string {
	if at, of := m.details.page.Position(); at > 0 {
		return nthOf(at, of)
	}
	return percent(m.details.page.Scroll)
}

// progress is the place in the list. While a search takes the row where the reading of
// the library is shown otherwise, it also says how far the reading is.
func (m *Model) progress() string {
	at := ""
	if n, of, part := m.results.list.Position(); of > 0 {
		at = strings.TrimLeft(part+" "+pane.Count(n)+"/"+pane.Count(of), " ")
	}
	if !m.feed.underway() || m.summarized() {
		return at
	}
	reading := pane.Checking
	if !m.feed.state.Checking {
		reading = pane.Reading(m.feed.state.Read, m.feed.state.Found)
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
