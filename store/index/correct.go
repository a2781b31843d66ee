package index

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/store/query"
	"readout/store/spawn"
	"readout/store/words"
)

// A Correction is a word that the index does not know, as typed, and what was
// searched for instead: a word, two, or, with "…", the beginning of one.
type Correction struct{ Typed, Used string }

// Correct returns the query with the words that the index does not know replaced by
// the likeliest that it does, and which they were. Words stay as typed that any
// document has in any form, however rare, or that may still become such a word; so do
// quoted words, names of files, words to be left out, numbers and codes, words of
// scripts without spaces, and words of up to three letters.
//
// How likely a word was meant depends on how many documents have it, how likely the
// typing errors are that make the one of the other, and how many documents have it
// together with the other words of the query (Kernighan, Church and Gale 1990). Words
// of four letters may have one error, those of eight two. A space too many or too few
// is an error too. Of a query with more than eight unknown words none is replaced. The
// only other error is that of ctx.
func (ix *Index) Correct(ctx context.Context, q query.Query) (query.Query, []Correction, error) {
	c := corrector{search: ix.newSearch(ctx, nil)}
	defer c.search.close()
	if c.classify(q); len(c.unknown) == 0 || len(c.unknown) > maxUnknown {
		return q, nil, ctx.Err()
	}
	q = q.JoinPairs(c.joined).Replace(c.replacement)
	return q, c.corrections, ctx.Err()
}

// maxUnknown is up to how many words that the index does not know are typing errors.
// More are a text of another kind or language.
const maxUnknown = 8

// A corrector finds replacements for the words of one query.
type corrector struct {
	search      *search
	words       []string       // in order, "" for those that tell nothing of their neighbours
	unknown     map[string]int // where among them words stand that the index does not know
	corrections []Correction
}

// classify tells the words apart that the index knows and does not know.
func (c *corrector) classify(q query.Query) {
	c.unknown = make(map[string]int)
	q.Replace(func(w query.Word) (string, bool) {
		known := c.search.ix.knows(c.search.ctx, w)
		if !known && w.In != 1<<query.Path {
			c.unknown[w.Term] = len(c.words)
		}
		if !known || w.Typing || w.In == 1<<query.Path || words.FunctionWord([]byte(w.Term)) != 0 {
			w.Term = ""
		}
		c.words = append(c.words, w.Term)
		return "", false
	})
}

// knows reports whether any document has a form of a word.
func (ix *Index) knows(ctx context.Context, typed query.Word) bool {
	w := expander{word: typed.Term}
	for i, s := range ix.segments {
		c := s.cursor()
		for c.seek(w.word); c.ok && (string(c.term) == w.word || typed.Typing && c.has(w.word)); c.next() {
			if ix.liveCount(i, c.list, c.frequency) > 0 {
				return true
			}
		}
	}
	w.relatives = words.RelativesOf(w.word, ix.languages)
	for i, s := range ix.segments {
		for _, f := range w.expand(ctx, s, nil) {
			if ix.liveCount(i, f.list, f.frequency) > 0 {
				return true
			}
		}
	}
	return false
}

// liveCount returns how many documents a list of a segment has, but for the dead.
func (ix *Index) liveCount(segment int, list extent, frequency int) int {
	if ix.live == nil {
		return frequency
	}
	n, p, r := 0, ix.segments[segment].postingsOf(list, frequency), new(run)
	for b := range p.blocks() {
		p.readDocs(b, r)
		for _, doc := range r.docs[:r.n] {
			if ix.live.Has(int(ix.bases[segment]) + int(doc)) {
				n++
			}
		}
	}
	return n
}

// Two words that were written together have so many letters each at least, and the
// space that is missing costs what other typing errors do.
const (
	minSplit  = 3
	splitCost = 4
)

// joined returns two neighbours of a query as one word, if there is such a word and
// they are not both words.
func (c *corrector) joined(x, y query.Word) (string, bool) {
	word := x.Term + y.Term
	if !c.isUnknown(x) && !c.isUnknown(y) || !c.search.ix.knows(c.search.ctx, query.Word{Term: word, Typing: y.Typing}) {
		return "", false
	}
	c.corrections = append(c.corrections, Correction{x.Text + " " + y.Text, word})
	if y.Typing {
		word += "*"
	}
	return word, true
}

// replacement returns what was meant by a word.
func (c *corrector) replacement(w query.Word) (string, bool) {
	if !c.isUnknown(w) || c.search.ctx.Err() != nil {
		return "", false
	}
	guesses := promising(append(c.guesses(w), c.splits(w)...))
	if len(guesses) == 0 {
		return "", false
	}
	place := c.unknown[w.Term]
	if len(guesses) > 1 {
		for i := range guesses {
			c.weigh(&guesses[i], place)
		}
	}
	best := slices.MinFunc(guesses, guess.compare)
	used := best.text
	if best.prefix && !c.search.ix.has(used) {
		used += "…"
	}
	c.corrections = append(c.corrections, Correction{w.Text, used})
	if w.Typing {
		return best.text + "*", true
	}
	if !strings.Contains(best.text, " ") {
		c.words[place] = best.text
	}
	return best.text, true
}

// A guess is what may have been meant by a word as typed. The score is a logarithm of
// how likely.
type guess struct {
	text   string
	prefix bool // words may begin with text
	docs   *Set // once asked for
	score  float64
}

