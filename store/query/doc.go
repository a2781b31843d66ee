// Package query holds the query language: Parse makes a Query of what somebody types,
// a tree of words, phrases and filters, which can be searched (package index), looked
// for in a text (package highlight), printed (String) and rewritten (Essential,
// Replace). It knows no documents.
package query
