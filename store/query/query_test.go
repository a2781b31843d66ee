package query

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/store/words"
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
		{"a\x00b \xff c", "a b c", "a b c*"},
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
	_, err := Parse(strings.Repeat("x", maxQuery+1))
	if e := (*ParseError)(nil); !errors.As(err, &e) || !strings.Contains(e.Fix, "shorten") {
		t.Errorf("got %v", err)
	}
	for _, c := range []struct {
		text    string
		clauses int
	}{
		{strings.Repeat("a ", 10) + manyWords(1000), MaxClauses},
		{strings.Repeat("a OR ", 3000) + "b", 2},
		{`"` + manyWords(1000), 1},
		{strings.Repeat("(", 10_000) + "a", 1},
		{strings.Repeat("(", 5000) + "a" + strings.Repeat(")", 5000) + " b", 2},
		{strings.Repeat("(a b -(", 2000), 2},
		{deep(2000), MaxClauses},
		{strings.Repeat(")", 10_000) + "a", 1},
		{strings.Repeat("title:(", 2000) + "a", 1},
		{strings.Repeat("-", 10_000) + "a b", 1},
		{strings.Repeat("NOT ", 4000) + "a", 1},
		{strings.Repeat("OR AND NOT ", 1000), 0},
		{strings.Repeat(`"`, 10_001), 0},
		{strings.Repeat("-(\x00\xff", 3000), 0},
		{strings.Repeat("date:2023 ", 1000), 0},
		{strings.Repeat("x", 10_000), 1},
	} {
		q, err := ParseTyping(c.text)
		if err != nil || len(q.Clauses()) != c.clauses {
			t.Errorf("%.20q…: %d clauses, %v; want %d", c.text, len(q.Clauses()), err, c.clauses)
		}
		for _, clause := range q.Clauses() {
			if len(clause.Terms) > MaxTerms {
				t.Errorf("%.20q…: a phrase of %d words", c.text, len(clause.Terms))
			}
		}
		checkPrint(t, q)
	}
}

// deep returns n groups in each other, each with a word of its own.
func deep(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "w%d (", i)
	}
	return b.String()
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

// tree writes a query so that its shape can be seen: + stands before what is
// required, - before what is left out.
func (n Node) tree(top bool) string {
	sign := ""
	switch {
	case n.Negated:
		sign = "-"
	case top && n.Role() == Required:
		sign = "+"
	}
	if n.Filter != nil {
		return sign + n.Filter.Name + "{" + n.Filter.Value + "}"
	}
	if n.Op == Leaf {
		return sign + n.Clause.String()
	}
	var kids []string
	for _, kid := range n.Children {
		kids = append(kids, kid.tree(false))
	}
	name := []string{AllOf: "all", AnyOf: "any", Near: "near" + strings.TrimPrefix(nearSign(n.Reach), "NEAR")}[n.Op]
	return sign + name + "[" + strings.Join(kids, " ") + "]"
}

func tree(q Query) string {
	var kids []string
	for _, kid := range q.root.Children {
		kids = append(kids, kid.tree(true))
	}
	return strings.Join(kids, " ")
}

