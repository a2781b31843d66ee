package query

import "strings"

// String returns the query as text that Parse reads as the same query.
func (q Query) String() string {
	var b strings.Builder
	q.root.printKids(&b, " ")
	return b.String()
}

func (n *Node) printKids(b *strings.Builder, between string) {
	for i := range n.Children {
		if i > 0 {
			b.WriteString(between)
		}
		n.Children[i].print(b, n.Op)
	}
}

// print writes a node that stands in one of a kind.
func (n *Node) print(b *strings.Builder, in Op) {
	if n.Negated {
		b.WriteByte('-')
	}
	switch {
	case n.Op == AnyOf && in == AllOf && !n.Negated:
		n.printKids(b, " OR ")
	case n.Op == AnyOf:
		b.WriteByte('(')
		n.printKids(b, " OR ")
		b.WriteByte(')')
	case n.Op == AllOf:
		b.WriteByte('(')
		n.printKids(b, " ")
		b.WriteByte(')')
	case n.Filter != nil:
		n.Filter.print(b)
	default:
		b.WriteString(n.Clause.String())
	}
}

func (f *Filter) print(b *strings.Builder) {
	b.WriteString(f.Name + ":")
	if strings.ContainsAny(f.Value, " ()") {
		b.WriteString(`"` + f.Value + `"`)
	} else {
		b.WriteString(f.Value)
	}
}

// String returns the clause as Parse reads it.
func (c Clause) String() string {
	prefix := ""
	for f := Title; f < FieldCount; f++ {
		if c.In == 1<<f {
			prefix = f.prefix() + ":"
		}
	}
	text := c.Text
	if c.Prefix {
		text += "*"
	}
	switch {
	case c.Quoted:
		text = `"` + text + `"`
	case isOperator(text):
		text = strings.ToLower(text)
	}
	return prefix + text
}
