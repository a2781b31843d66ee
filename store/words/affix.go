package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// affixes are what a script writes together with a word: the article, short prepositions and
// conjunctions before it, endings behind it.
type affixes struct {
	script   *unicode.RangeTable
	prefixes []affix // one stands before a word; the first is none at all
	endings  []affix // they are taken off one after the other
}

// An affix is taken off a word if at least so many letters of its stem are left: where short
// words often begin or end like that by themselves, longer ones must be.
type affix struct {
	letters string // folded
	left    int
}

// shortestStem is how many letters are left of a word without its article.
const shortestStem = 3

// affixed are the scripts with affixes: Arabic with the prefixes and endings of the light10
// stemmer (Larkey, Ballesteros and Connell 2007), its teh marbuta folded to heh; Hebrew with the
// letters that are written together with the next word. The table is never changed.
var affixed = [...]affixes{
	{
		script: unicode.Arabic,
		prefixes: []affix{{"", 3}, {"ال", 3}, {"وال", 3}, {"فال", 3}, {"بال", 3}, {"كال", 3}, {"لل", 3}, {"ولل", 3},
			{"و", 4}, {"ف", 4}, {"ب", 4}, {"ل", 4}, {"ك", 4}},
		endings: []affix{{"ها", 3}, {"ان", 4}, {"ات", 3}, {"ون", 4}, {"ين", 4}, {"يه", 4}, {"ه", 3}, {"ي", 4}},
	},
	{
		script: unicode.Hebrew,
		prefixes: []affix{{"", 3}, {"ה", 3}, {"וה", 3}, {"שה", 3}, {"מה", 3}, {"ו", 4}, {"ב", 4}, {"ל", 4}, {"מ", 4}, {"ש", 4},
			{"כ", 4}, {"וב", 4}, {"ול", 4}, {"ומ", 4}, {"וש", 4}, {"וכ", 4}, {"שב", 4}, {"של", 4}, {"שמ", 4}, {"כש", 4}},
	},
}

// affixFamily returns the family of a folded word of a script with affixes, and false for other
// words: all words that have its stem, or that of the word without a prefix, behind any prefix
// or none. They are relatives in every language of the script.
func affixFamily(word string) (Family, bool) {
	first, _ := utf8.DecodeRuneInString(word)
	i := slices.IndexFunc(affixed[:], func(a affixes) bool { return unicode.Is(a.script, first) })
	if i < 0 || !Stemmable(word) || utf8.RuneCountInString(word) < shortestStem {
		return Family{}, false
	}
	a := &affixed[i]
	f := Family{affixes: a}
	for _, p := range a.prefixes {
		rest, ok := strings.CutPrefix(word, p.letters)
		if stem := a.stem(rest); ok && utf8.RuneCountInString(stem) >= p.left {
			f.stems = append(f.stems, stem)
			if p.left == shortestStem {
				f.Stem = stem
			}
		}
	}
	for _, stem := range f.stems {
		for _, p := range a.prefixes {
			f.Starts = append(f.Starts, p.letters+stem)
		}
	}
	f.Starts = shortest(f.Starts)
	return f, true
}

// stem returns a word without its endings.
func (a *affixes) stem(word string) string {
	for _, e := range a.endings {
		if rest, ok := strings.CutSuffix(word, e.letters); ok && utf8.RuneCountInString(rest) >= e.left {
			word = rest
		}
	}
	return word
}

// has reports whether a word is one of the stems with affixes.
func (a *affixes) has(stems []string, word string) bool {
	return slices.ContainsFunc(a.prefixes, func(p affix) bool {
		rest, ok := strings.CutPrefix(word, p.letters)
		return ok && slices.Contains(stems, a.stem(rest))
	})
}
