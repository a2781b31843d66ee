package cli

import (
	"errors"
	"fmt"
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
			"as written, -word must not. Titles that resemble the query follow the hits.",
		Example: "  readout search undersea cables\n" +
			"  readout search '\"innovation fund\" -diana' --sort newest",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			query := strings.Join(args, " ")
			if strings.TrimSpace(query) == "" {
				return errors.New("the query is empty: name a word to search for, or use readout list")
			}
			if limit < 1 {
				return errors.New("--limit must be 1 or more")
			}
			library, err := a.library(cmd.Context())
			if err != nil {
				return err
			}
			result, err := library.Search(cmd.Context(), store.Query{Text: query, Sort: sort.chosen, Limit: limit})
			if err != nil {
				return err
			}
			return a.printSearch(result, out)
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 20, "print at most so many hits")
	sort.flag(cmd, "order: relevance, newest or oldest (default relevance)")
	out.flags(cmd)
	return cmd
}

func (a *app) printSearch(result store.Result, out output) error {
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
		err = a.printHits(result)
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
func (a *app) printHits(result store.Result) error {
	p := a.printer()
	for i, h := range result.Hits {
		if i > 0 {
			p.line("")
		}
		p.hit(h)
	}
	if more := result.Total - len(result.Hits); more > 0 {
		fmt.Fprintf(a.Err, "%s more; --limit %d prints all\n", thousands(more), result.Total)
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
		fmt.Fprintf(a.Err, "nothing found for %q; try fewer or shorter words\n", store.SafeLine(result.Query.Text))
	}
	return p.err
}
