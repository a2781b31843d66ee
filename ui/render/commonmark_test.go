package render

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/store/text"
)

// The examples of CommonMark's specification show all words that were read, in order.
func TestCommonMark(t *testing.T) {
	t.Parallel()
	for _, e := range commonMark(t) {
		for _, width := range []int{76, 9} {
			body := Manuscript{Body: e.Markdown, Markdown: true}
			p := check(t, body, width, plainTheme)
			if got, want := wordsOf(ownText(p)), wordsOf(Open(body).Plain()); !slices.Equal(got, want) {
				t.Errorf("example %d: %q\nhas  %q\nwant %q", e.Example, e.Markdown, got, want)
			}
		}
	}
}

// ownText is what a galley shows of the document, without what is ours.
func ownText(s Galley) string {
	var all []string
	for _, b := range s.Blocks() {
		all = append(all, b.Text)
	}
	return strings.Join(all, "\n")
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

// wordsOf returns the runs of letters and digits of a text.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !text.InWord(r) })
}
