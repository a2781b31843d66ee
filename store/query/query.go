package query

import (
	"slices"
	"strings"
)

// A Query is a tree of words, phrases and filters. The zero Query is empty and asks for every
// document. A Query does not change, and may be shared. Parse says how one is written.
//
// The nodes that stand side by side in a query have three roles. Plain words, and OR between
// plain words, are optional: what has all of them comes first, and what has only some may
// follow as a part of its own. Other nodes to be found are required in both parts: phrases,
// words of a field, filters, groups, words near each other, and what "+" or AND asks for.
// Nothing has what is excluded. Within a group, all that is not excluded is required.
type Query struct {
	root    Node // AllOf, never negated
	remarks []string
}

// Remarks returns what is to be said of the text as it was typed, though it could be read, such
// as that a quote is not closed. Queries that were made of others have none.
func (q Query) Remarks() []string { return q.remarks }

// A Node is a part of a query: a leaf, or several nodes joined.
type Node struct {
	Op         Op
	Negated    bool
	Must       bool // "+" or AND makes it required; only where it would be optional
	Reach      int  // of Near: how many words apart its children stand at most
	Children   []Node
	Clause     Clause  // of a leaf without filter
	Filter     *Filter // of a leaf; nil for a clause
	start, end int     // bytes of the text as typed, signs included
}

// An Op says what a node asks for.
type Op uint8

const (
	AllOf Op = iota // every child
	AnyOf           // at least one child
	Near            // its two children near each other, in either order: clauses, or AnyOf of clauses
	Leaf            // its clause or filter
)

// A Filter is a condition that the index cannot check, such as date:2023.
type Filter struct {
	Name       string // one of filterNames
	Value      string // "2023-05", ">=2023"; never empty
	Typing     bool   // Value is still being typed
	Start, End int    // the bytes of Value in the text as typed
}

// Words says which documents a query finds by its plain words.
type Words uint8

// AllThenSome are the documents with all words and, apart from them, those with some. What is
// only required counts as words too: of `"undersea cable" repair`, documents with the phrase
// alone have some. AllWords are only the former, AnyWord both as one.
const (
	AllThenSome Words = iota
	AllWords
	AnyWord
)

// A ParseError says what is wrong with a query and where, and what helps.
type ParseError struct {
	Start, End   int // bytes of the text as typed
	Problem, Fix string
}

func (e *ParseError) Error() string { return e.Problem + "; " + e.Fix }

// same reports whether two nodes ask for the same. Where they stand does not count.
func (n Node) same(m Node) bool { return n.Must == m.Must && n.alike(m) }

// alike reports whether two nodes ask for the same, if both are required or neither is.
func (n Node) alike(m Node) bool {
	if n.Op != m.Op || n.Negated != m.Negated || n.Reach != m.Reach || (n.Filter == nil) != (m.Filter == nil) {
		return false
	}
	if n.Filter != nil && (n.Filter.Name != m.Filter.Name || n.Filter.Value != m.Filter.Value) {
		return false
	}
	return n.Clause.Same(m.Clause) && slices.EqualFunc(n.Children, m.Children, Node.same)
}

// A Role says what a node means for a hit if it stands beside others.
type Role uint8

const (
	Optional Role = iota
	Required
	Excluded
)

// Role returns the role of a node.
func (n Node) Role() Role {
	switch {
	case n.Negated:
		return Excluded
	case n.Must, n.Op == AllOf, n.Op == Near, n.Filter != nil, n.Op == Leaf && n.Clause.required():
		return Required
	case slices.ContainsFunc(n.Children, func(child Node) bool { return child.Role() != Optional }):
		return Required
	}
	return Optional
}

// Nodes returns the nodes of the query, side by side, that have a role.
func (q Query) Nodes(r Role) []Node {
	return slices.DeleteFunc(slices.Clone(q.root.Children), func(n Node) bool { return n.Role() != r })
}

// PlainWords returns the plain words that stand side by side, whether required or not, in order.
func (q Query) PlainWords() []Clause {
	var found []Clause
	for _, n := range q.root.Children {
		if n.Must = false; n.Op == Leaf && n.Role() == Optional {
			found = append(found, n.Clause)
		}
	}
	return found
}

// eachLeaf calls visit with each word, phrase and filter in order, and whether that is to be
// found rather than left out.
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

// Empty reports whether the query has no words or phrases to find. Then it finds every
// document that is not excluded and that its filters let through.
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

// Split returns the query of what is to be found, and that of what is to be left out.
func (q Query) Split() (wanted, excluding Query) {
	excluding.root.Children = q.Nodes(Excluded)
	wanted.root.Children = slices.DeleteFunc(slices.Clone(q.root.Children), func(n Node) bool { return n.Negated })
	return wanted, excluding
}

// Plain returns the words and phrases to find in titles as one line without signs, for
// titles that resemble the query.
func (q Query) Plain() string {
	var words []string
	for _, c := range q.Clauses() {
		if c.In.Has(Title) {
			words = append(words, strings.ReplaceAll(c.Text, " *", ""))
		}
	}
	return strings.Join(words, " ")
}

// Insists reports whether a word or phrase to find is required.
func (q Query) Insists() bool {
	return slices.ContainsFunc(q.Nodes(Required), func(n Node) bool { return n.finds() })
}

// finds reports whether there is a word or phrase to find.
func (n Node) finds() bool {
	found := false
	n.eachLeaf(true, func(n *Node, positive bool) { found = found || positive && n.Filter == nil })
	return found
}
