package markup

import (
	"strings"
	"testing"
)

// A tag ends what the last one of its name began, with what stands open in that; one that
// ends nothing is passed over.
func TestTagsOfStyles(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"a <b>b</b> c", "a [b] c"},
		{"<b>a <i>b</b> c</i> d", "[a ][b] c d"},
		{"<i>a <b>b <b>c</b> d</i> e</b> f", "(a )(b )[(c)]( d) e f"},
		{"</i><b>a</i></b> b", "[a] b"},
		{"<a>a <b>b</a> c</b> d", "a b c d"},
	} {
		if got := styledRuns(c.body); got != c.want {
			t.Errorf("%q: %q, want %q", c.body, got, c.want)
		}
	}
}

// styledRuns shows the words of a paragraph: what is strong in brackets, what is emphasized
// in parentheses.
func styledRuns(body string) string {
	runs, _ := Open(body, true).Runs(0)
	var b strings.Builder
	for _, x := range runs {
		words := x.Text
		if x.Part > Space || words == "" {
			continue
		}
		if x.Style&Emph != 0 {
			words = "(" + words + ")"
		}
		if x.Style&Strong != 0 {
			words = "[" + words + "]"
		}
		b.WriteString(words)
	}
	return b.String()
}

// A quotation may begin with nothing but spaces.
func TestBlankQuotation(t *testing.T) {
	for _, body := range []string{">   ", ">   \n> a", "- a\n\n  >   \n  > b", "> > \t  \n> > a"} {
		if got := Open(body, true).Seen(); len(strings.Fields(got)) != strings.Count(body, "a")+strings.Count(body, "b") {
			t.Errorf("%q: %q", body, got)
		}
	}
}

// Runs that close up are divided, many of them as one.
func TestManyDividedRuns(t *testing.T) {
	const n = 200
	body := strings.Repeat("**N**ATO line ", n)
	if got := strings.Join(strings.Fields(Open(body, true).Seen()), " "); got != strings.TrimSpace(strings.Repeat("NATO line ", n)) {
		t.Errorf("%.60q", got)
	}
}
