package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/store/index"
	"readout/store/query"
	"readout/store/storetest"
)

// conditionFiles are briefings of several kinds, of which each has a letter as the end of its title.
func conditionFiles(t testing.TB) *Library {
	const english = "The ministers said that they were going to meet in the capital, and that it was not the first time.\n\n"
	const german = "Die Minister sagten, dass sie sich in der Hauptstadt treffen und dass es nicht das erste Mal ist.\n\n"
	return openFiles(t, map[string]string{
		"a.txt":      storetest.Story("Report A", "4 May 2021", english),
		"b.md":       "# Report B\n\n4 May 2023\n\n" + german,
		"c.markdown": "# Report C\n\n" + strings.Repeat(english, 30),
		"d.htm":      "<html lang=uk><head><title>Report D</title></head><body><p>" + english + "</p></body></html>",
		"e.jsonl":    `{"title":"Report E","text":"` + strings.TrimSpace(english) + `"}` + "\n" + `{"title":"Report F","text":"` + strings.TrimSpace(german) + `"}` + "\n",
		"g#1.md":     "# Report G\n\n" + english,
	})
}

// letters are the ends of the titles that a query finds, in order.
func letters(t *testing.T, l *Library, text string) string {
	t.Helper()
	result, err := l.Search(t.Context(), Query{Text: text})
	if err != nil {
		t.Errorf("%s: %v", text, err)
	}
	var found []string
	for _, h := range result.Hits {
		found = append(found, h.Title[len(h.Title)-1:])
	}
	slices.Sort(found)
	return strings.Join(found, "")
}

func TestConditions(t *testing.T) {
	library := conditionFiles(t)
	for _, c := range []struct{ text, want string }{
		{"lang:en", "ACEG"},
		{"lang:DE", "BF"},
		{"lang:uk", "D"},
		{"lang:(de OR uk)", "BDF"},
		{"-lang:en", "BDF"},
		{"is:dated", "AB"},
		{"is:undated", "CDEFG"},
		{"-is:Undated lang:de", "B"},
		{"format:md", "BCG"},
		{"format:markdown", "BCG"},
		{"format:.html", "D"},
		{"format:jsonl", "EF"},
		{"-format:md", "ADEF"},
		{"words:>200", "C"},
		{"words:<=200 format:md", "BG"},
		{"words:1..200 lang:de", "BF"},
		{"words:..200 format:md", "BG"},
		{"words:0", ""},
		{"report lang:en format:md", "CG"},
		{"report NEAR/1 b OR report NEAR/1 c", "BC"},
		{"ministers AND capital", "ACDEG"},
		{"+going hauptstadt", "ACDEG"},
		{`"sagten * sie"`, "BF"},
		{`"ministers * that"`, "ACDEG"},
		{`"that * * going"`, "ACDEG"},
		{`"that * going"`, ""},
	} {
		if got := letters(t, library, c.text); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}

// Words joined by AND are in both parts of an answer.
func TestAndInBothParts(t *testing.T) {
	library := openFiles(t, map[string]string{
		"1.txt": storetest.Story("Apple pie", "4 May 2021", "An apple pie with cream"),
		"2.txt": storetest.Story("Apples", "4 May 2021", "An apple a day with cream"),
		"3.txt": storetest.Story("Pies", "4 May 2021", "A pie of lemons"),
		"4.txt": storetest.Story("Tart", "4 May 2021", "A tart of apple, like a pie"),
	})
	for _, c := range []struct {
		text string
		want string // the numbers of the files, "|" before those with some of the words
	}{
		{"apple AND pie", "14"},
		{"+apple +pie", "14"},
		{"+apple cream", "12|4"},
		{"apple AND cream pie", "1|2"},
		{"apple NEAR/1 pie", "1"},
		{"apple NEAR/3 pie cream", "1|4"},
		{"NOT apple", "3"},
	} {
		result, err := library.Search(t.Context(), Query{Text: c.text})
		var parts [2][]string
		for _, h := range result.Hits {
			part := min(int(h.Part), 1)
			parts[part] = append(parts[part], h.Path[:1])
		}
		slices.Sort(parts[0])
		slices.Sort(parts[1])
		got := strings.Join(parts[0], "")
		if len(parts[1]) > 0 {
			got += "|" + strings.Join(parts[1], "")
		}
		if err != nil || got != c.want {
			t.Errorf("%s: got %s, %v; want %s", c.text, got, err, c.want)
		}
	}
}

func TestConditionErrors(t *testing.T) {
	library := conditionFiles(t)
	for _, c := range []struct{ text, want string }{
		{"lang:english", `"english" is not the code of a language; write one of ISO 639`},
		{"lang:fr", `there is no briefing in "fr"; there are en, de, uk`},
		{"is:unread", "is:unread asks for marks of your own, which readout does not keep yet"},
		{"is:old", `nothing is "old"; write is:dated or is:undated`},
		{"format:pdf", `there is no briefing of the format "pdf"; there are md, jsonl, html, txt`},
		{"words:many", `"many" is not a number of words; write a number such as 500`},
		{"words:>", `"" is not a number of words`},
		{"words:<>5", `"<>" compares nothing`},
		{"words:..", "the range has neither beginning nor end"},
		{"words:5..2", "5 is more than 2; write 2..5"},
		{"words:99999999999999999999", "is not a number of words"},
		{"auther:clark", "there is no field auther:; write author:"},
	} {
		_, err := library.Search(t.Context(), Query{Text: "report " + c.text})
		var wrong *QueryError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.want) || wrong.Fix == "" {
			t.Errorf("%s: %v, want %q", c.text, err, c.want)
		}
	}
	for _, text := range []string{"lang:", "lang:e", "lang:en", "is:", "is:u", "is:date", "format:", "format:m", "format:js", "words:", "words:>", "words:5", "words:1.", "words:1..", "words:..", "-words:>",
		"auther:clark OR report", "report AND", "report NEAR/"} {
		result, err := library.Search(t.Context(), Query{Text: "report " + text, Typing: true})
		if err != nil || result.Total == 0 && text != "words:5" {
			t.Errorf("%s while typing: %d hits, %v", text, result.Total, err)
		}
	}
}

func TestRemarksOfQuery(t *testing.T) {
	for _, c := range []struct {
		query Query
		want  string
	}{
		{Query{Text: `a "b`}, "is not closed"},
		{Query{Text: `a "b`, Typing: true}, ""},
		{Query{Text: "foo:bar", Typing: true}, "there is no field foo:"},
		{Query{Text: "foo:bar"}, ""}, // an error
		{Query{Text: "a b"}, ""},
	} {
		if got := strings.Join(c.query.Remarks(), "|"); (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.query.Text, got, c.want)
		}
	}
}

// BenchmarkConditions finds the documents of filters in a library of 20,000, and those of words near each other.
func BenchmarkConditions(b *testing.B) {
	texts := map[string]string{}
	for i := range 20000 {
		texts[fmt.Sprintf("%05d.%s", i, []string{"txt", "md"}[i%2])] = storetest.Report(i, 0)
	}
	library := openFiles(b, texts)
	for _, text := range []string{"lang:en", "is:undated", "is:dated", "words:>5", "format:md", "officials NEAR harbour", `"officials * the"`} {
		words, err := query.Parse(text)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				filters, err := library.filters(Query{Text: text}, words)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := library.docs.Index().Search(b.Context(), words, index.Options{Filter: filters.set}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(library.docs.Count()), "ns/document")
		})
	}
}
