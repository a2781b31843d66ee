package cli

import (
	"context"
	"errors"
	"io"
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/ui"
	"readout/ui/remote"
	"readout/ui/render"
)

// A service is what visitors of a server find: one library, the lines set of it, and a command tree of their
// own. Nothing that they can type names a file of this machine or starts a program on it.
type service struct {
	hub     *hub
	name    string // of the library
	press   *render.Press
	frugal  bool
	version string
}

// receive makes what commands need of a visitor.
func (h *service) receive(v remote.Visitor) *app {
	return &app{
		Streams:   Streams{In: v.In, Out: v.Out, Err: v.Err, Env: v.Env, Width: v.Width},
		sharedHub: h.hub, rest: v.Rest, frugal: h.frugal,
	}
}

// reads reports whether words ask for the reader: the name of the program, and flags that
// say how it shall look.
func (h *service) reads(words []string) bool { return new(app).parseReaderFlags(words) == nil }

// parseReaderFlags takes the flags with which a visitor opens the reader. The error is that something
// else is asked for.
func (a *app) parseReaderFlags(words []string) error {
	flags := pflag.NewFlagSet("readout", pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	a.readerFlags(flags, a.frugal)
	a.asciiFlag(flags)
	if err := flags.Parse(withoutProgram(words)); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return errors.New("a command")
	}
	return nil
}

// withoutProgram is words without the name of the program, which who is used to a shell writes before them.
func withoutProgram(words []string) []string {
	if len(words) > 0 && words[0] == "readout" {
		return words[1:]
	}
	return words
}

// reader makes the reader of a session.
func (h *service) reader(ctx context.Context, v remote.Visitor) (tea.Model, error) {
	a := h.receive(v)
	if err := a.parseReaderFlags(v.Words); err != nil {
		return nil, err
	}
	opt, err := a.screen(h.name)
	if err != nil {
		return nil, err
	}
	reader := h.hub.subscribe(ctx)
	opt.Visitor, opt.Turn = true, v.Turn
	opt.Libraries, opt.Reopen, opt.Press = reader.states, reader.reopen, h.press
	return ui.New(ctx, opt), nil
}

// command runs a command of a session.
func (h *service) command(ctx context.Context, v remote.Visitor, words []string) int {
	a := h.receive(v)
	return execute(ctx, a.visitorRoot(h.version), withoutProgram(words), a.Streams)
}

// visitorRoot is the tree for visitors: the commands that read, without the flags
// that name files or programs here.
func (a *app) visitorRoot(version string) *cobra.Command {
	root := &cobra.Command{
		Use:   "readout",
		Short: "Read and search the briefings of this server",
		Long: "Without a command, on a terminal, the reader opens: ssh HOST, or with flags for how it\n" +
			"looks: ssh -t HOST readout --ascii. Commands stand behind the host, with the word readout\n" +
			"before them or without it: ssh HOST search --help says more, ssh HOST help lists them.",
		Example: "  ssh HOST\n" +
			"  ssh -t HOST readout --low-bandwidth=false\n" +
			"  ssh HOST search undersea cables\n" +
			"  ssh HOST search cables --json | jq .total\n" +
			"  ssh HOST \"search '\\\"innovation fund\\\" -diana'\"     (quotes for both shells)\n" +
			"  ssh HOST dates --on 2023-05-04 < speech.txt",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return unknownCommand(cmd, args[0])
		},
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	a.setUpRoot(root, version)
	a.readerFlags(root.Flags(), a.frugal)
	for _, cmd := range []*cobra.Command{a.searchCommand(), a.listCommand(), a.showCommand(), a.timelineCommand(),
		a.datesCommand(), a.checkCommand(), versionCommand()} {
		cmd.Example = "" // they name files and folders
		root.AddCommand(cmd)
	}
	find(root, "show").Flags().Lookup("pager").Hidden = true
	forDates(find(root, "dates"))
	root.AddCommand(noCompletion())
	return root
}

// noCompletion stands where cobra would put the commands that a shell calls for completions: they write what
// they are given to the standard error of the process, which is the log.
func noCompletion() *cobra.Command {
	return &cobra.Command{
		Use: cobra.ShellCompRequestCmd, Aliases: []string{cobra.ShellCompNoDescRequestCmd},
		Hidden: true, DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, _ []string) error { return unknownCommand(cmd.Root(), cmd.CalledAs()) },
	}
}

// find is a command of a root, which is there.
func find(root *cobra.Command, name string) *cobra.Command {
	at := slices.IndexFunc(root.Commands(), func(c *cobra.Command) bool { return c.Name() == name })
	return root.Commands()[at]
}

// forDates lets the dates command read the standard input only.
func forDates(cmd *cobra.Command) {
	cmd.Use = "dates"
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 1 || len(args) == 1 && args[0] != standardInput {
			return errors.New("the files here cannot be named; send the text: ssh HOST dates < FILE")
		}
		return nil
	}
}
