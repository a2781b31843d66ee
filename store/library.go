package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"readout/store/dates"
	"readout/store/fuzzy"
	"readout/store/index"
	"readout/store/source"
)

// ErrNotFound is returned, wrapped, for a document that a library does not hold.
var ErrNotFound = errors.New("no such document")

// A Library is the documents of one or more places, as they were when they were
// read. It is safe for concurrent use.
type Library struct {
	entries  []*entry // by number, which the index also uses; nil for one that was cleaned anew under another number
	orders   []dates.Order
	index    *index.Index
	rank     []int32 // place in newest, by number
	newest   []int32 // numbers, the latest date of publication first, undated last
	undated  int     // so many at the end of newest
	stats    Stats
	rankings rankings

	ids    []ID // by number
	byID   map[ID]int32
	titles func() *fuzzy.Titles // of newest, in that order; made when first asked for
}

func newLibrary(segments []*segment, orders []dates.Order, faults []source.Fault) *Library {
	l := &Library{orders: orders}
	parts := make([]*index.Segment, len(segments))
	for i, seg := range segments {
		parts[i] = seg.index
		for n := range seg.entries {
			e := &seg.entries[n]
			if seg.dead[n] {
				e = nil
			}
			l.entries = append(l.entries, e)
		}
	}
	l.index = index.New(parts...)
	l.order()
	l.count(faults)
	l.identify()
	l.titles = sync.OnceValue(l.makeTitles)
	return l
}

// order sorts the documents for Newest.
func (l *Library) order() {
	type key struct {
		date   dates.Date
		number int32
	}
	keys := make([]key, 0, len(l.entries))
	for n, e := range l.entries {
		if e != nil {
			keys = append(keys, key{l.date(e), int32(n)})
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(b.date.Compare(a.date), strings.Compare(l.entries[a.number].Path, l.entries[b.number].Path))
	})
	l.newest, l.rank = make([]int32, len(keys)), make([]int32, len(l.entries))
	for i, k := range keys {
		l.newest[i], l.rank[k.number] = k.number, int32(i)
		if k.date.IsZero() {
			l.undated++
		}
	}
}

func (l *Library) count(faults []source.Fault) {
	l.stats = Stats{Documents: len(l.newest), Undated: l.undated, Faults: faults}
	if dated := len(l.newest) - l.undated; dated > 0 {
		l.stats.Last = l.date(l.entries[l.newest[0]])
		l.stats.First = l.date(l.entries[l.newest[dated-1]])
	}
	for _, n := range l.newest {
		e := l.entries[n]
		l.stats.Bytes += int64(len(e.Body))
		if !l.published(e).Other.IsZero() {
			l.stats.Ambiguous++
		}
	}
	l.stats.Orders = l.orders
}

// published is the date of an entry as the votes of its place read it.
func (l *Library) published(e *entry) Dated {
	f := e.finding
	if !f.Other.IsZero() {
		f = f.Resolve(l.orders[e.place])
	}
	return Dated{Date: f.Date, Other: f.Other, From: f.From, Line: f.Line}
}

func (l *Library) date(e *entry) dates.Date { return l.published(e).Date }

// mention is a mention as the votes of its place read it.
func (l *Library) mention(e *entry, m dates.Mention) dates.Mention {
	if m.Other.IsZero() {
		return m
	}
	return m.Resolve(l.orders[e.place])
}

// identify gives every document its ID. Copies of one text would share one: the
// first by path keeps it and the others are told apart by their paths, so the
// order in which they were read does not matter.
func (l *Library) identify() {
	l.ids = make([]ID, len(l.entries))
	l.byID = make(map[ID]int32, len(l.newest))
	for _, n := range l.newest {
		id := l.entries[n].ID
		if other, taken := l.byID[id]; taken {
			first, copied := other, n
			if l.entries[n].Path < l.entries[other].Path {
				first, copied = n, other
			}
			l.name(first, id)
			n, id = copied, copyID(id, l.entries[copied].Path)
		}
		l.name(n, id)
	}
}

func (l *Library) name(n int32, id ID) { l.ids[n], l.byID[id] = id, n }

func copyID(id ID, path string) ID {
	id, _ = newID(nil, id.String(), path)
	return id
}

func (l *Library) makeTitles() *fuzzy.Titles {
	titles := make([]string, len(l.newest))
	for i, n := range l.newest {
		titles[i] = l.entries[n].Title.Text
	}
	return fuzzy.New(titles)
}

// Stats describes the library.
func (l *Library) Stats() Stats { return l.stats }

// Document returns one document whole, or an error that wraps ErrNotFound.
func (l *Library) Document(ctx context.Context, id ID) (Document, error) {
	if err := ctx.Err(); err != nil {
		return Document{}, err
	}
	n, ok := l.byID[id]
	if !ok {
		return Document{}, fmt.Errorf("%w: %s", ErrNotFound, id)
	}
	return l.document(n), nil
}

func (l *Library) document(n int32) Document {
	e := l.entries[n]
	d := e.Document
	d.ID = l.ids[n]
	d.Published = l.published(e)
	d.Mentions = slices.Clone(d.Mentions)
	for i := range d.Mentions {
		d.Mentions[i] = l.mention(e, d.Mentions[i])
	}
	return d
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
	var found []int32
	wanted := path.Clean(filepath.ToSlash(name))
	for _, n := range l.newest {
		switch at := l.entries[n].Path; {
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
		name, len(found), l.entries[found[0]].Path, l.entries[found[1]].Path)
}

// Documents yields the documents a query asks for, whole, in its order. Limit 0
// means all.
func (l *Library) Documents(ctx context.Context, q Query) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		ranked, err := l.ranking(ctx, q)
		if err != nil {
			yield(Document{}, err)
			return
		}
		for _, hit := range page(ranked, q.After, q.Limit) {
			if err := ctx.Err(); err != nil {
				yield(Document{}, err)
				return
			}
			if !yield(l.document(hit.number), nil) {
				return
			}
		}
	}
}
