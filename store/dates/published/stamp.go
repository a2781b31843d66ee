package published

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/dates"
	"readout/store/dates/lexer"
	"readout/store/dates/written"
)

// metadata returns the date of the line near the body that most looks as if it
// stated when the text was published. If there is a dateline, lines below it speak of what the
// text is about, and those above it must say more than a day among words. A line with a weak
// label counts if nothing better is found.
func (p manuscript) metadata(j *judge, dateline int) (found Finding, ok bool, weak Finding) {
	top, topWeak := weakestStamp, weakestStamp
	var room [mostSpots]spot
	for _, spot := range p.spots(room[:0]) {
		if dateline > 0 && spot.line >= dateline-1 {
			continue
		}
		s, ok := readStamp(&j.grammar, p.lines[spot.line])
		if ok && s.label == noLabel && s.words == 0 {
			s.label = p.labelAbove(spot.line)
		}
		if !ok || s.label == otherLabel || s.label == noLabel && (p.wrapped(spot.line, s) || dateline > 0 && s.words > 1) || !j.accepts(&s.mention) {
			continue
		}
		f := Finding{Date: s.mention.Date, Other: s.mention.Other, From: "metadata line", Line: spot.line + 1}
		switch weight := s.weight(spot); {
		case s.label == weakLabel && weight > topWeak:
			weak, topWeak = f, weight
			weak.From = weakEvidence
		case s.label != weakLabel && weight > top:
			found, top = f, weight
		}
	}
	return found, top > weakestStamp, weak
}

// monthLine returns the month of a line near the beginning that names one and little else:
// "May 2022", "Vol. 12 No. 5 (May 2022)". Several different ones are an archive.
func (p manuscript) monthLine(j *judge) (found Finding, ok bool) {
	const reach = 6 // lines from the beginning of the body; of a month without other words one
	var room [mostSpots]spot
	for _, spot := range p.spots(room[:0]) {
		line := strings.TrimSpace(p.lines[spot.line])
		if len(line) > longestMonthLine || strings.HasSuffix(line, ".") {
			continue
		}
		j.grammar.Reset(line)
		m, dated := j.grammar.Mention(0)
		if !dated || m.Date.Precision != dates.Month {
			continue
		}
		var l labelReader
		l.read(line[:m.Start])
		before := l.found
		if l.read(line[m.End:]); before < noLabel || l.found < noLabel || l.words > 2 || !j.accepts(&m) {
			continue
		}
		if ok && found.Date != m.Date {
			return Finding{}, false
		}
		bare := l.words == 0 && l.found == noLabel
		near := spot.side == ahead || spot.side == inside
		if near && spot.distance <= reach && (!bare || spot.distance <= 1) {
			found, ok = Finding{Date: m.Date, Other: m.Other, From: "metadata line", Line: spot.line + 1}, true
		}
	}
	return found, ok
}

// longestMonthLine is how long a line may be that dates a text by its month, in bytes.
const longestMonthLine = 60

// weakEvidence is the From of a date that only bounds the day of writing.
const weakEvidence = "end of a period"

// labelAbove returns the label that stands alone on the line above a date: "Release date".
func (p manuscript) labelAbove(at int) label {
	if at == 0 || len(p.lines[at-1]) > 40 || lexer.NextDigit(p.lines[at-1], 0) < len(p.lines[at-1]) {
		return noLabel
	}
	var l labelReader
	if l.read(p.lines[at-1]); l.words > 1 {
		return noLabel
	}
	return l.found
}

// wrapped reports whether a line is a part of a paragraph that is wrapped: the line above
// goes on in it, or it goes on in the one below. Few words beside a date are a line of
// their own anyway.
func (p manuscript) wrapped(at int, s stamp) bool {
	goesOn := func(i int) bool {
		line := strings.TrimSpace(p.lines[i])
		return len(line) > shortestWrapped && len(line) < longestWrapped && !strings.HasSuffix(line, ".")
	}
	return s.words > 2 && (at > 0 && goesOn(at-1) && startsSmall(p.lines[at]) ||
		at+1 < len(p.lines) && goesOn(at) && startsSmall(p.lines[at+1]))
}

func startsSmall(line string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(line))
	return unicode.IsLower(r)
}

// Lines of wrapped paragraphs are so long, in bytes.
const shortestWrapped, longestWrapped = 45, 140

// weakestStamp is the weight that a stamp must surpass to be believed.
const weakestStamp = -28

