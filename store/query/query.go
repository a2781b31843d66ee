package query

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
	root Node // op allOf, never negated
}

// A Node is a part of a query: a leaf, or several nodes joined.
type Node struct {
	Op         Op
	Negated    bool
	Children   []Node
	Clause     Clause  // of a leaf, if filter is nil
	Filter     *Filter // of a leaf
	start, end int     // bytes of the text as typed, with signs
}

type Op uint8

const (
	AllOf Op = iota // every kid
	AnyOf           // one kid or more
	Leaf
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
func (n Node) same(m Node) bool {
	if n.Op != m.Op || n.Negated != m.Negated || (n.Filter == nil) != (m.Filter == nil) {
		return false
	}
	if n.Filter != nil && (n.Filter.Name != m.Filter.Name || n.Filter.Value != m.Filter.Value) {
		return false
	}
	return n.Clause.Same(m.Clause) && slices.EqualFunc(n.Children, m.Children, Node.same)
}

// A Role says what a node beside others means for a hit.
type Role uint8

const (
	Optional Role = iota
	Required
	Excluded
)

func (n Node) Role() Role {
	switch {
	case n.Negated:
		return Excluded
	case n.Op == AllOf, n.Filter != nil, n.Op == Leaf && n.Clause.required():
		return Required
	case slices.ContainsFunc(n.Children, func(kid Node) bool { return kid.Role() != Optional }):
		return Required
	}
	return Optional
}

// Nodes returns those parts of the query that are of a kind, in order.
func (q Query) Nodes(k Role) []Node {
	var of []Node
	for _, kid := range q.root.Children {
		if kid.Role() == k {
			of = append(of, kid)
		}
	}
	return of
}

// eachLeaf calls visit with each word, phrase and filter in order, and with whether
// it is to be found rather than left out.
func (n *Node) eachLeaf(positive bool, visit func(n *Node, positive bool)) {
	positive = positive != n.Negated
	if n.Op == Leaf {
		visit(n, positive)
		return
	}
	for i := range n.Children {
		n.Children[i].eachLeaf(positive, visit)
	}
}

// Clauses returns the words and phrases to find, each once, in order.
func (q Query) Clauses() []Clause {
	var found []Clause
	q.root.eachLeaf(true, func(n *Node, positive bool) {
		if positive && n.Filter == nil && !slices.ContainsFunc(found, n.Clause.Same) {
			found = append(found, n.Clause)
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
	q.root.eachLeaf(true, func(n *Node, _ bool) {
		if n.Filter != nil {
			found = append(found, *n.Filter)
		}
	})
	return found
}

// Split returns the query of what is to be found and that of what is to be left
// out.
func (q Query) Split() (wanted, excluding Query) {
	for _, kid := range q.root.Children {
		if kid.Negated {
			excluding.root.Children = append(excluding.root.Children, kid)
		} else {
			wanted.root.Children = append(wanted.root.Children, kid)
		}
	}
	return wanted, excluding
}

// Plain returns the words that may be found in titles as one plain line, without any
// signs: what a title that resembles the query is compared with.
func (q Query) Plain() string {
	var words []string
	for _, c := range q.Clauses() {
		if c.In.Has(Title) {
			words = append(words, c.Text)
		}
	}
	return strings.Join(words, " ")
}

// finds reports whether there is a word or phrase to find.
func (n Node) finds() bool {
	found := false
	n.eachLeaf(true, func(n *Node, positive bool) { found = found || positive && n.Filter == nil })
	return found
}
