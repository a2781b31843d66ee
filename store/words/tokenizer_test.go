package words

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"readout/store/text"
)

// tokenized lists the words of a text as "word" or, for a compound, "=word".
func tokenized(text string) string {
	var s Tokenizer
	var found []string
	for s.Reset(text); s.Next(); {
		word := string(s.Term)
		if s.Compound {
			word = "=" + word
		}
		found = append(found, word)
	}
	return strings.Join(found, " ")
}

func TestTokenizer(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" -- ... ", ""},
		{"Ministers met, again.", "ministers met again"},
		{"NATO-EU talks", "nato eu =natoeu talks"},
		{"Ukraine's and Ukraine’s", "ukraine and ukraine"},
		{"don't", "don t =dont"},
		{"O’Brien", "o brien =obrien"},
		{"rock-'n'-roll", "rock n roll"},
		{"CVE-2024-1234.", "cve 2024 1234 =cve20241234"},
		{"COVID-19", "covid 19 =covid19"},
		{"C++, c#/F# and C++17", "c =c++ c =c# f =f# and c =c++ 17"},
		{"a++b 5++ x#y A+ ab# visual-c++", "a b 5 x y a ab visual c =visualc++"},
		{"5% of 3.5% and 1,000 or 1,5", "5 =5% of 3 5 =3.5% and 1 000 =1000 or 1 5 =1.5"},
		{"the U.S. said", "the u s =us said"},
		{"end.Next and v2.1", "end next and v2 1 =v2.1"},
		{"Köln, ÉCOLE, Straße, Łódź", "koln ecole strasse lodz"},
		{"e\u0301cole", "ecole"},
		{"Ὀδυσσεύς", "οδυσσευσ"},
		{"ﬁnance ＮＡＴＯ", "finance nato"},
		{"北京峰会", "北京 京峰 峰会 会"},
		{"on 国 and한국", "on 国 and 한국 국"},
		{"x-北京", "x 北京 京"},
		{"データ ﾃﾞｰ", "デー ータ タ ﾃ ｰ"},
		{"-x- 'y'", "x y"},
		{"a\xffb", "a b"},
		{"\u0301 \u00ad ½", "12"},
		{"state-of-the-art", "state of the art =stateoftheart"},
		{"Anti-Ship's", "anti ship =antiship"},
	} {
		if got := tokenized(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestTokenizerPositions(t *testing.T) {
	const text = "Der «Gipfel» in NATO-EU’s Köln: 北京!"
	want := []struct {
		word string
		pos  int
	}{{"Der", 0}, {"Gipfel", 1}, {"in", 2}, {"NATO", 3}, {"EU", 4}, {"NATO-EU", 4}, {"Köln", 5}, {"北京", 6}, {"京", 7}}
	var s Tokenizer
	s.Reset(text)
	for _, w := range want {
		if !s.Next() || text[s.Start:s.End] != w.word || s.Position != w.pos {
			t.Fatalf("got %q at %d, want %q at %d", text[s.Start:s.End], s.Position, w.word, w.pos)
		}
	}
	if s.Next() {
		t.Errorf("and %q", s.Term)
	}
}

// Outside scripts without spaces, the parts of words are those of Unicode's word
// boundaries, cut at hyphens, apostrophes and points.
func TestTokenizerAgainstUnicode(t *testing.T) {
	for _, sentence := range []string{
		"El presidente visitó São Paulo; después voló a Łódź.",
		"Министр обороны заявил, что учения «Север-2024» завершены.",
		"Der Außenminister äußerte sich über 3.000 Fälle — größer als früher.",
		"قال الوزير إن الاجتماع سيعقد في بروكسل",
		"ο υπουργός Άμυνας είπε",
	} {
		var want []string
		for segments := words.FromString(sentence); segments.Next(); {
			word := segments.Value()
			if strings.ContainsFunc(word, text.IsLetter) {
				want = append(want, strings.FieldsFunc(word, func(r rune) bool { return !text.InWord(r) })...)
			}
		}
		var got []string
		var s Tokenizer
		for s.Reset(sentence); s.Next(); {
			if !s.Compound {
				got = append(got, sentence[s.Start:s.End])
			}
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func FuzzTokenizer(f *testing.F) {
	f.Add("NATO-EU's 3.5% U.S. 北京 e\u0301\xff ½ﬁ")
	f.Fuzz(func(t *testing.T, text string) {
		var s Tokenizer
		start, pos := 0, -1
		for s.Reset(text); s.Next(); {
			if len(s.Term) == 0 || len(s.Term) > MaxTerm || !utf8.Valid(s.Term) {
				t.Fatalf("%q: word %q", text, s.Term)
			}
			if s.End <= s.Start || s.End > len(text) || s.Position < pos || s.Position > pos+1 || !s.Compound && s.Start < start {
				t.Fatalf("%q: %q at %d..%d, position %d after %d", text, s.Term, s.Start, s.End, s.Position, pos)
			}
			if strings.ContainsFunc(string(s.Term), unicode.IsUpper) && !strings.ContainsFunc(text, func(r rune) bool { return r > 0x3000 }) {
				if string(s.Term) == strings.ToUpper(string(s.Term)) && strings.ToLower(string(s.Term)) != string(s.Term) {
					t.Fatalf("%q: %q is not folded", text, s.Term)
				}
			}
			start, pos = s.Start, s.Position
		}
	})
}
