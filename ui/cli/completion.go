package cli

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// complete tells a tree what a shell can put behind its flags. cobra keeps that as long
// as the process lives, so it is for the tree of who sits here, which is made once, not
// for those of visitors.
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
