package query

import (
	"fmt"
	"slices"
	"strings"
)

const (
	maxQuery   = 16 << 10 // bytes
	MaxClauses = 64       // words, phrases and filters of a query
	MaxTerms   = 32       // words of a phrase
	maxDepth   = 64       // of groups in groups
)

// Parse reads a query:
//
//	nato cables          words
//	"undersea cables"    a phrase, in any quotes; words as they are written
//	cab*                 words that begin with cab
//	-russia NOT russia   to be left out; also -"a phrase" and -(a group)
//	baltic OR adriatic   one of them; OR joins the two parts beside it
//	(undersea cable)     a group: all of it
//	title:nato           in the title only; also source:, by: (the byline), path: and
//	                     text: (the body), and title:"a phrase" and title:(a group)
//	date:2023..2024      a filter; also before:, after:, since:, until: and mentions:
//
// OR, NOT and AND, which changes nothing, are operators only in capitals. A name before a
// colon is one of the above, in any case, and its value follows at once; anything else is a
// word ("https://x"). What is not closed reaches to the end. What says nothing is skipped:
// signs without letters, empty groups, an operator with nothing beside it. Of more than 64
// words the first 64 count.
//
// Errors are of type *ParseError: the text has more than 16 KB, or names a field that does not
// exist yet. The values of filters are not checked.
func Parse(text string) (Query, error) { return parse(text, false) }

// ParseTyping is Parse for a text that is still being typed. Its last word is a prefix, unless
// a space, quote or parenthesis follows it or it is to be left out. A field name at the end is
// skipped.
func ParseTyping(text string) (Query, error) { return parse(text, true) }

func parse(text string, typing bool) (Query, error) {
	if len(text) > maxQuery {
		return Query{}, &ParseError{maxQuery, len(text),
			fmt.Sprintf("the query has %d bytes", len(text)), fmt.Sprintf("shorten it to %d", maxQuery)}
	}
	p := parser{lexer: lexer{text: text, typing: typing}}
	children, _ := p.list(scope{})
	if p.err != nil {
		return Query{}, p.err
	}
	return Query{Node{Children: children, end: len(text)}}, nil
}

// A parser makes a tree of the lexemes of a query.
type parser struct {
	lexer  lexer
	leaves int // so far
	err    *ParseError
}

// A scope is what applies to everything in a group.
type scope struct {
	fields  Fields // of a group such as title:(a b)
	filter  string // name of a group such as date:(2022 OR 2023)
	negated bool   // what is found is to be left out
}

// list reads nodes side by side up to a closing parenthesis or the end of the text, and
// returns where it ended.
func (p *parser) list(s scope) (nodes []Node, end int) {
	var last []Node // the node before, which an OR may join with the next
	join, not := false, false
	for p.err == nil {
		t := p.lexer.next()
		switch {
		case t.kind == textEnd || t.kind == groupEnd:
			return p.add(nodes, last), t.end
		case t.operator == "OR":
			join = len(last) > 0
		case t.operator == "NOT":
			not = !not
		}
		if t.operator != "" {
			continue
		}
		n, ok := p.node(t, s, not)
		not = false
		if !ok {
			continue
		}
		if join {
			start := last[0].start
			last[0] = p.join(AnyOf, last[0], n)
			last[0].start, last[0].end = start, n.end
		} else {
			nodes, last = p.add(nodes, last), []Node{n}
		}
		join = false
	}
	return nil, 0
}

// node reads the node that begins with t. It returns false if there is nothing in it.
func (p *parser) node(t lexeme, s scope, not bool) (Node, bool) {
	not = not != t.negated
	s.negated = s.negated != not
	if t.name != "" {
		var err *ParseError
		if s.fields, s.filter, err = named(t); err != nil {
			p.err = err
			return Node{}, false
		}
	}
	var n Node
	switch {
	case t.kind == groupStart:
		n, t.end = p.group(s)
	case p.leaves == MaxClauses:
		return Node{}, false
	case s.filter != "":
		n = p.filterLeaf(t, s)
	default:
		n = p.clauseLeaf(t, s)
	}
	if n.start, n.end = t.start, t.end; not {
		n.Negated = !n.Negated
	}
	return n, n.Op != AllOf || len(n.Children) > 0
}

// named returns what the name before a lexeme stands for.
func named(t lexeme) (in Fields, filter string, err *ParseError) {
	if f, ok := fieldOf(t.name); ok {
		return 1 << f, "", nil
	}
	switch t.name {
	case "date", "before", "after", "since", "until", "mentions":
		return 0, t.name, nil
	}
	return 0, "", &ParseError{t.start, t.end,
		t.name + ": asks for marks of your own, which readout does not keep yet",
		"leave it out, or put it in quotes to search for it as text"}
}

// group reads up to the parenthesis that closes a group.
func (p *parser) group(s scope) (Node, int) {
	nodes, end := p.list(s)
	return p.join(AllOf, nodes...), end
}

// join makes one node of several. Children of those with the same operator become its own.
func (p *parser) join(o Op, nodes ...Node) Node {
	var children []Node
	for i, n := range nodes {
		if n.Op == o && !n.Negated {
			children = p.add(children, n.Children)
		} else {
			children = p.add(children, nodes[i:i+1])
		}
	}
	if len(children) == 1 {
		return children[0]
	}
	return Node{Op: o, Children: children}
}

// add appends nodes that are not in the list yet, and counts the repeats of those that are.
func (p *parser) add(to, nodes []Node) []Node {
	for _, n := range nodes {
		i := slices.IndexFunc(to, n.same)
		if i < 0 {
			to = append(to, n)
			continue
		}
		to[i].Clause.Repeats += n.Clause.Repeats + 1
		n.eachLeaf(true, func(*Node, bool) { p.leaves-- })
	}
	return to
}

func (p *parser) clauseLeaf(t lexeme, s scope) Node {
	word, star := strings.CutSuffix(p.lexer.text[t.from:t.to], "*")
	c := newClause(word)
	if len(c.Terms) == 0 {
		return Node{}
	}
	p.leaves++
	c.In, c.Quoted = s.fields, t.kind == phraseToken
	c.Typing = t.unfinished && !s.negated && len(c.Terms) < MaxTerms
	c.Prefix = c.Prefix || star || c.Typing
	return Node{Op: Leaf, Clause: c}
}

func (p *parser) filterLeaf(t lexeme, s scope) Node {
	value := strings.Join(strings.Fields(legible(p.lexer.text[t.from:t.to])), " ")
	if value == "" {
		return Node{}
	}
	p.leaves++
	f := Filter{Name: s.filter, Value: value, Typing: t.unfinished, Start: t.from, End: t.to}
	return Node{Op: Leaf, Filter: &f}
}
