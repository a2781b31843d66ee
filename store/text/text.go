// Package text holds the rules of text that more than one package goes by, each of them once: what is safe to
// show and to search, how words are folded, which scripts have no spaces, where sentences end, how far two
// words are apart, and what character entities stand for. It knows no documents and no Markdown.
package text
