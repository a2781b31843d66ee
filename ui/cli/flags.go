package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
)

// outputFormat is how a command writes what it found.
type outputFormat struct{ json, lines bool }

func (o *outputFormat) flags(cmd *cobra.Command) {
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
}

func (c *choice[T]) choices() []string { return c.words }

func sortChoice(otherwise store.Sort) *choice[store.Sort] {
	return &choice[store.Sort]{name: "sort", words: []string{"relevance", "newest", "oldest"},
		values: []store.Sort{store.Relevance, store.Newest, store.Oldest}, chosen: otherwise}
}

func unitChoice() *choice[store.Unit] {
	c := &choice[store.Unit]{name: "by", words: store.Units(), chosen: store.ByYear}
	for by := range c.words {
		c.values = append(c.values, store.Unit(by))
	}
	return c
}

// A selection is the flags that say which documents of a library are meant, and in
// which order. Commands take those of them that make sense.
type selection struct {
	limit        int
	sort         *choice[store.Sort]
	exact        bool
	correct      bool
	any, all     bool
	since, until dateFlag
}

// which registers the flags that choose documents.
func (s *selection) which(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&s.any, "any", false, "briefings with any of the words, not only with all")
	cmd.Flags().BoolVar(&s.exact, "exact", false, "words as they are written: no other forms of them")
	cmd.Flags().BoolVar(&s.correct, "correct", false, "search the nearest word for one that no briefing has")
	cmd.Flags().Var(&s.since, "since", "only briefings published on or after `DATE`: 2023, 2023-05, 2023-05-04, 2w or monday")
	cmd.Flags().Var(&s.until, "until", "only briefings published on or before `DATE`, all of that year, month or last-week")
}

// page registers the flags that say how many documents, and in which order.
func (s *selection) page(cmd *cobra.Command, limit int, sort store.Sort) {
	cmd.Flags().IntVar(&s.limit, "limit", limit, "at most so many, 0 for all")
	s.sort = sortChoice(sort)
	s.sort.flag(cmd, "order: relevance, newest or oldest (default "+s.sort.words[sort]+")")
}

// query is the query of the words and the flags.
func (s *selection) query(words []string) (store.Query, error) {
	q := store.Query{Text: strings.Join(words, " "), Exact: s.exact, Correct: s.correct, Limit: s.limit,
		Period: store.Period{From: s.since.period.From, To: s.until.period.To}}
	if s.sort != nil {
		q.Sort = s.sort.chosen
	}
	switch {
	case s.any && s.all:
		return q, errors.New("give only one of --any and --all-words")
	case s.exact && s.correct:
		return q, errors.New("give only one of --exact and --correct")
	case s.any:
		q.Words = store.AnyWord
	case s.all:
		q.Words = store.AllWords
	}
	if s.limit < 0 {
		return q, errors.New("--limit must be 0 (all) or more")
	}
	if from, to := q.Period.From, q.Period.To; !from.IsZero() && !to.IsZero() && from.First().Compare(to.Last()) > 0 {
		return q, fmt.Errorf("--since %s is after --until %s: there is no time between them", from, to)
	}
	return q, q.Check()
}

// A dateFlag is a flag that takes a year, a month or a day, or a time in words.
type dateFlag struct{ period store.Period }

func (d *dateFlag) String() string { return "" }
func (d *dateFlag) Type() string   { return "date" }
func (d *dateFlag) Set(text string) (err error) {
	d.period, err = store.ParseMoment(text, today())
	return err
}
