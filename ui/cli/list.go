package cli

import (
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"readout/store"
)

func (a *app) listCommand() *cobra.Command {
	var (
		out    outputFormat
		choose selection
	)
	cmd := &cobra.Command{
		Use:   "list [QUERY...]",
		Short: "List the briefings by date",
		Long: "List the briefings, or those that a query finds, with date, ID, title and path.\nThrough a pipe the " +
			"columns are separated by tabs. readout search --help says what a\nquery can say.",
		Example: "  readout list --library ~/briefings\n  readout list cables --sort oldest --jsonl\n  readout list " +
			"--since 2023-05 --until 2023",
		RunE: func(cmd *cobra.Command, args []string) error {
			documents, err := a.documents(cmd, args, choose)
			if err != nil {
				return err
			}
			return a.writeDocuments(documents, out, newDocumentJSON, a.printer().row)
		},
	}
	choose.page(cmd, 0, store.Newest)
	choose.which(cmd)
	out.flags(cmd)
	return cmd
}

// documents opens the library and yields those documents that a query and its
// flags ask for, whole. What was corrected is said, and what seems not to be meant so.
func (a *app) documents(cmd *cobra.Command, words []string, choose selection) (iter.Seq2[store.Document, error],
	error) {
	ctx := cmd.Context()
	q, err := choose.query(words)
	if err != nil {
		return nil, err
	}
	a.tellRemarks(a.remarks(cmd, q, words))
	library, err := a.library(ctx)
	if err != nil {
		return nil, err
	}
	if err := a.tellCorrectionsOf(ctx, library, q); err != nil {
		return nil, err
	}
	return library.Documents(ctx, q), nil
}

// writeDocuments writes each document in the form asked for. Nothing to write is errNothing, which is said.
func (a *app) writeDocuments(documents iter.Seq2[store.Document, error], out outputFormat,
	value func(store.Document) documentJSON, text func(store.Document) error) error {
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
			fmt.Fprintln(a.Err, "nothing found")
		}
		return errNothing
	}
	return nil
}
