package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"golang.org/x/text/encoding/charmap"

	"readout/store"
	"readout/store/dates"
	"readout/store/dates/timex"
	"readout/store/spawn"
)

// standardInput is what the standard input is called among files.
const standardInput = "-"

func (a *app) datesCommand() *cobra.Command {
	var (
		out      outputFormat
		on       dateFlag
		language string
	)
	cmd := &cobra.Command{
		Use:   "dates [FILE|-]...",
		Short: "Print the time expressions of a text",
		Long: "Print the dates, times, durations and recurring times that plain texts speak of, with\n" +
			"their normal values after TimeML: 2025-11-24, 2022-09, P3M, XXXX-WXX-2. Without a\n" +
			"file, or for -, the standard input is read. Nothing is cleaned: of a web page or a\n" +
			"Markdown file all is text. Through a pipe the columns are separated by tabs.\n\n" +
			"Expressions such as \"Thursday\" or \"three days ago\" are read from the day that --on\n" +
			"names, which is when the text was published; without it they keep an open value.\n\n" +
			"In JSON, start and end count Unicode code points of the file as it is, with its line\n" +
			"ends and byte order mark, and text is what stands there. Files are read as UTF-8; a\n" +
			"byte that is none counts as one code point and is read as Windows-1252. Of a date\n" +
			"such as 10/11/2024 that can be read in two ways, value_or is the day-first reading.",
		Example: "  readout dates --on 2023-05-04 speech.txt\n" +
			"  readout show 003_b92d0c5091138268.txt --text | readout dates --json\n" +
			"  readout dates --jsonl *.txt | jq -r 'select(.type == \"DURATION\") | .text'",
		RunE: func(cmd *cobra.Command, args []string) error {
			if on.period.From != on.period.To {
				return errors.New("--on takes one day, such as 2023-05-04 or yesterday, and was given several")
			}
			opt := timex.Options{On: on.period.From, Language: language}
			if err := checkTagOptions(opt); err != nil {
				return err
			}
			return a.printDates(cmd.Context(), args, opt, out)
		},
	}
	cmd.Flags().Var(&on, "on", "the day the text was published, such as 2023-05-04: relative expressions count from it")
	cmd.Flags().StringVar(&language, "language", "", "the language of the text, such as `en`, de, fr or es (default en)")
	out.flags(cmd)
	return cmd
}

