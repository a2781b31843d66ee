package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
)

// complain prints what ended a command. Of a query it also shows the part that is wrong.
func complain(w io.Writer, err error) {
	var query *store.QueryError
	if !errors.As(err, &query) {
		fmt.Fprintln(w, "readout:", store.SafeLine(err.Error()))
		return
	}
	fmt.Fprintln(w, "readout:", shortened(query.Problem)+"; "+store.SafeLine(query.Fix))
	for _, line := range queryPart(query.Text, query.Start, query.End) {
		fmt.Fprintln(w, " ", line)
	}
}

// queryPartWidth is the most of a query, in columns, that is shown on either side of the beginning of a fault.
const queryPartWidth = 36

// queryPart is the part of a query around a fault, and a line that points at it.
func queryPart(text string, from, to int) []string {
	from = max(0, min(from, len(text)))
	to = max(from, min(to, len(text)))
	before, fault := safePart(lastRunes(text[:from], queryPartWidth)), safePart(text[from:to])
	before = ansi.TruncateLeft(before, ansi.StringWidth(before)-queryPartWidth, "")
	shown := ansi.Truncate(fault+safePart(text[to:]), queryPartWidth, "…")
	carets := max(1, min(ansi.StringWidth(fault), ansi.StringWidth(shown)))
	return []string{before + shown, strings.Repeat(" ", ansi.StringWidth(before)) + strings.Repeat("^", carets)}
}

// shortenedWidth is the most of a query, in columns, that is repeated to the person who typed it.
const shortenedWidth = 100

// shortened is the beginning of a text, safe to show.
func shortened(text string) string { return ansi.Truncate(store.SafeLine(text), shortenedWidth, "…") }

func lastRunes(text string, n int) string {
	runes := []rune(text)
	return string(runes[max(0, len(runes)-n):])
}

// safePart is SafeLine for a part of a line: spaces at its ends stay.
func safePart(part string) string {
	inner := strings.Trim(part, " ")
	at := strings.Index(part, inner)
	return part[:at] + store.SafeLine(inner) + part[at+len(inner):]
}

// tellCorrections says on the standard error which words were searched in place of others, and
// which others there are.
func (a *app) tellCorrections(r store.Result) {
	if len(r.Corrected) > 0 {
		typed, nearest := quoted(r.Corrected)
		fmt.Fprintf(a.Err, "nothing has %s: searched for %s\n", typed, nearest)
	}
	if len(r.Offered) > 0 {
		fmt.Fprintln(a.Err, offer(r)+"; --correct searches so")
	}
}

// offer says which words no briefing has, and how many have the nearest in their place.
func offer(r store.Result) string {
	typed, nearest := quoted(r.Offered)
	if r.Nearest == 0 {
		return fmt.Sprintf("nothing has %s; nearest is %s", typed, nearest)
	}
	return fmt.Sprintf("nothing has %s; for %s (%s)", typed, nearest, thousands(r.Nearest))
}

// quoted are the words of corrections, safe to show.
func quoted(corrections []store.Correction) (typed, nearest string) {
	var from, to []string
	for _, c := range corrections {
		from = append(from, `"`+shortened(c.Typed)+`"`)
		to = append(to, `"`+shortened(c.Used)+`"`)
	}
	return strings.Join(from, " or "), strings.Join(to, ", ")
}

// tellCorrectionsOf is tellCorrections for a query whose answer does not tell them.
func (a *app) tellCorrectionsOf(ctx context.Context, library *store.Library, q store.Query) error {
	if q.Exact || q.Text == "" {
		return nil
	}
	q.After, q.Limit = 1, 1 // as little as can be had
	result, err := library.Search(ctx, q)
	a.tellCorrections(result)
	return err
}
