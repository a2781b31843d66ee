// Package store opens folders of briefings and answers questions about them:
// which documents speak of these words, how many were written when, what does
// this one say.
//
// A Library never changes once made, so any number of sessions share one
// without locks. While a place is still being read, Open publishes libraries of
// what has been read so far. Everything that may take time takes a context and
// returns an error. Widths, colours and keys are not known here.
package store
