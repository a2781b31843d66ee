// Package words says what a word is, to all who search: how a text is divided into
// words (Tokenizer), how they are folded, which words are forms of one (Family,
// Relatives), and which language a text is written in (Identify).
//
// Words are folded (no case, no accents) and kept as they are written, in every
// language. Other forms of a word are found when one searches: the words that begin
// like its stem, behind an article or not, are stemmed in turn. So a stemmer can change
// without a new index, the form asked for can count more than its relatives, and
// indexing is fast.
package words
