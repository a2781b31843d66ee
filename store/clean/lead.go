package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of a title made of a lead sentence, in bytes of it.
const (
	clauseFrom = 30  // a clause that ends before this says too little
	clauseTo   = 120 // up to here a clause may go on
	cutAt      = 90  // where a sentence is cut that has no clause within these bounds
)

// leadTitle makes a title of the first sentence that says something: up to where
// its first clause ends or it turns to when it happened. at is the index of its line.
func leadTitle(lines []line) (title string, at int) {
	first := -1
	for i := range lines {
		l := &lines[i]
		if l.blank() || l.frequency() >= many || l.why != "" {
			continue
		}
		if first < 0 {
			first = i
		}
		for rest := l.trimmed; rest != ""; {
			s := firstSentence(rest)
			if len(s) >= clauseFrom {
				return clause(s), i
			}
			rest = strings.TrimLeft(rest[len(s):], ".!?。\uFF01\uFF1F।؟\"”’») ") // all sentence ends, or it would stay here
		}
	}
	if first < 0 {
		return "", 0
	}
	return clause(lines[first].trimmed), first
}

// firstSentence returns s up to its first sentence end.
func firstSentence(s string) string {
	for i, r := range s {
		switch r {
		case '.', '!', '?':
			rest := strings.TrimLeft(s[i+1:], "\"”’»)")
			next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
			if rest == "" || rest[0] == ' ' && !unicode.IsLower(next) && !isAbbreviated(s[:i]) {
				return s[:i]
			}
		case '。', '\uFF01', '\uFF1F', '।', '؟':
			return s[:i]
		}
	}
	return s
}

// isAbbreviated reports whether a full stop after s would belong to its last
// word: a number or a short word with a capital, as in "24.", "Mr." and "U.S.".
func isAbbreviated(s string) bool {
	word := s[strings.LastIndexAny(s, " (.")+1:]
	r, _ := utf8.DecodeRuneInString(word)
	return len(word) <= 3 && (unicode.IsUpper(r) || unicode.IsDigit(r))
}

// clause cuts a sentence to the length of a title.
func clause(s string) string {
	end := len(s)
	for i := clauseFrom; i < len(s) && i <= clauseTo+30; i++ {
		if endsClause(s, i) {
			end = i
			break
		}
	}
	s = beforeTime(s[:end])
	if len(s) > clauseTo {
		s = strings.TrimRight(s[:wordsTo(s, cutAt)], " ,;:-–—(") + "…"
	}
	return strings.TrimSpace(strings.TrimRight(s, " .,;:-–—("))
}

// endsClause reports whether the byte at i of s ends a clause.
func endsClause(s string, i int) bool {
	switch s[i] {
	case '(', ';':
		return true
	case ',', ':':
		return i+1 < len(s) && s[i+1] == ' '
	case ' ':
		return strings.HasPrefix(s[i:], " – ") || strings.HasPrefix(s[i:], " — ") || strings.HasPrefix(s[i:], " - ")
	}
	return s[i] >= utf8.RuneSelf && (strings.HasPrefix(s[i:], "，") || strings.HasPrefix(s[i:], "、"))
}

// beforeTime returns a clause without the words at or after which it tells the
// time: "ministers met in Rome on Thursday" becomes "ministers met in Rome".
func beforeTime(s string) string {
	for i := clauseFrom; i < len(s); i++ {
		if s[i] != ' ' {
			continue
		}
		word, _, _ := strings.Cut(s[i+1:], " ")
		if !isTimeWord(word) {
			continue
		}
		before := s[:i]
		if at := strings.LastIndexByte(before, ' '); at >= clauseFrom && len(before)-at-1 <= 3 {
			before = before[:at] // the preposition
		}
		return before
	}
	return s
}

// isTimeWord reports whether a word names a day seen from the day of writing.
func isTimeWord(word string) bool {
	switch strings.ToLower(strings.Trim(word, ".,;:()")) {
	case "today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"heute", "gestern", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
		"aujourd’hui", "aujourd'hui", "hier", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
		"hoy", "ayer", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
		"oggi", "ieri", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
		"hoje", "ontem", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira",
		"vandaag", "gisteren", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag":
		return true
	}
	return false
}

// wordsTo returns the largest i up to n at which a word of s ends.
func wordsTo(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	if i := strings.LastIndexByte(s[:n+1], ' '); i > 0 {
		return i
	}
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}
