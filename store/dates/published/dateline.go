package published

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/dates"
	"readout/store/dates/lexer"
	"readout/store/dates/written"
	"readout/store/text"
)

// A dateline says where and when a text was written, in front of its first sentence, as
// agencies and wires do: "BRUSSELS, 24 November 2025 (AFP) — …", "NORTHPORT, Calif., May 4,
// 2022 /Wire/ -- …", "(OSLO) May 4, 2022: …". Place, date and agency stand in any order.

// How far datelines are looked for, in lines; one without an agency only before the first
// paragraphs of the body. Where a body begins is a guess: one with a place may stand above.
const (
	longestDateline = 220 // bytes up to the end of the date
	longestAgency   = 120 // bytes
	datelineLines   = 15
)

// dateline returns the date of the dateline: the first that names an agency, or one that no
// other contradicts. Several different ones are a chronology.
func (p manuscript) dateline(j *judge, paragraphs []int) (found Finding, ok bool) {
	last := p.from
	if len(paragraphs) > 0 {
		last = paragraphs[len(paragraphs)-1]
	}
	seen := 0
	for at := max(0, p.from-datelineLines); at < p.to && seen < datelineLines; at++ {
		line := strings.TrimSpace(p.lines[at])
		if line == "" {
			continue
		}
		if at >= p.from {
			seen++
		}
		m, d := readDateline(&j.grammar, line)
		if !d.ok || !d.agency && text.CreditAt(line) >= 0 || at > last && !d.agency || len(line) <= shortestSentence && !d.alone || at < p.from && !d.agency && !(d.placed && inCapitals(line)) || !j.accepts(&m) {
			continue
		}
		switch f := (Finding{Date: m.Date, Other: m.Other, From: "dateline", Line: at + 1}); {
		case d.agency:
			return f, true
		case !ok:
			found, ok = f, true
		case m.Date.Trim(dates.Day) != found.Date.Trim(dates.Day):
			return Finding{}, false
		}
	}
	return found, ok
}

// shortestSentence is the length in bytes above which a line may be a sentence.
const shortestSentence = 60

// A datelineForm is what a line shows of a dateline besides its date.
type datelineForm struct {
	ok     bool
	agency bool // it names one: "(AFP)", "/Wire/"
	placed bool // a place stands in front of the date
	alone  bool // nothing follows it on the line
}

// readDateline returns the date of the dateline that a line begins with.
func readDateline(g *written.Grammar, line string) (written.Mention, datelineForm) {
	line = strings.TrimLeft(line, " *_>#")
	g.Reset(head(line, longestDateline))
	m, dated := g.Mention(0)
	if !dated || m.Date.Precision < dates.Day {
		return m, datelineForm{}
	}
	before, opened := opensDateline(line[:m.Start])
	if !opened {
		return m, datelineForm{}
	}
	after := closesDateline(line[m.End:], line[:m.Start])
	after.agency = after.agency || before
	return m, after
}

// opensDateline accepts nothing, or a place and agencies in any brackets: a few names.
func opensDateline(s string) (agency, ok bool) {
	const most = 14 // words, those of agencies included
	words := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r):
			end := endOfName(s, i)
			if words++; words > most || !belongsToPlace(s[i:end], words == 1) {
				return false, false
			}
			i = end
			continue
		case strings.ContainsRune(":;!?\"“”„", r), unicode.IsDigit(r):
			return false, false
		case r == ')' || r == ']' || r == '/' && strings.Contains(s[:i], "/"):
			agency = true
		case r == '.' && !abbreviated(s[:i]):
			return false, false
		}
		i += size
	}
	return agency, true
}

// endOfName returns the end of the word at i, with the dots and hyphens inside it:
// "24-7PressRelease", "D.C", "Newswire.com".
func endOfName(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		inside := (r == '.' || r == '-' || r == '\'' || r == '’' || r == '&') && i+size < len(s) && isAlnum(s[i+size:])
		if !inside && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			break
		}
		i += size
	}
	return i
}

