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

// A Family is the words of a language that share a stem, or those of a script that share one
// behind an article and other affixes. It is for one goroutine.
type Family struct {
	Stem    string
	Starts  []string // every word of the family begins with one of these
	run     func(*snowballstem.Env) bool
	env     *snowballstem.Env
	affixes *affixes // nil if the words are stemmed by run
	stems   []string // with affixes
}

const longestEnding = 9 // bytes by which a word may be longer than its stem

// FamilyOf returns the family of a folded word, and false if it has none: words of one or two
// letters, words with digits and function words stand only for themselves.
func FamilyOf(word string, l Language) (Family, bool) {
	if f, ok := affixFamily(word); ok {
		return f, true
	}
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
	start := f.Stem
	if last := start[len(start)-1]; len(start) > 2 && (last == 'i' || last == 'e') {
		start = start[:len(start)-1]
	}
	f.Starts = []string{start}
	return f, true
}

// Has reports whether a folded word is of the family.
func (f *Family) Has(word []byte) bool {
	if !f.begins(word) || !Stemmable(string(word)) {
		return false
	}
	if f.affixes != nil {
		return f.affixes.has(f.stems, string(word))
	}
	if len(word) > len(f.Stem)+longestEnding {
		return false
	}
	f.env.SetCurrent(string(word))
	f.run(f.env)
	return f.env.Current() == f.Stem
}

// begins reports whether a word begins as one of the family must. It allocates nothing.
func (f *Family) begins(word []byte) bool {
	for _, start := range f.Starts {
		if len(word) >= len(start) && string(word[:len(start)]) == start {
			return true
		}
	}
	return false
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
