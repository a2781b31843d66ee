package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/seeds"
	"readout/store"
	"readout/store/markup"
	"readout/store/text"
	"readout/ui/render"
	"readout/ui/theme"
)

// The words of a document are the same in the index and in the search in the document,
// which read what is seen, in snippets, which are of its plain form, and on the screen, at
// any width: of the samples, and of the folder that READOUT_WORDS_OF names.
func TestWordsOf(t *testing.T) {
	folder := os.Getenv("READOUT_WORDS_OF")
	if folder == "" {
		folder = t.TempDir()
		if err := os.CopyFS(folder, seeds.FS); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "all.md"), []byte(everything), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	library, err := store.Open(t.Context(), []string{folder}, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	documents, differ := 0, 0
	for d, err := range library.Documents(t.Context(), store.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		documents++
		if why := wordsDiffer(t, d); why != "" {
			differ++
			t.Errorf("%s: %s", d.Path, why)
		}
	}
	t.Logf("%d of %d documents have other words in one place than in another", differ, documents)
}

// everything is Markdown with all that may come between words and their readers.
const everything = "# A *note* of `a|b` and 3*4 {#top}\n\nThe **N**ATO line, ~5 km; <5 cases of <your name>, AT&amp;T &mdash; see [the list][l],\n" +
	"[[Port|harbour]], ![a ship](x.png) :heart: and <https://a.example>[^n]. A har-\nbour and {{< x >}} more.\n\n[l]: /list\n\n[^n]: A footnote.\n\n" +
	"1. one\n1. two <br>and\n   - [x] three\n\n     four\n\n> quoted\n> > twice\n\n|a|b|\n|---|--:|\n|c \\| d|`e`|\n\n" +
	"<table><tr><th>golf</th><td>hotel</td></tr><tr><td>india</td></tr></table>\n\n<ol><li>kilo<li>lima <b>mike</b></ol>\n\n" +
	"```go\nif a { }\n```\n\n    indented\n\nquebec</p><p>romeo\n日本\n語です\n"

// wordsDiffer says what words of a document are not the same everywhere.
func wordsDiffer(t *testing.T, d store.Document) string {
	t.Helper()
	read := markup.Open(d.Body, d.Markdown)
	seen := foldedWords(read.Seen())
	if plain := foldedWords(read.Plain()); !slices.Equal(seen, plain) {
		return "found and in the plain form: " + firstDifference(seen, plain)
	}
	slices.Sort(seen) // cells stand beside each other on a screen
	th := theme.New(theme.Options{Dark: true})
	for _, width := range []int{76, 30} {
		set, err := render.Render(t.Context(), render.Manuscript{Body: d.Body, Markdown: d.Markdown}, width, th)
		if err != nil {
			t.Fatal(err)
		}
		var shown strings.Builder
		for _, b := range set.Blocks() {
			shown.WriteString(b.Text + "\n")
		}
		screen := foldedWords(shown.String())
		slices.Sort(screen)
		if !slices.Equal(seen, screen) {
			return fmt.Sprintf("at width %d %q are only found, %q only on the screen", width, without(seen, screen), without(screen, seen))
		}
	}
	return ""
}

// foldedWords returns the words of a text as the index divides them: a character of a script
// that writes no spaces, such as Chinese, is a word of its own.
func foldedWords(s string) []string {
	var apart strings.Builder
	for _, r := range s {
		if text.IsDense(r) {
			apart.WriteString(" " + string(r) + " ")
		} else {
			apart.WriteRune(r)
		}
	}
	return strings.Fields(text.Folded(apart.String()))
}

// without returns what a sorted list has more than another.
func without(a, b []string) (more []string) {
	for _, w := range a {
		for len(b) > 0 && b[0] < w {
			b = b[1:]
		}
		if len(b) > 0 && b[0] == w {
			b = b[1:]
			continue
		}
		more = append(more, w)
	}
	return more
}

// firstDifference shows where two lists of words begin to differ.
func firstDifference(a, b []string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	about := func(w []string) string { return strings.Join(w[max(0, i-3):min(len(w), i+5)], " ") }
	return "“" + about(a) + "” is “" + about(b) + "”"
}

func FuzzWordsOf(f *testing.F) {
	f.Add(everything, true)
	f.Add("Q: Who?\nA: We.\n\n1. The har-\nbour\n", false)
	f.Add("<ol >00", true)
	f.Add("<table><li>0", true)
	f.Add("<table><tr><blockquote>a</blockquote><td>b<table>c", true)
	f.Add("- a\n\n  >   \n  > b", true)
	f.Fuzz(func(t *testing.T, body string, markdown bool) {
		if len(body) > 4<<10 {
			t.Skip("long texts are for the sets")
		}
		if why := wordsDiffer(t, store.Document{Body: text.Safe(body), Markdown: markdown}); why != "" {
			t.Errorf("%q: %s", body, why)
		}
	})
}
