package timex

import (
	"readout/store/dates"
	"strings"

	"readout/store/dates/lexer"
	"readout/store/text"
)

// tense returns -1 if the words around a sighting speak of the past, 1 if they speak
// of what is to come, 0 if neither. The nearest word before it in the
// sentence decides, else the nearest after it.
func (r *resolver) tense(s *sighting) int {
	const reach = 160
	if t := lastTense(r.text[max(0, s.start-reach):s.start]); t != 0 {
		return t
	}
	return firstTense(r.text[s.end:min(len(r.text), s.end+reach)])
}

func lastTense(before string) int {
	after, weak := "", 0
	for i := len(before); i > 0; {
		stop := i
		for stop > 0 && !lexer.IsLetter(before[stop-1]) {
			stop--
		}
		if partsWords(before[stop:i], after) {
			break
		}
		from := stop
		for from > 0 && lexer.IsLetter(before[from-1]) {
			from--
		}
		word := before[from:stop]
		switch t := wordTense(word, after); {
		case word == "by" || word == "until" || word == "till":
			weak = 1
		case t < 0 && passive(before[:from]): // will be issued
		case t != 0:
			return t
		}
		after, i = word, from
	}
	return weak
}

// passive reports whether text ends with a form of "be" that is not past.
func passive(text string) bool {
	text = strings.TrimRight(text, " ")
	return strings.HasSuffix(text, " be") || strings.HasSuffix(text, " is") || strings.HasSuffix(text, " are")
}

func firstTense(ahead string) int {
	word := ""
	for i := 0; i < len(ahead); {
		from := i
		for from < len(ahead) && !lexer.IsLetter(ahead[from]) {
			from++
		}
		stop := from
		for stop < len(ahead) && lexer.IsLetter(ahead[stop]) {
			stop++
		}
		next := ahead[from:stop]
		if t := wordTense(word, next); word != "" && t != 0 {
			return t
		}
		if partsWords(ahead[i:from], next) {
			return 0
		}
		word, i = next, max(stop, i+1)
	}
	return wordTense(word, "")
}

// partsWords reports whether the signs between two words part what the words say: an end
// of line, or a stop before a capital. That of an abbreviation counts as well, other than
// in text.SentenceEndAt: a verb before "Messrs. Drabinsky and Gottlieb mail an offer by
// Nov. 22" rarely speaks of the day after it, though it stands in the same sentence.
func partsWords(between, after string) bool {
	if strings.IndexByte(between, '\n') >= 0 {
		return true
	}
	return len(between) > 1 && text.IsStop(rune(between[0])) && (after == "" || capitalised(after))
}

// wordTense returns the tense that a word shows, 0 for none; "to" shows the future only
// before a verb.
func wordTense(w, after string) int {
	switch w {
	case "will", "shall", "ll", "would", "expected", "expects", "expect", "scheduled", "planned", "plans", "plan", "due", "upcoming", "forthcoming", "going", "deadline", "hopes", "intends", "aims", "proposed", "slated", "set", "begins", "starts", "returns", "ends", "expires", "opens", "closes", "wird", "werden", "soll", "sollen", "sera", "aura", "auront", "terminera", "terminará", "será", "endet", "beginnt", "läuft":
		return 1
	case "to":
		if after != "" && !capitalised(after) && infinitive(after) {
			return 1
		}
		return 0
	case "was", "were", "had", "did", "said", "told", "met", "took", "made", "held", "came", "went", "gave", "left", "won", "lost", "fell", "rose", "began", "saw", "led", "sent", "struck", "broke", "killed", "since", "has", "have", "spoke", "wrote", "became", "brought", "found", "grew", "ran", "sank", "shot", "stood", "paid", "sold", "got", "put", "cut", "been", "hit", "wurde", "wurden", "fand", "été", "fue", "seit", "depuis", "desde":
		return -1
	}
	if len(w) > 3 && w[len(w)-2:] == "ed" && !capitalised(w) && w[len(w)-3] != 'e' {
		return -1
	}
	return 0
}

// infinitive reports whether the word after "to" may be a verb.
func infinitive(w string) bool {
	switch w {
	case "the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "all", "about", "some", "any", "more", "less", "what", "which", "whom", "date", "another", "them", "him", "it", "us", "me", "you", "each", "every", "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty":
		return false
	}
	return len(w) < 3 || w[len(w)-1] != 's' || w[len(w)-2] == 's'
}

// narrates reports whether the time expressions of a text are those of a
// narrative: years written out, nearly all of them before the year of
// publication, and hardly anything told from the day of writing. WikiWars (Mazur
// and Dale 2010) is made of such texts.
func narrates(found []sighting, on dates.Date) bool {
	var old, late, near int
	for i := range found {
		switch s := &found[i]; {
		case s.class == ancient:
			old++
		case s.written() && s.unit < decades:
			if on.IsZero() || s.date.Year < on.Year {
				old++
			} else {
				late++
			}
		case s.class == shifted && s.unit == days && !s.is(fromLast), s.class == point && s.weekday > 0:
			near++
		}
	}
	return old >= 6 && old > 4*late && old > 4*near
}
