package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// missingPlace explains a word that is neither a folder nor a file. As the root
// command takes folders, a mistyped command ends here too.
func missingPlace(root *cobra.Command, word string) error {
	if strings.ContainsAny(word, `/\.`) {
		return nil
	}
	if _, err := os.Stat(word); !errors.Is(err, os.ErrNotExist) {
		return nil
	}
	root.SuggestionsMinimumDistance = 2
	if like := root.SuggestionsFor(word); len(like) > 0 {
		return fmt.Errorf("there is no command, folder or file %q; did you mean %q?", word, like[0])
	}
	return fmt.Errorf("there is no command, folder or file %q; readout --help lists the commands", word)
}

// suggestFlag adds to an unknown flag the one that is spelt most like it.
func suggestFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return fmt.Errorf("%w; %s --help lists the flags", err, cmd.CommandPath())
	}
	if short := unknown.GetSpecifiedShortnames(); short != "" {
		return fmt.Errorf("there is no flag -%s; to leave out a word, write -- before the query: %s -- QUERY -%s", short, cmd.CommandPath(), short)
	}
	typed, best, least := unknown.GetSpecifiedName(), "", 3
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if d := editDistance(typed, f.Name); d < least && d < len(f.Name) {
			best, least = f.Name, d
		}
	})
	if best == "" {
		return fmt.Errorf("there is no flag --%s; %s --help lists the flags", typed, cmd.CommandPath())
	}
	return fmt.Errorf("there is no flag --%s; did you mean --%s?", typed, best)
}

// editDistance is the number of letters to insert, delete or replace
// (Levenshtein) to make b of a.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j]+1, row[j+1]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
