package highlight

import (
	"slices"

	"readout/store/query"
)

// Stops are where a query leads a reader of a text: to the excerpts that have the most of its
// words close together. So a query of several words stops where the text has all of them, and
// at each single word only if no excerpt has two.
type Stops struct {
	Matches [][2]int // of words and phrases, in order, not overlapping; also those in no stop
	At      [][2]int // the stops, in order, not overlapping
	Phrases []bool   // which stops have all words one after the other as typed
	Best    int      // the stop that a snippet of the text shows
	Words   int      // how many words of the query each stop has
	Of      int      // how many words of the query are looked for in the field
}

// Stops returns where a field's text answers the query. Matches that whole, if it is not nil,
// refuses do not count. A plain word that begins no word of the text is found within words; a
// word that is broken at the end of a line is found as one.
func (h *Highlighter) Stops(field query.Field, text string, whole func(match [2]int) bool) Stops {
	if text == "" || h.query.Empty() {
		return Stops{}
	}
	f := h.finder(field, text)
	shown := f.findUntilAll(text, snippetWidth)
	f.reset()
	f.find(text, 0, len(text))
	f.findBroken(text)
	f.findInner(text)
	if whole != nil {
		f.matches = slices.DeleteFunc(f.matches, func(m match) bool { return !whole([2]int{m.start, m.end}) })
	}
	f.measure(text)
	stops := Stops{Matches: ranges(f.matches)}
	for _, size := range f.parts {
		stops.Of += size
	}
	f.stop(text, shown, &stops)
	return stops
}

// stop chooses the stops, of which that is the best one where the text is shown, or is better
// than all others.
func (f *matchFinder) stop(text string, shown excerpt, stops *Stops) {
	var found []excerpt
	f.eachExcerpt(text, snippetWidth, 0, func(e excerpt) {
		if e.words() > stops.Words {
			found, stops.Words = found[:0], e.words()
		}
		if e.words() == stops.Words {
			found = append(found, e)
		}
	})
	found = apart(found, len(f.matches))
	best := excerpt{}
	for i, e := range found {
		stops.At = append(stops.At, [2]int{e.from, e.to})
		stops.Phrases = append(stops.Phrases, e.phrase)
		if e.from < shown.to && e.to > shown.from {
			e.value += one
		}
		if e.better(best) {
			best, stops.Best = e, i
		}
	}
}

// apart returns the best of excerpts that have none of so many matches in common, in order.
func apart(excerpts []excerpt, matches int) []excerpt {
	slices.SortStableFunc(excerpts, func(x, y excerpt) int {
		switch {
		case x.better(y):
			return -1
		case y.better(x):
			return 1
		}
		return 0
	})
	taken := make([]bool, matches)
	kept := excerpts[:0]
	for _, e := range excerpts {
		own := taken[e.first : e.last+1]
		if slices.Contains(own, true) {
			continue
		}
		for i := range own {
			own[i] = true
		}
		kept = append(kept, e)
	}
	slices.SortFunc(kept, func(x, y excerpt) int { return x.from - y.from })
	end := 0 // of the last one
	return slices.DeleteFunc(kept, func(e excerpt) bool {
		if e.from < end { // a phrase has matches of its own over those of words
			return true
		}
		end = e.to
		return false
	})
}
