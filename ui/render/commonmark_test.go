package render

import (
	"slices"
	"strings"
	"testing"

	"readout/store/storetest"
	"readout/store/text"
)

// The examples of CommonMark's specification show all words that were read, in order.
func TestCommonMark(t *testing.T) {
	t.Parallel()
	for _, e := range storetest.CommonMark(t) {
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

// wordsOf returns the runs of letters and digits of a text.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !text.InWord(r) })
}