// languageTag is the shape of a language in BCP 47, with what may follow it.
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$`)

func checkTagOptions(opt timex.Options) error {
	if !opt.On.IsZero() && opt.On.Precision < dates.Day {
		return fmt.Errorf("--on %s is not a day; write all of it, such as %s", opt.On, opt.On.First())
	}
	if opt.Language != "" && !languageTag.MatchString(opt.Language) {
		return fmt.Errorf("--language %q is not the code of a language; write it like en or de-AT", opt.Language)
	}
	return nil
}

// printDates prints the time expressions of each file. A file that cannot be read is
// said and does not stop the others; the error is that of the last one.
func (a *app) printDates(ctx context.Context, files []string, opt timex.Options, out outputFormat) error {
	if len(files) == 0 {
		files = []string{standardInput}
		if a.Interactive {
			fmt.Fprintln(a.Err, "readout: reading what you type; Ctrl+D ends it")
		}
	}
	w := a.expressionWriter(out, len(files) > 1)
	var failed error
	for _, name := range files {
		text, err := a.readText(ctx, name)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			if failed != nil {
				complain(a.Err, failed)
			}
			failed = fmt.Errorf("cannot read %s: %w", displayName(name), err)
			continue
		}
		if err := w.write(name, text, timex.Tag(text, opt)); err != nil {
			return err
		}
	}
	if err := w.end(); err != nil {
		return err
	}
	if failed == nil && w.count == 0 {
		if !out.json && !out.lines {
			fmt.Fprintln(a.Err, "no time expressions found")
		}
		return errNothing
	}
	return failed
}

// displayName is what messages call a file.
func displayName(name string) string {
	if name == standardInput {
		return "the standard input"
	}
	return strconv.Quote(name)
}

// maxText bounds what is held in memory of one text, visitorsText that of a visitor: of
// each byte come many of answer.
const (
	maxText      = 64 << 20
	visitorsText = 1 << 20
)

// readText reads a file, or the standard input, as text. The error names no file.
func (a *app) readText(ctx context.Context, name string) (string, error) {
	in, most := a.In, int64(maxText)
	if a.sharedHub != nil {
		most = visitorsText
	}
	if name != standardInput {
		file, err := os.Open(name)
		if err != nil {
			return "", plainError(err)
		}
		defer file.Close()
		in = file
	}
	data, err := readAll(ctx, in, most)
	switch {
	case err != nil:
		return "", plainError(err)
	case int64(len(data)) > most:
		return "", fmt.Errorf("it is larger than %d MB; split it", most>>20)
	case bytes.IndexByte(data, 0) >= 0:
		return "", errors.New("it is not UTF-8 text, it holds zero bytes; convert it first, for example with iconv -t UTF-8")
	}
	return decodeUTF8(data), nil
}

// readAll reads at most one byte more than limit. It stops waiting when ctx ends.
func readAll(ctx context.Context, in io.Reader, limit int64) ([]byte, error) {
	type reading struct {
		data []byte
		err  error
	}
	done := make(chan reading, 1)
	spawn.Go(func() {
		data, err := io.ReadAll(io.LimitReader(in, limit+1))
		done <- reading{data, err}
	}, func(broke *spawn.Panic) { done <- reading{nil, broke} })
	select {
	case r := <-done:
		return r.data, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// plainError is the reason of an error about a file, without the file.
func plainError(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// decodeUTF8 is the text of bytes in UTF-8. Each byte that is none becomes one character, whatever stands
// beside it, so that offsets in texts of other character sets with a byte a character are right too.
func decodeUTF8(data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	var text strings.Builder
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(data[0])
		}
		text.WriteRune(r)
		data = data[size:]
	}
	return text.String()
}

// An expressionWriter writes time expressions in the form asked for.
type expressionWriter struct {
	*printer
	outputFormat
	buffer  *bufio.Writer // to the standard output, after each file
	several bool          // files: each expression says which it is from
	array   jsonArray
	count   int
}

func (a *app) expressionWriter(out outputFormat, several bool) *expressionWriter {
	buffer := bufio.NewWriter(a.Out)
	buffered := *a
	buffered.Out = buffer
	return &expressionWriter{printer: buffered.printer(), outputFormat: out, buffer: buffer, several: several,
		array: jsonArray{w: buffer}}
}

// write writes the expressions of a file.
func (w *expressionWriter) write(file, text string, found []timex.Expression) error {
	w.count += len(found)
	if !w.json && !w.lines {
		w.print(file, text, found)
		return cmp.Or(w.err, w.buffer.Flush())
	}
	points := codePoints{text: text}
	for _, e := range found {
		value := expressionJSON{mentionJSON: newMentionJSON(&points, e)}
		if w.several {
			value.File = exactText(file)
		}
		if err := w.add(value); err != nil {
			return err
		}
	}
	return w.buffer.Flush()
}

func (w *expressionWriter) add(value expressionJSON) error {
	if w.lines {
		return writeJSON(w.buffer, value, "")
	}
	return w.array.add(value)
}

func (w *expressionWriter) end() error {
	if w.json {
		if err := w.array.end(); err != nil {
			return err
		}
	}
	return w.buffer.Flush()
}

// print prints a line an expression: on a terminal below the name of the file and cut
// to the width, through a pipe as fields separated by tabs with the file at the end.
func (w *expressionWriter) print(file, text string, found []timex.Expression) {
	if len(found) == 0 {
		return
	}
	file = store.SafeLine(file)
	if w.several && w.width > 0 {
		w.line(w.style.title(ansi.Truncate(file, w.width, w.theme.Glyphs.Ellipsis)))
	}
	for _, e := range found {
		written := store.SafeLine(text[e.Start:e.End])
		if w.width > 0 {
			w.line(w.row(e, written))
			continue
		}
		fields := []string{e.Value, e.Type.String(), written}
		if w.several {
			fields = append(fields, file)
		}
		w.line(strings.Join(fields, "\t"))
	}
}

// row is an expression on one line of a terminal.
func (w *expressionWriter) row(e timex.Expression, written string) string {
	value, kind := fmt.Sprintf("%-16s  ", e.Value), fmt.Sprintf("%-8s  ", e.Type)
	if !e.Other.IsZero() {
		written += " (or " + day(e.Other) + ")"
	}
	room := max(10, w.width-len(value)-len(kind))
	return value + w.style.dim(kind) + ansi.Truncate(written, room, w.theme.Glyphs.Ellipsis)
}

type expressionJSON struct {
	mentionJSON
	File exactText `json:"file,omitempty"` // if several are read
}
