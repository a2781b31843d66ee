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

	"readout/store/index"
)

// ErrNotFound is returned, wrapped, for a document that a library does not hold.
var ErrNotFound = errors.New("no such document")

// A Library is the documents of one or more places, as they were when they were
// read. It is safe for concurrent use.
type Library struct {
	*frame
	index     *index.Index
	kept      *kept   // as its cache file has it, or nil
	mender    *mender // of its cache file, or nil
	stats     Stats
	answers   answers
	timelines timelines
	titles    func() titles // made ready when first asked for
}

func newLibrary(f *frame, faults []fault) *Library {
	l := &Library{frame: f}
	parts := make([]*index.Segment, len(f.volumes))
	for i, v := range f.volumes {
		parts[i] = v.index
	}
	l.index = index.New(f.alive, parts...)
	l.stats = f.stats()
	l.stats.Faults = shownFaults(faults)
	l.stats.Unread, l.stats.LeftOut = faultyFiles(faults)
	l.titles = sync.OnceValue(l.makeTitles)
	return l
}

// stats are those that follow from the documents.
func (f *frame) stats() Stats {
	s := Stats{Documents: len(f.newest), Undated: f.undated, Ambiguous: f.ambiguous, Orders: f.orders, Bytes: f.text}
	if dated := len(f.newest) - f.undated; dated > 0 {
		s.Last = f.published[f.newest[0]].date()
		s.First = f.published[f.newest[dated-1]].date()
	}
	return s
}

// title is the title of a document, as a text of its own.
func (f *frame) title(n int32) string {
	_, title := f.pathAndTitle(n)
	return strings.Clone(title)
}

// Stats describes the library.
func (l *Library) Stats() Stats { return l.stats }

// Document returns one document whole, or an error that wraps ErrNotFound.
func (l *Library) Document(ctx context.Context, id ID) (Document, error) {
	if err := ctx.Err(); err != nil {
		return Document{}, err
	}
	return sound(ctx, l, func(l *Library) (Document, error) {
		n, ok := l.find(id)
		if !ok {
			return Document{}, fmt.Errorf("%w: %s", ErrNotFound, id)
		}
		return l.document(n), nil
	})
}

func (l *Library) document(n int32) Document {
	v, i := l.at(n)
	x := v.entry(i)
	order := l.orderOf(uint32(x.place))
	x.ID = l.id(n)
	if root := l.labelOf(uint32(x.place)); strings.HasPrefix(x.Path, root) {
		x.root = root
	}
	x.Published = dated(x.finding.Resolve(order))
	x.Mentions = x.speaksOf(order)
	return x.Document
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
	return sound(ctx, l, func(l *Library) (Document, error) { return l.named(name) })
}

// named returns the document with a path, or with one that ends so.
func (l *Library) named(name string) (Document, error) {
	var found []int32
	wanted := path.Clean(filepath.ToSlash(name))
	for _, n := range l.newest {
		switch at := l.path(n); {
		case at == name || at == wanted:
			return l.document(n), nil
		case strings.HasSuffix(at, "/"+wanted), strings.HasSuffix(wanted, "/"+at):
			found = append(found, n)
		}
	}
	switch len(found) {
	case 0:
		return Document{}, fmt.Errorf("%w: %q is neither the ID nor the path of a document; readout list --json shows both", ErrNotFound, name)
	case 1:
		return l.document(found[0]), nil
	}
	return Document{}, fmt.Errorf("%q fits %d documents, such as %q and %q: name more of the path, or the ID",
		name, len(found), l.path(found[0]), l.path(found[1]))
}

// Documents yields the documents a query asks for, whole, in its order. Limit 0
// means all.
func (l *Library) Documents(ctx context.Context, q Query) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		given := 0
		for of := l; ; {
			done := false
			of.guard(func() {
				done = of.documents(ctx, q, given, func(d Document, err error) bool { given++; return yield(d, err) })
			})
			if done {
				return
			}
			whole, err := of.mender.whole(ctx)
			if err != nil {
				yield(Document{}, err)
				return
			}
			of = whole
		}
	}
}

// releaseEvery is after how many bytes of bodies the system is told that it need not
// keep those before in memory for us.
const releaseEvery = 16 << 20

func (l *Library) release() {
	for _, v := range l.volumes {
		v.release()
	}
}

// documents yields the documents of a query but for the first so many. It reports
// false if it ended because the library is damaged.
func (l *Library) documents(ctx context.Context, q Query, given int, yield func(Document, error) bool) bool {
	if l.damaged() {
		return false
	}
	a, err := l.answer(ctx, q)
	if l.damaged() {
		return false
	}
	if err != nil {
		yield(Document{}, err)
		return true
	}
	left, read := q.Limit-given, 0
	for r := range l.page(a, max(q.After, 0)+given) {
		if err := ctx.Err(); err != nil {
			yield(Document{}, err)
			return true
		}
		d := l.document(r.number)
		if l.damaged() {
			return false
		}
		if read += len(d.Body); read > releaseEvery {
			l.release()
			read = 0
		}
		if !yield(d, nil) {
			return true
		}
		if left--; left == 0 {
			return true
		}
	}
	return true
}
