package clean

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Pages whose trees would be many times their size get none, and keep their text.
func TestTooLargeForATree(t *testing.T) {
	many := func(unit string, n int) string { return "<html><body>" + strings.Repeat(unit, n) }
	open := "<p>" + strings.Repeat("<b>", 3) + strings.Repeat("<b id=1><b id=2><b id=3><i class=a><font size=2>", 80)
	tests := []struct {
		name, page string
		large      bool
	}{
		{"cells", many("<td>word</td>", mostNodes/4+1), true},
		{"fewer cells", many("<td>word</td>", mostNodes/4-1), false},
		{"bold over paragraphs", many("<b><p>word</b>", 2000), true},
		{"bold never closed", many(open, 1) + strings.Repeat("<p>word", 1000), true},
		{"bold closed in a script", many(open, 1) + "<script>" + strings.Repeat("</b></i></font>", 500) + "</script>" + strings.Repeat("<p>word", 1000), true},
		{"bold closed in a comment", many(open, 1) + "<!--" + strings.Repeat("</b></i></font>", 500) + "-->" + strings.Repeat("<p>word", 1000), true},
		{"bold closed in a value", many(open, 1) + `<p title="` + strings.Repeat("</b></i></font>", 500) + `">` + strings.Repeat("<p>word", 1000), true},
		{"links and bold, closed", many(`<p>A <a href=/x/>link <b>word</b> <img src="a>b"></a> <code>c</code></p>`, 10_000), false},
		{"a link that is never closed", many("<a name=top>", 1) + strings.Repeat("<p>word</p>", 10_000), false},
		{"attributes", many("<p "+strings.Repeat("a b=c ", mostAttributes/2+1)+">word</p>", 1), true},
		{"a long value", many(`<img alt="`+strings.Repeat("a b=c ", mostAttributes)+`"><p>word</p>`, 1), false},
	}
	for _, test := range tests {
		if got := Measure(test.page); got.large != test.large || got.Bytes() < int64(len(test.page)) {
			t.Errorf("%s: too large %t, want %t; %d bytes", test.name, got.large, test.large, got.Bytes())
		}
	}
	a := cleanHTML(tests[2].page, Hints{})
	if !a.Stripped || strings.Count(a.Body, "word") != 2000 {
		t.Errorf("stripped %t, %d words", a.Stripped, strings.Count(a.Body, "word"))
	}
}

// FuzzNodes holds the estimate against what the parser makes: it is never too low.
func FuzzNodes(f *testing.F) {
	for _, s := range []string{
		"<b><p>x</b>", "<p><b><i>x<p>y</i><p>z", "<a href='>'><svg><a/><title></b></title></svg></a><p>x", "<b><table><td><i>x</table>y",
		"<i><script></i></script><p>x<p>y", "<!--><b>--><p>x<p>y</b>", "<b a=\"</b>\"><p>x<p>y", "<nobr><nobr><p><a><a>x", "<svg><style><b></style><p>x<p>y",
		"<b><p><b><p><b><p>x</b></b></b>y", "<select><b><option></b></select><p>x", "<a><div><a><div><a>x", "<font/><p>x<p>y", "<b><math><mi><p></b>x",
	} {
		f.Add(s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, unit string, times uint8) {
		page := strings.Repeat(unit, int(times)+1)
		if len(page) > 1<<14 {
			return
		}
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			return
		}
		nodes := 0
		for range root.Descendants() {
			nodes++
		}
		// A table implies two elements a tag, and a page four.
		if bound := 2*nodesOf(page) + clonesOf(page) + 8; nodes > bound {
			t.Errorf("%q makes %d nodes, estimated %d", page, nodes, bound)
		}
	})
}
