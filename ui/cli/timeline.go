package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"readout/store"
)

func (a *app) timelineCommand() *cobra.Command {
	var (
		mentioned, asJSON bool
		choose            selection
		by                = unitChoice()
	)
	cmd := &cobra.Command{
		Use:     "timeline [QUERY...]",
		Short:   "Count the briefings over time",
		Long:    "Count the briefings, or those that a query finds, by the date they were published\nor, with --mentioned, by the dates they speak of.",
		Example: "  readout timeline --by month\n  readout timeline cables --mentioned --json",
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := choose.query(args)
			if err != nil {
				return err
			}
			library, err := a.library(cmd.Context())
			if err != nil {
				return err
			}
			if err := a.tellCorrectionsOf(cmd.Context(), library, q); err != nil {
				return err
			}
			of := store.Published
			if mentioned {
				of = store.Mentioned
			}
			line, err := library.Timeline(cmd.Context(), q, by.chosen, of)
			if err != nil {
				return err
			}
			if asJSON {
				err = writeJSON(a.Out, newTimelineJSON(line), "  ")
			} else {
				err = a.printTimeline(line)
			}
			if err == nil && len(line.Buckets) == 0 && line.Undated == 0 {
				fmt.Fprintln(a.Err, "nothing found"+hintPlace(cmd, args))
				return errNothing
			}
			return err
		},
	}
	choose.which(cmd)
	by.flag(cmd, "length of a period: decade, year, month, week or day (default year)")
	cmd.Flags().BoolVar(&mentioned, "mentioned", false, "count the dates the briefings speak of, not when they were published")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}

func newTimelineJSON(line store.Timeline) timelineJSON {
	value := timelineJSON{By: line.By.String(), Of: line.Of.String(), Undated: line.Undated, Buckets: []bucketJSON{}}
	for _, b := range line.Buckets {
		value.Buckets = append(value.Buckets, bucketJSON{Start: b.Start.String(), Count: b.Count})
	}
	return value
}

// maxEmpty is the longest run of empty periods printed one by one.
const maxEmpty = 5

func (a *app) printTimeline(line store.Timeline) error {
	most := line.Undated
	for _, b := range line.Buckets {
		most = max(most, b.Count)
	}
	p := a.printer()
	for i, b := range line.Buckets {
		if i > 0 {
			a.printGap(p, line, line.Buckets[i-1], b)
		}
		p.bar(b.Start.String(), b.Count, most)
	}
	if line.Undated > 0 {
		p.bar(undatedLabel(line.Of), line.Undated, most)
	}
	return p.err
}

// undatedLabel names the documents that count for no period.
func undatedLabel(of store.DateKind) string {
	if of == store.Mentioned {
		return "no dates"
	}
	return "undated"
}

// printGap prints the empty periods between two buckets: time without briefings
// is news too.
func (a *app) printGap(p *printer, line store.Timeline, from, to store.Bucket) {
	if from.Start.Precision != to.Start.Precision {
		return
	}
	empty := 0
	for start := line.By.Next(from.Start); start.Compare(to.Start) < 0; start = line.By.Next(start) {
		empty++
	}
	if empty > maxEmpty {
		p.line(p.style.dim(fmt.Sprintf("%s empty %ss", thousands(empty), line.By)))
		return
	}
	start := from.Start
	for range empty {
		start = line.By.Next(start)
		p.bar(start.String(), 0, 1)
	}
}
