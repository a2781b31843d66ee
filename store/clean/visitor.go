package clean

import "unicode/utf8"

// A page speaks to its visitor: it wants a click, a name and a password, and
// leave to set cookies. Such lines are known by what they speak of, the parts of
// web sites and accounts rather than of the world. A briefing may speak of them
// too, so no line is cut for its words alone.

// longestAsk is how many words a line may have to be read for them.
const longestAsk = 40

// readVisitor marks a line that names a part of a site, and one that speaks to a
// visitor: such a word and a form of "you". It runs over every short line, so it
// takes the words one by one without an allocation.
func (l *line) readVisitor() {
	if l.words > longestAsk {
		return
	}
	site, you := 0, 0
	var word [16]byte // in lower case, without what is longer
	n := 0
	s := l.trimmed
	for i := 0; i <= len(s); i++ {
		c := byte(' ')
		if i < len(s) {
			c = s[i]
		}
		switch {
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		case c >= 'a' && c <= 'z':
		case c >= utf8.RuneSelf && !(c == 0xE2 || c == 0xC2 || c >= 0x80 && c < 0xC0 && n == 0):
		default:
			if n >= 2 {
				switch w := word[:n]; {
				case isSiteWord(string(w)), l.words <= 5 && isEntryWord(string(w)):
					site++
				case isYou(string(w)):
					you++
				}
			}
			n = 0
			continue
		}
		if n < len(word) {
			word[n] = c
			n++
		}
	}
	l.site = site > 0
	l.visitor = site > 0 && you > 0
}

// isYou reports whether a word addresses the reader. Words that mean more often
// "she", "his" or "I" are left out.
func isYou(w string) bool {
	switch w {
	case "you", "your", "yours", "yourself", "dich", "dein", "deine", "deinen", "deinem", "deiner", "ihnen",
		"vous", "votre", "vos", "usted", "tus", "tuo", "tua", "tuoi", "você", "uw", "jouw":
		return true
	}
	return false
}

// isEntryWord reports whether a word names a part of a site when it stands in the
// entry of a menu. In a sentence it has other meanings.
func isEntryWord(w string) bool {
	switch w {
	case "comment", "comments", "contact", "contacto", "kontakt", "menu", "menü", "search", "suche", "share", "sign":
		return true
	}
	return false
}

// isSiteWord reports whether a word names a part of a site or an account, or what
// is done with it.
func isSiteWord(w string) bool {
	switch w[0] {
	case 'a':
		return starts(w, "account", "advert", "abonn", "anmeld", "abmeld", "anzeige", "accedi", "aanmeld", "assine")
	case 'b':
		return starts(w, "browser", "benutzer", "boletín")
	case 'c':
		return starts(w, "cookie", "click", "cliqu", "comentari", "commenti", "copyright", "captcha", "courriel", "correo",
			"connexion", "confidentialit", "contraseña", "compart", "condivid", "cadastr")
	case 'd':
		return starts(w, "download", "datenschutz", "descarg")
	case 'e':
		return starts(w, "email", "einlogg", "einverstanden")
	case 'f':
		return starts(w, "facebook")
	case 'g':
		return starts(w, "gebruikersnaam")
	case 'h':
		return starts(w, "herunterlad")
	case 'i':
		return starts(w, "inbox", "impressum", "instagram", "inscri", "inscrev", "iscriv", "iscriz", "identifiant", "inlogg")
	case 'j':
		return starts(w, "javascript")
	case 'k':
		return starts(w, "klick", "kommentar", "kommentier", "konto")
	case 'l':
		return w == "log" || starts(w, "login", "linkedin")
	case 'm':
		return w == "mail"
	case 'n':
		return starts(w, "newsletter")
	case 'p':
		return starts(w, "password", "passwort", "privacy", "podcast", "privacidad", "partag", "partilh", "pinterest", "publicit", "publicidad", "pubblicit")
	case 'r':
		return starts(w, "register", "registrier", "registr", "reserved", "reservado", "riservat", "reactie", "reageer")
	case 's':
		return w == "spam" || starts(w, "subscri", "suscri", "senha", "scaric")
	case 't':
		return starts(w, "twitter", "teilen", "télécharg")
	case 'u':
		return starts(w, "unsubscri", "username", "usuári", "utente", "utilizador")
	case 'v':
		return starts(w, "verification", "vorbehalten", "voorwaarden")
	case 'w':
		return starts(w, "website", "webseite", "werbung", "whatsapp", "wachtwoord", "wordpress")
	case 'y':
		return starts(w, "youtube")
	}
	return false
}

func starts(w string, stems ...string) bool {
	for _, s := range stems {
		if len(w) >= len(s) && w[:len(s)] == s {
			return true
		}
	}
	return false
}
