package cli

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/seeds"
	"readout/store"
	"readout/store/dates"
)

// samples is what the embedded briefings are called.
const samples = "sample briefings"

// libraryPlaces is which folders are meant: those of --library, else those of
// READOUT_LIBRARY, else none, which means the samples.
func (a *app) libraryPlaces() []string {
	if len(a.places) > 0 {
		return a.places
	}
	if list := a.env("READOUT_LIBRARY"); list != "" {
		return slices.DeleteFunc(filepath.SplitList(list), func(place string) bool { return place == "" })
	}
	return nil
}

// options are those of the store that the flags ask for.
func (a *app) options() (store.Options, error) {
	size, err := parseSize(a.maxSize)
	if err != nil {
		return store.Options{}, err
	}
	opt := store.Options{MaxSize: size, Today: today()}
	opt.Cache, opt.Uncached = a.cacheFolder()
	return opt, nil
}

// cacheFolder is where libraries are kept between two runs, "" for nowhere, and why
// there is no such place if one was wanted.
func (a *app) cacheFolder() (folder, why string) {
	if a.noCache {
		return "", ""
	}
	base := a.env("XDG_CACHE_HOME")
	if !filepath.IsAbs(base) { // as the XDG base directory specification has it
		var err error
		if base, err = os.UserCacheDir(); err != nil {
			return "", err.Error() + "; set one of them, or give --no-cache"
		}
	}
	return filepath.Join(base, "readout"), ""
}

// today is the day here. Briefings from time zones where it is tomorrow already are
// allowed for where dates of publication are believed.
func today() dates.Date { return dates.FromTime(time.Now()).Trim(dates.Day) }

func openPlaces(ctx context.Context, places []string, opt store.Options) (*store.Library, error) {
	if len(places) == 0 {
		return store.OpenFS(ctx, samples, seeds.FS, opt)
	}
	return store.Open(ctx, places, opt)
}

// library opens the library for a command, which believes a kept one if nothing speaks against it.
func (a *app) library(ctx context.Context) (*store.Library, error) {
	return a.openLibrary(ctx, true)
}

// openLibrary opens the library with the progress on the standard error if that is a terminal.
func (a *app) openLibrary(ctx context.Context, quick bool) (*store.Library, error) {
	if a.sharedHub != nil {
		return a.sharedLibrary(ctx)
	}
	opt, err := a.options()
	if err != nil {
		return nil, err
	}
	opt.Quick = quick
	shown := false
	if a.ErrTerminal {
		opt.Publish = func(_ *store.Library, p store.Progress) {
			if !p.Done {
				shown = true
				fmt.Fprintf(a.Err, "\r%s %s of %s files", progressing(p), thousands(p.Read), thousands(p.Found))
			}
		}
	}
	library, err := openPlaces(ctx, a.libraryPlaces(), opt)
	if shown {
		fmt.Fprint(a.Err, "\r\x1b[K")
	}
	if library != nil && library.Stats().Uncached != "" {
		fmt.Fprintln(a.Err, "readout: not kept for the next time:", store.SafeLine(library.Stats().Uncached))
	}
	return library, err
}

// sharedLibrary is the library of a server. Others compute while it is waited for.
func (a *app) sharedLibrary(ctx context.Context) (library *store.Library, err error) {
	wait := func() { library, err = a.sharedHub.whole(ctx) }
	if a.rest == nil {
		wait()
	} else {
		a.rest(wait)
	}
	return library, err
}

func progressing(p store.Progress) string {
	if p.Checking {
		return "checking"
	}
	return "reading"
}

// parseSize reads a number of bytes such as 500KB, 16MB, 2G or 4096, in powers of 1024.
func parseSize(text string) (int64, error) {
	number := strings.TrimSuffix(strings.ToUpper(strings.TrimSpace(text)), "B")
	shift := 0
	if n := len(number); n > 0 {
		if shift = 10 * (1 + strings.IndexByte("KMG", number[n-1])); shift > 0 {
			number = number[:n-1]
		}
	}
	size, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
	if err != nil || size <= 0 || size > math.MaxInt64>>shift {
		return 0, fmt.Errorf("--max-size %q is not a size: write it like 500KB, 16MB or 2GB", text)
	}
	return size << shift, nil
}

// thousands writes a count with commas.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// count writes a number of things: "1 file", "2,000 files".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}
