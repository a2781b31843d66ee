package query

import (
	"slices"
	"strings"

	"readout/store/words"
)

// AsWritten returns the query for its words as they are written, without other forms and
// spellings of them.
func (q Query) AsWritten() Query { return Query{root: q.root.asWritten()} }

func (n Node) asWritten() Node {
	if n.Op == Leaf {
		n.Clause.Exact = true
		if len(n.Clause.Terms) > 1 { // else it is the word with its sign, such as "5%"
			n.Clause.Compound = ""
		}
		return n
	}
	children := make([]Node, len(n.Children))
	for i, child := range n.Children {
		children[i] = child.asWritten()
	}
	n.Children = children
	return n
}

// Essential returns the query without plain function words of a language, wherever other words
// to find stand beside them.
func (q Query) Essential(l words.Language) Query { return Query{root: q.root.essential(l)} }

func (n Node) essential(l words.Language) Node {
	if n.Op == Leaf || n.Op == Near || n.Negated {
		return n
	}
	children := make([]Node, len(n.Children))
	found := false // something else to find
	for i, child := range n.Children {
		children[i] = child.essential(l)
		found = found || !child.isFunctionWord(l) && child.finds()
	}
	if n.Op == AllOf && found {
		children = slices.DeleteFunc(children, func(child Node) bool { return child.isFunctionWord(l) })
	}
	n.Children = children
	return n
}

// isFunctionWord reports whether a node is a plain function word.
func (n Node) isFunctionWord(l words.Language) bool {
	c := n.Clause
	return n.Op == Leaf && n.Role() == Optional && !c.Exact && c.isWord() && (c.Typing || !c.Prefix) &&
		words.FunctionWord([]byte(c.Terms[0])).Has(l)
}

// correctable reports whether a leaf may hold a typing error: a plain word to find, all letters,
// in a script with spaces between words.
func (n *Node) correctable(positive bool) bool {
	c := n.Clause
	return positive && n.Filter == nil && !c.Quoted && !c.Exact && c.isWord() && (!c.Prefix || c.Typing) &&
		words.Stemmable(c.Terms[0]) && !dense(c.Terms[0])
}

// Replace returns the query with those words replaced for which replacement returns others, in
// the same place and fields. A replacement that ends in "*" is a prefix. It is called with all
// words that may hold a typing error, in order: not with quoted words, those to be left out,
// numbers and codes.
func (q Query) Replace(replacement func(Clause) (string, bool)) Query {
	return Query{root: q.root.replace(true, replacement)}
}

func (n Node) replace(positive bool, replacement func(Clause) (string, bool)) Node {
	if n.Op == Near {
		replacement = oneWord(replacement)
	}
	var children []Node
	for _, child := range n.Children {
		positive := positive != child.Negated
		if !child.correctable(positive) {
			children = append(children, child.replace(positive, replacement))
			continue
		}
		if text, ok := replacement(child.Clause); ok {
			child = child.reword(text)
		}
		if child.Op == AllOf && n.Op == AllOf { // two words that were typed as one
			children = append(children, child.Children...)
		} else {
			children = append(children, child)
		}
	}
	n.Children = children
	return n
}

// oneWord returns replacement without those of several words, of which a phrase would have to be made to be near
// another.
func oneWord(replacement func(Clause) (string, bool)) func(Clause) (string, bool) {
	return func(c Clause) (string, bool) {
		text, ok := replacement(c)
		return text, ok && len(strings.Fields(text)) == 1
	}
}

// reword returns a leaf with another text; a group if that is several words.
func (n Node) reword(text string) Node {
	words := strings.Fields(text)
	children := make([]Node, len(words))
	for i, word := range words {
		word, star := strings.CutSuffix(word, "*")
		children[i] = n
		children[i].Clause = newClause(word)
		children[i].Clause.In, children[i].Clause.Prefix = n.Clause.In, star
	}
	if len(children) == 1 {
		return children[0]
	}
	return Node{Op: AllOf, Children: children, start: n.start, end: n.end}
}

// JoinPairs returns the query with those neighbours replaced by one word for which joined
// returns one.
func (q Query) JoinPairs(joined func(x, y Clause) (string, bool)) Query {
	children := slices.Clone(q.root.Children)
	for i := 0; i+1 < len(children); i++ {
		x, y := children[i], children[i+1]
		if !x.correctable(!x.Negated) || !y.correctable(!y.Negated) || x.Clause.In != y.Clause.In {
			continue
		}
		if word, ok := joined(x.Clause, y.Clause); ok {
			one := x.reword(word)
			one.end, one.Must = y.end, x.Must || y.Must
			children = slices.Replace(children, i, i+2, one)
		}
	}
	q.root.Children = children
	return q
}
