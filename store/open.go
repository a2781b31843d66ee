package store

import (
	"context"
	"io/fs"

	"readout/store/dates"
	"readout/store/shelf"
	"readout/store/source"
	"readout/store/text"
)

// Options say how places are read. The zero Options are fine.
type Options struct {
	Workers  int        // documents read at once; 0 means one a core
	MaxSize  int64      // largest file in bytes; 0 means the default of store/source
	Today    dates.Date // dates of publication after it are not believed; unknown believes them
	Cache    string     // folder in which libraries are kept between two runs; "" keeps none
	Uncached string     // why there is no such folder though there should be one, for Stats to say
	Quick    bool       // believe a kept library if its folders have not changed, as commands do
	Secrets  []string   // paths of files that are never read, under whatever name they lie in a place
	Held     *Library   // of the same places, from before: returned, rather than one like it, if nothing has changed

	// Publish, if set, is given the library as far as it has been read, a few
	// times a second at most and at last whole. It is called by one goroutine
	// at a time and should return soon: a worker waits for it.
	Publish func(*Library, Progress)
}

// shelfOptions are the options of package shelf.
func (o Options) shelfOptions(l *libraries) shelf.Options {
	under := shelf.Options{Workers: o.Workers, MaxSize: o.MaxSize, Today: o.Today, Cache: o.Cache,
		Uncached: o.Uncached, Quick: o.Quick, Secrets: o.Secrets}
	if o.Held != nil {
		under.Held = o.Held.docs
	}
	if o.Publish != nil {
		under.Publish = func(s *shelf.Snapshot, p Progress) { o.Publish(l.libraryOf(s), p) }
	}
	return under
}

// libraries makes one Library of each Snapshot that a reading of places hands out, so that what
// a Library has worked out already is not lost when it is handed out again. One goroutine uses
// it at a time.
type libraries struct{ held, last *Library }

func (l *libraries) libraryOf(s *shelf.Snapshot) *Library {
	switch {
	case s == nil:
		return nil
	case l.held != nil && l.held.docs == s:
		return l.held
	case l.last == nil || l.last.docs != s:
		l.last = newLibrary(s)
	}
	return l.last
}

// Open reads folders and single files into a library. A place that is missing
// is an error; a file that cannot be read is not: Stats names it. A place inside
// another one is read once. Of several places, the paths of documents begin with
// the names of their folders. A library without documents is returned together
// with an *EmptyError.
//
// With a cache, the library of the last time is published at once (Checking), and only the
// files that have changed since are read. All are read again if more than one in ten has
// changed or is gone since they all were, or if any has changed and there are less than 4 MB
// of text: what recurs in a library was judged by all of it. So they are if the clock went
// back. Quick returns the kept library without looking at every file: folders tell which
// files came, went or changed their names, and up to 10,000 files are looked at as well. A
// cache that is damaged, or of another program, is as good as none; one that cannot be
// written is named by Stats, and the library is read all the same.
func Open(ctx context.Context, places []string, opt Options) (*Library, error) {
	l := &libraries{held: opt.Held}
	s, err := shelf.Open(ctx, places, opt.shelfOptions(l))
	return l.libraryOf(s), err
}

// OpenFS reads a file system, such as an embedded one, into a library, which is not
// kept. name is what messages call it.
func OpenFS(ctx context.Context, name string, fsys fs.FS, opt Options) (*Library, error) {
	l := &libraries{held: opt.Held}
	s, err := shelf.OpenFS(ctx, name, fsys, opt.shelfOptions(l))
	return l.libraryOf(s), err
}

// Exists returns what is wrong with a place before it is opened, or nil.
func Exists(place string) error {
	_, err := source.OpenPlace(place)
	return err
}

// SafeLine makes text from outside, such as an argument or the message of an
// error, safe for one line of a terminal.
func SafeLine(s string) string { return text.OneLine(s) }
