package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// String returns the query as text that Parse reads as the same query.
func (q Query) String() string {
	text := q.root.printChildren(" ")
	if shouts(text) { // else its operators would be words
		root := q.root.inSmallLetters()
		text = root.printChildren(" ")
	}
	return text
}

// inSmallLetters returns the node with small letters from a to z.
func (n Node) inSmallLetters() Node {
	n.Clause.Text = strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}, n.Clause.Text)
	n.Children = slices.Clone(n.Children)
	for i := range n.Children {
		n.Children[i] = n.Children[i].inSmallLetters()
	}
	return n
}

func (n *Node) printChildren(between string) string {
	texts := make([]string, len(n.Children))
	for i := range n.Children {
		texts[i] = n.Children[i].print(n.Op)
	}
	return strings.Join(texts, between)
}

// print returns the text of a node that is a child of one with the operator parent.
func (n *Node) print(parent Op) string {
	sign := ""
	switch {
	case n.Negated:
		sign = "-"
	case n.Must:
		sign = "+"
	}
	between := [...]string{AllOf: " ", AnyOf: " OR ", Near: " " + nearSign(n.Reach) + " ", Leaf: ""}[n.Op]
	switch {
	case sign == "" && (n.Op == Near || n.Op == AnyOf && parent == AllOf):
		return n.printChildren(between)
	case n.Op != Leaf:
		return sign + "(" + n.printChildren(between) + ")"
	case n.Filter != nil:
		return sign + n.Filter.String()
	}
	return sign + n.Clause.String()
}

// String returns the filter as Parse reads it.
func (f *Filter) String() string {
	if strings.ContainsAny(f.Value, " ()") {
		return f.Name + `:"` + f.Value + `"`
	}
	return f.Name + ":" + f.Value
}

// String returns the clause as Parse reads it; one that is exact in quotes, which match the
// same.
func (c Clause) String() string {
	field := ""
	for f := Title; f < FieldCount; f++ {
		if c.In == 1<<f {
			field = f.prefix() + ":"
		}
	}
	text := c.Text
	if c.Prefix {
		text += "*"
	}
	switch {
	case c.Quoted, c.Exact:
		text = `"` + text + `"`
	case operatorOf(text).kind != noOperator:
		text = strings.ToLower(text)
	case c.In == 0 && unknownName(text, "") != "":
		r, n := utf8.DecodeRuneInString(text)
		text = string(unicode.ToUpper(r)) + text[n:]
	}
	return field + text
}
