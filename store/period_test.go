package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/store/dates"
	"readout/store/days"
	"readout/store/storetest"
)

func TestParsePeriod(t *testing.T) {
	tests := []struct{ text, from, to string }{
		{"2023", "2023", "2023"},
		{"2023-05", "2023-05", "2023-05"},
		{" 2023-5-4 ", "2023-05-04", "2023-05-04"},
		{"2023..2024-02", "2023", "2024-02"},
		{"..2024", "", "2024"},
		{"2023..", "2023", ""},
		{">=2023-05", "2023-05", ""},
		{">2023-05", "2023-06-01", ""},
		{"<=2024", "", "2024"},
		{"<2024-05-01", "", "2024-04-30"},
		{"=2020", "2020", "2020"},
	}
	for _, test := range tests {
		p, err := ParsePeriod(test.text, dates.Date{})
		if err != nil || p.From.String() != test.from || p.To.String() != test.to {
			t.Errorf("%q: %v to %v, %v; want %s to %s", test.text, p.From, p.To, err, test.from, test.to)
		}
	}
	for text, want := range map[string]string{
		"2024-06-31":   "there is no 31 June 2024; write 2024-06-30, or 2024-06 for the month",
		"2023-02-29":   "there is no 29 February 2023; write 2023-02-28, or 2023-02 for the month",
		"2024-13":      "there is no month 13; write 2024 for the year",
		"2024-00-01":   "there is no month 00",
		"2024-05-00":   "there is no 0 May 2024",
		"0000":         "there is no year 0000",
		"":             "the date is missing; write a date such as 2024",
		"..":           "the range has neither beginning nor end",
		"2024..2023":   "2024 is after 2023; write 2023..2024",
		"May 2024":     `"May 2024" is not a date; write 2024-05`,
		"24":           `"24" is not a date; write a date such as`,
		"<>2024":       `"<>" compares nothing`,
		"<0001":        "the calendar ends there",
		">9999":        "the calendar ends there",
		"2024-01-01-1": "is not a date",
		"99999":        `"99999" is not a date`,
	} {
		if _, err := ParsePeriod(text, dates.Date{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestTimesInWords(t *testing.T) {
	today := storetest.Date(t, "2024-05-31") // a Friday
	for _, test := range []struct{ text, from, to string }{
		{"today", "2024-05-31", "2024-05-31"},
		{"Yesterday", "2024-05-30", "2024-05-30"},
		{"friday", "2024-05-31", "2024-05-31"},
		{"saturday", "2024-05-25", "2024-05-25"},
		{"monday", "2024-05-27", "2024-05-27"},
		{"7d", "2024-05-24", "2024-05-31"},
		{"2w", "2024-05-17", "2024-05-31"},
		{"3m", "2024-02-29", "2024-05-31"},
		{"1y", "2023-05-31", "2024-05-31"},
		{"last week", "2024-05-20", "2024-05-26"},
		{"this-week", "2024-05-27", "2024-06-02"},
		{"last-month", "2024-04", "2024-04"},
		{"this-quarter", "2024-04", "2024-06"},
		{"last-quarter", "2024-01", "2024-03"},
		{"last-year", "2023", "2023"},
		{"2024-Q2", "2024-04", "2024-06"},
		{"2023-q4..yesterday", "2023-10", "2024-05-30"},
		{">=monday", "2024-05-27", ""},
		{"<2024-Q2", "", "2024-03-31"},
		{">2024-Q2", "2024-07-01", ""},
	} {
		p, err := ParsePeriod(test.text, today)
		if err != nil || p.From.String() != test.from || p.To.String() != test.to {
			t.Errorf("%q: %v to %v, %v; want %s to %s", test.text, p.From, p.To, err, test.from, test.to)
		}
	}
	for _, text := range []string{"tomorrow", "2024-Q5", "0000-q1", "last-decade", "9999d", "2x", "d", "last", "-7d"} {
		if p, err := ParsePeriod(text, today); err == nil {
			t.Errorf("%q is read as %v to %v", text, p.From, p.To)
		}
	}
	if _, err := ParsePeriod("yesterday", dates.Date{}); err == nil {
		t.Error("yesterday is read without today")
	}
	for _, text := range []string{"2023..2024", "<2024", "soon", ""} {
		if _, err := ParseMoment(text, today); err == nil || strings.Contains(err.Error(), "a range") {
			t.Errorf("%q as one moment: %v", text, err)
		}
	}
	for name, want := range map[string]Period{
		"since": {From: storetest.Date(t, "2024-04")}, "until": {To: storetest.Date(t, "2024-06")},
		"after": {From: storetest.Date(t, "2024-07-01")}, "before": {To: storetest.Date(t, "2024-03-31")},
	} {
		if p, err := periodOf(name, "2024-Q2", today); err != nil || p != want {
			t.Errorf("%s:2024-Q2 is %v, %v", name, p, err)
		}
	}
}

// Packed days say of each period what dates say.
func TestStretchesContainWhatPeriodsDo(t *testing.T) {
	var list []dates.Date
	for _, text := range []string{"1999", "2023", "2024", "2023-12", "2024-01", "2024-02", "2024-04", "2023-12-31",
		"2024-01-01", "2024-02-28", "2024-02-29", "2024-03-01", "2024-04-30", "2024-12-31", "2024-12-31T10:30", "9999-12-31"} {
		d := storetest.Date(t, text)
		list = append(list, d)
		if back := days.PackMoment(d).Date(); back != d {
			t.Errorf("%s comes back as %s", d, back)
		}
	}
	for _, from := range append(list, dates.Date{}) {
		for _, to := range append(list, dates.Date{}) {
			p := Period{From: from, To: to}
			s := p.dayRange()
			for _, d := range list {
				want := (from.IsZero() || d.First().Compare(from.First()) >= 0) && (to.IsZero() || d.Last().Compare(to.Last()) <= 0)
				if got := s.contains(days.Pack(d)); got != want {
					t.Errorf("%s..%s contains %s: %v", from, to, d, got)
				}
				if want && (days.Pack(d) < s.earliest() || days.Pack(d) > s.to) {
					t.Errorf("%s..%s: %s stands outside the run", from, to, d)
				}
			}
		}
	}
	if !slices.IsSortedFunc(list[:1], func(a, b dates.Date) int { return int(days.PackMoment(a)) - int(days.PackMoment(b)) }) {
		t.Error("moments do not sort as dates do")
	}
	for _, a := range list {
		for _, b := range list {
			if (days.PackMoment(a) < days.PackMoment(b)) != (a.Compare(b) < 0) {
				t.Errorf("%s and %s are packed in another order", a, b)
			}
		}
	}
}

func datedFiles(t *testing.T) *Library {
	return openFiles(t, map[string]string{
		"a.txt": storetest.Story("Harbour works resume", "4 May 2021", "Harbour cranes stood still until 3 June 2035"),
		"b.txt": storetest.Story("A quiet week at the harbour", "9 June 2023", "Nothing was heard"),
		"c.txt": storetest.Story("Bridges and roads", "1 March 2022", "The harbour bridge will open soon"),
		"d.md":  "---\ntitle: The harbour in a year\ndate: 2023\n---\nThe harbour was the subject all that year, said the speaker of the house.\n",
		"e.txt": storetest.Story("Harbour talks", "next week perhaps", "The harbour was the subject"),
	})
}

func TestFilters(t *testing.T) {
	library := datedFiles(t)
	for text, want := range map[string]string{
		"harbour date:2023":                    "b.txt d.md",
		"harbour date:2023-06":                 "b.txt",
		"date:2021..2022":                      "a.txt c.txt",
		"harbour before:2022":                  "a.txt",
		"harbour after:2022":                   "b.txt d.md",
		"date:>=2022-03-01":                    "b.txt c.txt d.md",
		"harbour -date:2023":                   "a.txt c.txt e.txt",
		"mentions:2035":                        "a.txt",
		"(date:2021 OR date:2022) harbour":     "a.txt c.txt",
		"harbour date:1999":                    "",
		"title:harbour":                        "a.txt b.txt d.md e.txt",
		`date:2023 "heard"`:                    "b.txt",
		"before:2022 after:2020":               "a.txt",
		"harbour date:2021 mentions:2035-06-3": "a.txt",
	} {
		result, err := library.Search(t.Context(), Query{Text: text})
		got := paths(result.Hits)
		slices.Sort(got)
		if err != nil || strings.Join(got, " ") != want || result.Total != len(got) {
			t.Errorf("%s: %q (%d), %v; want %q", text, got, result.Total, err, want)
		}
		line, err := library.Timeline(t.Context(), Query{Text: text}, ByYear, Published)
		n := line.Undated
		for _, b := range line.Buckets {
			n += b.Count
		}
		if err != nil || n != result.Total {
			t.Errorf("%s: the timeline has %d, the list %d, %v", text, n, result.Total, err)
		}
	}
}

func TestQueryErrors(t *testing.T) {
	library := datedFiles(t)
	for text, want := range map[string]string{
		"harbour date:2024-06-31":  `"2024-06-31": there is no 31 June 2024; write 2024-06-30, or 2024-06 for the month`,
		"date:someday":             `"someday": "someday" is not a date; write a date such as`,
		"before:2023..2024 harbou": "is not a date",
		"harbour tag:x":            "",
	} {
		_, err := library.Search(t.Context(), Query{Text: text})
		var wrong *QueryError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), want) || wrong.Fix == "" || wrong.Text != text {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
		if _, err := library.Timeline(t.Context(), Query{Text: text}, ByYear, Published); !errors.As(err, &wrong) {
			t.Errorf("%s: the timeline says %v", text, err)
		}
	}
	for _, text := range []string{"harbour date:", "harbour date:2", "harbour date:202", "harbour date:2023-", "harbour date:2023-0", "harbour date:2023.", "harbour date:2023..", "harbour date:>", "date:>=", "harbour -date:20"} {
		result, err := library.Search(t.Context(), Query{Text: text, Typing: true})
		if err != nil || result.Total == 0 {
			t.Errorf("%s while typing: %d hits, %v", text, result.Total, err)
		}
	}
}

func TestExplain(t *testing.T) {
	library := datedFiles(t)
	result, err := library.Search(t.Context(), Query{Text: "harbour works"})
	if err != nil || len(result.Hits) == 0 {
		t.Fatal(err)
	}
	reasons, err := library.Explain(t.Context(), Query{Text: "harbour works"}, result.Hits[0].ID)
	sum := 0.0
	for _, r := range reasons {
		sum += r.Score
	}
	if hit := result.Hits[0]; err != nil || fmt.Sprintf("%.4f", sum) != fmt.Sprintf("%.4f", hit.Score) || !slices.IsSortedFunc(reasons, func(a, b Reason) int {
		if a.Score >= b.Score {
			return -1
		}
		return 1
	}) {
		t.Errorf("%v for a score of %f, %v", reasons, hit.Score, err)
	}
	if _, err := library.Explain(t.Context(), Query{Text: "harbour"}, 12345); !errors.Is(err, ErrNotFound) {
		t.Errorf("no document: %v", err)
	}
}

// Pages put together are the whole list, whichever comes first.
func TestPages(t *testing.T) {
	files := map[string]string{}
	for i := range 300 {
		files[fmt.Sprintf("%03d.txt", i)] = storetest.Report(i, i%7)
	}
	library := openFiles(t, files)
	for _, q := range []Query{{Text: "harbour version"}, {}, {Sort: Oldest}, {Text: "harbour", Sort: Newest}, {Text: "-report"}, {Text: "date:1995"}} {
		var all []string
		for d, err := range library.Documents(t.Context(), q) {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, d.Path)
		}
		fresh := newLibrary(library.docs)
		for _, after := range []int{0, 50, 30, 200, 290, 299, 300, 1000} {
			q.After, q.Limit = after, 40
			result, err := fresh.Search(t.Context(), q)
			want := all[min(after, len(all)):min(after+40, len(all))]
			if got := paths(result.Hits); err != nil || !slices.Equal(got, want) || result.Total != len(all) {
				t.Errorf("%+v: %q of %d, %v; want %q of %d", q, got, result.Total, err, want, len(all))
			}
		}
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, text := range []string{"2023", "2023..2024", ">=2023-05-04", "2024-06-31", "..", "May 2024", "10/11/2024"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if p, err := ParsePeriod(text, dates.Date{}); err == nil && p == (Period{}) {
			t.Errorf("%q is all time", text)
		}
	})
}

// Check says of a text what Search says of it when it is whole.
func TestCheckIsWhatSearchSays(t *testing.T) {
	library := datedFiles(t)
	for _, text := range []string{"", "()", "harbour", "harbour date:2023", "harbour date:", "date:2024-Q2", "since:soon", "until:2024..2025", "date:20", "date:foo", "harbour date:31-06-2024",
		"-date:2023..", "date:..", "before:2023..2024", "tag:x", "harbour is:new", "(title:cable OR date:2024-02-30", strings.Repeat("harbour ", 3000)} {
		for _, typing := range []bool{false, true} {
			_, searched := library.Search(t.Context(), Query{Text: text})
			checked := Query{Text: text, Typing: typing}.Check()
			if (searched == nil) != (checked == nil) || searched != nil && searched.Error() != checked.Error() {
				t.Errorf("%.60s: %v, Search says %v", text, checked, searched)
			}
		}
	}
}
