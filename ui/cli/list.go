package cli

import (
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
)

func (a *app) listCommand() *cobra.Command {
	var (
		out   output
		limit int
		sort  = sortChoice(store.Newest)
	)
	cmd := &cobra.Command{
		Use:     "list [QUERY...]",
		Short:   "List the briefings by date",
		Long:    "List the briefings, or those that a query finds, with date, ID, title and path.\nThrough a pipe the columns are separated by tabs.",
		Example: "  readout list --library ~/briefings\n  readout list cables --sort oldest --jsonl",
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit < 0 {
				return errors.New("--limit must be 0 (all) or more")
			}
			library, err := a.library(cmd.Context())
			if err != nil {
				return err
			}
			documents := library.Documents(cmd.Context(), store.Query{Text: strings.Join(args, " "), Sort: sort.chosen, Limit: limit})
			return a.writeDocuments(documents, out, newDocumentJSON, a.printer().row, hintPlace(cmd, args))
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 0, "print at most so many, 0 for all")
	sort.flag(cmd, "order: relevance, newest or oldest (default newest)")
	out.flags(cmd)
	return cmd
}

// writeDocuments writes each document in the form asked for. Nothing to write
// is errNothing, said with a hint.
func (a *app) writeDocuments(documents iter.Seq2[store.Document, error], out output,
	value func(store.Document) documentJSON, text func(store.Document) error, hint string) error {
	array := jsonArray{w: a.Out}
	written := 0
	for d, err := range documents {
		if err != nil {
			return err
		}
		written++
		switch {
		case out.lines:
			err = writeJSON(a.Out, value(d), "")
		case out.json:
			err = array.add(value(d))
		default:
			err = text(d)
		}
		if err != nil {
			return err
		}
	}
	if out.json {
		if err := array.end(); err != nil {
			return err
		}
	}
	if written == 0 {
		if !out.json && !out.lines {
			fmt.Fprintln(a.Err, "nothing found"+hint)
		}
		return errNothing
	}
	return nil
}
