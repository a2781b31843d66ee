package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
)

func (a *app) timelineCommand() *cobra.Command {
	var (
		mentioned, text, asJSON bool
		compared                []string
		choose                  selection
		by                      = unitChoice()
	)
	cmd := &cobra.Command{
		Use:   "timeline [QUERY...]",
		Short: "Count the briefings over time",
		Long: "Count the briefings, or those that a query finds, by the date they were published\n" +
			"or, with --mentioned, by the dates they speak of. What lies ahead of today is marked\n" +
			"as ahead.\n\n" +
			"--compare counts the briefings of another query beside them, with bars on the same\n" +
			"scale. Without a QUERY, those of several --compare stand beside each other, a single\n" +
			"one beside all briefings. In JSON they follow under compare.",
		Example: "  readout timeline --by month\n" +
			"  readout timeline cables --mentioned --json\n" +
			"  readout timeline cables --compare pipelines --compare '\"power grid\"'",
		RunE: func(cmd *cobra.Command, args []string) error {
			questions, err := questions(choose, args, compared)
			if err != nil {
				return err
			}
			a.tellRemarks(a.remarks(cmd, questions[0], args))
			for _, q := range questions[1:] {
				a.tellRemarks(a.remarks(cmd, q, nil))
			}
			of := store.Published
			if mentioned {
				of = store.Mentioned
			}
			strands, err := a.strands(cmd.Context(), questions, by.chosen, of)
			if err != nil {
				return err
			}
			if asJSON {
				err = writeJSON(a.Out, newTimelineJSON(strands), "  ")
			} else {
				err = a.printTimeline(shown(strands, args), text)
			}
			if err == nil && !slices.ContainsFunc(strands, strand.any) {
				fmt.Fprintln(a.Err, "nothing found")
				return errNothing
			}
			return err
		},
	}
	choose.which(cmd)
	by.flag(cmd, "length of a period: decade, year, quarter, month, week or day (default year)")
	cmd.Flags().BoolVar(&mentioned, "mentioned", false,
		"count the dates the briefings speak of, not when they were published")
	cmd.Flags().StringArrayVar(&compared, "compare", nil,
		"count the briefings that this `QUERY` finds, too; may be repeated")
	cmd.Flags().BoolVar(&text, "text", false, "words in place of bars")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error { return onlyOne(cmd, "text", "json") }
	return cmd
}

// maxCompared is how many queries fit beside each other on 60 columns.
const maxCompared = 4

// questions are the query of the words and those to compare it with.
func questions(choose selection, words, compared []string) ([]store.Query, error) {
	if len(compared) >= maxCompared {
		return nil, fmt.Errorf("--compare is given %d times; at most %d queries stand beside each other", len(compared),
			maxCompared)
	}
	var list []store.Query
	for _, text := range append([]string{strings.Join(words, " ")}, compared...) {
		q, err := choose.query([]string{text})
		if err != nil {
			return nil, err
		}
		list = append(list, q)
	}
	return list, nil
}

// A strand is a query of a timeline and what it finds.
type strand struct {
	query  string
	narrow bool // it asks for some of the briefings
	store.Timeline
}

// newStrand leaves out the periods in which the query finds nothing.
func newStrand(q store.Query, line store.Timeline) strand {
	line.Buckets = slices.DeleteFunc(line.Buckets, func(b store.Bucket) bool { return b.Count == 0 })
	return strand{q.Text, q.Text != "" || q.Period != store.Period{}, line}
}

// any reports whether the query found a briefing.
func (s strand) any() bool { return s.Undated > 0 || len(s.Buckets) > 0 }

// name is what a person calls the query.
func (s strand) name() string {
	if s.query == "" {
		return "all briefings"
	}
	return store.SafeLine(s.query)
}

// strands asks the library each question. What was corrected is said.
func (a *app) strands(ctx context.Context, questions []store.Query, by store.Unit, of store.DateKind) ([]strand,
	error) {
	library, err := a.library(ctx)
	if err != nil {
		return nil, err
	}
	var list []strand
	for _, q := range questions {
		if err := a.tellCorrectionsOf(ctx, library, q); err != nil {
			return nil, err
		}
		line, err := library.Timeline(ctx, q, by, of)
		if err != nil {
			return nil, err
		}
		list = append(list, newStrand(q, line))
	}
	return list, nil
}

// shown are the strands to print: all briefings stand beside a single query only.
func shown(strands []strand, words []string) []strand {
	if len(words) == 0 && len(strands) > 2 {
		return strands[1:]
	}
	return strands
}

func newTimelineJSON(strands []strand) timelineJSON {
	first := strands[0]
	value := timelineJSON{By: first.By.String(), Of: first.Of.String(), strandJSON: newStrandJSON(first)}
	for _, s := range strands[1:] {
		value.Compare = append(value.Compare, newStrandJSON(s))
	}
	return value
}

func newStrandJSON(s strand) strandJSON {
	value := strandJSON{Query: store.SafeLine(s.query), Undated: s.Undated, Buckets: make([]bucketJSON, len(s.Buckets))}
	for i, b := range s.Buckets {
		value.Buckets[i] = bucketJSON{Start: b.Start.String(), Count: b.Count}
		if s.narrow {
			value.Buckets[i].All = b.All
		}
	}
	if s.narrow {
		value.UndatedAll = s.UndatedAll
	}
	return value
}