func TestParseTree(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"baltic OR adriatic cables", "any[baltic adriatic] cables"},
		{"cut baltic OR adriatic OR black sea", "cut any[baltic adriatic black] sea"},
		{`nato OR "european union"`, `+any[nato "european union"]`},
		{"a OR b c OR d", "any[a b] any[c d]"},
		{"OR a OR OR b OR", "any[a b]"},
		{"a AND b NOT c", "+a +b -c"},
		{"NOT NOT a NOT -b NOT", "a b"},
		{"or and not", "or and not"},
		{"(nato eu) summit", "+all[nato eu] summit"},
		{"(nato) ((summit))", "nato summit"},
		{"((a b) c)", "+all[a b c]"},
		{"(a OR (b OR c)) d", "any[a b c] d"},
		{"(a b) OR c", "+any[all[a b] c]"},
		{"-(a OR b) -(c) -(-d)", "-any[a b] -c d"},
		{"a OR -b", "+any[a -b]"},
		{"() -() (()) a", "a"},
		{"(a b", "+all[a b]"},
		{"a) b", "a b"},
		{"model(updated)x100", "model updated x100"},
		{"a a (a b) (a b) a OR a", "a +all[a b]"},
		{"title:nato", "+title:nato"},
		{"Title:NATO text:cable", "+title:NATO +text:cable"},
		{`source:"Baltic Wire" by:smith path:2024`, `+source:"Baltic Wire" +by:smith +path:2024`},
		{"title:(a OR b c) d", "+all[any[title:a title:b] title:c] d"},
		{"title:(a by:b)", "+all[title:a by:b]"},
		{"-title:x", "-title:x"},
		{"title:by:x", "+title:by:x"},
		{"title: x", "title x"},
		{"(title:)", "title"},
		{"CVE:2024 https://example.org/a 12:30", "CVE:2024 https://example.org/a 12:30"},
		{"#title:x :by:x", "+title:x +by:x"},
		{"title:OR", "+title:or"},
		{"date:2023 x", "+date{2023} x"},
		{"DATE:2023..2024 -before:2023-05", "+date{2023..2024} -before{2023-05}"},
		{`date:">= 2023" mentions:>=2035`, "+date{>= 2023} +mentions{>=2035}"},
		{`since:monday until:"last week" x`, "+since{monday} +until{last week} x"},
		{"date:(2023 OR 2025)", "+any[date{2023} date{2025}]"},
		{"date: 2023", "date 2023"},
		{`date:"" a`, "a"},
		{`„undersea cables“ «câbles» 「海底」`, `+"undersea cables" +"câbles" +"海底"`},
		{"O’Brien 'tis", "O’Brien tis"},
		{"cables - sea – x", "cables sea x"},
		{"\u200fכבלים \u200e-x \u200etitle:x", "כבלים -x +title:x"},
		{"infor\u00admation N\u200bATO\ufeff", "information NATO"},
		{"می\u200cخواهم", "می\u200cخواهم"},
	} {
		q, err := Parse(c.text)
		if got := tree(q); err != nil || got != c.want {
			t.Errorf("%q: got %s, %v; want %s", c.text, got, err, c.want)
		}
		checkPrint(t, q)
	}
}

func TestParseTypingTree(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`"undersea cab`, `+"undersea cab*"`},
		{"(nato OR", "nato"},
		{"(nato OR eu", "any[nato eu*]"},
		{"(nato OR eu)", "any[nato eu]"},
		{"nato title:", "nato"},
		{"nato title:sum", "nato +title:sum*"},
		{`nato title:"`, "nato"},
		{"nato title:(", "nato"},
		{"nato date:", "nato"},
		{"nato date:20", "nato +date{20}"},
		{"-", ""},
		{"nato -", "nato"},
		{"nato -rus", "nato -rus"}, // it leaves out what is typed, not all it may become
		{"nato -(rus", "nato -rus"},
		{"cables OR", "cables"},
		{"cables NOT", "cables"},
		{"((", ""},
		{"nato is:", "nato"},
	} {
		q, err := ParseTyping(c.text)
		if got := tree(q); err != nil || got != c.want {
			t.Errorf("%q: got %s, %v; want %s", c.text, got, err, c.want)
		}
		checkPrint(t, q)
	}
}

func TestFilters(t *testing.T) {
	const text = `nato (date:2023 OR before:"2020-01") -after:20`
	q, err := ParseTyping(text)
	want := []Filter{{"date", "2023", false, 11, 15}, {"before", "2020-01", false, 27, 34}, {"after", "20", true, 44, 46}}
	if got := q.Filters(); err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	if q, _ := Parse("date:2023 -x"); !q.Empty() {
		t.Errorf("%v is not empty", q)
	}
}

func TestPlain(t *testing.T) {
	q, _ := Parse(`nato -"press release" (brussels OR "black sea") title:cloud text:cable by:smith date:2023 summ*`)
	if got := q.Plain(); got != "nato brussels black sea cloud summ" {
		t.Errorf("got %q", got)
	}
}

func TestSplit(t *testing.T) {
	q, _ := Parse(`nato -"press release" (brussels OR -sea) -date:2023`)
	wanted, excluding := q.Split()
	if wanted.String() != "nato brussels OR -sea" || excluding.String() != `-"press release" -date:2023` || !excluding.Empty() {
		t.Errorf("got %s and %s", wanted, excluding)
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ text, wrong string }{
		{"nato tag:unread", "tag:unread"},
		{"(nato -has:note)", "-has:note"},
		{`tag:"to do" nato`, `tag:"to do"`},
		{"tag:(a b)", "tag:("},
	} {
		_, err := Parse(c.text)
		var p *ParseError
		if !errors.As(err, &p) || c.text[p.Start:p.End] != c.wrong || p.Problem == "" || p.Fix == "" {
			t.Errorf("%q: %v", c.text, err)
		}
	}
}

