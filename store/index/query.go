package index

import (
	"slices"
	"strings"
)

// A Query is what was asked for: a tree of words, phrases and filters. The zero
// Query is empty and asks for every document. A Query does not change, and may be
// shared. Parse says how one is written.
//
// What stands side by side in a query is of three kinds. Soft are plain words, and
// OR between plain words: a hit has at least one of those, and hits with all come
// first. Required is all else that is to be found: phrases, words of a field,
// filters, groups. Excluded is what a hit must not have. Within a group a hit has
// all that is not excluded.
type Query struct {
	root node // op allOf, never negated
}

// A node is a part of a query: a leaf, or several nodes joined.
type node struct {
	op         op
	not        bool
	kids       []node
	clause     clause  // of a leaf, if filter is nil
	filter     *Filter // of a leaf
	start, end int     // bytes of the text as typed, with signs
}

type op uint8

const (
	allOf op = iota // every kid
	anyOf           // one kid or more
	leaf
)

// A Filter is a condition that the index cannot judge, such as date:2023.
type Filter struct {
	Name       string // "date", "before", "after" or "mentions"
	Value      string // "2023-05", ">=2023"; never empty
	Typing     bool   // it is still being typed: Value may go on
	Start, End int    // the bytes of Value in the text as typed
}

// A ParseError says what is wrong with a query, where, and what helps.
type ParseError struct {
	Start, End   int // bytes of the text as typed
	Problem, Fix string
}

func (e *ParseError) Error() string { return e.Problem + "; " + e.Fix }

// same reports whether two nodes ask for the same, wherever they stand.
func (n node) same(m node) bool {
	if n.op != m.op || n.not != m.not || (n.filter == nil) != (m.filter == nil) {
		return false
	}
	if n.filter != nil && (n.filter.Name != m.filter.Name || n.filter.Value != m.filter.Value) {
		return false
	}
	return n.clause.same(m.clause) && slices.EqualFunc(n.kids, m.kids, node.same)
}

// A kind says what a node beside others means for a hit.
type kind uint8

const (
	soft kind = iota
	required
	excluded
)

func (n node) kind() kind {
	switch {
	case n.not:
		return excluded
	case n.op == allOf, n.filter != nil, n.op == leaf && n.clause.required():
		return required
	case slices.ContainsFunc(n.kids, func(kid node) bool { return kid.kind() != soft }):
		return required
	}
	return soft
}

// kids returns those parts of the query that are of a kind, in order.
func (q Query) kids(k kind) []node {
	var of []node
	for _, kid := range q.root.kids {
		if kid.kind() == k {
			of = append(of, kid)
		}
	}
	return of
}

// leaves calls visit with each word, phrase and filter in order, and with whether
// it is to be found rather than left out.
func (n *node) leaves(positive bool, visit func(n *node, positive bool)) {
	positive = positive != n.not
	if n.op == leaf {
		visit(n, positive)
		return
	}
	for i := range n.kids {
		n.kids[i].leaves(positive, visit)
	}
}

// clauses returns the words and phrases to find, each once, in order.
func (q Query) clauses() []clause {
	var found []clause
	q.root.leaves(true, func(n *node, positive bool) {
		if positive && n.filter == nil && !slices.ContainsFunc(found, n.clause.same) {
			found = append(found, n.clause)
		}
	})
	return found
}

// Empty reports whether the query has no words or phrases to find, so that it asks
// for every document that its filters let through and it does not exclude.
func (q Query) Empty() bool { return !q.root.finds() }

// Filters returns the filters of the query, in order.
func (q Query) Filters() []Filter {
	var found []Filter
	q.root.leaves(true, func(n *node, _ bool) {
		if n.filter != nil {
			found = append(found, *n.filter)
		}
	})
	return found
}

// Split returns the query of what is to be found and that of what is to be left
// out.
func (q Query) Split() (wanted, excluding Query) {
	for _, kid := range q.root.kids {
		if kid.not {
			excluding.root.kids = append(excluding.root.kids, kid)
		} else {
			wanted.root.kids = append(wanted.root.kids, kid)
		}
	}
	return wanted, excluding
}

// Plain returns the words that may be found in titles as one plain line, without any
// signs: what a title that resembles the query is compared with.
func (q Query) Plain() string {
	var words []string
	for _, c := range q.clauses() {
		if c.in.has(title) {
			words = append(words, c.text)
		}
	}
	return strings.Join(words, " ")
}

// finds reports whether there is a word or phrase to find.
func (n node) finds() bool {
	found := false
	n.leaves(true, func(n *node, positive bool) { found = found || positive && n.filter == nil })
	return found
}
