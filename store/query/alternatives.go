package query

import "slices"

// Alternatives are nodes that OR joins, as they are read.
type alternatives struct {
	nodes []Node // without the last one
	last  []Node // one node, which NEAR may join with the next; none before the first
	right []Node // one node: the second of last, if NEAR made that
	must  bool   // AND stands beside them
}

// extend joins a node with the alternatives before it, if an operator that stands between does.
func (p *parser) extend(a *alternatives, n Node, join operator) bool {
	switch {
	case len(a.last) == 0:
		return false
	case join.kind == orOperator:
		a.must = a.must || a.last[0].Must
		a.last[0].Must = false
		a.nodes, a.last, a.right = p.add(a.nodes, a.last[0].alternatives()), []Node{n}, nil
		return true
	case join.kind == nearOperator:
		return p.near(a, n, join.reach)
	}
	return false
}

// near joins a node with the last one if they can be near each other. In a row each is near the next.
func (p *parser) near(a *alternatives, n Node, reach int) bool {
	left := a.last[0]
	if len(a.right) > 0 {
		left = a.right[0]
	}
	repeated := 0 // leaves that stand in the tree once more
	if len(a.right) > 0 {
		left.eachLeaf(true, func(*Node, bool) { repeated++ })
	}
	if !left.isWords() || !n.isWords() || p.leaves+repeated > MaxClauses {
		p.lexer.remark("NEAR is read as AND, for it stands between words, phrases and (one OR another) only")
		return false
	}
	p.leaves += repeated
	left.Must, n.Must = false, false
	pair := Node{Op: Near, Reach: reach, Children: []Node{left, n}, start: left.start, end: n.end}
	if len(a.right) > 0 {
		start := a.last[0].start
		pair = p.join(AllOf, a.last[0], pair)
		pair.start, pair.end = start, n.end
	}
	a.last, a.right = []Node{pair}, []Node{n}
	return true
}

// isWords reports whether a node is words or phrases to find, or alternatives of such.
func (n Node) isWords() bool {
	if n.Negated || n.Filter != nil {
		return false
	}
	return n.Op == Leaf || n.Op == AnyOf && !slices.ContainsFunc(n.Children, func(child Node) bool {
		return child.Op != Leaf || !child.isWords()
	})
}

// joined returns the alternatives as one node, or none.
func (p *parser) joined(a alternatives) []Node {
	if len(a.last) == 0 {
		return nil
	}
	n := a.last[0]
	if must := a.must || n.Must; len(a.nodes) > 0 {
		n.Must = false
		start := a.nodes[0].start
		n = p.join(AnyOf, append(slices.Clone(a.nodes), n)...)
		n.start, n.end = start, a.last[0].end
		n.Must = must
	} else {
		n.Must = must
	}
	return []Node{n.normal()}
}

// alternatives returns the children of a node that joins alternatives, else the node.
func (n Node) alternatives() []Node {
	if n.Op == AnyOf && !n.Negated {
		return n.Children
	}
	return []Node{n}
}

// normal returns the node without a Must that says nothing.
func (n Node) normal() Node {
	must := n.Must
	n.Must = false
	n.Must = must && n.Role() == Optional
	return n
}