// checkPrint checks that a query prints as text that is read as the same query.
func checkPrint(t *testing.T, q Query) {
	t.Helper()
	again, err := Parse(q.String())
	if err != nil || !again.root.same(q.root) || again.String() != q.String() {
		t.Errorf("%s is printed as %q, and that is read as %s (%v)", tree(q), q, tree(again), err)
	}
}

func TestEssential(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"the cables of the sea", "cables sea"},
		{"the of", "the of"},
		{"the -cables", "the -cables"},
		{"the date:2023", "the +date{2023}"},
		{`the "of the"`, `+"of the"`},
		{"(the cables) x", "+all[cables] x"},
		{"the OR cables x", "any[the cables] x"},
		{"title:the the* x", "+title:the the* x"},
		{"-(the cables) x", "-all[the cables] x"},
	} {
		q, _ := Parse(c.text)
		if got := tree(q.Essential(words.English)); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

// Each node knows where it was typed.
func TestPlaces(t *testing.T) {
	const text = `nato -title:"a b" (c OR date:2023)`
	q, _ := Parse(text)
	var got []string
	for _, kid := range q.root.Children {
		got = append(got, text[kid.start:kid.end])
	}
	q.root.eachLeaf(true, func(n *Node, _ bool) { got = append(got, text[n.start:n.end]) })
	want := []string{"nato", `-title:"a b"`, "(c OR date:2023)", "nato", `-title:"a b"`, "c", "date:2023"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestReplace(t *testing.T) {
	q, _ := ParseTyping(`undresea "undresea" -undresea undresea* CVE-2024 x100 5% us (cabels OR title:Cabels) date:2023 北京 baltc`)
	var asked []string
	got := q.Replace(func(c Clause) (string, bool) {
		asked = append(asked, c.Text)
		switch {
		case c.Typing:
			return "baltic*", true
		case c.Term() == "undresea":
			return "undersea", true
		case c.Term() == "cabels":
			return "cables", c.In == 0
		}
		return "", false
	})
	if want := strings.Fields("undresea cabels Cabels baltc"); !slices.Equal(asked, want) {
		t.Errorf("asked about %q, want %q", asked, want)
	}
	const want = `undersea "undresea" -undresea undresea* CVE-2024 x100 5% us cables OR title:Cabels date:2023 北京 baltic*`
	if got.String() != want || strings.Contains(q.String(), "undersea") {
		t.Errorf("got  %s\nfrom %s", got, q)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{`"undersea cab`, `-a -"b c" d*`, "NATO-EU 5% ** --x", "\xff\"“", "国 北京\u2028x",
		"title:(a OR -b NOT c) date:>=2023", "((((", "-(a (b OR c)", `title:by:x #date:2 before:"a (b)"`, `since:2w until:"last week" -(date:today)`, "OR OR, -OR title:NOT",
		"a NEAR b NEAR/3 (c OR d) OR e AND +f && -g || h", `+(a OR +b) "c * * d" -(a NEAR "b * c")`, "from:2w from:may #foo:bar Foo:bar :x:y site:(a", `lang:en is:dated words:>5 format:md`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, parse := range []func(string) (Query, error){Parse, ParseTyping} {
			q, err := parse(text)
			if err != nil {
				continue
			}
			if again, err := Parse(q.String()); err != nil || !again.root.same(q.root) || again.String() != q.String() {
				t.Fatalf("%q is read as %q, and that as %q (%v)", text, q, again, err)
			}
			for _, kid := range q.root.Children {
				kid.eachLeaf(true, func(n *Node, _ bool) { _ = text[n.start:n.end] })
			}
		}
	})
}

// BenchmarkParse reads queries of 10 KB.
func BenchmarkParse(b *testing.B) {
	for name, text := range map[string]string{
		"words": strings.Repeat("undersea cables of the baltic ", 333), "quotes": strings.Repeat(`"`, 10_000),
		"groups": strings.Repeat("(a -(b OR c", 900), "parentheses": strings.Repeat("(", 10_000), "phrase": `"` + strings.Repeat("sea ", 2500),
		"letters": strings.Repeat("x", 10_000), "different": deep(1200), "signs": strings.Repeat("-:", 5000),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				q, err := ParseTyping(text)
				if err != nil {
					b.Fatal(err)
				}
				_ = q.String()
			}
		})
	}
}
