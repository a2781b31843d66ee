package index

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"readout/store/query"
)

// A plainDoc is a document as the model below sees it: the words of each field.
type plainDoc [query.FieldCount][]string

// model finds queries by looking at the words of all documents.
type model []plainDoc

func (m model) has(n *query.Node, doc int) bool {
	switch {
	case n.Op == query.AnyOf:
		return slices.ContainsFunc(n.Children, func(kid query.Node) bool { return m.has(&kid, doc) != kid.Negated })
	case n.Op == query.AllOf:
		return !slices.ContainsFunc(n.Children, func(kid query.Node) bool { return m.has(&kid, doc) == kid.Negated })
	case n.Op == query.Near:
		return m.near(n, doc)
	case n.Filter != nil:
		return doc%len(n.Filter.Value) == 0
	}
	for f, words := range m[doc] {
		if n.Clause.In.Has(query.Field(f)) && hasPhrase(words, n.Clause) {
			return true
		}
	}
	return false
}

func hasPhrase(words []string, c query.Clause) bool { return len(phrases(words, c)) > 0 }

// phrases returns the ranges of words that a clause fits.
func phrases(words []string, c query.Clause) (found [][2]int) {
	for i := range max(0, len(words)-len(c.Terms)+1) {
		fits := true
		for j, part := range c.Terms {
			word := words[i+j]
			fits = fits && (word == part || part == query.Gap || c.Prefix && j == len(c.Terms)-1 && strings.HasPrefix(word, part))
		}
		if fits {
			found = append(found, [2]int{i, i + len(c.Terms)})
		}
	}
	return found
}

// near reports whether the two children of a node are near in a field of a document. A beginning
// of one or two letters is near everything.
func (m model) near(n *query.Node, doc int) bool {
	if !m.has(&n.Children[0], doc) || !m.has(&n.Children[1], doc) {
		return false
	}
	var sides [2][]query.Clause
	for i, side := range n.Children {
		for _, leaf := range append([]query.Node{side}, side.Children...) {
			if leaf.Op != query.Leaf {
				continue
			}
			c := leaf.Clause
			if c.Prefix && len(c.Terms) == 1 && len(c.Text) < shortPrefix && (c.In == 0 || c.In == 1<<query.Title) {
				return true
			}
			sides[i] = append(sides[i], c)
		}
	}
	for f, words := range m[doc] {
		for _, x := range sides[0] {
			for _, y := range sides[1] {
				in := func(c query.Clause) bool { return c.In.Has(query.Field(f)) }
				if in(x) && in(y) && apart(phrases(words, x), phrases(words, y), n.Reach) {
					return true
				}
			}
		}
	}
	return false
}

// apart reports whether two ranges stand apart by at most so many words.
func apart(x, y [][2]int, reach int) bool {
	for _, a := range x {
		for _, b := range y {
			first, second := a, b
			if b[0] < a[0] {
				first, second = b, a
			}
			if gap := second[0] - (first[1] - 1); gap > 0 && gap <= reach {
				return true
			}
		}
	}
	return false
}

// hits returns the documents that have all that q asks for, and those with some of its words.
func (m model) hits(q query.Query) (all, some []int) {
	for doc := range m {
		hit, words, has := true, 0, 0
		for _, kid := range append(q.Nodes(query.Required), q.Nodes(query.Excluded)...) {
			hit = hit && m.has(&kid, doc) != kid.Negated
		}
		for _, kid := range q.Nodes(query.Optional) {
			if words++; m.has(&kid, doc) {
				has++
			}
		}
		switch {
		case hit && has == words:
			all = append(all, doc)
		case hit && (has > 0 || q.Insists()):
			some = append(some, doc)
		}
	}
	return all, some
}

// Words with digits have no other forms, and the first letter alone is no word.
func randomWord(random *rand.Rand) string {
	return fmt.Sprintf("%c%d", 'q'+random.Intn(3), 10+min(random.Intn(12), random.Intn(12)))
}

