package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"readout/store/shelf"
)

// ErrNotFound is returned, wrapped, for a document that a library does not hold.
var ErrNotFound = errors.New("no such document")

// A Library is the documents of one or more places, as they were when they were
// read. It is safe for concurrent use.
type Library struct {
	docs      *shelf.Snapshot
	answers   answers
	timelines timelines

	mu     sync.Mutex
	mended *Library // what the files say, if docs is damaged
}

func newLibrary(s *shelf.Snapshot) *Library { return &Library{docs: s} }

// Stats describes the library.
func (l *Library) Stats() Stats { return l.docs.Stats() }

// Document returns one document whole, or an error that wraps ErrNotFound.
func (l *Library) Document(ctx context.Context, id ID) (Document, error) {
	if err := ctx.Err(); err != nil {
		return Document{}, err
	}
	return readRepair(ctx, l, func(l *Library) (Document, error) {
		n, ok := l.docs.Find(id)
		if !ok {
			return Document{}, fmt.Errorf("%w: %s", ErrNotFound, id)
		}
		return l.docs.Document(n), nil
	})
}

// Find returns the document that a person means by an ID, its path, the last
// names of its path, or its path from elsewhere. Several that fit are an error
// that lists them.
func (l *Library) Find(ctx context.Context, name string) (Document, error) {
	if id, ok := ParseID(name); ok {
		if d, err := l.Document(ctx, id); err == nil {
			return d, nil
		}
	}
	return readRepair(ctx, l, func(l *Library) (Document, error) { return l.named(name) })
}

// named returns the document with a path, or with one that ends so.
func (l *Library) named(name string) (Document, error) {
	var found []int32
	newest, _ := l.docs.Newest()
	wanted := path.Clean(filepath.ToSlash(name))
	for _, n := range newest {
		switch at := l.docs.Path(n); {
		case at == name || at == wanted:
			return l.docs.Document(n), nil
		case strings.HasSuffix(at, "/"+wanted), strings.HasSuffix(wanted, "/"+at):
			found = append(found, n)
		}
	}
	switch len(found) {
	case 0:
		return Document{}, fmt.Errorf("%w: %q is neither the ID nor the path of a document; readout list --json shows both", ErrNotFound, name)
	case 1:
		return l.docs.Document(found[0]), nil
	}
	return Document{}, fmt.Errorf("%q fits %d documents, such as %q and %q: name more of the path, or the ID",
		name, len(found), l.docs.Path(found[0]), l.docs.Path(found[1]))
}

// Documents yields the documents a query asks for, whole, in its order, and none that has only
// some of its words, or the nearest. Limit 0 means all.
func (l *Library) Documents(ctx context.Context, q Query) iter.Seq2[Document, error] {
	if q.Words == AllThenSome {
		q.Words = AllWords
	}
	return func(yield func(Document, error) bool) {
		given := 0
		for of := l; ; {
			done := false
			of.docs.Guard(func() {
				done = of.documents(ctx, q, given, func(d Document, err error) bool { given++; return yield(d, err) })
			})
			if done {
				return
			}
			whole, err := of.docs.Repaired(ctx)
			if err != nil {
				yield(Document{}, err)
				return
			}
			of = of.libraryOf(whole)
		}
	}
}

// releaseEvery is after how many bytes of bodies the system is told that it need not
// keep those before in memory for us.
const releaseEvery = 16 << 20

// documents yields the documents of a query but for the first so many. It reports
// false if it ended because the library is damaged.
func (l *Library) documents(ctx context.Context, q Query, skip int, yield func(Document, error) bool) bool {
	if l.docs.Damaged() {
		return false
	}
	a, err := l.answer(ctx, q)
	if l.docs.Damaged() {
		return false
	}
	if err != nil {
		yield(Document{}, err)
		return true
	}
	remaining, read := q.Limit-skip, 0
	for r := range l.page(a, max(q.After, 0)+skip) {
		if r.part != All {
			return true
		}
		if err := ctx.Err(); err != nil {
			yield(Document{}, err)
			return true
		}
		d := l.docs.Document(r.number)
		if l.docs.Damaged() {
			return false
		}
		if read += len(d.Body); read > releaseEvery {
			l.docs.Release()
			read = 0
		}
		if !yield(d, nil) {
			return true
		}
		if remaining--; remaining == 0 {
			return true
		}
	}
	return true
}
