package query

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
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
//	"cut * cables"       a phrase in which one word, whichever, stands for each star
//	cab*                 words that begin with cab
//	+nato                a word that must be there; also +(a OR b)
//	nato AND cables      both must be there; also &&
//	-russia NOT russia   to be left out; also -"a phrase" and -(a group)
//	baltic OR adriatic   one of them; OR joins the two parts beside it; also ||
//	cut NEAR cables      at most 8 words apart, in either order; NEAR/1 side by side
//	(undersea cable)     a group: all of it
//	title:nato           in the title only; also source: or site:, by: or author: (the
//	                     byline), path: or in:, and text: (the body), and title:"a phrase"
//	                     and title:(a group)
//	date:2023..2024      a filter; also before:, after:, since:, until:, mentions:, lang:,
//	                     is:, words: and format:
//	from:2023 from:ann   since: before a time, else by:
//
// Operators are written in capitals, and are none in a text all in capitals that has more than
// six other words, but for && and ||. NEAR joins the word, phrase or group of alternatives
// before and after it, first of all; then OR joins, then AND. Beside anything else NEAR is AND.
//
// A name before a colon is one of the above, in any case, and its value follows at once. Another
// name of two or more small letters from a to z, with a value at once behind its colon, is an
// error; all else is text ("17:30", "Re: x", "CVE:2024", "https://x"). What is not closed
// reaches to the end. What says nothing is skipped: signs without letters, empty groups, an
// operator with nothing beside it. Of more than 64 words the first 64 count.
//
// Errors are of type *ParseError: the text has more than 16 KB, or names a field that does not
// exist, or not yet. The values of filters are not checked. Query.Remarks says what else seems
// not to be meant so.
func Parse(text string) (Query, error) { return parse(text, false) }

// ParseTyping is Parse for a text that is still being typed. Its last word is a prefix, unless
// a space, quote or parenthesis follows it or it is to be left out. A field name at the end is
// skipped. A field that does not exist is text, with a remark.
func ParseTyping(text string) (Query, error) { return parse(text, true) }

func parse(text string, typing bool) (Query, error) {
	if len(text) > maxQuery {
		return Query{}, &ParseError{maxQuery, len(text),
			fmt.Sprintf("the query has %d bytes", len(text)), fmt.Sprintf("shorten it to %d", maxQuery)}
	}
	p := parser{lexer: lexer{text: text, typing: typing, shouted: shouts(text)}}
	children, _ := p.list(scope{})
	if p.err != nil {
		return Query{}, p.err
	}
	p.remarkOpen()
	return Query{Node{Children: children, end: len(text)}, p.lexer.remarks}, nil
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
	var beside alternatives
	var join operator
	not := false
	for p.err == nil {
		t := p.lexer.next()
		switch {
		case t.kind == textEnd || t.kind == groupEnd:
			return p.add(nodes, p.joined(beside)), t.end
		case t.operator.kind == notOperator:
			not = !not
		case t.operator.kind != noOperator:
			join = t.operator
		}
		if t.operator.kind != noOperator {
			continue
		}
		n, ok := p.node(t, s, not)
		not = false
		if !ok {
			continue
		}
		if !p.extend(&beside, n, join) {
			and := join.kind == andOperator || join.kind == nearOperator
			beside.must = beside.must || and
			nodes = p.add(nodes, p.joined(beside))
			beside = alternatives{last: []Node{n}, must: and && len(beside.last) > 0}
		}
		join = operator{}
	}
	return nil, 0
}

// node reads the node that begins with t. It returns false if there is nothing in it.
func (p *parser) node(t lexeme, s scope, not bool) (Node, bool) {
	not = not != t.negated
	s.negated = s.negated != not
	if t.unknown != "" {
		err := unknownField(t.unknown, t.start, t.end)
		if !p.lexer.typing {
			p.err = err
			return Node{}, false
		}
		p.lexer.remark(err.Problem + "; " + err.Fix)
	}
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
	n.Must = (n.Must || t.must) && !n.Negated
	ok := n.Op != AllOf || len(n.Children) > 0
	switch {
	case !ok && t.name != "" && !(p.lexer.typing && t.end == len(p.lexer.text)):
		p.lexer.remark(t.label + " has no value, so it is left out")
	case t.open && !p.lexer.typing:
		words := opening(p.lexer.text[t.from:])
		p.lexer.remark("the quote before " + words + " is not closed: it reaches to the end")
	}
	return n, ok
}

// remarkOpen says that a group is not closed.
func (p *parser) remarkOpen() {
	if l := &p.lexer; l.depth > 0 && !l.typing {
		l.remark("a parenthesis is not closed: the group reaches to the end")
	}
}

// opening returns the first words of a text in quotes.
func opening(text string) string {
	const most = 24 // bytes
	words := strings.Fields(legible(text))
	short := ""
	for _, word := range words {
		if short = strings.TrimSpace(short + " " + word); len(short) > most {
			break
		}
	}
	return strconv.Quote(short)
}

// named returns what the name before a lexeme stands for.
func named(t lexeme) (in Fields, filter string, err *ParseError) {
	if f, ok := fieldOf(t.name); ok {
		return 1 << f, "", nil
	}
	if slices.Contains(filterNames(), t.name) {
		return 0, t.name, nil
	}
	return 0, "", &ParseError{t.start, t.end,
		t.name + ": asks for marks of your own, which readout does not keep yet",
		"leave it out, or put it in quotes to search for it as text"}
}

// group reads up to the parenthesis that closes a group.
func (p *parser) group(s scope) (Node, int) {
	nodes, end := p.list(s)
	if len(nodes) > 1 { // all are required
		for i := range nodes {
			nodes[i].Must = false
		}
	}
	return p.join(AllOf, nodes...), end
}

// join makes one node of several. Children of those with the same operator become its own.
func (p *parser) join(o Op, nodes ...Node) Node {
	var children []Node
	for _, n := range nodes {
		if n.Op == o && !n.Negated {
			children = p.add(children, n.Children)
		} else {
			children = p.add(children, []Node{n})
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
		i := slices.IndexFunc(to, n.alike)
		if i < 0 {
			to = append(to, n)
			continue
		}
		to[i].Must = to[i].Must || n.Must
		to[i].Clause.Repeats += n.Clause.Repeats + 1
		n.eachLeaf(true, func(*Node, bool) { p.leaves-- })
	}
	return to
}

func (p *parser) clauseLeaf(t lexeme, s scope) Node {
	word, star := strings.CutSuffix(p.lexer.text[t.from:t.to], "*")
	open := strings.TrimRightFunc(word, unicode.IsSpace) == word // a star that stands alone is no prefix
	c := newClause(word)
	if len(c.Terms) == 0 {
		return Node{}
	}
	p.leaves++
	c.In, c.Quoted = s.fields, t.kind == phraseToken
	c.Typing = t.unfinished && open && !s.negated && len(c.Terms) < MaxTerms
	c.Prefix = c.Prefix || star && open || c.Typing
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
