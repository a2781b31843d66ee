package index

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/store/query"
	"readout/store/words"
)

// A Correction is a word that the index does not know, as typed, and what was searched
// for instead: a word, two, or, with "…", the beginning of one.
type Correction struct{ Typed, Used string }

// Correct returns the query with the words that the index does not know replaced by the
// likeliest that it knows, and the corrections made. Words stay as typed that any document
// has in any form, however rare, or that may still become such a word; so do quoted words,
// words of paths, words to be left out, numbers and codes, words of scripts without spaces,
// and words of up to three letters.
//
// How likely a word was meant depends on how many documents have it, how likely the typing
// errors are, and how many documents have it together with the other words of the query
// (Kernighan, Church and Gale 1990). Words of four letters may have one error, those of
// eight two. A space too many or too few is an error too. If a query has more than eight
// unknown words, none is replaced. The only other error is that of ctx.
func (ix *Index) Correct(ctx context.Context, q query.Query) (query.Query, []Correction, error) {
	c := corrector{search: ix.newSearch(ctx, nil), index: ix}
	defer c.search.close()
	if c.classify(q); len(c.unknown) == 0 || len(c.unknown) > maxUnknown {
		return q, nil, ctx.Err()
	}
	q = q.JoinPairs(c.joined).Replace(c.replacement)
	return q, c.corrections, ctx.Err()
}

// maxUnknown is up to how many unknown words are typing errors. More are a text of another
// kind or language.
const maxUnknown = 8

// A corrector finds replacements for the words of one query.
type corrector struct {
	search      *search
	index       *Index
	words       []string       // in order, "" for those that say nothing about their neighbours
	unknown     map[string]int // indexes in words of those that the index does not know
	corrections []Correction
}

// classify collects the words of the query, and which of them the index does not know.
func (c *corrector) classify(q query.Query) {
	c.unknown = make(map[string]int)
	q.Replace(func(w query.Clause) (string, bool) {
		word := w.Term()
		known := c.index.knows(c.search.ctx, word, w.Typing)
		if !known && w.In != 1<<query.Path {
			c.unknown[word] = len(c.words)
		}
		if !known || w.Typing || w.In == 1<<query.Path || words.FunctionWord([]byte(word)) != 0 {
			word = ""
		}
		c.words = append(c.words, word)
		return "", false
	})
}

// knows reports whether any document has a form of a word, or a word that begins with it if
// prefix is set.
func (ix *Index) knows(ctx context.Context, word string, prefix bool) bool {
	if ix.has(word, prefix) {
		return true
	}
	e := expander{word: word, relatives: words.RelativesOf(word, ix.languages)}
	for i, s := range ix.segments {
		for _, x := range e.expand(ctx, s, nil) {
			if ix.liveCount(i, x.list, x.frequency) > 0 {
				return true
			}
		}
	}
	return false
}

// Knows reports whether any document has a form of a folded word.
func (ix *Index) Knows(ctx context.Context, word string) bool { return ix.knows(ctx, word, false) }

// has reports whether any document has a word, or one that begins with it if prefix is set.
func (ix *Index) has(word string, prefix bool) bool {
	for i, s := range ix.segments {
		c := s.cursor()
		for c.seek(word); c.ok && (string(c.term) == word || prefix && c.has(word)); c.next() {
			if ix.liveCount(i, c.list, c.frequency) > 0 {
				return true
			}
		}
	}
	return false
}

// liveCount returns how many documents in a list of a segment are not deleted.
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

// joined returns two neighbours of a query as one word, if the index knows that word and
// not both of them.
func (c *corrector) joined(x, y query.Clause) (string, bool) {
	word := x.Term() + y.Term()
	if !c.isUnknown(x) && !c.isUnknown(y) || !c.index.knows(c.search.ctx, word, y.Typing) {
		return "", false
	}
	c.corrections = append(c.corrections, Correction{x.Text + " " + y.Text, word})
	if y.Typing {
		word += "*"
	}
	return word, true
}

// replacement returns what was probably meant by a word.
func (c *corrector) replacement(w query.Clause) (string, bool) {
	if !c.isUnknown(w) || c.search.ctx.Err() != nil {
		return "", false
	}
	guesses := promising(append(c.guesses(w), c.splits(w)...))
	if len(guesses) == 0 {
		return "", false
	}
	at := c.unknown[w.Term()]
	if len(guesses) > 1 {
		for i := range guesses {
			c.weigh(&guesses[i], at)
		}
	}
	best := slices.MinFunc(guesses, guess.compare)
	used := best.text
	if best.prefix && !c.index.has(used, false) {
		used += "…"
	}
	c.corrections = append(c.corrections, Correction{w.Text, used})
	if w.Typing {
		return best.text + "*", true
	}
	if !strings.Contains(best.text, " ") {
		c.words[at] = best.text
	}
	return best.text, true
}

