package words

import (
	"slices"
	"strings"
)

// Relatives are the words that share a stem with one, in any language of the index.
type Relatives struct {
	families []Family
	in       []Language // of each
	Starts   []string   // each relative begins with one of these
	known    map[string]Languages
}

// RelativesOf returns the relatives of a word in some languages.
func RelativesOf(word string, in Languages) Relatives {
	r := Relatives{known: make(map[string]Languages)}
	for l := English; l < LanguageCount; l++ {
		if !in.Has(l) {
			continue
		}
		if f, ok := FamilyOf(word, l); ok {
			r.families, r.in, r.Starts = append(r.families, f), append(r.in, l), append(r.Starts, f.Start)
		}
	}
	r.Starts = shortest(r.Starts)
	return r
}

// shortest returns those words that begin with no other of them.
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

// Has returns the languages in which a term is a relative. It has a memory, for
// segments share most of their words.
func (r *Relatives) Has(term []byte) Languages {
	in, seen := r.known[string(term)]
	if seen {
		return in
	}
	word := string(term)
	for i := range r.families {
		if f := &r.families[i]; strings.HasPrefix(word, f.Start) && f.Has(word) {
			in |= 1 << r.in[i]
		}
	}
	r.known[word] = in
	return in
}
