package cli

import (
	"fmt"
	"strings"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/ui"
)

// complete tells a tree what a shell can put behind its flags. cobra keeps that as long as the process lives,
// so it is for the tree of the person at this machine, which is made once, not for those of visitors.
func complete(cmd *cobra.Command) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if words, only := completions(f); only {
			_ = cmd.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
		}
	})
	for _, sub := range cmd.Commands() {
		complete(sub)
	}
}

// completions are the words that a flag takes, if it takes no names of files.
func completions(f *pflag.Flag) (words []string, only bool) {
	switch value := f.Value.(type) {
	case interface{ choices() []string }:
		return value.choices(), true
	case *dateFlag:
		return nil, true
	}
	switch f.Name {
	case "language":
		return []string{"en", "de", "fr", "es"}, true
	case "compare":
		return nil, true
	}
	return nil, false
}

func manCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "man",
		Short:  "Print the manual page (readout man | man -l -)",
		Args:   cobra.NoArgs,
		Hidden: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			unquote(cmd.Root())
			page, err := mango.NewManPage(1, cmd.Root())
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(cmd.OutOrStdout(), page.Build(roff.NewDocument()), manQueries())
			return err
		},
	}
}

// manQueries is the section of the manual page about what a query can say.
func manQueries() string {
	var page strings.Builder
	page.WriteString(".SH QUERIES\n")
	for _, s := range ui.Syntax() {
		fmt.Fprintf(&page, ".TP\n\\fB%s\\fP\n%s\n", roffText(s.Write), roffText(s.Means))
	}
	return page.String()
}

// roffText is a line of text as roff reads it: no sign of it is a command.
func roffText(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(line)
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		line = `\&` + line
	}
	return line
}

// unquote takes the quotes from what flags say about themselves: they are signs for
// the help, which shows them as the name of the value.
func unquote(cmd *cobra.Command) {
	plain := func(f *pflag.Flag) { _, f.Usage = pflag.UnquoteUsage(f) }
	cmd.Flags().VisitAll(plain)
	cmd.PersistentFlags().VisitAll(plain)
	for _, sub := range cmd.Commands() {
		unquote(sub)
	}
}
