package published

import (
	"strings"

	"readout/store/dates"
	"readout/store/dates/lexer"
	"readout/store/dates/written"
	"readout/store/text"
)

// lead returns a date that the first sentences tie to the day of writing: "today
// (24 November 2025)", "on Thursday (4 May 2023)".
func (p manuscript) lead(j *judge, paragraphs []int) (Finding, bool) {
	for _, at := range paragraphs {
		line := p.lines[at]
		g := &j.grammar
		g.Reset(head(line, 1000))
		for m, ok := g.Mention(0); ok; m, ok = g.Mention(m.End) {
			if m.Date.Precision >= dates.Day && ofTheDay(line, m) && j.accepts(&m) {
				return Finding{Date: m.Date, Other: m.Other, From: "lead", Line: at + 1}, true
			}
		}
	}
	return Finding{}, false
}

// paragraphs returns the indexes of the first lines of the body that are long
// enough to be a sentence, captions of pictures left out.
func (p manuscript) paragraphs() []int {
	found := make([]int, 0, p.opening)
	for i := p.from; i < p.to && len(found) < p.opening; i++ {
		if len(strings.TrimSpace(p.lines[i])) > shortestSentence && text.CreditAt(p.lines[i]) < 0 {
			found = append(found, i)
		}
	}
	return found
}

// head returns the words of a line that lie wholly in its first n bytes.
func head(line string, n int) string {
	if len(line) <= n {
		return line
	}
	return line[:max(strings.LastIndexByte(line[:n], ' '), 0)]
}

// ofTheDay reports whether the words before a date tell that it is the day of
// writing: "today", or the day of the week, which people add only to days near
// by; unless other words make it a start, an end or a plan.
func ofTheDay(line string, m written.Mention) bool {
	named := namesWeekday(line, m)
	i := m.Start
	for n := range 6 {
		i = len(strings.TrimRight(line[:i], " ([,—–-"))
		from, to := lexer.WordBefore(line, 0, i)
		if from == to {
			break
		}
		switch r, _ := lexer.Classify(line[from:to]); {
		case n < 2 && meansToday(line[from:to]):
			return true
		case n == 0 && r&lexer.Weekday != 0:
			named = true
		case n == 0 && named && lexer.Folded(line[from:to]) == "of": // "the collision of Monday, 3 March"
			return false
		case pointsAway(line[from:to]):
			return false
		}
		i = from
	}
	return named && reports(line, m)
}

// reports reports whether the sentence around a date tells what was said or done. One in
// another language than English, whose verbs are not known here, is believed to.
func reports(line string, m written.Mention) bool {
	from, to := sentenceAround(line, m)
	past, english := false, false
	for i := from; i < to; {
		if !lexer.IsLetter(line[i]) {
			i++
			continue
		}
		end := lexer.EndOfWord(line, i)
		if end == i {
			_, i = lexer.Sign(line, i)
			continue
		}
		folded := lexer.Folded(line[i:end])
		switch folded {
		case "the", "of", "and", "to", "a", "will":
			english = true
		case "join", "joins", "invite", "invites", "invited", "register", "takes", "take", "host", "hosts", "upcoming", "annual", "anniversary", "scheduled", "proud":
			return false
		}
		past = past || pastVerb(folded)
		i = end
	}
	return past || !english
}

// sentenceAround returns where the sentence with a date begins and ends.
func sentenceAround(line string, m written.Mention) (from, to int) {
	for i := 0; i < len(line); {
		stop, after := text.SentenceEnd(line, i)
		if stop >= m.End {
			return from, stop
		}
		if after <= m.Start {
			from = after
		}
		i = max(after, stop+1)
	}
	return from, len(line)
}

// pastVerb reports whether a word (lower case) is an English verb in the past, or looks so.
func pastVerb(folded string) bool {
	switch folded {
	case "said", "told", "met", "held", "spoke", "took", "gave", "made", "went", "came", "began", "left", "found", "saw", "led", "won", "sent", "brought", "wrote", "paid", "put", "kept", "stood",
		"became", "hit", "struck", "fell", "rose", "shot", "sought", "grew", "fought", "chose", "broke", "drew", "swore", "got", "ran", "lost", "laid", "cut", "set", "let":
		return true
	case "hundred", "indeed", "speed", "united", "kindred", "exceed", "proceed", "embed", "unprecedented", "limited", "related":
		return false
	}
	return len(folded) > 4 && strings.HasSuffix(folded, "ed")
}

// namesWeekday reports whether the mention begins with the name of a weekday.
func namesWeekday(line string, m written.Mention) bool {
	r, _ := lexer.Classify(line[m.Start:lexer.EndOfWord(line[:m.End], m.Start)])
	return r&lexer.Weekday != 0
}

func meansToday(w string) bool {
	switch lexer.Folded(w) {
	case "today", "tonight", "heute", "hui", "hoy", "oggi", "hoje", "vandaag", "dag", "idag":
		return true
	}
	return false
}

// pointsAway reports whether a word sets a date apart from the day of writing.
func pointsAway(w string) bool {
	switch lexer.Folded(w) {
	case "since", "until", "till", "by", "from", "before", "after", "will", "would", "shall", "next", "planned", "scheduled", "due", "born", "deadline", "between", "ago", "anniversary",
		"seit", "bis", "ab", "vor", "nach", "wird", "werden", "soll", "depuis", "jusqu", "avant", "apres", "sera", "desde", "hasta", "antes", "dal", "fino", "sinds", "tot":
		return true
	}
	return false
}
