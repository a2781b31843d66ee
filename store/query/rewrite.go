package query

import (
	"slices"
	"strings"

	"readout/store/words"
)

// Essential returns the query without plain words that are function words of a
// language, wherever they stand beside other words to find.
func (q Query) Essential(l words.Language) Query { return Query{q.root.essential(l)} }

func (n Node) essential(l words.Language) Node {
	if n.Op == Leaf || n.Negated {
		return n
	}
	kids := make([]Node, len(n.Children))
	found := false // something else to find
	for i, kid := range n.Children {
		kids[i] = kid.essential(l)
		found = found || !kid.isFunctionWord(l) && kid.finds()
	}
	if n.Op == AllOf && found {
		kids = slices.DeleteFunc(kids, func(kid Node) bool { return kid.isFunctionWord(l) })
	}
	n.Children = kids
	return n
}

// isFunctionWord reports whether a node is a plain function word.
func (n Node) isFunctionWord(l words.Language) bool {
	c := n.Clause
	return n.Op == Leaf && n.Role() == Optional && len(c.Terms) == 1 && (c.Typing || !c.Prefix) && words.FunctionWord([]byte(c.Terms[0])).Has(l)
}

// A Word is a word of a query that may hold a typing error.
type Word struct {
	Term   string // folded
	Text   string // as typed
	In     Fields
	Typing bool // it is not finished: it may be the beginning of a word without errors
}

// correctable returns the word of a leaf, if it may hold a typing error: a plain word
// to find, all letters, in a script that puts spaces between words.
func (n *Node) correctable(positive bool) (Word, bool) {
	c := n.Clause
	if !positive || n.Filter != nil || c.Quoted || len(c.Terms) != 1 || c.Prefix && !c.Typing || !words.Stemmable(c.Terms[0]) || dense(c.Terms[0]) {
		return Word{}, false
	}
	return Word{c.Terms[0], c.Text, c.In, c.Typing}, true
}

// Replace returns the query with those words replaced for which replacement returns
// others, in the same place and fields. A replacement that ends in "*" may go on. It
// is asked about all words that may hold a typing error, in order: quoted words, those
// to be left out, numbers and codes are none.
func (q Query) Replace(replacement func(Word) (string, bool)) Query {
	return Query{q.root.replace(true, replacement)}
}

func (n Node) replace(positive bool, replacement func(Word) (string, bool)) Node {
	var kids []Node
	for _, kid := range n.Children {
		positive := positive != kid.Negated
		w, ok := kid.correctable(positive)
		if !ok {
			kids = append(kids, kid.replace(positive, replacement))
			continue
		}
		if text, ok := replacement(w); ok {
			kid = kid.reword(text)
		}
		if kid.Op == AllOf && n.Op == AllOf { // two words that were typed as one
			kids = append(kids, kid.Children...)
		} else {
			kids = append(kids, kid)
		}
	}
	n.Children = kids
	return n
}

// reword returns a leaf with another text, which makes it a group if that is several
// words.
func (n Node) reword(text string) Node {
	words := strings.Fields(text)
	kids := make([]Node, len(words))
	for i, word := range words {
		word, star := strings.CutSuffix(word, "*")
		kids[i] = n
		kids[i].Clause = newClause(word)
		kids[i].Clause.In, kids[i].Clause.Prefix = n.Clause.In, star
	}
	if len(kids) == 1 {
		return kids[0]
	}
	return Node{Op: AllOf, Children: kids, start: n.start, end: n.end}
}

// JoinPairs returns the query with those neighbours made one word for which joined
// returns it.
func (q Query) JoinPairs(joined func(x, y Word) (string, bool)) Query {
	kids := slices.Clone(q.root.Children)
	for i := 0; i+1 < len(kids); i++ {
		x, ok := kids[i].correctable(!kids[i].Negated)
		y, also := kids[i+1].correctable(!kids[i+1].Negated)
		if !ok || !also || x.In != y.In {
			continue
		}
		if word, ok := joined(x, y); ok {
			one := kids[i].reword(word)
			one.end = kids[i+1].end
			kids = slices.Replace(kids, i, i+2, one)
		}
	}
	q.root.Children = kids
	return q
}
