package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
)

// output is how a command writes what it found.
type output struct{ json, lines bool }

func (o *output) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.json, "json", false, "write JSON")
	cmd.Flags().BoolVar(&o.lines, "jsonl", false, "write JSON Lines, one a line")
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error { return onlyOne(cmd, "json", "jsonl") }
}

// choice is a flag that takes one of a few words.
type choice[T any] struct {
	name   string
	words  []string
	values []T
	chosen T
}

func (c *choice[T]) String() string { return "" }
func (c *choice[T]) Type() string   { return strings.Join(c.words, "|") }
func (c *choice[T]) Set(word string) error {
	for i, known := range c.words {
		if known == strings.ToLower(word) {
			c.chosen = c.values[i]
			return nil
		}
	}
	return fmt.Errorf("it must be one of %s", strings.Join(c.words, ", "))
}

func (c *choice[T]) flag(cmd *cobra.Command, usage string) {
	cmd.Flags().Var(c, c.name, usage)
	_ = cmd.RegisterFlagCompletionFunc(c.name, cobra.FixedCompletions(c.words, cobra.ShellCompDirectiveNoFileComp))
}

func sortChoice(otherwise store.Sort) *choice[store.Sort] {
	return &choice[store.Sort]{name: "sort", words: []string{"relevance", "newest", "oldest"},
		values: []store.Sort{store.Relevance, store.Newest, store.Oldest}, chosen: otherwise}
}

func unitChoice() *choice[store.Unit] {
	return &choice[store.Unit]{name: "by", words: []string{"decade", "year", "month", "week", "day"},
		values: []store.Unit{store.ByDecade, store.ByYear, store.ByMonth, store.ByWeek, store.ByDay}, chosen: store.ByYear}
}
