package query

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestOperators(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"apple AND pie", "+apple +pie"},
		{"apple && pie || cake", "+apple +any[pie cake]"},
		{"apple tart AND pie", "apple +tart +pie"},
		{"a OR b AND c", "+any[a b] +c"},
		{"a AND b OR c d", "+a +any[b c] d"},
		{"a AND NOT b", "+a -b"},
		{"a AND -b AND c", "+a -b +c"},
		{"AND a AND", "a"},
		{"a AND () b", "+a +b"},
		{`a AND "b c" AND title:d`, `+a +"b c" +title:d`},
		{"(a AND b) c", "+all[a b] c"},
		{"(a AND b OR c)", "+all[a any[b c]]"},
		{"title:(a AND b)", "+all[title:a title:b]"},
		{"-(a AND b)", "-all[a b]"},
		{"-(+a)", "-a"},
		{"AT&T a&&b c||d", "AT&T a&&b c||d"},
		{"and && or", "+and +or"},

		{"NATO AND EU NOT USA", "+NATO +EU -USA"},
		{"A OR B OR C OR D OR E OR F", "any[A B C D E F]"},
		{"TALKS OF PORTUGAL AND THE U.S. NOT NEAR SOUTH AFRICA", "TALKS OF PORTUGAL and THE U.S not near SOUTH AFRICA"},
		{"A || B && C D E F G AND", "+any[A B] +C D E F G and"},
		{"A OR B OR C OR D OR E OR F OR G a", "any[A B C D E F G] a"},
		{"北 南 AND 東 西 中 国 京 都", "北* +南* +東* 西* 中* 国* 京* 都*"},

		{"+apple pie", "+apple pie"},
		{"+(a OR b) c", "+any[a b] c"},
		{"+a OR b", "+any[a b]"},
		{"a OR +b", "+any[a b]"},
		{"(a OR +b) c", "+any[a b] c"},
		{"(+a b)", "+all[a b]"},
		{`+"a b" +title:c +date:2023`, `+"a b" +title:c +date{2023}`},
		{"a +a", "+a"},
		{"+a a", "+a"},
		{"a + b", "a b"},
		{"+-a -+b --c ++d", "-a -b -c +d"},
		{"NOT +a", "-a"},
		{"+AND x", "+and x"},

		{"a NEAR b", "+near[a b]"},
		{"a NEAR/3 b c", "+near/3[a b] c"},
		{"x a NEAR b OR c", "x +any[near[a b] c]"},
		{"c OR a NEAR b", "+any[c near[a b]]"},
		{"c OR a NEAR b OR d", "+any[c near[a b] d]"},
		{`a NEAR "b c" NEAR/2 d`, `+all[near[a "b c"] near/2["b c" d]]`},
		{"(a OR b) NEAR c", "+near[any[a b] c]"},
		{"a NEAR a", "+near[a a]"},
		{"title:(a NEAR b)", "+near[title:a title:b]"},
		{"-(a NEAR b) c", "-near[a b] c"},
		{"+a NEAR b", "+near[a b]"},
		{"a NEAR -b", "+a -b"},
		{"(a b) NEAR c", "+all[a b] +c"},
		{"a NEAR date:2023", "+a +date{2023}"},
		{"(a NEAR b) NEAR c", "+near[a b] +c"},
		{"NEAR a NEAR", "a"},
		{"near NEAR/0 NEAR/256 NEAR/x nearby", "near NEAR/0 NEAR/256 NEAR/x nearby"},
		{"a NOT NEAR b", "+a -b"},
	} {
		q, err := Parse(c.text)
		if got := tree(q); err != nil || got != c.want {
			t.Errorf("%q: got %s, %v; want %s", c.text, got, err, c.want)
		}
		checkPrint(t, q)
	}
}

// While it is typed, an operator means nothing before something follows it.
func TestOperatorsTyping(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"apple A", "apple A*"},
		{"apple AND", "apple"},
		{"apple AND ", "apple"},
		{"apple AND p", "+apple +p*"},
		{"apple +", "apple"},
		{"apple +p", "apple +p*"},
		{"apple NEAR", "apple"},
		{"apple NEAR/", "apple"},
		{"apple NEAR/3", "apple"},
		{"apple NEAR p", "+near[apple p*]"},
		{"apple NEAR (", "apple"},
		{`"a *`, `+"a"`},
		{`"a * b`, `+"a * b*"`},
		{"lang:", ""},
		{"is:un", "+is{un}"},
	} {
		q, err := ParseTyping(c.text)
		if got := tree(q); err != nil || got != c.want {
			t.Errorf("%q: got %s, %v; want %s", c.text, got, err, c.want)
		}
		checkPrint(t, q)
	}
}

// A row of words near each other has no more leaves than a query may have.
func TestNearLimits(t *testing.T) {
	q, err := Parse(strings.Join(strings.Fields(manyWords(200)), " NEAR "))
	leaves := 0
	q.root.eachLeaf(true, func(*Node, bool) { leaves++ })
	if err != nil || leaves > MaxClauses {
		t.Errorf("%d words, %v", leaves, err)
	}
	checkPrint(t, q)
}