func isAlnum(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// abbreviated reports whether a full stop after a text ends a short form, such as that of a
// state: "Calif", "St", "D.C".
func abbreviated(s string) bool {
	at := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' }) + 1
	return utf8.RuneCountInString(s[at:]) <= 5
}

// belongsToPlace reports whether a word may be one of a place or an agency: a name, or a
// small word between names. What a sentence begins with is none.
func belongsToPlace(word string, first bool) bool {
	r, _ := utf8.DecodeRuneInString(word)
	folded := lexer.Folded(word)
	if !unicode.IsLower(r) {
		return labelNamed(folded) == noLabel && !(first && opensSentence(folded) && word != strings.ToUpper(word))
	}
	switch folded {
	case "of", "the", "and", "de", "del", "della", "da", "do", "di", "du", "des", "la", "le", "les", "am", "an", "der", "den", "im", "upon", "under", "sur", "y", "e", "et", "und", "al", "el":
		return !first
	}
	return strings.ContainsAny(word, "0123456789.") || len(word) > 2 && strings.ToLower(word[1:]) != word[1:] // an address or a name such as "eMedia"
}

// opensSentence reports whether a word opens a sentence about a day rather than names a place.
func opensSentence(folded string) bool {
	switch folded {
	case "in", "on", "at", "by", "from", "since", "until", "till", "after", "before", "for", "as", "when", "during", "this", "that", "it", "the", "a", "an", "between", "through", "to", "effective", "starting", "beginning",
		"im", "am", "seit", "bis", "ab", "der", "die", "das", "le", "la", "en", "el", "il", "nel", "dal", "op", "den", "det":
		return true
	}
	return false
}

// closesDateline reads on behind the date: agencies, and a sign such as a dash before the
// first sentence. before is what stands in front of the date.
func closesDateline(s, before string) (f datelineForm) {
	placed := strings.TrimLeft(before, " *_([\"“") != ""
	f.placed = placed
	for {
		s = strings.TrimLeft(s, " \t\u00a0*_,)]")
		if s == "" {
			return datelineForm{ok: f.agency || placed && strings.HasSuffix(strings.TrimRight(before, " "), "/"), agency: f.agency, placed: placed, alone: true}
		}
		if rest, ok := agency(s); ok {
			f.agency, s = true, rest
			continue
		}
		break
	}
	r, size := lexer.Sign(s, 0)
	rest := strings.TrimLeft(s[size:], " -–—*_")
	switch {
	case r&(lexer.Dash|lexer.Separator|lexer.Colon) != 0, s[0] == ';', s[0] == '/' && strings.Contains(before, "/"):
		if after, ok := agency(rest); ok {
			f.agency, rest = true, strings.TrimLeft(after, " -–—*_")
		} else if at := dash(rest); at > 0 {
			_, names := opensDateline(rest[:at])
			f.agency = f.agency || names
		}
		f.ok, f.alone = true, rest == ""
	case s[0] == '.':
		f.ok = placed && startsSentence(rest)
	case f.agency:
		f.ok = true
	case placed:
		f.ok = inCapitals(before) && startsSentence(s)
	default:
		f.ok = placeBeforeDash(s)
	}
	return f
}

// agency cuts an agency in brackets or between strokes off the front of a text.
func agency(s string) (rest string, ok bool) {
	if s == "" || !strings.Contains("([/", s[:1]) {
		return s, false
	}
	kind := strings.IndexByte("([/", s[0])
	name, rest, found := strings.Cut(s[1:], ")]/"[kind:kind+1])
	if !found || len(name) > longestAgency || strings.TrimSpace(name) == "" {
		return s, false
	}
	return rest, true
}

func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " *_\"“„«"))
	return unicode.IsUpper(r)
}

// inCapitals reports whether the first word of a place is written in capitals.
func inCapitals(s string) bool {
	s = strings.TrimLeft(s, " *_([")
	word := s[:endOfName(s, 0)]
	return len(word) > 2 && word == strings.ToUpper(word)
}

// placeBeforeDash reports whether a text begins with a few names and a dash: a place that
// follows the date.
func placeBeforeDash(s string) bool {
	at := dash(s)
	if at < 0 {
		return false
	}
	_, ok := opensDateline(s[:at])
	return ok
}

// dash returns where the first dash of a text stands that is not a hyphen, nor in brackets, -1
// if none is near.
func dash(s string) int {
	depth := 0
	for i, r := range head(s, longestAgency) {
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth--
		case depth > 0:
		case r == '–' || r == '—' || r == '-' && i > 0 && (s[i-1] == ' ' || strings.HasPrefix(s[i:], "--")):
			return i
		}
	}
	return -1
}