func randomLeaf(random *rand.Rand) string {
	text := randomWord(random)
	switch random.Intn(7) {
	case 6:
		text = `"` + text + " * " + randomWord(random) + `"`
	case 0:
		text = text[:1+random.Intn(2)] + "*"
	case 1:
		text = `"` + text + " " + randomWord(random) + `"`
	case 2:
		text = `"` + text + " " + randomWord(random) + `*"`
	case 3:
		return "date:" + strings.Repeat("1", 1+random.Intn(4))
	}
	return []string{"", "", "", "title:", "text:", "source:", "by:", "path:"}[random.Intn(8)] + text
}

func randomParts(random *rand.Rand, depth int) string {
	var parts []string
	for range 1 + random.Intn(3) {
		part := randomLeaf(random)
		if depth > 0 && random.Intn(4) == 0 {
			part = "(" + randomParts(random, depth-1) + ")"
		}
		parts = append(parts, []string{"", "", "", "-", "OR ", "AND ", "+", "NEAR ", "NEAR/2 "}[random.Intn(9)]+part)
	}
	return strings.Join(parts, " ")
}

// What a search finds is what one finds by reading all documents, however these are
// spread over segments; and the best hits are the first of all.
func TestSearchAgainstModel(t *testing.T) {
	random := rand.New(rand.NewSource(20260404))
	text := func(most int) (words []string) {
		for range random.Intn(most) {
			words = append(words, randomWord(random))
		}
		return words
	}
	var m model
	var segments []*Segment
	b := NewBuilder()
	for range 1500 {
		d := plainDoc{query.Title: text(4), query.Body: text(14), query.Source: text(3), query.Byline: text(2), query.Path: text(3)}
		m = append(m, d)
		line := func(f query.Field) string { return strings.Join(d[f], " ") }
		b.Add(Document{Title: line(query.Title), Body: line(query.Body), Source: line(query.Source), Byline: line(query.Byline), Path: line(query.Path)})
		if random.Intn(400) == 0 {
			segments = append(segments, opened(t, b.Segment(nil)))
		}
	}
	segments = append(segments, b.Segment(nil))
	ix := New(nil, segments...)
	for range 300 {
		typed := randomParts(random, 2)
		q, err := query.Parse(typed)
		if err != nil {
			t.Fatal(err)
		}
		docs, some := m.hits(q)
		a, err := ix.Search(t.Context(), q, Options{Limit: 10, Filter: filterFor(len(m))})
		gotDocs, gotSome := slices.Collect(a.Docs.All()), slices.Collect(a.Some.All())
		if err != nil || !slices.Equal(gotDocs, docs) || !slices.Equal(gotSome, some) {
			t.Fatalf("%s: %v and some of the words %v, %v; want %v and %v", typed, gotDocs, gotSome, err, docs, some)
		}
		total := len(docs) + len(some)
		all, _ := ix.Search(t.Context(), q, Options{Limit: ix.count, Filter: filterFor(len(m))})
		if !slices.Equal(a.Hits, all.Hits[:min(10, total)]) || len(all.Hits) != total {
			t.Fatalf("%s: the best are\n%v, of all\n%v", typed, a.Hits, all.Hits[:min(10, total)])
		}
		for _, hit := range all.Hits {
			sum := 0.0
			reasons, _ := ix.Explain(t.Context(), q, hit.Doc, hit.Near)
			for _, r := range reasons {
				sum += r.Score
			}
			if max(sum-hit.Score, hit.Score-sum) > 1e-3 {
				t.Fatalf("%s: reasons for %v are %v", typed, hit, reasons)
			}
		}
	}
}

func filterFor(docs int) func(query.Filter) *Set {
	return func(f query.Filter) *Set {
		set := NewSet(docs)
		for doc := 0; doc < docs; doc += len(f.Value) {
			set.Add(doc)
		}
		return set
	}
}
