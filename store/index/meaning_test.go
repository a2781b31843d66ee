package index

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"readout/store/highlight"
	"readout/store/query"
	"readout/store/words"
)

// Whatever a query asks for, Search finds the documents that one finds by reading
// them.
func TestSearchAgainstReading(t *testing.T) {
	docs, _ := prose(judged - len(briefings))
	docs = append(docs, briefings...)
	for i := range docs {
		docs[i].Language = "en"
	}
	ix := New(nil, segmentOf(docs[:30]), segmentOf(docs[30:]))
	random := rand.New(rand.NewSource(4))
	hits := 0
	for range 200 {
		q, err := query.Parse(randomQuery(random, docs, 3))
		if err != nil {
			t.Fatal(err)
		}
		answer, err := ix.Search(t.Context(), q, Options{Filter: evenDays})
		if err != nil {
			t.Fatal(err)
		}
		all, some := slices.Collect(answer.Docs.All()), slices.Collect(answer.Some.All())
		var wantAll, wantSome []int
		for i, d := range docs {
			switch hasAll, has := (judge{d, i}).hit(q.Essential(words.English)); {
			case hasAll:
				wantAll = append(wantAll, i)
			case has:
				wantSome = append(wantSome, i)
			}
		}
		if hits += answer.Total(); !slices.Equal(all, wantAll) || !slices.Equal(some, wantSome) {
			t.Errorf("%s: got %v, some of the words %v; want %v and %v", q, all, some, wantAll, wantSome)
		}
	}
	if hits < 500 {
		t.Errorf("only %d hits", hits)
	}
}

const judged = 80 // documents

// evenDays lets the documents through whose numbers can be divided by the length of
// the filter's value.
func evenDays(f query.Filter) *Set {
	docs := NewSet(judged)
	for doc := 0; doc < judged; doc += len(f.Value) {
		docs.Add(doc)
	}
	return docs
}

// randomQuery returns a query of words of the documents, with groups so deep.
func randomQuery(random *rand.Rand, docs []Document, depth int) string {
	var b strings.Builder
	for range 1 + random.Intn(4) {
		d := docs[random.Intn(len(docs))]
		words := strings.Fields(d.Title + " " + d.Body + " " + d.Source + " " + d.Byline + " " + d.Path + " the sea")
		at := random.Intn(len(words) - 2)
		word := strings.Trim(words[at], `"().,*:`)
		b.WriteString([]string{"", "", "", "", "-", "OR ", "OR ", "NOT "}[random.Intn(8)])
		b.WriteString([]string{"", "", "", "", "title:", "text:", "source:", "by:", "path:"}[random.Intn(9)])
		switch kind := random.Intn(8); {
		case kind == 0 && len(word) > 4:
			b.WriteString(word[:4] + "*")
		case kind == 1:
			b.WriteString(`"` + words[at] + " " + words[at+1] + `"`)
		case kind == 2 && depth > 0:
			b.WriteString("(" + randomQuery(random, docs, depth-1) + ")")
		case kind == 3:
			b.WriteString("a date:" + strings.Repeat("2", 1+random.Intn(3)))
		default:
			b.WriteString(word)
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// A judge says by reading a document whether it is a hit.
type judge struct {
	Document
	number int
}

// hit reports whether a document has all that a query asks for, or at least some of it.
func (r judge) hit(q query.Query) (all, some bool) {
	hasNot := func(n query.Node) bool { return !r.has(n) }
	if slices.ContainsFunc(append(q.Nodes(query.Required), q.Nodes(query.Excluded)...), hasNot) {
		return false, false
	}
	words := q.Nodes(query.Optional)
	return !slices.ContainsFunc(words, hasNot), q.Insists() || slices.ContainsFunc(words, r.has)
}

func (r judge) has(n query.Node) bool {
	return r.hasUnsigned(n) != n.Negated
}

func (r judge) hasUnsigned(n query.Node) bool {
	switch {
	case n.Op == query.AnyOf:
		return slices.ContainsFunc(n.Children, r.has)
	case n.Op == query.AllOf:
		return !slices.ContainsFunc(n.Children, func(kid query.Node) bool { return !r.has(kid) })
	case n.Filter != nil:
		return evenDays(*n.Filter).Has(r.number)
	}
	for f, text := range []string{query.Title: r.Title, query.Body: r.Body, query.Source: r.Source, query.Byline: r.Byline, query.Path: r.Path} {
		q, _ := query.Parse(n.Clause.String())
		if len(highlight.New(q, "en").Ranges(query.Field(f), text)) > 0 {
			return true
		}
	}
	return false
}
