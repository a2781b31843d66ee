package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/store/text"
)

// longestStamp is how many words the lines between title and text may have that
// say when a page was published, by whom, and how long it takes to read.
const longestStamp = 30

// stamped reports whether a line says when a page was published or how long it
// takes to read, and little else: a day, a time of day, or a length or distance
// of time with a word of publishing, reading or "ago", among names.
func stamped(line string) bool {
	words := strings.FieldsFunc(line, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) &&
			!unicode.IsMark(r)
	})
	if len(words) == 0 || len(words) > longestStamp || len(line) > 300 {
		return false
	}
	marker, last := strings.Contains(line, "il y a "), false
	numbers, units, names, others := 0, 0, 0, 0
	for _, word := range words {
		r, _ := utf8.DecodeRuneInString(word)
		w := strings.ToLower(word)
		last = isTimeUnit(w)
		switch {
		case unicode.IsDigit(r):
			numbers++
		case last:
			units++
		case isStampWord(w):
			marker = true
		case unicode.IsUpper(r) || len(w) <= 3:
			names++
		default:
			others++
		}
	}
	switch {
	case text.EndsSentence(line) && !last, strings.HasSuffix(line, ":"), 4*others > len(words)+3:
		return false
	case !marker && names+others > numbers+1 && !strings.ContainsAny(line, "|•·"):
		return false
	}
	return dated(line) || numbers > 0 && units > 0 && marker || numbers > 2 && hasClock(line)
}

// hasClock reports whether a line has a time of day such as 9:05 or 14h30.
func hasClock(s string) bool {
	for i := 1; i+2 < len(s); i++ {
		if (s[i] == ':' || s[i] == 'h') && isDigit(s[i-1]) && isDigit(s[i+1]) && isDigit(s[i+2]) {
			return true
		}
	}
	return false
}

// isTimeUnit reports whether a word names a length of time up to a day, or marks a time of day.
func isTimeUnit(w string) bool {
	switch w {
	case "min", "mins", "uhr", "std", "hr", "hrs", "hours", "hour", "ora", "ore", "uur", "hora", "horas", "day", "days",
		"tag", "tagen", "jour", "jours", "día", "días", "dia", "dias", "giorno", "giorni", "dag", "dagen", "dagar", "dager":
		return true
	}
	return starts(w, "minut", "stund", "heure", "sekund", "second", "timer", "timme", "godzin", "минут", "час")
}

// isStampWord reports whether a word says that something was published, changed
// or is read, or that a time lies before now.
func isStampWord(w string) bool {
	switch w {
	case "ago", "read", "reading", "vor", "hace", "há", "fa", "geleden", "sedan", "siden", "sitten", "temu", "prije",
		"назад",
		"posted", "stand", "modified", "date", "atrás":
		return true
	}
	return starts(w, "publi", "pubbli", "updat", "aktualis", "veröffentlich", "actualiz", "atualiz", "aggiorn",
		"gepubli", "bijgewerkt",
		"lese", "lecture", "lectura", "lettura", "leitura", "leest", "læse", "lest", "läst", "oppdater", "opdater",
		"uppdater",
		"modifi", "erstell", "erschien", "zuletzt")
}

// cutStamps cuts the lines above the text that say when and by whom, also those
// between the lead and the text. Without prose below they are the text.
func (p *blockTree) cutStamps(m *metadata) {
	prose := 0
	for i := range max(p.bodyRange().to, 0) {
		b := &p.blocks[i]
		if b.why != "" {
			continue
		}
		if b.prose && !stamped(b.text) {
			if prose++; prose > 1 {
				return
			}
			continue
		}
		names := bylineOf(lineOf(b.text))
		switch {
		case heading(b.node) || inTable(b.node):
		case stamped(b.text) && !p.inList(b.node):
			b.why = "metadata"
		case names != "" && !p.inList(b.node):
			b.why = "byline"
			m.names = firstOf(m.names, names)
		}
	}
}

// inList reports whether a block stands in a list of more than two entries.
func (p *blockTree) inList(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Ul, atom.Ol, atom.Dl:
			kept := 0
			for _, b := range p.under(n) {
				if b.why == "" {
					if kept++; kept > 2 {
						return true
					}
				}
			}
			return false
		}
	}
	return false
}

func starts(w string, stems ...string) bool {
	for _, s := range stems {
		if strings.HasPrefix(w, s) {
			return true
		}
	}
	return false
}
