package index

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
func (l language) snowball() func(*snowballstem.Env) bool {
	switch l {
	case en:
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

// A family is the words of a language that share a stem with one word. The index
// holds words as written; their families are found when one searches.
type family struct {
	stem  string
	start string // what every member begins with
	run   func(*snowballstem.Env) bool
	env   *snowballstem.Env
}

const longestEnding = 9 // bytes that a word may have more than its stem

// familyOf returns the family of a folded word, and false if it has none: words
// of one or two letters, words with digits and function words stand for themselves.
func familyOf(word string, l language) (family, bool) {
	run := l.snowball()
	if run == nil || !stemmable(word) || functionWord([]byte(word)).has(l) {
		return family{}, false
	}
	f := family{run: run, env: snowballstem.NewEnv(word)}
	f.run(f.env)
	f.stem = f.env.Current()
	if f.stem == "" {
		return family{}, false
	}
	// A stem may end in an i or e that its words do not have ("tri" of "try", "use"
	// of "using"); up to there they are the same.
	f.start = f.stem
	if last := f.stem[len(f.stem)-1]; len(f.stem) > 2 && (last == 'i' || last == 'e') {
		f.start = f.stem[:len(f.stem)-1]
	}
	return f, true
}

// has reports whether a folded word that begins with f.start is of the family.
func (f *family) has(word string) bool {
	if len(word) > len(f.stem)+longestEnding || !stemmable(word) {
		return false
	}
	f.env.SetCurrent(word)
	f.run(f.env)
	return f.env.Current() == f.stem
}

// stemmable reports whether a word is three letters or more, all letters.
func stemmable(word string) bool {
	for i := range len(word) {
		if word[i] <= '9' {
			return false
		}
	}
	return len(word) > 2 && len(word) < maxTerm && utf8.ValidString(word)
}
