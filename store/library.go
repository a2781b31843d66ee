package store

import (
	"context"
	"errors"
)

// ErrNotFound is returned, wrapped, for a document that a library does not hold.
var ErrNotFound = errors.New("no such document")

// Progress says how far the reading of a library's places is. Found still grows
// while folders are being listed; Done is set once, with the whole library.
type Progress struct {
	Read, Found int // files
	Done        bool
}

// A Library is the documents of one or more places.
type Library struct{}

// Search returns the page of documents that q asks for.
func (l *Library) Search(ctx context.Context, q Query) (Result, error) { panic("to come") }

// Timeline counts the documents that q asks for by period. Sort, After and Limit
// of q are not looked at.
func (l *Library) Timeline(ctx context.Context, q Query, by Unit, of DateKind) (Timeline, error) {
	panic("to come")
}

// Document returns one document whole, or an error that wraps ErrNotFound.
func (l *Library) Document(ctx context.Context, id ID) (Document, error) { panic("to come") }

// Stats describes the library.
func (l *Library) Stats() Stats { panic("to come") }

// Matches returns the byte ranges of text that the words of a query match, in
// order and not overlapping: what a reader wants to see marked. text may be
// any text, such as a title or an article as it stands on the screen.
func Matches(query, text string) [][2]int { panic("to come") }
