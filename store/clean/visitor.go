package clean

import "strings"

// A page speaks to its visitor: it wants a click, a name and a password, and leave to set cookies. Such lines
// are known by what they speak of, the parts of web sites and accounts rather than of the world. A briefing may
// speak of them too, so no line is cut for its words alone.

// longestAsk is how many words a line may have to be read for them.
const longestAsk = 40

// readVisitor marks a line that names a part of a site, and one that speaks to a visitor: such a word and a
// form of "you". It runs over every short line, so it takes the words one by one without an allocation.
func (l *line) readVisitor() {
	if l.words > longestAsk {
		return
	}
	var cues cue
	for rest := l.trimmed; rest != ""; {
		var word string
		word, rest = nextWord(rest)
		cues |= visitorWords.of(word)
	}
	l.site = cues&ofSite != 0 || l.words <= 5 && cues&ofEntry != 0
	l.visitor = l.site && cues&ofYou != 0
}

// nextWord returns the first word of s, "" if there is none, and what follows it. Of what is not ASCII, quotes,
// dashes and no-break spaces (which begin with C2 or E2 in UTF-8) stand between words, and all else in them.
func nextWord(s string) (word, rest string) {
	from := 0
	for from < len(s) && !isLetterByte(s[from]) && (s[from] < 0xC3 || s[from] == 0xE2) {
		from++
	}
	to := from
	for to < len(s) && (isLetterByte(s[to]) || s[to] >= 0x80 && s[to] != 0xC2 && s[to] != 0xE2) {
		to++
	}
	return s[from:to], s[to:]
}

func isLetterByte(c byte) bool { return (c|0x20)-'a' < 26 }

// A cue is what a word shows of the one who speaks or is spoken to.
type cue uint8

const (
	ofSite  cue = 1 << iota // it names a part of a site or an account, or what is done with it
	ofEntry                 // it does so when it stands in the entry of a menu; in a sentence it has other meanings
	ofYou                   // it addresses the reader; words that mean more often "she", "his" or "I" are left out
)

// A vocabulary finds words by their first two letters, which tell nearly all
// words of a text apart from those that it holds.
type vocabulary struct {
	second [26]uint32 // by the first letter: the second ones, as bits
	signs  [26][]sign // by the first letter
}

// A sign is a word in lower case, or the beginning of several.
type sign struct {
	text  string
	exact bool
	cues  cue
}

// visitorWords never changes.
var visitorWords = newVocabulary(map[cue]string{
	ofSite: `account* advert* abonn* anmeld* abmeld* anzeige* accedi* aanmeld* assine* browser* benutzer* boletín*
		cookie* click* cliqu* comentari* commenti* copyright* captcha* courriel* correo* connexion* confidentialit*
		contraseña* compart* condivid* cadastr* download* datenschutz* descarg* email* einlogg* einverstanden* facebook*
		gebruikersnaam* herunterlad* inbox* impressum* instagram* inscri* inscrev* iscriv* iscriz* identifiant* inlogg*
		javascript* klick* kommentar* kommentier* konto* log login* linkedin* mail newsletter* password* passwort*
		privacy* podcast* privacidad* partag* partilh* pinterest* publicit* publicidad* pubblicit* register* registrier*
		registr* reserved* reservado* riservat* reactie* reageer* spam subscri* suscri* senha* scaric* twitter* teilen*
		télécharg* unsubscri* username* usuári* utente* utilizador* verification* vorbehalten* voorwaarden* website*
		webseite* werbung* whatsapp* wachtwoord* wordpress* youtube*`,
	ofEntry: `comment comments contact contacto kontakt menu menü search suche share sign`,
	ofYou: `you your yours yourself dich dein deine deinen deinem deiner ihnen vous votre vos usted tus tuo tua tuoi
		você uw jouw`,
})

func newVocabulary(words map[cue]string) *vocabulary {
	v := new(vocabulary)
	for says, list := range words {
		for _, text := range strings.Fields(list) {
			stem, more := strings.CutSuffix(text, "*")
			first := stem[0] - 'a'
			v.second[first] |= 1 << (stem[1] & 31)
			v.signs[first] = append(v.signs[first], sign{stem, !more, says})
		}
	}
	return v
}

// of returns what a word says, in any case of its ASCII letters.
func (v *vocabulary) of(word string) cue {
	if len(word) < 2 {
		return 0
	}
	first := (word[0] | 0x20) - 'a'
	if first >= 26 || v.second[first]>>(word[1]&31)&1 == 0 {
		return 0
	}
	var cues cue
	for i := range v.signs[first] {
		if s := &v.signs[first][i]; s.fits(word) {
			cues |= s.cues
		}
	}
	return cues
}

// fits reports whether s is the word, or its beginning, in any case of its ASCII
// letters. The first letter is known to fit.
func (s *sign) fits(word string) bool {
	if len(word) < len(s.text) || s.exact && len(word) > len(s.text) {
		return false
	}
	for i := 1; i < len(s.text); i++ {
		c := word[i]
		if c-'A' < 26 {
			c |= 0x20
		}
		if c != s.text[i] {
			return false
		}
	}
	return true
}
