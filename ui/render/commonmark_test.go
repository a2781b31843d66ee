package render

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"readout/store/text"
)

// The examples of CommonMark's specification keep all words that the
// specification's HTML shows, in order.
func TestCommonMark(t *testing.T) {
	t.Parallel()
	examples := commonMark(t)
	wrong := 0
	for _, e := range examples {
		for _, width := range []int{76, 9} {
			p := check(t, Text{Body: e.Markdown, Markdown: true}, width, plainTheme)
			if width == 9 { // words are cut here
				continue
			}
			if got, want := wordsOf(strings.Join(p.Plain, "\n")), wordsOf(shownHTML(e.HTML)); !slices.Equal(got, want) {
				wrong++
				t.Errorf("example %d: %q\nhas  %q\nwant %q", e.Example, e.Markdown, got, want)
			}
		}
	}
	t.Logf("%d examples, %d with other words", len(examples), wrong)
}

// A commonMarkExample is one of goldmark's copy of the specification.
type commonMarkExample struct {
	Markdown, HTML string
	Example        int
}

func commonMark(t *testing.T) []commonMarkExample {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skipf("the module of goldmark, which has the examples, cannot be found: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "_test", "spec.json"))
	if err != nil {
		t.Skipf("goldmark has no examples here: %v", err)
	}
	var examples []commonMarkExample
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	return examples
}

// shownHTML returns what readout shows of HTML: its text, numbers of lists,
// pictures by their description, and nothing of scripts and styles.
func shownHTML(s string) string {
	z := xhtml.NewTokenizer(strings.NewReader(s))
	var b strings.Builder
	var numbers []int // of the lists that are open; -1 for bullets
	hidden := ""
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return b.String()
		case xhtml.TextToken:
			if hidden == "" {
				b.WriteString(z.Token().Data)
			}
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			tag := z.Token()
			switch tag.Data {
			case "script", "style":
				hidden = tag.Data
			case "ol":
				start, err := strconv.Atoi(attr(tag, "start"))
				if err != nil {
					start = 1
				}
				numbers = append(numbers, start)
			case "ul":
				numbers = append(numbers, -1)
			case "li":
				if n := len(numbers); n > 0 && numbers[n-1] >= 0 {
					b.WriteString(" " + strconv.Itoa(numbers[n-1]) + " ")
					numbers[n-1]++
				}
			case "img":
				b.WriteString(imageText(attr(tag, "alt"), attr(tag, "src")))
			}
			if isBlockTag(tag.Data) || tag.Data == "pre" {
				b.WriteByte(' ')
			}
		case xhtml.EndTagToken:
			tag := z.Token()
			if n := len(numbers); (tag.Data == "ol" || tag.Data == "ul") && n > 0 {
				numbers = numbers[:n-1]
			}
			if tag.Data == hidden {
				hidden = ""
			}
			if isBlockTag(tag.Data) || tag.Data == "pre" {
				b.WriteByte(' ')
			}
		}
	}
}

// wordsOf returns the runs of letters and digits of a text.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !text.InWord(r) })
}
