// Package index finds and ranks numbered texts by their words. It knows numbers
// and bytes, neither files nor screens.
//
// A Builder numbers documents from 0 and makes a Segment of them, which never
// changes. An Index answers a Query over several segments; making one copies
// nothing, so that a library can be searched while it is still being read. One
// builder a worker needs no locks.
//
// Each segment costs a query a look into its dictionary, so there should be tens of
// them rather than hundreds: take the first after 64 KB of text, so that something
// can be found at once, and each next one after twice as much, up to 16 MB.
//
// Terms are words as package words divides and folds them, not their stems. A search
// finds the other forms of a word by the stemmer of each language that a segment
// holds; they count in the documents of that language.
//
// # Searching
//
// A search has two steps. First the documents of each word and phrase are found as
// sets, one bit a document, and the sets are combined as the query says. That gives the
// hits and their exact number, and reads no counts of most lists. Then, a segment at a
// time, those hits are scored that can be among the best: only those with all the words
// if there are enough. Of a word's list only those blocks are read that hold such a hit,
// and whose bounds say that it can still be among the best (block-max pruning).
//
// score.go says how hits are ranked, proximity.go how the best of them are ranked again by how
// near their words stand, and feedback.go how all are by what the first are about. On seven
// sets of judged queries (cacm, cisi, cranfield, lisa, med, npl, time) the mean average
// precision is 0.44; that of SQLite FTS5 (porter, bm25) is 0.38. Correct replaces words that no document has: spell.go
// finds the terms that a word may be mistyped for. It goes from one that is possible to the
// next, which takes 2 ms in 100,000 documents. Similar finds documents that are about the
// same as another: its weightiest words are the query.
//
// # Format
//
// A segment is a row of bytes that means the same in memory and in a mapped file. Opening
// it reads the header only. Everything else is read where it stands, and is not found if it
// is damaged. Numbers of fixed size are little endian. The header says how many documents
// there are, in which languages, with how many words, and where the parts end. Six parts
// follow. The numbers are their bytes for each byte of text, of 100,000 documents of 2.9 KB
// in 25 segments; together they are 0.40.
//
//   - blocks, 0.004: for every 16 terms where they begin in words, lists and
//     positions (4 bytes each), for binary search.
//   - words, 0.045: the terms in the order of their bytes, 16 a block. A term is two
//     single bytes, how many bytes it shares with the term before and how many follow,
//     then those bytes, then as varints the number of its documents and its lengths in
//     lists and positions. The first term of a block stands whole. Words of paths are
//     terms of their own, with "/" before them, so that only a query that names the
//     field meets them.
//   - lists, 0.13: for each term its documents and counts.
//   - positions, 0.21: for each term and each of its documents the positions, each as
//     the distance to the one before, as number.go writes them. Fields follow each
//     other, title first, with a gap of two that no phrase gets over. The list says how
//     many stand in each field, and so which field a position is in. Only phrases and
//     the ranking of the best hits read positions.
//   - docs, 3 bytes a document, the doc values: lengths of title and body, each in a byte
//     as docvalues.go says, with the title a bit for one made of the body, and the language.
//   - prefixes, 0.009: for prefixes of one and two letters with a posting a document or
//     more, two bitmaps of the documents: with such a word, and with one in the title.
//     Without it, each of the first keys typed would read a tenth of the index.
//
// A list of fewer than 128 documents is plain: an entry for each document, in order. It is
// the distance to the document before, times four, plus how the counts are written: 0 for
// once in the body, 1 for twice, 2 for a count that follows (less 3), 3 for a byte with a
// bit for each field and a count for each bit.
//
// A longer list has a block for every 128 documents, then the rest as a plain list. A
// block is columns of 128 numbers: the distances between documents, and the counts
// in each field where there are any, each column in as many bits as its largest
// number needs. Before the blocks stand 16 bytes for each: its last document, where
// it ends in the list and in positions, the largest counts and the shortest body. So a
// phrase reads only the positions of the blocks that it needs, and the bounds hold with any
// averages of the other segments. For the most frequent words blocks take half the bytes of
// plain entries, and half the time.
package index
