// Package index finds and ranks numbered texts by their words. It knows numbers
// and bytes, neither files nor screens.
//
// A Builder numbers documents from 0 and makes a Segment of them, which never
// changes. An Index answers a Query over several segments; making one copies
// nothing, so that a library can be searched while it is still being read. One
// builder a worker needs no locks.
//
// Each segment costs a query a look into its dictionary, so there should be tens of
// them rather than hundreds: take the first after 1 MB of text, so that something
// can be found at once, and each next one when the builder's Size has doubled, up
// to 32 MB. What is made of smaller ones, Merge joins.
//
// # Words
//
// Words are folded (no case, no accents) and kept as they are written, in every
// language; a scanner says what is a word. Other forms of a word are found when one
// searches: the terms that begin like its stem are stemmed in turn, by the stemmer
// of each language that the segment holds, and count in the documents of that
// language. So a stemmer can change without a new index, the form asked for can
// count more than its relatives, and indexing is fast.
//
// # Format
//
// A segment has four parts. The shares are bytes a byte of text, for 100,000
// documents of 2.8 KB in 13 segments; in brackets if merged into one. Together they
// are 0.37 (0.35).
//
//   - words, 0.03 (0.01): the terms in order of their bytes, 16 a block. A term is
//     two single bytes, how many bytes it shares with the term before and how many
//     follow, then those bytes, then as varints the number of its documents and its
//     lengths in lists and spots. The first term of a block stands whole, and blocks
//     say where each begins in words, lists and spots, for binary search.
//   - lists, 0.13: for each term its documents, ascending. An entry is the distance
//     to the one before, times four, plus how its counts are written: 0 for once in
//     the body, 1 for twice, 2 for a count that follows (less 3), 3 for a byte with
//     a bit for each field and a count for each bit. Numbers here and in spots are
//     written as number.go says.
//   - spots, 0.20: for each term and each of its documents the positions, each as
//     the distance to the one before. Fields follow each other, title first, with
//     a gap of two that no phrase gets over. Ranking never reads spots.
//   - docs, 7 bytes a document: words of its title and body, and its language.
//
// The first entry of a list is the only one that depends on where a segment
// begins, so merging copies the rest.
package index
