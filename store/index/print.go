package index

import "strings"

// String returns the query as text that Parse reads as the same query.
func (q Query) String() string {
	var b strings.Builder
	q.root.printKids(&b, " ")
	return b.String()
}

func (n *node) printKids(b *strings.Builder, between string) {
	for i := range n.kids {
		if i > 0 {
			b.WriteString(between)
		}
		n.kids[i].print(b, n.op)
	}
}

// print writes a node that stands in one of a kind.
func (n *node) print(b *strings.Builder, in op) {
	if n.not {
		b.WriteByte('-')
	}
	switch {
	case n.op == anyOf && in == allOf && !n.not:
		n.printKids(b, " OR ")
	case n.op == anyOf:
		b.WriteByte('(')
		n.printKids(b, " OR ")
		b.WriteByte(')')
	case n.op == allOf:
		b.WriteByte('(')
		n.printKids(b, " ")
		b.WriteByte(')')
	case n.filter != nil:
		n.filter.print(b)
	default:
		n.clause.print(b)
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

func (c *clause) print(b *strings.Builder) {
	for f := title; f <= path; f++ {
		if c.in == 1<<f {
			b.WriteString(string(f.named()) + ":")
		}
	}
	text := c.text
	if c.prefix {
		text += "*"
	}
	switch {
	case c.quoted:
		text = `"` + text + `"`
	case isOperator(text):
		text = strings.ToLower(text)
	}
	b.WriteString(text)
}

// named returns a field's name in queries.
func (f field) named() Field {
	switch f {
	case title:
		return InTitle
	case source:
		return InSource
	case byline:
		return InByline
	case path:
		return InPath
	}
	return InText
}

// fieldNamed returns the field of a name in queries.
func fieldNamed(name Field) (f field, ok bool) {
	for f := title; f <= path; f++ {
		if f.named() == name {
			return f, true
		}
	}
	return 0, false
}
