package store

import (
	"context"

	"readout/store/shelf"
)

// readRepair asks a library, and if its cache file turns out to be damaged, what its files
// say: an answer may take long, but it is right.
func readRepair[T any](ctx context.Context, l *Library, question func(*Library) (T, error)) (answer T, err error) {
	err = l.docs.ReadRepair(ctx, func(s *shelf.Snapshot) (err error) {
		answer, err = question(l.libraryOf(s))
		return err
	})
	return answer, err
}

// libraryOf returns the library of a snapshot that was made of this one.
func (l *Library) libraryOf(s *shelf.Snapshot) *Library {
	if s == l.docs {
		return l
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.mended == nil || l.mended.docs != s {
		l.mended = newLibrary(s)
	}
	return l.mended
}

// Damaged reports whether the library's cache file has turned out to be damaged, so that it
// answers with what its files hold.
func (l *Library) Damaged() bool { return l.docs.Damaged() }

// Verify compares the library's whole cache file with its checksums, as what was good when it
// was first read may have been damaged since. share is how much of the time of a core that
// may take, such as 0.01. It returns the library, or, if the file is damaged, what its files
// hold when they are read again; the damaged library answers with that from then on.
func (l *Library) Verify(ctx context.Context, share float64) (*Library, error) {
	s, err := l.docs.Verify(ctx, share)
	return l.libraryOf(s), err
}

// Tidy writes the library's cache file anew if a quarter of it has become of no use, or if it
// consists of many small parts, and returns the library as it is read from the new file;
// the library itself if nothing is to be done, or if another program has changed the file
// meanwhile. It takes a time in proportion to the library and is for programs that stay: a
// reader, a server. The error is that of ctx or of the disk; the library stays as it is.
func (l *Library) Tidy(ctx context.Context) (*Library, error) {
	s, err := l.docs.Tidy(ctx)
	return l.libraryOf(s), err
}

// Change counts the documents that are new since an older library of the same places,
// and those that are there no more. One whose text, title or path has changed is both.
// If both are 0, nothing that a reader could see has changed.
func (l *Library) Change(since *Library) (came, gone int) { return l.docs.Change(since.docs) }

// Remarks returns a remark for each document that there is one on, in no particular
// order. It looks at all documents, but at neither their bodies nor their times,
// which are nearly all that Documents would read.
func (l *Library) Remarks(ctx context.Context) ([]Remark, error) {
	return readRepair(ctx, l, func(l *Library) ([]Remark, error) { return l.docs.Remarks(ctx) })
}
