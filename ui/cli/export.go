package cli

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
)

func (a *app) exportCommand() *cobra.Command {
	var (
		lines, markdown bool
		choose          selection
	)
	cmd := &cobra.Command{
		Use:   "export [QUERY...]",
		Short: "Write whole briefings, cleaned, for other programs",
		Long: "Write the briefings, or those that a query finds, whole: cleaned, titled and dated,\n" +
			"with what was cut and why. As JSON Lines readout itself can open the result; as\n" +
			"Markdown the briefings follow each other, to be read.",
		Example: "  readout export --library ~/briefings --jsonl > briefings.jsonl\n  readout export cables --markdown " +
			"> cables.md",
		RunE: func(cmd *cobra.Command, args []string) error {
			documents, err := a.documents(cmd, args, choose)
			if err != nil {
				return err
			}
			return a.writeDocuments(documents, outputFormat{lines: !markdown}, newWholeJSON, a.printMarkdown)
		},
	}
	cmd.Flags().BoolVar(&lines, "jsonl", false, "write JSON Lines, one document a line (the default)")
	cmd.Flags().BoolVar(&markdown, "markdown", false, "write Markdown with front matter, one after the other")
	choose.page(cmd, 0, store.Newest)
	choose.which(cmd)
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error { return onlyOne(cmd, "jsonl", "markdown") }
	return cmd
}

// printMarkdown writes a document as Markdown with the front matter that readout
// reads back, if the document has a file of its own.
func (a *app) printMarkdown(d store.Document) error {
	var text strings.Builder
	text.WriteString("---\n")
	for _, field := range [][2]string{{"title", d.Title.Text}, {"date", day(d.Published.Date)}, {"source", d.Source},
		{"author", d.Byline}, {"lang", d.Language}, {"link", d.Link}} {
		if field[1] != "" {
			fmt.Fprintf(&text, "%s: %q\n", field[0], field[1])
		}
	}
	text.WriteString("---\n\n")
	if d.Markdown {
		text.WriteString(d.Body)
	} else {
		text.WriteString(escapeMarkdown(d.Body))
	}
	text.WriteString("\n")
	_, err := fmt.Fprint(a.Out, text.String())
	return err
}

// markdownInline are the signs that Markdown reads anywhere in a line.
var markdownInline = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "<", `\<`, "&", `\&`)

// markdownStart is what makes a heading, a quotation, a list, a rule or code of a
// line that begins with it (CommonMark 0.31).
var markdownStart = regexp.MustCompile(`^( {0,3})([#>+=~-]|\d{1,9}([.)]))`)

// escapeMarkdown writes plain text so that Markdown gives the same text back, line for line.
func escapeMarkdown(plain string) string {
	lines := strings.Split(plain, "\n")
	for i, line := range lines {
		line = markdownInline.Replace(strings.TrimRight(line, " "))
		if m := markdownStart.FindStringSubmatchIndex(line); m != nil {
			at := m[4] // the sign; of a number, what follows it
			if m[6] >= 0 {
				at = m[6]
			}
			line = line[:at] + `\` + line[at:]
		}
		if line != "" && i+1 < len(lines) && strings.TrimSpace(lines[i+1]) != "" {
			line += `\` // a hard line break
		}
		lines[i] = strings.TrimLeft(line, " ")
	}
	return strings.Join(lines, "\n")
}
