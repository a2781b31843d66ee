package cli

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
	"readout/ui"
)

func (a *app) searchCommand() *cobra.Command {
	var (
		out     outputFormat
		choose  selection
		explain bool
	)
	cmd := &cobra.Command{
		Use:   "search QUERY...",
		Short: "Search words and titles, best first",
		Long: "Search the cleaned briefings. Hits have all the words; below them, apart and never\n" +
			"counted with them, stand briefings with some of the words, and for a word that no\n" +
			"briefing has those with the nearest. --limit counts all of them together. Titles that\n" +
			"resemble the query follow, also at most --limit of them (not with --jsonl). The exit\n" +
			"code is 1 if no briefing has any of the words as typed.\n\n" +
			"What a query can say:\n\n" + syntaxTable(),
		Example: "  readout search undersea cables\n" +
			"  readout search '\"innovation fund\" -diana' --sort newest\n" +
			"  readout search title:cable --since 2023 --json --explain",
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := choose.query(args)
			switch {
			case err != nil:
				return err
			case !q.Asks():
				return errors.New("the query has no words: name one to search for, or use readout list")
			case q.Limit == 0:
				q.Limit = math.MaxInt
			}
			library, err := a.library(cmd.Context())
			if err != nil {
				return err
			}
			result, err := library.Search(cmd.Context(), q)
			if err != nil {
				return err
			}
			result.Like = result.Like[:min(len(result.Like), q.Limit)]
			f := findings{Result: result, remarks: a.remarks(cmd, q, args)}
			if explain {
				if f.why, err = explanations(cmd.Context(), library, result); err != nil {
					return err
				}
			}
			return a.printSearch(f, out)
		},
	}
	choose.page(cmd, 20, store.Relevance)
	choose.which(cmd)
	cmd.Flags().BoolVar(&choose.all, "all-words", false, "leave out briefings with only some of the words")
	out.flags(cmd)
	cmd.Flags().BoolVar(&explain, "explain", false, "say why each hit has its score")
	return cmd
}

// syntaxTable is the query language, a line each.
func syntaxTable() string {
	var table strings.Builder
	for _, s := range ui.Syntax() {
		fmt.Fprintf(&table, "  %-22s %s\n", s.Write, s.Means)
	}
	return strings.TrimSuffix(table.String(), "\n")
}

// findings are what a search found, what is to be said of the query and, if that is asked for, why.
type findings struct {
	store.Result
	why     [][]store.Reason // a list a hit, nil if nobody asked
	remarks []string         // what seems not to be meant so in the query
}

// explanations are the reasons of each hit.
func explanations(ctx context.Context, library *store.Library, result store.Result) ([][]store.Reason, error) {
	why := make([][]store.Reason, len(result.Hits))
	for i, h := range result.Hits {
		reasons, err := library.Explain(ctx, result.Query, h.ID)
		if err != nil {
			return nil, err
		}
		why[i] = append([]store.Reason{}, reasons...)
	}
	return why, nil
}

// reasons are those of hit i, nil if nobody asked for them.
func (f findings) reasons(i int) []store.Reason {
	if f.why == nil {
		return nil
	}
	return f.why[i]
}

func (a *app) printSearch(f findings, out outputFormat) error {
	var err error
	if !out.json {
		a.tellRemarks(f.remarks)
	}
	switch {
	case out.lines:
		a.tellCorrections(f.Result)
		for i, h := range f.Hits {
			if err = writeJSON(a.Out, newHitJSON(h, f.reasons(i)), ""); err != nil {
				return err
			}
		}
	case out.json:
		err = writeJSON(a.Out, newSearchJSON(f), "  ")
	default:
		if !slices.ContainsFunc(f.Hits, isOffered) { // else the heading above them says it
			a.tellCorrections(f.Result)
		}
		err = a.printHits(f)
	}
	if err == nil && !f.Found {
		return errNothing
	}
	return err
}

func newSearchJSON(f findings) searchJSON {
	value := searchJSON{Query: store.SafeLine(f.Query.Text), Corrected: correctionsJSON(f.Corrected),
		Offered: correctionsJSON(f.Offered), Total: f.Total, Hits: []hitJSON{}, Some: partJSON{Hits: []hitJSON{}}}
	if len(f.Offered) > 0 {
		value.Offer = &partJSON{f.Nearest, []hitJSON{}}
	}
	if f.Found {
		value.Some.Total = f.Some + f.Offers
	}
	for i, h := range f.Hits {
		hit := newHitJSON(h, f.reasons(i))
		if h.Part == store.All {
			value.Hits = append(value.Hits, hit)
			continue
		}
		if h.Part == store.Offered {
			value.Offer.Hits = append(value.Offer.Hits, hit)
		}
		if f.Found {
			value.Some.Hits = append(value.Some.Hits, hit)
		}
	}
	for _, remark := range f.remarks {
		value.Remarks = append(value.Remarks, store.SafeLine(remark))
	}
	for _, h := range f.Like {
		value.Like = append(value.Like, newHitJSON(h, nil))
	}
	return value
}

func correctionsJSON(corrections []store.Correction) map[string]string {
	words := make(map[string]string)
	for _, c := range corrections {
		words[store.SafeLine(c.Typed)] = store.SafeLine(c.Used)
	}
	return words
}

// printHits prints three lines a hit: date and title, the snippet, the path; and a heading above those that
// have not all the words.
func (a *app) printHits(result findings) error {
	p := a.printer()
	before := store.All
	for i, h := range result.Hits {
		if i > 0 {
			p.line("")
		}
		if h.Part != before {
			p.line(p.style.dim(partHeading(result.Result, h.Part)))
			before = h.Part
		}
		p.hit(h)
		for _, r := range result.reasons(i) {
			p.reason(r)
		}
	}
	if more := result.Rows() - len(result.Hits); more > 0 {
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
		fmt.Fprintf(a.Err, "nothing found for %q; try fewer or shorter words\n", shortened(result.Query.Text))
	}
	return p.err
}

func isOffered(h store.Hit) bool { return h.Part == store.Offered }

// partHeading stands above the hits of a part.
func partHeading(r store.Result, part store.Part) string {
	if part == store.Offered {
		return offer(r) + "; --correct searches so:"
	}
	some := fmt.Sprintf("Some of the words (%s):", thousands(r.Some))
	if r.Total+r.Offers == 0 {
		return "No briefing has all of the words. " + some
	}
	return some
}
