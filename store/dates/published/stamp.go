package published

import (
	"strings"
	"unicode/utf8"

	"readout/store/dates"
	"readout/store/dates/lexer"
	"readout/store/dates/written"
)

// metadata returns the date of the line near the body that most looks as if it
// stated when the text was published.
func (p manuscript) metadata(j *judge) (Finding, bool) {
	best, at, top := written.Mention{}, 0, weakestStamp
	var room [mostSpots]spot
	for _, spot := range p.spots(room[:0]) {
		s, ok := readStamp(&j.grammar, p.lines[spot.line])
		if !ok || s.label == otherLabel || !j.accepts(&s.mention) {
			continue
		}
		if weight := s.weight(spot); weight > top {
			best, at, top = s.mention, spot.line, weight
		}
	}
	return Finding{Date: best.Date, Other: best.Other, From: "metadata line", Line: at + 1}, top > weakestStamp
}

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
	from, found := 0, noLabel
	for m, ok := g.Mention(0); ok; m, ok = g.Mention(m.End) {
		words, label := readWords(line[from:m.Start])
		if label != noLabel {
			found = label
		}
		all.words += words
		if m.Date.Precision >= dates.Day {
			all.same = all.dates == 0 || all.same && m.Date.Trim(dates.Day) == all.mention.Date.Trim(dates.Day)
			all.dates, all.mention = all.dates+1, m
			if best.dates == 0 || found > best.label {
				best = stamp{mention: m, label: found, dates: 1}
			}
		}
		from = m.End
	}
	if best.dates == 0 {
		return best, false
	}
	words, label := readWords(line[from:])
	if best.label == noLabel && label == otherLabel {
		best.label = label
	}
	best.words, best.dates = all.words+words, all.dates
	best.weekday = namesWeekday(line, best.mention)
	best.separate = setApart(line, best.mention)
	best.same = all.same
	sentence := strings.HasSuffix(strings.TrimSpace(line), ".") && best.words > 2
	plain := best.label == noLabel && best.mention.Date.Precision == dates.Day
	return best, !(sentence && plain)
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

// readWords counts the words of a piece of a line that do not belong to a time
// of day, and returns what the last label among them says.
func readWords(s string) (words int, found label) {
	for i := 0; i < len(s); {
		if !lexer.IsLetter(s[i]) {
			i++
			continue
		}
		stop := lexer.EndOfWord(s, i)
		if stop == i {
			_, next := lexer.Sign(s, i)
			if s[i:next] == "©" {
				found = otherLabel
			}
			i = next
			continue
		}
		label, counts := readWord(s[i:stop])
		if label != noLabel {
			found = label
		}
		if counts {
			words++
		}
		i = stop
	}
	return words, found
}

func readWord(w string) (found label, counts bool) {
	if len(w) > 2*lexer.LongestWord {
		return noLabel, true
	}
	var buf [lexer.LongestWord]byte
	folded := string(buf[:lexer.Fold(&buf, w)])
	if l := labelNamed(folded); l != noLabel {
		return l, false
	}
	r, _ := lexer.Vocabulary(folded)
	return noLabel, r&(lexer.Month|lexer.Weekday|lexer.Of|lexer.The|lexer.At|lexer.Meridiem|lexer.Oclock|lexer.Zone|lexer.YearAfter|lexer.MaybeAfter) == 0
}

// A label is what a word says of the date beside it.
// The greater it is, the more it makes the date that of publication.
type label int8

const (
	otherLabel label = iota - 2 // an expiry, a copyright, an event: not when the text was written
	updatedLabel
	noLabel
	publishedLabel
)

// labelNamed returns what a word (lower case, without accents) in a line that is
// mostly a date says about the date.
func labelNamed(word string) label {
	switch word {
	case "published", "publication", "posted", "released", "issued", "date", "dated", "created", "written", "filed", "distributed", "pubdate", "release", "sent", "submitted",
		"veroffentlicht", "publiziert", "erschienen", "erstellt", "geschrieben", "datum", "stand", "veroffentlichung", "publikation",
		"publie", "publiee", "paru", "redige", "publicado", "publicada", "fecha", "creado",
		"pubblicato", "pubblicata", "data", "gepubliceerd", "geplaatst", "publisert", "publicerad", "publiceret", "udgivet",
		"yayinlanma", "opublikowano", "diterbitkan":
		return publishedLabel
	case "updated", "update", "modified", "revised", "edited", "corrected",
		"aktualisiert", "aktualisierung", "akt", "geandert", "uberarbeitet", "modifie", "modifiee", "maj", "jour",
		"actualizado", "actualizada", "modificado", "aggiornato", "aggiornamento", "modificato", "atualizado", "atualizada",
		"bijgewerkt", "gewijzigd", "oppdatert", "uppdaterad", "opdateret", "guncelleme", "zaktualizowano", "diperbarui":
		return updatedLabel
	case "copyright", "©", "rights", "until", "till", "expires", "expiry", "valid", "deadline", "available", "anniversary", "ago", "after", "before", "died", "accessed", "retrieved", "since", "born",
		"event", "events", "tickets", "register", "today", "programm", "sendung", "verfugbar", "bis", "seit", "nach", "jahrestag", "gultig", "termin", "termine",
		"jusqu", "depuis", "apres", "anniversaire", "valable", "hasta", "desde", "aniversario", "valido", "scade", "fino", "ate", "tot", "vanaf":
		return otherLabel
	}
	return noLabel
}
