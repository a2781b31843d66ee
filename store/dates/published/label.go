package published

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/dates/lexer"
)

// A label is what the words of a line say of the date beside them.
// The greater it is, the more it makes the date that of publication.
type label int8

const (
	otherLabel   label = iota - 3 // an expiry, a copyright, an event, the next report: not when the text was written
	weakLabel                     // the end of an embargo or of the period covered: about when
	updatedLabel                  // the last change
	noLabel
	publishedLabel
)

// A labelReader reads the words in front of a date, in order. A label is one only at the
// beginning of its segment, or if it begins with a capital or a colon follows: behind a
// subject, the same word is an ordinary verb ("the sailors were released on …").
type labelReader struct {
	found   label
	words   int  // that do not belong to dates or labels
	subject int  // of those, how many stand in this segment
	fixed   bool // no other label can change it: "date of the next report"
	denied  bool // "not for release before …"
	last    bool // the word before is one of subject
	byline  bool // the segment begins with "by": a label may follow the name
}

// next begins to read behind a date: what was said of it may hold for the next, unless
// something else is said.
func (l *labelReader) next() {
	l.subject, l.last, l.byline, l.fixed, l.denied = 0, false, false, false, false
}

// read reads a piece of a line.
func (l *labelReader) read(s string) {
	for i := 0; i < len(s); {
		if n, ok := asOf(s[i:]); ok {
			if l.subject > 0 && !strings.HasSuffix(s[:i], "(") {
				l.set(otherLabel, true)
			}
			i += n
			continue
		}
		if lexer.IsLetter(s[i]) {
			if end := lexer.EndOfWord(s, i); end > i {
				l.word(s[i:end], strings.HasPrefix(strings.TrimLeft(s[end:], " "), ":"))
				i = end
				continue
			}
		}
		role, next := lexer.Sign(s, i)
		switch {
		case s[i:next] == "©":
			l.set(otherLabel, true)
		case role&lexer.Separator != 0, s[i] == '\t':
			l.subject, l.last, l.byline = 0, false, false
		case s[i] == '.' && next < len(s) && s[next] == ' ' && !abbreviated(s[:i]), s[i] == '!', s[i] == '?', s[i] == ';':
			*l = labelReader{words: l.words}
		}
		i = next
	}
}

// asOf reports whether a text begins with "as of", which dates a report at its beginning and
// a number elsewhere, and how long that is.
func asOf(s string) (n int, ok bool) {
	n = len("as of ")
	return n, len(s) >= n && strings.EqualFold(s[:n], "as of ")
}

func (l *labelReader) set(found label, fixed bool) {
	if !l.fixed {
		l.found, l.fixed = found, fixed
	}
}

// word reads a word, and whether a colon follows.
func (l *labelReader) word(w string, colon bool) {
	if len(w) > 2*lexer.LongestWord {
		l.plain()
		return
	}
	folded := lexer.Folded(w)
	first, _ := utf8.DecodeRuneInString(w)
	switch found := labelNamed(folded); {
	case found == otherLabel || found == weakLabel:
		l.set(found, true)
		l.denied = l.denied || folded == "not"
	case found == noLabel:
		r, _ := lexer.Vocabulary(folded)
		l.byline = l.byline || l.subject == 0 && (folded == "by" || folded == "von" || folded == "par" || folded == "por")
		switch {
		case r&(lexer.Month|lexer.Weekday|lexer.Of|lexer.The|lexer.At|lexer.Meridiem|lexer.Oclock|lexer.Zone|lexer.YearAfter|lexer.MaybeAfter|lexer.DayAfter) != 0:
		case ofTheText(folded):
			l.words++
		default:
			l.plain()
		}
		return
	case dateNoun(folded):
		switch {
		case l.last: // a date of something: "effective date", "date of birth"
			l.set(otherLabel, false)
		case l.subject == 0 && l.found == noLabel || l.subject > 0 && (colon || unicode.IsUpper(first)):
			l.set(found, false)
		}
	case l.denied:
		l.found = weakLabel
	case l.subject == 0 || l.byline || colon || unicode.IsUpper(first):
		l.set(found, false)
	default:
		l.plain()
		return
	}
	l.last = false
}

func (l *labelReader) plain() {
	l.words++
	l.subject++
	l.last = true
}

// ofTheText reports whether a word names the text itself, or belongs to what is said of it:
// "this page was last updated on".
func ofTheText(folded string) bool {
	switch folded {
	case "this", "page", "article", "story", "post", "document", "press", "news", "issue", "vol", "volume", "no", "nr", "number", "edition", "web", "content", "was", "is", "has", "been", "last", "first", "originally", "initially", "online", "time",
		"dieser", "diese", "artikel", "seite", "zuletzt", "wurde", "am", "cet", "cette", "derniere", "premiere", "le", "este", "esta", "articulo", "ultima", "ultimo", "pagina", "questo", "articolo", "dit", "laatst":
		return true
	}
	return false
}

// dateNoun reports whether a label only says that a date follows, of which other words may
// say what it is.
func dateNoun(folded string) bool {
	switch folded {
	case "date", "dates", "dated", "datum", "data", "fecha":
		return true
	}
	return false
}

// labelNamed returns what a word (lower case, without accents) in a line that is
// mostly a date says about the date.
func labelNamed(word string) label {
	switch word {
	case "published", "publication", "publish", "publishing", "posted", "released", "issued", "date", "dated", "created", "written", "filed", "distributed", "pubdate", "release", "sent", "submitted",
		"veroffentlicht", "publiziert", "erschienen", "erstellt", "geschrieben", "datum", "stand", "veroffentlichung", "publikation",
		"publie", "publiee", "paru", "redige", "publicado", "publicada", "fecha", "creado",
		"pubblicato", "pubblicata", "data", "gepubliceerd", "geplaatst", "publisert", "publicerad", "publiceret", "udgivet",
		"yayinlanma", "opublikowano", "diterbitkan":
		return publishedLabel
	case "updated", "update", "modified", "revised", "edited", "corrected", "version",
		"aktualisiert", "aktualisierung", "akt", "geandert", "uberarbeitet", "modifie", "modifiee", "maj", "jour",
		"actualizado", "actualizada", "modificado", "aggiornato", "aggiornamento", "modificato", "atualizado", "atualizada",
		"bijgewerkt", "gewijzigd", "oppdatert", "uppdaterad", "opdateret", "guncelleme", "zaktualizowano", "diperbarui":
		return updatedLabel
	case "embargo", "embargoed", "period", "sperrfrist", "covers", "covering":
		return weakLabel
	case "copyright", "©", "rights", "until", "till", "expires", "expiry", "valid", "deadline", "available", "anniversary", "ago", "after", "before", "died", "accessed", "retrieved", "since", "born",
		"event", "events", "tickets", "register", "today", "next", "will", "not", "due", "effective", "received", "accepted",
		"programm", "sendung", "verfugbar", "bis", "seit", "nach", "jahrestag", "gultig", "termin", "termine", "nachste", "nachster", "nachstes",
		"jusqu", "depuis", "apres", "anniversaire", "valable", "prochain", "prochaine", "hasta", "desde", "aniversario", "valido", "proximo", "proxima", "scade", "fino", "ate", "tot", "vanaf":
		return otherLabel
	}
	return noLabel
}
