// Package cli is the command line: the reader, and the same library for scripts.
//
// It promises that results go to the standard output and everything else to the standard error; that the exit
// code is 0 if something was found, 1 if nothing was (titles that only resemble a query are nothing), and 2
// after an error; that there is colour only on a terminal; that no command but the reader asks the terminal
// anything; and that what comes out is safe for a terminal, whatever the documents hold.
//
// Each run makes a tree of its own, which writes only to the Streams it is given,
// so that a server can run it for a remote session.
package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"readout/store"
)

// The exit codes.
const (
	exitFound   = 0
	exitNothing = 1
	exitError   = 2
)

// errNothing ends a command that worked and found nothing. It is not printed.
var errNothing = errors.New("nothing found")

// Streams are where a run reads and writes, and its environment.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	Env      []string // as os.Environ

	// Width is the number of columns of the terminal that Out is, 0 if it is none. ErrTerminal reports whether Err
	// is one, Interactive whether In and Out both are, so that the reader can run.
	Width       int
	ErrTerminal bool
	Interactive bool

	// Programs is whether programs of the machine may be started for the person: a
	// pager, a browser. On a server they may not.
	Programs bool

	// Signals are those of this process, of which a server hears some; nil if it hears none.
	Signals *Signals
}

// env is the value of an environment variable, "" if it is not set.
func (s Streams) env(name string) string {
	for i := len(s.Env) - 1; i >= 0; i-- {
		if key, value, _ := strings.Cut(s.Env[i], "="); key == name {
			return value
		}
	}
	return ""
}

// Main runs readout with the arguments after the program's name and returns the
// exit code. version is what --version says; "" means what the build knows.
func Main(ctx context.Context, version string, args []string, streams Streams) int {
	return execute(ctx, newRoot(streams, version), args, streams)
}

// execute runs a command of a tree and returns its exit code.
func execute(ctx context.Context, root *cobra.Command, args []string, streams Streams) int {
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitFound
	case errors.Is(err, errNothing):
		return exitNothing
	case ctx.Err() != nil:
		return exitError // interrupted: the person knows
	}
	complain(streams.Err, err)
	if errors.Is(err, store.ErrNotFound) {
		return exitNothing
	}
	return exitError
}

// app is one run: what all commands share.
type app struct {
	Streams
	places  []string
	maxSize string
	noCache bool
	ascii   bool
	frugal  bool // spare the line: --low-bandwidth

	// Of a visitor of a server; nil for who sits at this machine.
	sharedHub *hub              // the library
	rest      func(wait func()) // waits for something, while others compute
}

func newRoot(streams Streams, version string) *cobra.Command {
	a := &app{Streams: streams}
	root := &cobra.Command{
		Use:   "readout [FOLDER|FILE]...",
		Short: "Read folders of briefings in the terminal",
		Long: "readout reads folders of briefings in the terminal: it cleans saved pages, finds\n" +
			"their titles and dates, and lets you search, walk through time and read.\n\n" +
			"Without a folder it opens READOUT_LIBRARY, else four sample briefings.",
		Example: "  readout ~/briefings\n" +
			"  readout search undersea cables --library ~/briefings\n" +
			"  readout list --json | jq -r '.[].title'",
		Args:              cobra.ArbitraryArgs,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		RunE:              a.runReader,
	}
	a.setUpRoot(root, version)
	root.PersistentFlags().StringArrayVar(&a.places, "library", nil,
		"read this folder or file; may be repeated (default $READOUT_LIBRARY, else the samples)")
	root.PersistentFlags().StringVar(&a.maxSize, "max-size", "16MB", "leave out files larger than this")
	root.PersistentFlags().BoolVar(&a.noCache, "no-cache", false, "read every file, and keep nothing for the next time")
	a.readerFlags(root.Flags(), a.overSSH())
	_ = root.MarkPersistentFlagDirname("library")
	root.AddCommand(a.searchCommand(), a.listCommand(), a.showCommand(), a.timelineCommand(),
		a.exportCommand(), a.datesCommand(), a.checkCommand(), a.serveCommand(), versionCommand(), manCommand())
	complete(root)
	return root
}

// setUpRoot gives a root what the trees for people here and for visitors have in common.
func (a *app) setUpRoot(root *cobra.Command, version string) {
	root.Version = versionText(version)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.PersistentPreRun = a.tellFlagsAsWords
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.SetFlagErrorFunc(flagError)
	root.SetVersionTemplate("readout {{.Version}}\n")
	a.asciiFlag(root.PersistentFlags())
}

func (a *app) asciiFlag(flags *pflag.FlagSet) {
	flags.BoolVar(&a.ascii, "ascii", false, "draw lines, bars and marks with ASCII characters only")
}

// readerFlags registers the flags of a reader that commands do not have.
func (a *app) readerFlags(flags *pflag.FlagSet, frugal bool) {
	flags.BoolVar(&a.frugal, "low-bandwidth", frugal,
		"spare a slow line: plain lines between panes, the preview only if p asks for it; as it is over SSH")
}

// Terminal is the Streams of this process, without its signals.
func Terminal() Streams {
	s := Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Environ(), Programs: true}
	s.Width = terminalWidth(os.Stdout)
	s.ErrTerminal = terminalWidth(os.Stderr) > 0
	s.Interactive = s.Width > 0 && terminalWidth(os.Stdin) > 0
	return s
}

// usualWidth is the number of columns of a terminal that does not tell.
const usualWidth = 80

// terminalWidth is the number of columns of the terminal a file is, 0 if it is none.
func terminalWidth(f *os.File) int {
	if !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		return usualWidth
	}
	return width
}
