package cli

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"readout/store"
	"readout/store/spawn"
	"readout/ui"
)

// runReader opens the reader on the folders named, on those of --library, or on the samples.
func (a *app) runReader(cmd *cobra.Command, args []string) error {
	for _, word := range args {
		if err := missingPlace(cmd.Root(), word); err != nil {
			return err
		}
	}
	places := append(args, a.places...)
	if len(places) == 0 {
		places = a.libraryPlaces()
	}
	for _, place := range places {
		if err := store.Exists(place); err != nil {
			return err
		}
	}
	if !a.Interactive {
		return errNoScreen
	}
	opt, err := a.options()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(cmd.Context())
	var work spawn.Group
	defer func() {
		cancel()
		_ = work.Wait() // so that no half-written file is left
	}()
	shown, err := a.screen(libraryName(places))
	if err != nil {
		return err
	}
	shown.Libraries, shown.Opener = loadAndTidy(ctx, &work, places, opt), a.opener()
	if len(places) > 0 {
		shown.Reopen = func(ctx context.Context) <-chan ui.Loaded { return loadAndTidy(ctx, &work, places, opt) }
	}
	program := tea.NewProgram(ui.New(ctx, shown), tea.WithInput(a.In), tea.WithOutput(a.Out),
		tea.WithEnvironment(a.Env), tea.WithoutSignalHandler())
	// Signals end ctx. The program is asked to quit, not killed, which would close the terminal
	// while it is still being read.
	defer spawn.When(ctx, program.Quit)()
	_, err = program.Run()
	return err
}

var errNoScreen = errors.New("the reader needs a terminal that can move the cursor; elsewhere use readout list, " +
	"search or show (readout --help)")

// screen is how a reader shows a library on the person's terminal. The library and
// what else the reader may do is for the caller to add.
func (a *app) screen(name string) (ui.Options, error) {
	if a.env("TERM") == "dumb" {
		return ui.Options{}, errNoScreen
	}
	opt := ui.Options{Name: name, Theme: a.theme(), NoPreview: a.frugal}
	opt.Theme.Lean = a.frugal
	if a.frugal || a.overSSH() || a.sharedHub != nil {
		opt.Rest = cursorRest
	}
	return opt, nil
}

// cursorRest is how long the cursor rests on a briefing, over a line that may be slow,
// before the preview shows it.
const cursorRest = 120 * time.Millisecond

// headStart is for the first frame of a kept library: only then its files are
// looked through, which would slow it down.
const headStart = 100 * time.Millisecond

// load opens places in the background. The channel holds the newest state of the
// library and is closed after the last.
func load(ctx context.Context, places []string, opt store.Options) <-chan ui.Loaded {
	states := make(chan ui.Loaded, 1)
	put := func(state ui.Loaded) {
		select { // an older state that nobody took is out of date
		case <-states:
		default:
		}
		states <- state
	}
	started := false
	opt.Publish = func(library *store.Library, p store.Progress) {
		if !p.Done {
			put(ui.Loaded{Library: library, Read: p.Read, Found: p.Found, Checking: p.Checking})
		}
		if p.Checking && !started {
			started = true
			select {
			case <-ctx.Done():
			case <-time.After(headStart):
			}
		}
	}
	spawn.Go(func() {
		defer close(states)
		var library *store.Library
		var err error
		if broke := spawn.Caught(func() { library, err = openPlaces(ctx, places, opt) }); broke != nil {
			err = broke // a server goes on without the newer library
		}
		state := ui.Loaded{Done: true, Err: err}
		if library != nil {
			state.Library = library
		}
		put(state)
	}, nil)
	return states
}

// loadAndTidy is load for a reader that stays: when the library is there, its kept file is
// written again if much of it is of no use any more. The next start finds that.
func loadAndTidy(ctx context.Context, work *spawn.Group, places []string, opt store.Options) <-chan ui.Loaded {
	states := make(chan ui.Loaded, 1)
	work.Go(func() {
		var last ui.Loaded
		for last = range load(ctx, places, opt) {
			select {
			case states <- last:
			case <-ctx.Done():
			}
		}
		close(states)
		if library, whole := last.Library.(*store.Library); whole && last.Done {
			_, _ = library.Tidy(ctx) // a file that stays as it is costs nothing but room
		}
	})
	return states
}

// libraryName is what the reader calls a library: the names of its folders.
func libraryName(places []string) string {
	if len(places) == 0 {
		return samples
	}
	names := make([]string, len(places))
	for i, place := range places {
		names[i] = filepath.Base(place)
		if full, err := filepath.Abs(place); err == nil {
			names[i] = filepath.Base(full)
		}
	}
	return store.SafeLine(strings.Join(names, ", "))
}
