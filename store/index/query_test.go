package index

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, complete, typing string }{
		{"", "", ""},
		{`  - " ""  -"" …`, "", ""},
		{"undersea cab", "undersea cab", "undersea cab*"},
		{"undersea ", "undersea", "undersea"},
		{"cab* undersea", "cab* undersea", "cab* undersea*"},
		{`"undersea cab`, `"undersea cab"`, `"undersea cab*"`},
		{`"undersea cables"`, `"undersea cables"`, `"undersea cables"`},
		{`“undersea cables”`, `"undersea cables"`, `"undersea cables"`},
		{`baltic"undersea  cables"sea`, `baltic "undersea cables" sea`, `baltic "undersea cables" sea*`},
		{`nato -russia -"press release"`, `nato -russia -"press release"`, `nato -russia -"press release"`},
		{"nato NATO nato", "nato", "nato nato*"},
		{"NATO-EU CVE-2024-1234 5%", "NATO-EU CVE-2024-1234 5%", "NATO-EU CVE-2024-1234 5%*"},
		{"a\x00b \xff c", "a\x00b c", "a\x00b c*"},
		{"国 北京", "国* 北京", "国* 北京*"},
	} {
		for _, k := range []struct {
			parse func(string) (Query, error)
			want  string
		}{{Parse, c.complete}, {ParseTyping, c.typing}} {
			q, err := k.parse(c.text)
			if err != nil || q.String() != k.want {
				t.Errorf("%q: got %q, %v; want %q", c.text, q, err, k.want)
			}
		}
	}
}

func TestParseLimits(t *testing.T) {
	if _, err := Parse(strings.Repeat("x", maxQuery+1)); err == nil || !strings.Contains(err.Error(), "shorten") {
		t.Errorf("got %v", err)
	}
	q, err := Parse(strings.Repeat("a ", 10) + manyWords(1000))
	if err != nil || len(q.clauses) != maxClauses {
		t.Errorf("%d clauses, %v", len(q.clauses), err)
	}
	q, err = Parse(`"` + manyWords(1000))
	if err != nil || len(q.clauses) != 1 || len(q.clauses[0].parts) != maxParts {
		t.Errorf("%v, %v", q, err)
	}
}

func manyWords(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteByte('a' + byte(i%26))
		b.WriteByte('a' + byte(i/26%26))
		b.WriteString("x ")
	}
	return b.String()
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{`"undersea cab`, `-a -"b c" d*`, "NATO-EU 5% ** --x", "\xff\"“", "国 北京\u2028x"} {
		f.Add(text)
	}
	ix := New(segmentOf(briefings))
	f.Fuzz(func(t *testing.T, text string) {
		for _, parse := range []func(string) (Query, error){Parse, ParseTyping} {
			q, err := parse(text)
			if err != nil {
				continue
			}
			again, err := Parse(q.String())
			if err != nil || again.String() != q.String() || again.Empty() != q.Empty() {
				t.Fatalf("%q is read as %q, and that as %q (%v)", text, q, again, err)
			}
			if _, _, err := ix.Search(t.Context(), q, 3, nil); err != nil {
				t.Fatal(err)
			}
		}
	})
}
