package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A label is what a line may begin with in a transcript: who speaks.
type label struct {
	text string // as shown, with its colon
	key  string // who it is: without case, numbers and what stands in parentheses
	end  int    // where the speech begins on the line
	bold bool   // it is set off by markup
	open string // markup that the speech ends, not the label
	kind labelKind
}

// A labelKind says how sure a label is one by its looks alone.
type labelKind uint8

const (
	word    labelKind = iota // Minister: as many things end with a colon
	initial                  // Q: A. MK:
	capital                  // MODERATOR:
	name                     // Mr. Rutte: Lana Zoric (AP): SECRETARY GENERAL STOLTENBERG:
)

// Bounds of a label: names with offices are long, sentences are longer.
const (
	maxLabelLen   = 120 // bytes, with what stands in parentheses
	maxLabelWords = 6
	maxInitials   = 24 // bytes up to the sign after one or two capitals, markup and numbers among them
)

// readLabel reads the label that a line of text begins with: words with capitals and a colon, or one or two
// capitals and a full stop or dash. In Markdown it may be set off, and be a heading.
func readLabel(line string, markdown bool) (label, bool) {
	at := indent(line)
	var l label
	marks := ""
	if markdown {
		at += headingMark(line[at:])
		text := strings.TrimLeft(line[at:], "*_")
		marks = line[at : len(line)-len(text)]
		at, l.bold = len(line)-len(text), marks != ""
	}
	first, _ := utf8.DecodeRuneInString(line[at:])
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) && !caseless(first) {
		return label{}, false
	}
	size, sign := labelEnd(line[at:], markdown)
	if size == 0 {
		return label{}, false
	}
	shown := line[at : at+size]
	if markdown {
		shown = strings.NewReplacer("*", "", "_", "", `\`, "").Replace(shown)
	}
	l.text, l.end = shown+sign, at+size+len(sign)
	if markdown {
		closing := len(line[l.end:]) - len(strings.TrimLeft(line[l.end:], "*_"))
		if closing == 0 && !strings.ContainsAny(line[at:at+size], "*_") {
			l.open = marks
		}
		l.end += closing
	}
	rest := line[l.end:]
	if sign != "：" && rest != "" && !strings.ContainsAny(rest[:1], " \n") && !strings.HasPrefix(rest, "\u00A0") {
		return label{}, false
	}
	return l, l.judge(strings.TrimRight(shown, " \u00A0\u202F"), sign)
}

// headingMark returns the length of the number signs of a heading.
func headingMark(s string) int {
	if s == "" || s[0] != '#' || !isHeading(s) {
		return 0
	}
	return len(s) - len(strings.TrimLeft(strings.TrimLeft(s, "#"), " "))
}

// labelEnd returns the length of a label and the sign that ends it; a colon in parentheses ends nothing.
func labelEnd(s string, markdown bool) (size int, sign string) {
	s = s[:min(len(s), maxLabelLen)]
	if !strings.Contains(s, ":") && !strings.Contains(s, "：") &&
		!strings.ContainsAny(s[:min(len(s), maxInitials)], ".–—") {
		return 0, ""
	}
	open := 0
	for i, r := range s {
		switch {
		case r == '\n', r == '<', r == '[' && markdown:
			return 0, ""
		case r == '(' || r == '[':
			open++
		case r == ')' || r == ']':
			open--
		case open > 0:
		case r == ':' || r == '：':
			return i, string(r)
		case (r == '.' || r == '–' || r == '—') && initials(strings.TrimRight(strings.Trim(s[:i], "*_"), " ")):
			return i, string(r)
		}
	}
	return 0, ""
}

// initials reports whether s is one or two capitals, and a number perhaps.
func initials(s string) bool {
	s = strings.TrimRight(s, "0123456789")
	n := 0
	for _, r := range s {
		if n++; n > 2 || !unicode.IsUpper(r) {
			return false
		}
	}
	return n > 0
}

// judge fills in key and kind of a label, by the shape of its words: names,
// offices and initials have capitals, clauses go on in lower case.
func (l *label) judge(s, sign string) bool {
	bare, hasRole := withoutRole(s)
	words := strings.Fields(bare)
	if len(words) == 0 || len(words) > maxLabelWords {
		return false
	}
	capitals := true
	for i, w := range words {
		switch {
		case !labelWord(w, i == 0):
			return false
		// A label that is set off may say "our team".
		case !startsLower(w) || i > 0 && l.bold && l.open == "" && len(words) <= 3:
		case i == 0 || i == len(words)-1 || utf8.RuneCountInString(w) > 4 ||
			i > 1 && startsLower(words[i-1]) && startsLower(words[i-2]):
			return false
		}
		capitals = capitals && strings.ToUpper(w) == w
	}
	if first, _ := utf8.DecodeRuneInString(bare); caseless(first) && (len(words) > 3 || len(bare) > 24) {
		return false
	}
	l.key = strings.ToUpper(strings.TrimRight(bare, " 0123456789"))
	switch {
	case initials(bare):
		l.kind = initial
	case sign != ":" && sign != "：":
		return false
	case hasRole || len(words) > 1 && !isNumber(words[1]):
		l.kind = name
	case capitals && !caseless([]rune(bare)[0]):
		l.kind = capital
	}
	return l.key != ""
}

// withoutRole takes out what stands in parentheses: whom a person speaks for.
func withoutRole(s string) (bare string, hasRole bool) {
	for {
		from := strings.IndexAny(s, "([")
		to := strings.LastIndexAny(s, ")]")
		if from < 0 || to < from {
			return strings.TrimSpace(s), hasRole
		}
		s, hasRole = s[:from]+" "+s[to+1:], true
	}
}

// labelWord reports whether a word may stand in a label: letters, or a number behind another word.
func labelWord(w string, first bool) bool {
	letters, digits := 0, 0
	for _, r := range w {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		case !strings.ContainsRune(".,'’-‐&/·", r):
			return false
		}
	}
	return letters > 0 && digits <= 2 || !first && digits > 0 && digits <= 3
}

func isNumber(w string) bool { return strings.Trim(w, "0123456789") == "" }

// caseless reports whether r is a letter of a script without capitals.
func caseless(r rune) bool { return unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsLower(r) }
