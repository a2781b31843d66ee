package clean

import (
	"strings"
	"unicode"

	"readout/store/text"
)

// isLetterhead reports whether a line above a text belongs to the paper it is printed on: what
// kind of text it is and who may read it, its address or page number, whom to ask, the path that
// leads to it, or the marks of a signed mail.
func isLetterhead(l *line) bool {
	s := l.trimmed
	switch {
	case l.blank() || l.words > 25 || l.sentence && l.words > 8:
		return false
	case strings.HasPrefix(s, "-----BEGIN "), strings.HasPrefix(s, "Hash: "):
		return true
	case isAddress(s), isPageNumber(s), isTrail(s), isClassification(s), isPrintHead(s), isSkipLink(s):
		return true
	}
	return isContact(s) || isKind(s)
}

// isAddress reports whether a line is the address of a page.
func isAddress(s string) bool {
	return !strings.ContainsAny(s, " \t") && (strings.Contains(s, "://") || strings.HasPrefix(s, "www."))
}

// isPageNumber reports whether a line is a number of a page: "Page 1 of 4", "1/4".
func isPageNumber(s string) bool {
	digits, others := 0, 0
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch {
		case isDigit(word[0]):
			digits++
		case word == "page" || word == "seite" || word == "página" || word == "pagina" || word == "of" || word == "von" || word == "de" || word == "di" || word == "sur":
		default:
			others++
		}
	}
	return others == 0 && digits > 0 && digits <= 2 && len(s) <= 24 && strings.IndexFunc(s, unicode.IsLetter) >= 0
}

// isTrail reports whether a line is the path of pages that leads to this one: "Home > News > …".
func isTrail(s string) bool {
	for _, sign := range []string{" > ", " » ", " › ", " → "} {
		if n := strings.Count(s, sign); n >= 2 || n == 1 && strings.HasPrefix(s, strings.TrimSpace(sign)) {
			return true
		}
	}
	return false
}

// isClassification reports whether a line says who may read the text: "UNCLASSIFIED//FOUO".
func isClassification(s string) bool {
	if s != strings.ToUpper(s) || len(s) > 60 {
		return false
	}
	first, _, _ := strings.Cut(strings.NewReplacer("/", " ", ":", " ", "-", " ").Replace(s), " ")
	switch first {
	case "UNCLASSIFIED", "CONFIDENTIAL", "RESTRICTED", "SECRET", "SENSITIVE", "TLP", "FOUO", "OFFICIAL", "TOP":
		return true
	}
	return false
}

// isPrintHead reports whether a line is what a browser prints above a page: the day and the
// time of printing, and the name of the page.
func isPrintHead(s string) bool {
	day, rest, more := strings.Cut(s, ", ")
	return more && len(day) <= 10 && strings.Count(day, "/")+strings.Count(day, ".") == 2 && isDigit(day[0]) &&
		len(rest) > 4 && isDigit(rest[0]) && strings.Contains(rest[:min(len(rest), 3)], ":")
}

// isSkipLink reports whether a line is a link for readers of screens or the banner of an office.
func isSkipLink(s string) bool {
	s = strings.ToLower(s)
	return strings.HasPrefix(s, "skip to ") || strings.HasPrefix(s, "jump to ") || strings.HasPrefix(s, "zum inhalt") ||
		strings.HasPrefix(s, "aller au contenu") || strings.HasPrefix(s, "an official website of") || strings.HasPrefix(s, "official website of")
}

// isContact reports whether a line names whom to ask, or how.
func isContact(s string) bool {
	label, value, found := strings.Cut(s, ":")
	if !found || strings.TrimSpace(value) == "" && strings.Count(label, " ") > 1 {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(label)) {
	case "contact", "contacts", "media contact", "press contact", "phone", "tel", "telephone", "fax", "email", "e-mail", "mobile",
		"kontakt", "telefon", "pressekontakt", "contact presse", "téléphone", "contacto", "teléfono", "contatti":
		return true
	}
	return false
}

// isKind reports whether a line only says what kind of text follows, perhaps with a number:
// "PRESS RELEASE", "For immediate release", "News release nr 14/22".
func isKind(s string) bool {
	kinds, words := 0, 0
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		words++
		switch word {
		case "press", "news", "media", "release", "releases", "statement", "transcript", "bulletin", "communiqué", "communique", "advisory", "immediate", "embargoed",
			"pressemitteilung", "presseinformation", "medienmitteilung", "presse", "comunicado", "prensa", "comunicato", "stampa", "persbericht", "pressmeddelande", "pressemelding", "pressemeddelelse":
			kinds++
		case "for", "no", "nr", "number", "the", "de", "di", "und", "zur", "sofortigen", "veröffentlichung", "of", "public", "information", "official":
		default:
			return false
		}
	}
	return kinds > 0 && words <= 6
}

// isCredit reports whether a line names who took a picture, at its beginning or its end.
func isCredit(s string) bool {
	at := text.CreditAt(s)
	return at >= 0 && (at <= 1 || at > len(s)/2)
}