// weight is how much a stamp looks like that of the text. The numbers were found on news
// pages: a label and a time of day speak for it, other words and distance
// against. Below the body stand teasers of other texts, so that without a label
// only the first line there counts.
func (s stamp) weight(at spot) int {
	weight, penalty := 0, 2*at.distance
	timed := s.mention.Date.Precision == dates.Minute
	switch {
	case s.label == publishedLabel:
		weight, penalty = 40, at.distance
	case s.label == updatedLabel:
		weight = -15
	case s.weekday && !timed: // the day of the visit, at the top of many pages
		weight = -15
	}
	switch {
	case timed:
		weight += 20 - 2*s.words
	case s.separate:
		weight -= 2 * s.words
	case s.words > 0:
		weight -= 4 * s.words
	default:
		weight += 4
	}
	if s.dates > 1 && s.label == noLabel && !timed && !s.same { // of an event or an issue
		weight -= 10
	}
	switch {
	case at.side == ahead, at.side == inside:
		return weight - penalty
	case at.side == behind && s.label != publishedLabel && at.distance > 0:
		return weakestStamp
	}
	return weight - 10 - 2*penalty
}

// A stamp is a short line that is mostly a date, such as "Published 4 May 2023,
// 10:15" or "10/22/2021 | Press release | Distributed by Public".
type stamp struct {
	mention  written.Mention
	label    label
	words    int  // other words in the line
	dates    int  // mentions of days in the line
	weekday  bool // named with the date
	separate bool // the date is set apart from the words by a sign
	same     bool // all dates are of one day
}

// longestStamp is the length in bytes of the longest line looked at.
const longestStamp = 200

// readStamp finds the date of a line, the published one if it has several, with a
// grammar of the caller's. It reports false if there is none or the line is a
// sentence.
func readStamp(g *written.Grammar, line string) (stamp, bool) {
	var best stamp
	if len(line) > longestStamp || lexer.NextDigit(line, 0) == len(line) {
		return best, false
	}
	g.Reset(line)
	var all stamp // what the whole line holds
	var labels labelReader
	from := 0
	for m, ok := g.Mention(0); ok; m, ok = g.Mention(m.End) {
		between := line[from:m.Start]
		joined := all.dates > 0 && joins(between)
		if !joined {
			labels.next()
		}
		labels.read(between)
		from = m.End
		if m.Date.Precision < dates.Day {
			continue
		}
		all.same = all.dates == 0 || all.same && m.Date.Trim(dates.Day) == all.mention.Date.Trim(dates.Day)
		all.dates, all.mention = all.dates+1, m
		found := labels.found
		if joined && found == noLabel {
			found = weakLabel
		}
		if best.dates == 0 || found > best.label || joined && found <= weakLabel {
			best = stamp{mention: m, label: found, dates: 1}
		}
	}
	if best.dates == 0 {
		return best, false
	}
	tail := labelReader{}
	tail.read(line[from:])
	if best.label == noLabel && tail.found == otherLabel {
		best.label = otherLabel
	}
	best.words, best.dates = labels.words+tail.words, all.dates
	best.weekday = namesWeekday(line, best.mention)
	best.separate = setApart(line, best.mention)
	best.same = all.same
	return best, best.label != noLabel || !best.isSentence(line)
}

// isSentence reports whether a line is a sentence about the day. Names with a time of day
// may end in a full stop: "A. Moe, 4 May 2023, 10:15 a.m."
func (s stamp) isSentence(line string) bool {
	most := 2
	if s.mention.Date.Precision == dates.Minute {
		most = 4
	}
	return strings.HasSuffix(strings.TrimSpace(line), ".") && s.words > most
}

// joins reports whether only a dash or a small word stands between two dates.
func joins(between string) bool {
	switch between = strings.TrimSpace(between); between {
	case "-", "–", "—", "--", "to", "through", "until", "bis", "au", "al":
		return true
	}
	return false
}

// setApart reports whether a date begins or ends a line with a sign such as | or
// – between it and the rest.
func setApart(line string, m written.Mention) bool {
	before := strings.TrimSpace(line[:m.Start])
	after := strings.TrimSpace(line[m.End:])
	switch {
	case before == "" && after != "":
		r, _ := lexer.Sign(after, 0)
		return r&(lexer.Separator|lexer.Dash|lexer.Slash) != 0
	case after == "" && before != "":
		_, size := utf8.DecodeLastRuneInString(before)
		r, _ := lexer.Sign(before, len(before)-size)
		return r&(lexer.Separator|lexer.Dash|lexer.Slash) != 0
	}
	return false
}
