package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What the tree of a page may hold. Nodes and attributes take some hundred bytes each with all that is made of
// them. A page of news has some thousand nodes; a long list of a hundred thousand entries has more than this.
const (
	mostNodes      = 300_000
	mostClones     = 400_000
	mostAttributes = 300_000
)

// A Page is HTML that has been measured but not yet parsed.
type Page struct {
	text  string
	bytes int64
	large bool // it gets no tree
}

// Measure tells how large the tree of a page may become. What it looks at is at least
// what a parser sees: also tags in scripts and comments.
func Measure(text string) Page {
	p := Page{text: text, bytes: 4 * int64(len(text)), large: true}
	nodes := nodesOf(text)
	if nodes > mostNodes || len(text) > 2*mostAttributes && attributesOf(text) > mostAttributes {
		return p
	}
	clones := clonesOf(text)
	if clones > mostClones {
		return p
	}
	return Page{text: text, bytes: 600*int64(nodes+clones) + 8*int64(len(text))}
}

// Bytes estimates the memory that Article takes, as measured on pages of many tags and little text.
func (p Page) Bytes() int64 { return p.bytes }

// nodesOf is how many nodes there are at most, but for clones: each tag or comment makes
// one, with a text after it.
func nodesOf(page string) int { return 2 * strings.Count(page, "<") }

// attributesOf is how many attributes there are at most. Of tags that begin within other
// tags, which only scripts and attacks have, the bytes may be looked at a few times.
func attributesOf(page string) int {
	count, work := 0, 0
	for i := nextTag(page, 0); i < len(page); i = nextTag(page, i+1) {
		t := readTag(page, i)
		count += t.attributes
		if work += t.end - i; work > 4*len(page) {
			return mostAttributes + 1
		}
	}
	return count
}

// clonesOf is how many elements a parser may clone at most. A formatting element (bold, a link) that is still
// open where the element around it ends is cloned into the next: so each tag that may end others may make as
// many clones as formatting elements have not been closed properly so far. An end tag that stands in a block of
// its own clones up to 32 ("adoption agency").
func clonesOf(page string) int {
	clones, open := 0, 0
	for i := strings.IndexByte(page, '<'); i >= 0 && i+1 < len(page); {
		i++
		if page[i] == '/' {
			clones += open
			if open > 0 && isFormatting(nameOf(page, i+1)) {
				clones += 32
			}
		} else if name := nameOf(page, i); isFormatting(name) {
			if within, proper := properElement(page, i-1); proper {
				clones += within
			} else {
				open = min(open+1, deepestTree)
			}
		} else if open > 0 && !inline(&html.Node{DataAtom: name}) {
			clones += open
		}
		n := strings.IndexByte(page[i:], '<')
		if n < 0 {
			break
		}
		i += n
	}
	return clones
}

// deepestTree is how deep elements may nest: beyond that the parser gives up.
const deepestTree = 512

// properElement goes through the formatting element that begins at i. It is proper if it
// is short and what is in it is closed in its turn; elements that are only set
// otherwise, such as spans, do not matter. within is how many clones that may make.
func properElement(page string, i int) (within int, proper bool) {
	const mostTags = 200
	var room [16]atom.Atom
	open, formatting := room[:0], 0
	for range mostTags {
		t := readTag(page, i)
		switch {
		case !t.plain:
			return 0, false
		case inline(&html.Node{DataAtom: t.name}) && !isFormatting(t.name), isVoid(t.name), t.name == 0:
		case !t.isEnd:
			open = append(open, t.name)
		case len(open) == 0 || open[len(open)-1] != t.name:
			return 0, false
		default:
			open = open[:len(open)-1]
		}
		if isFormatting(t.name) {
			formatting += step(t.isEnd)
		}
		if within += formatting; len(open) == 0 {
			return within, true
		}
		n := strings.IndexByte(page[t.end:], '<')
		if n < 0 {
			break
		}
		i = t.end + n
	}
	return 0, false
}

func step(back bool) int {
	if back {
		return -1
	}
	return 1
}
