package clean

import "strings"

// mostNodes is how many nodes the tree of a page may have. A page of news has some
// thousand, a long list of a hundred thousand entries has more.
const mostNodes = 300_000

// TreeBytes estimates the memory that the tree of a page takes with all that is made of
// it, in bytes, as measured on pages of many tags and little text.
func TreeBytes(page string) int64 {
	nodes := nodesOf(page)
	if nodes > mostNodes { // it gets no tree
		return 4 * int64(len(page))
	}
	return 600*int64(nodes) + 8*int64(len(page))
}

// nodesOf is how many nodes the tree of a page has at most: each tag or comment makes one,
// with a text after it.
func nodesOf(page string) int { return 2 * strings.Count(page, "<") }
