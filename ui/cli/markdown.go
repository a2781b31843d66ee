package cli

import (
	"regexp"
	"strings"
)

// markdownInline are the signs that Markdown reads anywhere in a line.
var markdownInline = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "<", `\<`, "&", `\&`)

// markdownStart is what makes a heading, a quotation, a list, a rule or code of a
// line that begins with it (CommonMark 0.31).
var markdownStart = regexp.MustCompile(`^( {0,3})([#>+=~-]|\d{1,9}([.)]))`)

// escapeMarkdown writes plain text so that Markdown gives the same text back,
// line for line.
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
