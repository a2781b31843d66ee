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
	languages []Language           // of the families
	known     map[string]Languages // what Has returned, for segments share most of their words
}

// RelativesOf returns the relatives of a folded word in some languages.
func RelativesOf(word string, in Languages) Relatives {
	r := Relatives{known: make(map[string]Languages)}
	for l := English; l < LanguageCount; l++ {
		if !in.Has(l) {
			continue
		}
		if f, ok := FamilyOf(word, l); ok {
			r.families, r.languages, r.Starts = append(r.families, f), append(r.languages, l), append(r.Starts, f.Start)
		}
	}
	r.Starts = shortest(r.Starts)
	return r
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
	text := string(word)
	for i := range r.families {
		if f := &r.families[i]; strings.HasPrefix(text, f.Start) && f.Has(text) {
			in |= 1 << r.languages[i]
		}
	}
	r.known[text] = in
	return in
}
