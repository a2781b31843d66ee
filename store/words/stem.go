package words

import (
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
)

// stemmer returns the stemmer of a language (Porter 2001, Snowball), nil for none.
func (l Language) stemmer() func(*snowballstem.Env) bool {
	return [LanguageCount]func(*snowballstem.Env) bool{
		English: english.Stem, German: german.Stem, French: french.Stem, Spanish: spanish.Stem, Italian: italian.Stem,
		Portuguese: portuguese.Stem, Dutch: dutch.Stem, Swedish: swedish.Stem, Danish: danish.Stem, Norwegian: norwegian.Stem,
		Finnish: finnish.Stem, Russian: russian.Stem,
	}[l]
}

// A Family is the words of a language that share a stem. It is for one goroutine.
type Family struct {
	Stem  string
	Start string // what every word of the family begins with
	run   func(*snowballstem.Env) bool
	env   *snowballstem.Env
}

const longestEnding = 9 // bytes by which a word may be longer than its stem

// FamilyOf returns the family of a folded word, and false if it has none: words of one or two
// letters, words with digits and function words stand only for themselves.
func FamilyOf(word string, l Language) (Family, bool) {
	run := l.stemmer()
	if run == nil || !Stemmable(word) || FunctionWord([]byte(word)).Has(l) {
		return Family{}, false
	}
	f := Family{run: run, env: snowballstem.NewEnv(word)}
	f.run(f.env)
	f.Stem = f.env.Current()
	if f.Stem == "" {
		return Family{}, false
	}
	// A stem may end in an i or e that its words do not have: "tri" is the stem of "try",
	// "use" that of "using".
	f.Start = f.Stem
	if last := f.Stem[len(f.Stem)-1]; len(f.Stem) > 2 && (last == 'i' || last == 'e') {
		f.Start = f.Stem[:len(f.Stem)-1]
	}
	return f, true
}

// Has reports whether a folded word that begins with f.Start is of the family.
func (f *Family) Has(word string) bool {
	if len(word) > len(f.Stem)+longestEnding || !Stemmable(word) {
		return false
	}
	f.env.SetCurrent(word)
	f.run(f.env)
	return f.env.Current() == f.Stem
}

// Stemmable reports whether a folded word is three letters or more, and nothing else.
func Stemmable(word string) bool {
	for i := range len(word) {
		if word[i] <= '9' {
			return false
		}
	}
	return len(word) > 2 && len(word) < MaxTerm && utf8.ValidString(word)
}
