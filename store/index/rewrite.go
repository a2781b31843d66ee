package index

import (
	"slices"
	"strings"
)

// essential returns the query without plain words that are function words of a
// language, wherever they stand beside other words to find.
func (q Query) essential(l language) Query { return Query{q.root.essential(l)} }

func (n node) essential(l language) node {
	if n.op == leaf || n.not {
		return n
	}
	kids := make([]node, len(n.kids))
	found := false // something else to find
	for i, kid := range n.kids {
		kids[i] = kid.essential(l)
		found = found || !kid.function(l) && kid.finds()
	}
	if n.op == allOf && found {
		kids = slices.DeleteFunc(kids, func(kid node) bool { return kid.function(l) })
	}
	n.kids = kids
	return n
}

// function reports whether a node is a plain function word.
func (n node) function(l language) bool {
	c := n.clause
	return n.op == leaf && n.kind() == soft && len(c.parts) == 1 && (c.typing || !c.prefix) && functionWord([]byte(c.parts[0])).has(l)
}

// A typedWord is a word of a query that may hold a typing error.
type typedWord struct {
	word   string // folded
	text   string // as typed
	in     fields
	typing bool // it is not finished: it may be the beginning of a word without errors
}

// correctable returns the word of a leaf, if it may hold a typing error: a plain word
// to find, all letters, in a script that puts spaces between words.
func (n *node) correctable(positive bool) (typedWord, bool) {
	c := n.clause
	if !positive || n.filter != nil || c.quoted || len(c.parts) != 1 || c.prefix && !c.typing || !stemmable(c.parts[0]) || dense(c.parts[0]) {
		return typedWord{}, false
	}
	return typedWord{c.parts[0], c.text, c.in, c.typing}, true
}

// replace returns the query with those words replaced for which replacement returns
// others, in the same place and fields. A replacement that ends in "*" may go on. It
// is asked about all words that may hold a typing error, in order: quoted words, those
// to be left out, numbers and codes are none.
func (q Query) replace(replacement func(typedWord) (string, bool)) Query {
	return Query{q.root.replace(true, replacement)}
}

func (n node) replace(positive bool, replacement func(typedWord) (string, bool)) node {
	var kids []node
	for _, kid := range n.kids {
		positive := positive != kid.not
		w, ok := kid.correctable(positive)
		if !ok {
			kids = append(kids, kid.replace(positive, replacement))
			continue
		}
		if text, ok := replacement(w); ok {
			kid = kid.reword(text)
		}
		if kid.op == allOf && n.op == allOf { // two words that were typed as one
			kids = append(kids, kid.kids...)
		} else {
			kids = append(kids, kid)
		}
	}
	n.kids = kids
	return n
}

// reword returns a leaf with another text, which makes it a group if that is several
// words.
func (n node) reword(text string) node {
	words := strings.Fields(text)
	kids := make([]node, len(words))
	for i, word := range words {
		word, star := strings.CutSuffix(word, "*")
		kids[i] = n
		kids[i].clause = newClause(word)
		kids[i].clause.in, kids[i].clause.prefix = n.clause.in, star
	}
	if len(kids) == 1 {
		return kids[0]
	}
	return node{op: allOf, kids: kids, start: n.start, end: n.end}
}

// joinPairs returns the query with those neighbours made one word for which joined
// returns it.
func (q Query) joinPairs(joined func(x, y typedWord) (string, bool)) Query {
	kids := slices.Clone(q.root.kids)
	for i := 0; i+1 < len(kids); i++ {
		x, ok := kids[i].correctable(!kids[i].not)
		y, also := kids[i+1].correctable(!kids[i+1].not)
		if !ok || !also || x.in != y.in {
			continue
		}
		if word, ok := joined(x, y); ok {
			one := kids[i].reword(word)
			one.end = kids[i+1].end
			kids = slices.Replace(kids, i, i+2, one)
		}
	}
	q.root.kids = kids
	return q
}
