package cli

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
)

func (a *app) searchCommand() *cobra.Command {
	var (
		out   output
		limit int
		sort  = sortChoice(store.Relevance)
	)
	cmd := &cobra.Command{
		Use:   "search QUERY...",
		Short: "Search words and titles, best first",
		Long: "Search the cleaned briefings: words are ranked together, \"a phrase\" must stand\n" +
			"as written, -word must not. Titles that resemble the query follow the hits\n" +
			"(not with --jsonl).",
		Example: "  readout search undersea cables\n" +
			"  readout search '\"innovation fund\" -diana' --sort newest",
		RunE: func(cmd *cobra.Command, args []string) error {
			query := strings.Join(args, " ")
			if !(store.Query{Text: query}).Asks() {
				return errors.New("the query has no words: name one to search for, or use readout list")
			}
			if limit < 0 {
				return errors.New("--limit must be 0 (all) or more")
			}
			if limit == 0 {
				limit = math.MaxInt
			}
			library, err := a.library(cmd.Context())
			if err != nil {
				return err
			}
			result, err := library.Search(cmd.Context(), store.Query{Text: query, Sort: sort.chosen, Limit: limit})
			if err != nil {
				return err
			}
			return a.printSearch(result, out, hintPlace(cmd, args))
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 20, "print at most so many hits, 0 for all")
	sort.flag(cmd, "order: relevance, newest or oldest (default relevance)")
	out.flags(cmd)
	return cmd
}

func (a *app) printSearch(result store.Result, out output, hint string) error {
	var err error
	switch {
	case out.lines:
		for _, h := range result.Hits {
			if err = writeJSON(a.Out, newHitJSON(h), ""); err != nil {
				return err
			}
		}
	case out.json:
		err = writeJSON(a.Out, newSearchJSON(result), "  ")
	default:
		err = a.printHits(result, hint)
	}
	if err == nil && len(result.Hits) == 0 && (out.lines || len(result.Like) == 0) {
		return errNothing
	}
	return err
}

func newSearchJSON(result store.Result) searchJSON {
	value := searchJSON{Query: result.Query.Text, Corrected: map[string]string{}, Total: result.Total, Hits: []hitJSON{}}
	for _, h := range result.Hits {
		value.Hits = append(value.Hits, newHitJSON(h))
	}
	for _, h := range result.Like {
		value.Like = append(value.Like, newHitJSON(h))
	}
	return value
}

// printHits prints three lines a hit: date and title, the snippet, the path.
func (a *app) printHits(result store.Result, hint string) error {
	p := a.printer()
	for i, h := range result.Hits {
		if i > 0 {
			p.line("")
		}
		p.hit(h)
	}
	if more := result.Total - len(result.Hits); more > 0 {
		fmt.Fprintf(a.Err, "%s more; --limit 0 prints all\n", thousands(more))
	}
	if len(result.Like) > 0 {
		if len(result.Hits) > 0 {
			p.line("")
		}
		p.line(p.style.dim("Titles like this:"))
		for _, h := range result.Like {
			p.hit(h)
		}
	}
	if len(result.Hits) == 0 && len(result.Like) == 0 {
		fmt.Fprintf(a.Err, "nothing found for %q; try fewer or shorter words%s\n", store.SafeLine(result.Query.Text), hint)
	}
	return p.err
}
