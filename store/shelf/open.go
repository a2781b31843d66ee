package shelf

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"readout/store/dates"
	"readout/store/source"
)

// Options say how places are read, as those of store do. The zero Options are fine.
type Options struct {
	Workers  int        // documents read at once; 0 means one a core
	MaxSize  int64      // largest file in bytes; 0 means the default of store/source
	Today    dates.Date // dates of publication after it are not believed; unknown believes them
	Cache    string     // folder of the cache files; "" for none
	Uncached string     // why there is no such folder though there should be one, for Stats to say
	Quick    bool       // believe the checkpoint if its folders have not changed, as commands do
	Secrets  []string   // paths of files that are never read, under whatever name they lie in a place
	Held     *Snapshot  // of the same places, from before: returned, rather than one like it, if nothing has changed

	// Publish, if set, is given the documents read so far, a few times a second at most and
	// at last all of them. It is called by one goroutine at a time; a worker waits for it.
	Publish func(*Snapshot, Progress)
}

// Progress says how far the reading of a library's places is. Found still grows
// while folders are being listed; Done is set once, with the whole library.
type Progress struct {
	Read, Found int  // files
	Checking    bool // the library is a kept one, and is being compared with its files
	Done        bool
}

// Open reads folders and single files, or takes them from the cache, as store.Open
// describes. Without documents the Snapshot is returned together with an *EmptyError.
func Open(ctx context.Context, places []string, opt Options) (*Snapshot, error) {
	o, err := openPlaces(places, opt)
	if err != nil {
		return nil, err
	}
	return o.open(ctx)
}

func openPlaces(places []string, opt Options) (*opener, error) {
	opened := make([]source.Place, len(places))
	for i, path := range places {
		place, err := source.OpenPlace(path)
		if err != nil {
			return nil, err
		}
		opened[i] = place.Without(opt.Secrets)
	}
	o := newOpener(distinct(opened), opt)
	o.path, o.version = o.cachePath(), buildVersion()
	return o, nil
}

// distinct leaves out the places that another one covers.
func distinct(places []source.Place) []source.Place {
	var outer []source.Place
	for i, place := range places {
		covered := slices.ContainsFunc(outer, func(p source.Place) bool { return p.Covers(place) }) ||
			slices.ContainsFunc(places[i+1:], func(p source.Place) bool { return p.Covers(place) && !place.Covers(p) })
		if !covered {
			outer = append(outer, place)
		}
	}
	return outer
}

// labels returns what the paths of each place's documents begin with: nothing for
// a single place, else the name of the folder, or where it lies if two have the
// same name.
func labels(places []source.Place) []string {
	labels := make([]string, len(places))
	if len(places) < 2 {
		return labels
	}
	same := make(map[string]int)
	for _, place := range places {
		same[place.Label()]++
	}
	for i, place := range places {
		label := place.Label()
		if same[label] > 1 {
			label = place.Folder()
		}
		if label != "" && label != "." {
			labels[i] = strings.TrimSuffix(label, "/") + "/"
		}
	}
	return labels
}

// OpenFS reads a file system, which is not kept. name is what messages call it.
func OpenFS(ctx context.Context, name string, fsys fs.FS, opt Options) (*Snapshot, error) {
	opt.Uncached = ""
	return newOpener([]source.Place{source.FSPlace(name, fsys)}, opt).open(ctx)
}

// An EmptyError says that places hold no document that could be read.
type EmptyError struct {
	Places []string
	Faults []source.Fault
	Files  int // that the faults are of
}

func (e *EmptyError) Error() string {
	where := strings.Join(e.Places, ", ")
	switch {
	case len(e.Faults) == 0:
		return fmt.Sprintf("there are no files in %s: name a folder with .txt, .md, .html, feed or .jsonl files", where)
	case len(e.Faults) == 1:
		return fmt.Sprintf("there is nothing to read in %s: %s", where, e.Faults[0].Error())
	default:
		files := "1 file was"
		if e.Files != 1 {
			files = fmt.Sprintf("%d files were", e.Files)
		}
		return fmt.Sprintf("there is nothing to read in %s: %s left out; readout check says why", where, files)
	}
}
