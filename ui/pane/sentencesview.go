package pane

import (
	"cmp"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/ui/theme"
)

// title says what the page shows: "42 sentences in 17 briefings speak of 2035".
func (s *Sentences) title(th *theme.Theme) string {
	of := s.Period
	of.Of = store.Published // which has no word before it
	name := PeriodName(of, th.Glyphs.Dash)
	if of.Coarse {
		name += only
	}
	if s.state != loaded || s.result.Total == 0 {
		return "sentences that speak of " + name
	}
	count, verb := Plural(s.result.Total, "sentence"), " speak of "
	switch {
	case s.result.More:
		count = Count(s.result.Total) + "+ sentences"
	case s.result.Total == 1:
		verb = " speaks of "
	}
	return count + " in " + Plural(s.result.Documents, "briefing") + verb + name
}

// head is what stands above the sentences.
func (s *Sentences) head(th *theme.Theme) []string {
	page, _, _ := s.room()
	var rows []string
	if s.h >= 17 {
		rows = append(rows, "")
	}
	for _, line := range wrapped(s.title(th), page-2) {
		rows = append(rows, head(line, true, th))
	}
	var about []string
	if s.within != "" {
		about = append(about, "kept to: "+s.within)
	}
	if n := len(s.result.List); n < s.result.Total || s.result.More {
		about = append(about, "the first "+Count(n)+" by date; shorter periods (+) show the rest")
	}
	for _, line := range about {
		for _, l := range wrapped(line, page-2) {
			rows = append(rows, " "+th.Dim.Render(l))
		}
	}
	if s.h >= 17 {
		rows = append(rows, "")
	}
	return rows[:min(len(rows), max(0, s.h-4))]
}

// View draws the page.
func (s *Sentences) View(th *theme.Theme) []string {
	page, _, _ := s.room()
	if s.state == failed {
		return Message("These sentences cannot be shown", s.problem, s.w, s.h, th)
	}
	rows := s.head(th)
	switch {
	case s.state == loading:
		rows = append(rows, " "+th.Dim.Render("looking for them"+th.Glyphs.Ellipsis))
	case len(s.entries) == 0:
		for _, line := range wrapped("No sentence speaks of this time. q goes back to the timeline.", page-2) {
			rows = append(rows, " "+th.Dim.Render(line))
		}
	default:
		first, end := s.scroll.Seen()
		for i := s.entryAt(first); i < len(s.entries) && s.entries[i].at < end; i++ {
			for k, row := range s.entry(i, th) {
				if at := s.entries[i].at + k; at >= first && at < end {
					rows = append(rows, row)
				}
			}
		}
	}
	left := strings.Repeat(" ", max(0, (s.w-page)/2))
	for i := range rows {
		rows[i] = left + Fit(rows[i], page, th)
	}
	return fill(rows, s.w, s.h, th)
}

// entry draws sentence i with its date and its briefing.
func (s *Sentences) entry(i int, th *theme.Theme) (rows []string) {
	e, f := s.entries[i], s.result.List[i]
	_, width, indent := s.room()
	here := i == s.cursor
	mark, date, text := cursorMark(here, true, th), th.Date, th.Row
	if here {
		date, text = th.Cursor, th.Cursor
	}
	if s.w < besideFrom {
		rows = append(rows, mark+date.Render(e.dates[0]))
	}
	for k, line := range append(e.lines[:len(e.lines):len(e.lines)], "") {
		beside := ""
		if indent > cursorWidth && k < len(e.dates) {
			beside = Fit(date.Render(e.dates[k]), besideWidth-1, th)
		}
		styled := th.Dim.Render(s.from(f, width, th))
		if k < len(e.lines) {
			styled = e.marks.paint(text.Render(line), k, th.Hit)
		}
		rows = append(rows, mark+Fit(beside, indent-cursorWidth, th)+styled)
	}
	if s.apart() {
		rows = append(rows, "")
	}
	return rows
}

// leastPath is the room from which a path is worth showing.
const leastPath = 12

// from names the briefing of a sentence: title, date, path. First the path gives way,
// then the title.
func (s *Sentences) from(f store.Sentence, w int, th *theme.Theme) string {
	dot := " " + th.Glyphs.Dot + " "
	date := dot + ArticleDate(f.Published)
	room := max(1, w-ansi.StringWidth(date))
	title := strings.TrimRight(Fit(cmp.Or(f.Title, f.Path), room, th), " ")
	if room -= ansi.StringWidth(title + dot); room >= leastPath && f.Title != "" && f.Path != "" {
		return title + date + dot + strings.TrimRight(Fit(f.Path, room, th), " ")
	}
	return title + date
}
