package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
)

func (a *app) checkCommand() *cobra.Command {
	var (
		asJSON bool
		limit  int
	)
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Say what could not be read, what is undated, what was cut most",
		Long: "Compare the library with every file and say which files were left out and why,\n" +
			"which briefings have no date or an ambiguous one, from which most was cut, and\n" +
			"where the library is kept between two runs.",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 0 {
				return errors.New("--limit must be 0 (all) or more")
			}
			library, err := a.openLibrary(cmd.Context(), false)
			var empty *store.EmptyError
			if err != nil && !errors.As(err, &empty) {
				return err
			}
			report, err := a.report(cmd.Context(), library)
			if err != nil {
				return err
			}
			if asJSON {
				err = writeJSON(a.Out, report, "  ")
			} else {
				err = a.printReport(report, limit)
			}
			if err == nil && empty != nil {
				return empty
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	cmd.Flags().IntVar(&limit, "limit", 10, "print at most so many lines a list, 0 for all")
	return cmd
}

type reportJSON struct {
	Documents int             `json:"documents"`
	First     string          `json:"first,omitempty"`
	Last      string          `json:"last,omitempty"`
	Unread    []faultJSON     `json:"unread"`
	Skipped   []faultJSON     `json:"skipped"`
	Undated   []string        `json:"undated"`
	Ambiguous []ambiguityJSON `json:"ambiguous"`
	WithCuts  int             `json:"with_cuts"` // documents that lost furniture
	MostCut   []mostCutJSON   `json:"most_cut"`  // of these at most 100
	Cache     *cacheJSON      `json:"cache,omitempty"`

	unreadFiles, skippedFiles int // that Unread and Skipped are of
}

// cacheJSON is the file in which a library is kept, or why there is none.
type cacheJSON struct {
	Path  string `json:"path,omitempty"`
	Bytes int64  `json:"bytes,omitempty"`
	Why   string `json:"why,omitempty"`
}

type faultJSON struct {
	Path string `json:"path"`
	Why  string `json:"why"`
}

type ambiguityJSON struct {
	Path string   `json:"path"`
	Date []string `json:"readings"`
}

type mostCutJSON struct {
	Path  string  `json:"path"`
	Share float64 `json:"share"` // of the bytes
	Lines int     `json:"lines"`
}

// mostCutLimit bounds the list of the documents that lost most.
const mostCutLimit = 100

func (a *app) report(ctx context.Context, library *store.Library) (reportJSON, error) {
	stats := library.Stats()
	report := reportJSON{Documents: stats.Documents, First: day(stats.First), Last: day(stats.Last),
		unreadFiles: stats.Unread, skippedFiles: stats.LeftOut,
		Unread: []faultJSON{}, Skipped: []faultJSON{}, Undated: []string{}, Ambiguous: []ambiguityJSON{},
		MostCut: []mostCutJSON{}}
	if a.sharedHub == nil && (stats.CachePath != "" || stats.Uncached != "") {
		report.Cache = &cacheJSON{stats.CachePath, stats.CacheBytes, stats.Uncached}
	}
	for _, f := range stats.Faults {
		list := &report.Unread
		if f.Skipped {
			list = &report.Skipped
		}
		*list = append(*list, faultJSON{Path: f.Path, Why: f.Reason})
	}
	remarks, err := library.Remarks(ctx)
	if err != nil {
		return reportJSON{}, err
	}
	for _, r := range remarks {
		report.add(r)
	}
	slices.Sort(report.Undated)
	slices.SortFunc(report.Ambiguous, func(x, y ambiguityJSON) int { return cmp.Compare(x.Path, y.Path) })
	slices.SortFunc(report.MostCut, func(x, y mostCutJSON) int {
		return cmp.Or(cmp.Compare(y.Share, x.Share), cmp.Compare(x.Path, y.Path))
	})
	report.MostCut = report.MostCut[:min(len(report.MostCut), mostCutLimit)]
	return report, nil
}

func (r *reportJSON) add(d store.Remark) {
	switch {
	case d.Published.IsZero():
		r.Undated = append(r.Undated, d.Path)
	case !d.Other.IsZero():
		r.Ambiguous = append(r.Ambiguous, ambiguityJSON{d.Path, []string{day(d.Published), day(d.Other)}})
	}
	if d.Lost > 0 {
		r.WithCuts++
		r.MostCut = append(r.MostCut, mostCutJSON{d.Path, float64(d.Lost) / float64(d.Lost+d.Kept), d.Lines})
	}
}

func (a *app) printReport(r reportJSON, limit int) error {
	p := a.printer()
	span := ""
	if r.First != "" {
		span = fmt.Sprintf(", %s to %s", r.First, r.Last)
	}
	p.line(count(r.Documents, "briefing", "briefings") + span)
	if c := r.Cache; c != nil && c.Path != "" {
		p.line(fmt.Sprintf("kept in %s (%s)", store.SafeLine(c.Path), megabytes(c.Bytes)))
	}
	fault := func(f faultJSON) string { return f.Path + ": " + f.Why }
	printList(p, count(r.unreadFiles, "file", "files")+" could not be read whole", len(r.Unread), r.Unread, limit, fault)
	printList(p, count(r.skippedFiles, "file", "files")+" left out, not briefings", len(r.Skipped), r.Skipped, limit,
		fault)
	printList(p, thousands(len(r.Undated))+" without a date", len(r.Undated), r.Undated, limit,
		func(path string) string { return path })
	printList(p, thousands(len(r.Ambiguous))+" with a date whose day and month could not be told apart",
		len(r.Ambiguous), r.Ambiguous, limit, func(x ambiguityJSON) string {
			return x.Path + ": " + strings.Join(x.Date, " or ")
		})
	printList(p, thousands(r.WithCuts)+" with furniture cut, most cut first", r.WithCuts, r.MostCut, limit,
		func(x mostCutJSON) string {
			return fmt.Sprintf("%3.0f %%  %s (%s)", 100*x.Share, x.Path, count(x.Lines, "line", "lines"))
		})
	return p.err
}

// megabytes writes a size in bytes for people.
func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }

// printList prints the first items of all under a heading.
func printList[T any](p *printer, heading string, all int, items []T, limit int, text func(T) string) {
	if len(items) == 0 {
		return
	}
	p.line("")
	p.line(p.style.title(heading))
	shown := 0
	for i, item := range items {
		if i == limit && limit > 0 {
			break
		}
		p.line("  " + text(item))
		shown++
	}
	if shown < all {
		p.line(p.style.dim(fmt.Sprintf("  … %s more", thousands(all-shown))))
	}
}
