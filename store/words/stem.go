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

// snowball returns the stemmer of a language (Porter 2001, Snowball), nil for none.
func (l Language) snowball() func(*snowballstem.Env) bool {
	switch l {
	case English:
		return english.Stem
	case de:
		return german.Stem
	case fr:
		return french.Stem
	case es:
		return spanish.Stem
	case it:
		return italian.Stem
	case pt:
		return portuguese.Stem
	case nl:
		return dutch.Stem
	case sv:
		return swedish.Stem
	case da:
		return danish.Stem
	case no:
		return norwegian.Stem
	case fi:
		return finnish.Stem
	case ru:
		return russian.Stem
	}
	return nil
}

// A Family is the words of a language that share a stem with one word. The index
// holds words as written; their families are found when one searches.
type Family struct {
	Stem  string
	Start string // what every member begins with
	run   func(*snowballstem.Env) bool
	env   *snowballstem.Env
}

const longestEnding = 9 // bytes that a word may have more than its stem

// FamilyOf returns the family of a folded word, and false if it has none: words
// of one or two letters, words with digits and function words stand for themselves.
func FamilyOf(word string, l Language) (Family, bool) {
	run := l.snowball()
	if run == nil || !Stemmable(word) || FunctionWord([]byte(word)).Has(l) {
		return Family{}, false
	}
	f := Family{run: run, env: snowballstem.NewEnv(word)}
	f.run(f.env)
	f.Stem = f.env.Current()
	if f.Stem == "" {
		return Family{}, false
	}
	// A stem may end in an i or e that its words do not have ("tri" of "try", "use"
	// of "using"); up to there they are the same.
	f.Start = f.Stem
	if last := f.Stem[len(f.Stem)-1]; len(f.Stem) > 2 && (last == 'i' || last == 'e') {
		f.Start = f.Stem[:len(f.Stem)-1]
	}
	return f, true
}

// Has reports whether a folded word that begins with f.start is of the family.
func (f *Family) Has(word string) bool {
	if len(word) > len(f.Stem)+longestEnding || !Stemmable(word) {
		return false
	}
	f.env.SetCurrent(word)
	f.run(f.env)
	return f.env.Current() == f.Stem
}

// Stemmable reports whether a word is three letters or more, all letters.
func Stemmable(word string) bool {
	for i := range len(word) {
		if word[i] <= '9' {
			return false
		}
	}
	return len(word) > 2 && len(word) < MaxTerm && utf8.ValidString(word)
}