func TestPhraseGaps(t *testing.T) {
	for _, c := range []struct {
		text  string
		terms []string
	}{
		{`"a * c"`, []string{"a", Gap, "c"}},
		{`"a * * c"`, []string{"a", Gap, Gap, "c"}},
		{`"* a *"`, []string{"a"}},
		{`"a* *b *c* d"`, []string{"a", "b", "c", "d"}},
		{`"a ** b"`, []string{"a", "b"}},
		{"a*c", []string{"a", "c"}},
	} {
		q, err := Parse(c.text)
		if got := q.Clauses(); err != nil || len(got) != 1 || !slices.Equal(got[0].Terms, c.terms) {
			t.Errorf("%s: got %q, %v; want %q", c.text, got, err, c.terms)
		}
		checkPrint(t, q)
	}
	if q, _ := Parse(`"a * c"`); q.Plain() != "a c" {
		t.Errorf("plain words are %q", q.Plain())
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"author:smith site:reuters in:2024", "+by:smith +source:reuters +path:2024"},
		{`Author:"Ann Smith" -site:(a OR b)`, `+by:"Ann Smith" -any[source:a source:b]`},
		{"from:smith from:7-eleven from:may from:lastochka", "+by:smith +by:7-eleven +by:may +by:lastochka"},
		{"from:2023 from:24.5.2024 from:2024-Q2 from:7d", "+since{2023} +since{24.5.2024} +since{2024-Q2} +since{7d}"},
		{`from:Monday from:"last week" from:last-week`, "+since{Monday} +since{last week} +since{last-week}"},
		{"from:(2023 OR 2024)", "+any[since{2023} since{2024}]"},
		{"lang:en -is:undated words:>500 format:md", "+lang{en} -is{undated} +words{>500} +format{md}"},
		{"lang:(en OR de)", "+any[lang{en} lang{de}]"},
	} {
		q, err := Parse(c.text)
		if got := tree(q); err != nil || got != c.want {
			t.Errorf("%q: got %s, %v; want %s", c.text, got, err, c.want)
		}
		checkPrint(t, q)
	}
}

// A word with a colon is text, or a field that does not exist.
func TestUnknownNames(t *testing.T) {
	for _, text := range []string{
		"17:30", "http://example.org", "https:x", "mailto:a@b.org", "doi:10.1000/1", "urn:isbn:1", "Re: x", "Re:x", "re: x", "FW:x",
		"C++", "C#", "§ 5", "CVE-2021:x", "CVE:2024", "a:b", "x:", "std::list", "foo:-x", "foo:/x", "x-ray:y", "md5:d41d8", "автор:кларк",
		":heart:", "#foo:bar", `"foo:bar"`, "title:foo:bar", "1:2:3",
	} {
		if q, err := Parse(text); err != nil {
			t.Errorf("%s: %v", text, err)
		} else {
			checkPrint(t, q)
		}
	}
	for _, c := range []struct{ text, wrong, fix string }{
		{"apple auther:clark", "auther:clark", "write author:,"},
		{"-titel:x", "-titel:x", "write title:,"},
		{"(a language:en)", "language:en", "write lang:,"},
		{"word:>500", "word:>500", "write words:,"},
		{"foo:bar", "foo:bar", "the fields are title,"},
		{`speaker:"x y"`, "speaker:", "in quotes it is searched as text"},
		{"year:2023", "year:2023", "the fields are"},
		{"speaker:(a b)", "speaker:", "date,"},
	} {
		_, err := Parse(c.text)
		var p *ParseError
		if !errors.As(err, &p) || c.text[p.Start:p.End] != c.wrong || !strings.Contains(p.Fix, c.fix) {
			t.Errorf("%s: got %v", c.text, err)
			continue
		}
		q, err := ParseTyping(c.text)
		if err != nil || len(q.Remarks()) != 1 || !strings.HasPrefix(q.Remarks()[0], p.Problem) {
			t.Errorf("%s, as it is typed: %v, remarks %q", c.text, err, q.Remarks())
		}
		checkPrint(t, q)
	}
}

func TestRemarks(t *testing.T) {
	for _, c := range []struct{ text, complete, typing string }{
		{`a "b c" (d) title:e`, "", ""},
		{`a "b c`, `the quote before "b c" is not closed`, ""},
		{`title:"b`, `the quote before "b" is not closed`, ""},
		{"a (b c", "a parenthesis is not closed", ""},
		{"title: a", "title: has no value, so it is searched as text", "title: has no value, so it is searched as text"},
		{"a title:", "title: has no value, so it is searched as text", ""},
		{`title:"" a`, "title: has no value, so it is left out", "title: has no value, so it is left out"},
		{"a date:()", "date: has no value, so it is left out", ""},
		{"author: x", "author: has no value", "author: has no value"},
		{"a NEAR -b", "NEAR is read as AND", "NEAR is read as AND"},
	} {
		for _, k := range []struct {
			parse func(string) (Query, error)
			want  string
		}{{Parse, c.complete}, {ParseTyping, c.typing}} {
			q, err := k.parse(c.text)
			said := strings.Join(q.Remarks(), "|")
			if err != nil || (said == "") != (k.want == "") || !strings.HasPrefix(said, k.want) {
				t.Errorf("%q: said %q, %v; want %q", c.text, said, err, k.want)
			}
		}
	}
	q, err := Parse(strings.Repeat("title: by: text: path: source: date: ", 100))
	if err != nil || len(q.Remarks()) != maxRemarks {
		t.Errorf("%d remarks, %v", len(q.Remarks()), err)
	}
}

func TestReplaceNear(t *testing.T) {
	q, _ := Parse("+undresea cabels NEAR undersesea")
	got := q.Replace(func(c Clause) (string, bool) {
		return map[string]string{"undresea": "under sea", "cabels": "cables", "undersesea": "under sea"}[c.Text], true
	})
	if want := "+under +sea +near[cables undersesea]"; tree(got) != want {
		t.Errorf("got %s, want %s", tree(got), want)
	}
	checkPrint(t, got)
}
