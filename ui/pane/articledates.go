package pane

import (
	"sort"
	"strings"

	"readout/store/dates/timex"
	"readout/ui/theme"
)

// The dateMarks are the times that a text speaks of, as the article marks them: all of
// them underlined if the reader wants that, and the one that he went to. Where they stand
// in the body is known from the document; the text is not searched for them.
type dateMarks struct {
	underline bool
	hasPoint  bool // he went to one
	point     int  // where in the body that one begins

	all, here lineMarks // of the galley that is shown
}

// SpeaksOf reports whether an expression names a time that can be shown as a date: one
// with a place in the calendar, or that would have one if more were known. Durations
// ("for two days"), frequencies ("weekly") and "now" are no dates.
func SpeaksOf(e timex.Expression) bool {
	switch {
	case !e.From.IsZero():
		return true
	case e.Type == timex.DateType, e.Type == timex.TimeType:
		return !strings.HasSuffix(e.Value, "_REF")
	}
	return false
}

// mentionFrom is the index of the first expression that begins at an offset or after it.
func mentionFrom(all []timex.Expression, at int) int {
	return sort.Search(len(all), func(i int) bool { return all[i].Start >= at })
}

// Underline underlines the dates that the text speaks of, or no longer.
func (a *Article) Underline(on bool) {
	a.dates.underline = on
	a.paint()
}

// Underlined reports whether dates are underlined.
func (a *Article) Underlined() bool { return a.dates.underline }

// Point goes to the expression that begins at an offset in the body, and marks it.
func (a *Article) Point(body int) {
	if a.text.Document == nil {
		return
	}
	a.dates.hasPoint, a.dates.point = true, body
	a.paint()
	a.goTo(a.text.Place(body), atPoint)
}

// Unpoint takes the mark of Point away.
func (a *Article) Unpoint() {
	a.dates.hasPoint = false
	a.paint()
}

// layDates finds the lines of the expressions in the galley that are to be marked. An
// original has none: its lines are those of the file, cut ones among them.
func (a *Article) layDates() {
	s := &a.dates
	s.all, s.here = nil, nil
	if a.text.Document == nil || a.text.Original || !s.underline && !s.hasPoint {
		return
	}
	all := a.Doc.Mentions
	for i, b := range a.galley.Blocks() {
		var places [][2]int
		var points []bool
		for _, e := range all[mentionFrom(all, a.text.Body(b.Place)):] {
			from := a.text.Place(e.Start)
			if from >= b.End {
				break
			}
			point := s.hasPoint && e.Start == s.point
			if from >= b.Place && (point || s.underline && SpeaksOf(e)) {
				places, points = append(places, [2]int{from, a.text.Place(e.End)}), append(points, point)
			}
		}
		for _, p := range a.galley.Locate(i, places) {
			if points[p.Range] {
				s.here = append(s.here, lineMark{p.Line, p.From, p.To, 0})
			} else {
				s.all = append(s.all, lineMark{p.Line, p.From, p.To, 0})
			}
		}
	}
}

// paint marks what of the times stands on a line of the galley.
func (s *dateMarks) paint(styled string, line int, th *theme.Theme) string {
	styled = s.all.paint(styled, line, th.Spoken)
	return s.here.paint(styled, line, th.SpokenHere)
}
