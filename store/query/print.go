package query

import "strings"

// String returns the query as text that Parse reads as the same query.
func (q Query) String() string { return q.root.printChildren(" ") }

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
	if n.Negated {
		sign = "-"
	}
	switch {
	case n.Op == AnyOf && parent == AllOf && !n.Negated:
		return n.printChildren(" OR ")
	case n.Op == AnyOf:
		return sign + "(" + n.printChildren(" OR ") + ")"
	case n.Op == AllOf:
		return sign + "(" + n.printChildren(" ") + ")"
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
	case isOperator(text):
		text = strings.ToLower(text)
	}
	return field + text
}
