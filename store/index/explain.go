package index

import (
	"context"
	"sort"
	"strings"
)

// A Reason is a part of the score of a hit.
type Reason struct {
	Word  string  // of the query
	Form  string  // found in its place: "cables" for "cable", "ca*" for any word that begins so
	Field string  // where, by its name in queries ("title", "text", …); "near" for two words near each other
	Count int     // how often; 1 for a short prefix
	Score float64 // its share
}

// Explain returns why a document has its score for a query: the shares add up to the
// score of the hit. There is none for what is only required or excluded without being
// ranked, such as filters. Nearness counts only for the best hits (see Search); it is
// explained as if the document were one of them. The only error is that of ctx.
func (ix *Index) Explain(ctx context.Context, q Query, doc int) ([]Reason, error) {
	s := ix.newSearch(ctx, nil)
	defer s.close()
	number := sort.Search(len(ix.bases), func(i int) bool { return int(ix.bases[i]) > doc }) - 1
	if number < 0 || doc >= ix.count {
		return nil, ctx.Err()
	}
	r := rater{search: s, segment: ix.segments[number], number: number, base: int(ix.bases[number])}
	var ok bool
	if r.columns, ok = r.segment.columns(); !ok {
		return nil, ctx.Err()
	}
	q = q.essential(ix.tongue)
	var reasons []Reason
	for _, c := range q.clauses() {
		reasons = append(reasons, r.explain(s.find(c), uint32(doc-r.base))...)
	}
	return append(reasons, r.explainNear(q, doc)...), ctx.Err()
}

// A weighed is the weighted count of a form in a field of a document.
type weighed struct {
	form     string
	field    field
	count    int
	weighted float32
}

// explain returns the shares of a clause in the score of a document: they share its
// score by their weighted counts.
func (r *rater) explain(f *finding, doc uint32) []Reason {
	var parts []weighed
	forms := r.formsOf(f)
	for i := range forms {
		k := newSeeker(r.segment, &forms[i], &r.run)
		if k.seek(doc) && k.doc() == doc && forms[i].languages.has(language(r.columns.tongues[doc])) {
			parts = r.fields(parts, f, r.wordOf(&forms[i], f), forms[i].weight, k.i)
		}
	}
	for _, o := range r.phrasesOf(f) {
		if o.doc == doc {
			r.take(o)
			parts = r.fields(parts, f, strings.Join(f.clause.parts, " "), 1, 0)
		}
	}
	parts = append(parts, r.starts(f, doc)...)
	sum := float32(0)
	for _, p := range parts {
		sum += p.weighted
	}
	var reasons []Reason
	for _, p := range parts {
		share := score(f.weight, sum) * p.weighted / sum
		reasons = append(reasons, Reason{f.clause.text, p.form, string(p.field.named()), p.count, float64(share)})
	}
	return reasons
}

// fields appends the weighted counts of a form in the document at i of the run, by
// field.
func (r *rater) fields(to []weighed, f *finding, form string, weight float32, i int) []weighed {
	for in := range counted {
		r.ix.ranking.weigh(&r.block, &r.run, f.in&(1<<in), &r.columns)
		if r.block[i] == 0 {
			continue
		}
		of := in
		if f.clause.in == 1<<path {
			of = path
		}
		to = append(to, weighed{form, of, int(r.run.of(in, i)), weight * r.block[i]})
	}
	return to
}

// starts returns what a short prefix counts for in a document.
func (r *rater) starts(f *finding, doc uint32) []weighed {
	if f.titles == nil || !f.docs.Has(r.base+int(doc)) {
		return nil
	}
	form := f.clause.word() + "*"
	parts := []weighed{{form, body, 1, prefixWeight}}
	if f.in == 1<<title {
		parts[0].field = title
	}
	if f.titles.Has(r.base + int(doc)) {
		parts = append(parts, weighed{form, title, 1, prefixWeight * titleWeight})
	}
	return parts
}

// wordOf returns the word of a form: the one term whose list is where the form's is.
func (r *rater) wordOf(form *form, f *finding) string {
	c := r.segment.cursor()
	if c.seekList(form.list.from); c.ok {
		return strings.TrimPrefix(string(c.word), f.clause.sign())
	}
	return f.clause.word()
}

// explainNear returns the shares of words near each other.
func (r *rater) explainNear(q Query, doc int) []Reason {
	words := r.pairs(q)
	hit := []*Hit{{Doc: doc}}
	for j, word := range words {
		r.read(word, hit, r.spotsOf(j))
	}
	var reasons []Reason
	for j := range max(len(words)-1, 0) {
		if count, score := r.pair(words, j, uint32(doc-r.base), 0); count > 0 {
			text := words[j].clause.text + " " + words[j+1].clause.text
			reasons = append(reasons, Reason{text, text, "near", count, float64(score)})
		}
	}
	return reasons
}