// compare orders guesses, the likeliest first.
func (g guess) compare(h guess) int {
	return cmp.Or(cmp.Compare(h.score, g.score), strings.Compare(g.text, h.text))
}

func (c *corrector) isUnknown(w query.Word) bool {
	_, unknown := c.unknown[w.Term]
	return unknown && w.In != 1<<query.Path
}

// guesses returns the words that a word is like. Only if none is one error away, those
// that are two.
func (c *corrector) guesses(w query.Word) []guess {
	var counts map[string]int
	for limit := 1; limit <= maxSlips(w.Term, w.Typing) && len(counts) == 0; limit++ {
		counts = c.like(w, limit)
	}
	var found []guess
	for word, n := range counts {
		score := math.Log(float64(n)) - slipCost([]rune(word), []rune(w.Term))
		found = append(found, guess{text: word, prefix: w.Typing, score: score})
	}
	return found
}

// like returns the words that are so many errors away from a word, with how many documents
// have each. Large libraries are read by several goroutines.
func (c *corrector) like(w query.Word, limit int) map[string]int {
	parts := c.search.ix.divisions
	if len(parts) < 2 {
		return c.likeAmong(w, limit, extent{0, len(c.search.ix.segments)})
	}
	found := make([]map[string]int, len(parts))
	var all spawn.Group
	for i, part := range parts {
		all.Go(func() { found[i] = c.likeAmong(w, limit, part) })
	}
	if err := all.Wait(); err != nil {
		panic(err) // as it would have been without other goroutines
	}
	counts := found[0]
	for _, more := range found[1:] {
		for word, n := range more {
			counts[word] += n
		}
	}
	return counts
}

// likeAmong is like for some of the segments.
func (c *corrector) likeAmong(w query.Word, limit int, among extent) map[string]int {
	counts, typed := make(map[string]int), newSpelling(w.Term, w.Typing, limit)
	for i := among.from; i < among.to && c.search.ctx.Err() == nil; i++ {
		for word, term := range c.search.ix.segments[i].guesses(typed) {
			if n := c.search.ix.liveCount(i, term.list, term.frequency); n > 0 {
				counts[word] += n
			}
		}
	}
	return counts
}

// splits returns the pairs of words that a word may be that stand in the index one
// after the other.
func (c *corrector) splits(w query.Word) []guess {
	var found []guess
	for i := range w.Term {
		if utf8.RuneCountInString(w.Term[:i]) < minSplit || utf8.RuneCountInString(w.Term[i:]) < minSplit {
			continue
		}
		x, y := w.Term[:i], w.Term[i:]
		if words.FunctionWord([]byte(x))|words.FunctionWord([]byte(y)) != 0 || !c.search.ix.has(x) || !c.search.ix.has(y) {
			continue
		}
		docs := c.search.result(query.Clause{Terms: []string{x, y}, Quoted: true}).docs
		if n := docs.Len(); n > 0 {
			found = append(found, guess{text: x + " " + y, docs: docs, score: math.Log(float64(n)) - splitCost})
		}
	}
	return found
}

// Of the guesses so many are judged by the words around them, if they are not that
// much less likely than the best anyway. One less likely than leastLikely is none: the
// word as typed is rather one that the library does not have.
const (
	maxPromising = 8
	maxLead      = 5
	leastLikely  = -(wrongCost + firstCost) // one error, of the worst kind
)

// promising returns the best guesses.
func promising(guesses []guess) []guess {
	slices.SortFunc(guesses, guess.compare)
	n := 0
	for n < min(len(guesses), maxPromising) && guesses[n].score >= max(leastLikely, guesses[0].score-maxLead) {
		n++
	}
	return guesses[:n]
}

// Other words of a query tell the more of a word the nearer they stand. contextReach
// is how far they may be, sideBySide how many documents one counts for that has the
// two words of the query side by side.
const (
	contextReach = 2
	sideBySide   = 5
)

// weigh adds to the score of a guess at a place of the query how likely its documents
// have the words around it, as if one document more had as much of them as all have
// on average.
func (c *corrector) weigh(g *guess, place int) {
	for at := max(0, place-contextReach); at <= place+contextReach && at < len(c.words); at++ {
		word := c.words[at]
		if word == "" || at == place {
			continue
		}
		if g.docs == nil {
			g.docs = c.search.result(query.Clause{Terms: []string{g.text}, Prefix: g.prefix, Quoted: true}).docs
		}
		docs := c.search.result(query.Clause{Terms: []string{word}}).docs
		average := float64(docs.Len()+1) / float64(c.search.ix.ranking.count+1)
		both := docs.common(g.docs)
		switch at {
		case place - 1:
			both += sideBySide * c.search.result(query.Clause{Terms: []string{word, g.text}, Prefix: g.prefix, Quoted: true}).docs.Len()
		case place + 1:
			both += sideBySide * c.search.result(query.Clause{Terms: []string{g.text, word}, Quoted: true}).docs.Len()
		}
		g.score += math.Log((float64(both) + average) / float64(g.docs.Len()+1))
	}
}

// has reports whether any document has exactly a word.
func (ix *Index) has(word string) bool {
	for i, s := range ix.segments {
		if c := s.cursor(); c.find(word) && ix.liveCount(i, c.list, c.frequency) > 0 {
			return true
		}
	}
	return false
}
