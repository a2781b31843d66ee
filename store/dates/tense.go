package dates

import (
	"strings"

	"readout/store/text"
)

// tense tells whether the words around a sighting speak of the past (-1) or of
// what is to come (1), 0 if nothing does. The nearest word before it in the
// sentence decides, else the nearest after it.
func (r *resolver) tense(s *sighting) int {
	const reach = 160
	if t := lastTense(r.text, max(0, s.start-reach), s.start); t != 0 {
		return t
	}
	return firstTense(r.text, s.end, min(len(r.text), s.end+reach))
}

// lastTense is that of the last word of a sentence that tells, in s[first:i].
func lastTense(s string, first, i int) int {
	after, weak := "", 0
	for i > first {
		stop := i
		for stop > first && !isLetter(s[stop-1]) {
			stop--
		}
		if endsBetween(s, stop, i) {
			break
		}
		from := stop
		for from > first && isLetter(s[from-1]) {
			from--
		}
		word := s[from:stop]
		switch t := wordTense(word, after); {
		case word == "by" || word == "until" || word == "till":
			weak = 1
		case t < 0 && passive(s[first:from]): // will be issued
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

// firstTense is that of the first word of a sentence that tells, in s[i:last].
func firstTense(s string, i, last int) int {
	word := ""
	for i < last {
		from := i
		for from < last && !isLetter(s[from]) {
			from++
		}
		stop := from
		for stop < last && isLetter(s[stop]) {
			stop++
		}
		next := s[from:stop]
		if t := wordTense(word, next); word != "" && t != 0 {
			return t
		}
		if endsBetween(s, i, from) {
			return 0
		}
		word, i = next, max(stop, i+1)
	}
	return wordTense(word, "")
}

// endsBetween reports whether a line or a sentence ends with the signs between two words.
func endsBetween(s string, from, to int) bool {
	return strings.IndexByte(s[from:to], '\n') >= 0 || from < to && text.SentenceEndAt(s, from) > 0
}

// wordTense tells what a word says of time; to is a sign of the future before a
// verb only.
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
