package words

import (
	"slices"
	"strings"
)

// Relatives are the words that share a stem with one word in some languages. They are for
// one goroutine.
type Relatives struct {
	Starts    []string // each relative begins with one of these
	families  []Family
	languages []Languages          // of the families
	known     map[string]Languages // what Has returned, for segments share most of their words
}

// RelativesOf returns the relatives of a folded word in some languages. Affixes that a script
// has are those of all its languages.
func RelativesOf(word string, in Languages) Relatives {
	r := Relatives{known: make(map[string]Languages)}
	if f, ok := affixFamily(word); ok {
		r.add(f, ^Languages(0))
		return r
	}
	for l := English; l < LanguageCount; l++ {
		if !in.Has(l) {
			continue
		}
		if f, ok := FamilyOf(word, l); ok {
			r.add(f, 1<<l)
		}
	}
	r.Starts = shortest(r.Starts)
	return r
}

func (r *Relatives) add(f Family, in Languages) {
	r.families, r.languages, r.Starts = append(r.families, f), append(r.languages, in), append(r.Starts, f.Starts...)
}

// shortest returns the words that do not begin with another of them.
func shortest(words []string) []string {
	slices.Sort(words)
	var kept []string
	for _, word := range words {
		if n := len(kept); n == 0 || !strings.HasPrefix(word, kept[n-1]) {
			kept = append(kept, word)
		}
	}
	return kept
}

// Has returns the languages in which a folded word is a relative.
func (r *Relatives) Has(word []byte) Languages {
	in, seen := r.known[string(word)]
	if seen {
		return in
	}
	for i := range r.families {
		if r.families[i].Has(word) {
			in |= r.languages[i]
		}
	}
	r.known[string(word)] = in
	return in
}