// A guess is what may have been meant by a word as typed.
type guess struct {
	text   string
	prefix bool    // text may be only the beginning of a word
	docs   *Set    // with the text; nil until asked for
	score  float64 // logarithm of how likely it was meant
}

// compare orders guesses, the likeliest first.
func (g guess) compare(h guess) int {
	return cmp.Or(cmp.Compare(h.score, g.score), strings.Compare(g.text, h.text))
}

func (c *corrector) isUnknown(w query.Clause) bool {
	_, unknown := c.unknown[w.Term()]
	return unknown && w.In != 1<<query.Path
}

// guesses returns the words that are one typing error away from a word, or those that are
// two away if there are none.
func (c *corrector) guesses(w query.Clause) []guess {
	var counts map[string]int
	for limit := 1; limit <= maxSlips(w.Term(), w.Typing) && len(counts) == 0; limit++ {
		counts = c.like(w, limit)
	}
	var guesses []guess
	for word, n := range counts {
		score := math.Log(float64(n)) - slipCost([]rune(word), []rune(w.Term()))
		guesses = append(guesses, guess{text: word, prefix: w.Typing, score: score})
	}
	return guesses
}

// like returns the words that are at most so many errors away from a word, with how many
// documents have each.
func (c *corrector) like(w query.Clause, limit int) map[string]int {
	found := make([]map[string]int, len(c.index.divisions))
	c.index.eachDivision(func(i int, segments extent) { found[i] = c.likeIn(segments, w, limit) })
	counts := make(map[string]int)
	for _, division := range found {
		for word, n := range division {
			counts[word] += n
		}
	}
	return counts
}

// likeIn is like for a range of the segments.
func (c *corrector) likeIn(segments extent, w query.Clause, limit int) map[string]int {
	counts, typed := make(map[string]int), newSpelling(w.Term(), w.Typing, limit)
	for i := segments.from; i < segments.to && c.search.ctx.Err() == nil; i++ {
		for word, term := range c.index.segments[i].guesses(typed) {
			if n := c.index.liveCount(i, term.list, term.frequency); n > 0 {
				counts[word] += n
			}
		}
	}
	return counts
}

// Two words that were written together have at least so many letters each, and the missing
// space costs as much as another typing error.
const (
	minSplit  = 3
	splitCost = 4
)

// splits returns those pairs of words, written together as w, that stand side by side in
// some document.
func (c *corrector) splits(w query.Clause) []guess {
	var guesses []guess
	word := w.Term()
	for i := range word {
		x, y := word[:i], word[i:]
		if utf8.RuneCountInString(x) < minSplit || utf8.RuneCountInString(y) < minSplit ||
			words.FunctionWord([]byte(x))|words.FunctionWord([]byte(y)) != 0 || !c.index.has(x, false) || !c.index.has(y, false) {
			continue
		}
		docs := c.docs(query.Clause{Terms: []string{x, y}, Quoted: true})
		if n := docs.Len(); n > 0 {
			guesses = append(guesses, guess{text: x + " " + y, docs: docs, score: math.Log(float64(n)) - splitCost})
		}
	}
	return guesses
}

func (c *corrector) docs(clause query.Clause) *Set { return c.search.result(clause).docs }

// Of the guesses only the first maxPromising are judged by the words around them, and of
// those only what is at most maxLead less likely than the best. What is less likely than
// leastLikely is no guess at all: the library rather lacks the word.
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

// The nearer another word of the query stands, the more it says about a guess. Words up to
// contextReach away count; a document with both side by side counts sideBySide times more.
const (
	contextReach = 2
	sideBySide   = 5
)

// weigh adds to the score of a guess for the word at an index of the query how likely
// documents with the guess have the words around it. To begin with, one such document is
// assumed that has as much of them as documents have on average.
func (c *corrector) weigh(g *guess, at int) {
	for i := max(0, at-contextReach); i <= at+contextReach && i < len(c.words); i++ {
		word := c.words[i]
		if word == "" || i == at {
			continue
		}
		if g.docs == nil {
			g.docs = c.docs(query.Clause{Terms: []string{g.text}, Prefix: g.prefix, Quoted: true})
		}
		docs := c.docs(query.Clause{Terms: []string{word}})
		average := float64(docs.Len()+1) / float64(c.index.ranking.count+1)
		both := docs.common(g.docs)
		switch i {
		case at - 1:
			both += sideBySide * c.docs(query.Clause{Terms: []string{word, g.text}, Prefix: g.prefix, Quoted: true}).Len()
		case at + 1:
			both += sideBySide * c.docs(query.Clause{Terms: []string{g.text, word}, Quoted: true}).Len()
		}
		g.score += math.Log((float64(both) + average) / float64(g.docs.Len()+1))
	}
}
