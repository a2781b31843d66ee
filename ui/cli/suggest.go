package cli

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/store"
	"readout/store/text"
)

// missingPlace explains a word that is neither a folder nor a file. As the root command takes folders, a
// mistyped command ends here too, and one that stands behind a folder.
func missingPlace(root *cobra.Command, word string) error {
	if strings.ContainsAny(word, `/\.`) {
		return nil
	}
	if _, err := os.Stat(word); !errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if cmd, _, err := root.Find([]string{word}); err == nil && cmd != root {
		return fmt.Errorf("the command comes first: readout %s --library FOLDER", word)
	}
	return unknown(root, "command, folder or file", word)
}

// unknownCommand explains a word that is no command, where it can be nothing else.
func unknownCommand(root *cobra.Command, word string) error { return unknown(root, "command", word) }

func unknown(root *cobra.Command, what, word string) error {
	root.SuggestionsMinimumDistance = 2
	if like := root.SuggestionsFor(word); len(like) > 0 {
		return fmt.Errorf("there is no %s %q; did you mean %q?", what, word, like[0])
	}
	return fmt.Errorf("there is no %s %q; readout --help lists the commands", what, word)
}

// remarks are what seems not to be meant so in a query: what the library has to say of its text, and those of its
// words that are folders or files.
func (a *app) remarks(cmd *cobra.Command, q store.Query, words []string) []string {
	said := q.Remarks()
	if a.sharedHub != nil {
		return said // the files here are no business of a visitor
	}
	for _, word := range words {
		if info, err := os.Stat(word); err == nil {
			kind := "file"
			if info.IsDir() {
				kind = "folder"
			}
			said = append(said, fmt.Sprintf("%q is searched as text; to read that %s: %s --library %s",
				word, kind, cmd.CommandPath(), word))
		}
	}
	return said
}

// tellRemarks says remarks on the standard error, beside the answer.
func (a *app) tellRemarks(remarks []string) {
	for _, remark := range remarks {
		fmt.Fprintln(a.Err, "readout: "+store.SafeLine(remark))
	}
}

// tellFlagsAsWords tells the person whose flags stand behind "--" that they are taken for words there.
func (a *app) tellFlagsAsWords(cmd *cobra.Command, args []string) {
	from := cmd.ArgsLenAtDash()
	if from < 0 {
		return
	}
	var names []string
	for _, word := range args[from:] {
		name, dashed := strings.CutPrefix(word, "--")
		name, _, _ = strings.Cut(name, "=")
		if dashed && cmd.Flags().Lookup(name) != nil && !slices.Contains(names, "--"+name) {
			names = append(names, "--"+name)
		}
	}
	if names != nil {
		fmt.Fprintf(a.Err, "readout: words, not flags, because they stand behind --: %s\n", strings.Join(names, ", "))
	}
}

// noArguments refuses words behind a command that takes none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no %q; a folder is named with --library", cmd.CommandPath(), args[0])
	}
	return nil
}

// flagError says in our words what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	var value *pflag.InvalidValueError
	var unknown *pflag.NotExistError
	switch {
	case errors.As(err, &value) && value.GetFlag().Value.Type() == "int":
		return fmt.Errorf("--%s %q is not a whole number", value.GetFlag().Name, value.GetValue())
	case errors.As(err, &value) && value.GetFlag().Value.Type() == "date":
		return fmt.Errorf("--%s: %w", value.GetFlag().Name, value.Unwrap())
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	}
	return fmt.Errorf("%w; %s --help lists the flags", err, cmd.CommandPath())
}

// unknownFlag adds to an unknown flag the one that is spelt most like it.
func unknownFlag(cmd *cobra.Command, unknown *pflag.NotExistError) error {
	if short := unknown.GetSpecifiedShortnames(); short != "" {
		return fmt.Errorf("there is no flag -%s; to leave out a word, write -- before the query: %s -- QUERY -%s", short,
			cmd.CommandPath(), short)
	}
	typed, best, least := unknown.GetSpecifiedName(), "", 3
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if d := text.EditDistance(typed, f.Name, least); d < least && d < len(f.Name) {
			best, least = f.Name, d
		}
	})
	if best == "" {
		return fmt.Errorf("there is no flag --%s; %s --help lists the flags", typed, cmd.CommandPath())
	}
	return fmt.Errorf("there is no flag --%s; did you mean --%s?", typed, best)
}

// onlyOne refuses flags that exclude each other.
func onlyOne(cmd *cobra.Command, names ...string) error {
	var set []string
	for _, name := range names {
		if cmd.Flags().Changed(name) {
			set = append(set, "--"+name)
		}
	}
	if len(set) > 1 {
		return fmt.Errorf("give only one of %s", strings.Join(set, " and "))
	}
	return nil
}
