package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
	"readout/ui/render"
)

const (
	measure    = 76 // columns of running text that are comfortable to read
	leastWidth = 20
)

// A showFormat is how one briefing is printed: as the reader shows it, at most so many
// columns wide, unless one of the others is asked for.
type showFormat struct {
	original, markdown, text, json bool
	width                          int
}

func (a *app) showCommand() *cobra.Command {
	var (
		f     showFormat
		paged bool
	)
	cmd := &cobra.Command{
		Use:   "show ID|PATH",
		Short: "Print one briefing",
		Long: "Print one briefing: rendered on a terminal, as plain text through a pipe.\n" +
			"A briefing is named by its ID, or by its path or the last names of it.",
		Example: "  readout show 000_5214943dc2519bda.txt\n  readout show report.html --original --pager",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name one briefing by its ID or path; readout list shows both")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.width < leastWidth {
				return fmt.Errorf("--width %d is too narrow for text; it must be %d or more", f.width, leastWidth)
			}
			library, err := a.library(cmd.Context())
			if err != nil {
				return err
			}
			d, err := library.Find(cmd.Context(), args[0])
			if err != nil {
				return a.outside(err, args[0])
			}
			if paged {
				return a.paged(func() error { return a.show(cmd.Context(), d, f) })
			}
			return a.show(cmd.Context(), d, f)
		},
	}
	cmd.Flags().BoolVar(&f.original, "original", false, "the text as it was in the file, cut lines marked with the reason")
	cmd.Flags().BoolVar(&f.markdown, "markdown", false, "Markdown with front matter")
	cmd.Flags().BoolVar(&f.text, "text", false, "the body only, without markup and not wrapped")
	cmd.Flags().BoolVar(&f.json, "json", false, "everything, as JSON")
	cmd.Flags().IntVar(&f.width, "width", measure, "set the text at most so many `COLUMNS` wide")
	cmd.Flags().BoolVar(&paged, "pager", false,
		"on a terminal, print through $READOUT_PAGER, else $PAGER, else "+defaultPager)
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error {
		return onlyOne(cmd, "original", "markdown", "text", "json")
	}
	return cmd
}

// outside adds to the error for a name that no document has how a file of that name is
// printed, if there is one: it is not in the library.
func (a *app) outside(err error, name string) error {
	if a.sharedHub != nil {
		return err
	}
	info, missing := os.Stat(name)
	if !errors.Is(err, store.ErrNotFound) || missing != nil || !info.Mode().IsRegular() {
		return err
	}
	return fmt.Errorf("%w; it is a file outside the library: readout show --library FILE NAME prints such a file", err)
}

// show prints a document in a form.
func (a *app) show(ctx context.Context, d store.Document, f showFormat) error {
	switch {
	case f.json:
		return writeJSON(a.Out, newWholeJSON(d), "  ")
	case f.markdown:
		return a.printMarkdown(d)
	case f.original:
		return a.printOriginal(d)
	case f.text:
		_, err := io.WriteString(a.Out, strings.TrimRight(d.Plain(), "\n")+"\n")
		return err
	}
	return a.printArticle(ctx, d, f.width)
}

// printArticle prints a document as the reader shows it, at most so many columns wide.
func (a *app) printArticle(ctx context.Context, d store.Document, width int) error {
	if a.Width > 0 {
		width = min(width, a.Width)
	}
	p := a.printer()
	body, err := render.Render(ctx, render.Manuscript{Body: d.Body, Markdown: d.Markdown}, width, p.theme)
	if err != nil {
		return err
	}
	for _, line := range render.Wrap(d.Title.Text, width) {
		p.line(p.style.title(line))
	}
	for _, line := range render.Wrap(a.metadata(d), width) {
		p.line(p.style.dim(line))
	}
	p.line("")
	for _, line := range body.Lines {
		p.line(line)
	}
	return p.err
}

// metadata is the line under the title: date, source, byline, minutes.
func (a *app) metadata(d store.Document) string {
	parts := []string{"undated"}
	if !d.Published.IsZero() {
		parts[0] = day(d.Published.Date)
		if d.Published.Inferred() {
			parts[0] = "~" + parts[0]
		}
		if other := day(d.Published.Other); other != "" {
			parts[0] += " or " + other
		}
	}
	byline := d.Byline
	if byline == d.Source {
		byline = ""
	}
	for _, part := range []string{d.Source, byline, fmt.Sprintf("%d min", d.Minutes())} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	separator := " · "
	if a.ascii {
		separator = " - "
	}
	return strings.Join(parts, separator)
}

// printOriginal prints each line as it was, cut lines behind their reason.
func (a *app) printOriginal(d store.Document) error {
	p := a.printer()
	for _, line := range d.Original() {
		if line.Why == "" || strings.TrimSpace(line.Text) == "" {
			p.line(line.Text)
			continue
		}
		p.line(p.style.dim("[" + line.Why + "] " + line.Text))
	}
	return p.err
}
