package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/store/dates"
	"readout/store/days"
	"readout/store/storetest"
)

// said are the expressions of a document, with their values.
func said(t *testing.T, l *Library, path string) (list []string) {
	t.Helper()
	d, err := l.at(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range d.Mentions {
		span := m.From.String()
		if m.To != m.From {
			span += ".." + m.To.String()
		}
		list = append(list, fmt.Sprintf("%s=%s %s", d.Body[m.Start:m.End], m.Value, span))
	}
	return list
}

// counts are the periods of a timeline with their documents.
func counts(t *testing.T, l *Library, text string, by Unit) string {
	t.Helper()
	line, err := l.Timeline(t.Context(), Query{Text: text}, by, Mentioned)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, b := range line.Buckets {
		shown := fmt.Sprint(b.Start, " ", b.Count)
		if b.All != b.Count {
			shown += fmt.Sprint("/", b.All)
		}
		list = append(list, shown)
	}
	return strings.Join(append(list, fmt.Sprint("undated ", line.Undated, "/", line.UndatedAll)), ", ")
}

// The briefings speak of times relative to their own, of spans, and of none.
func speakingFiles(t *testing.T) *Library {
	return openFiles(t, map[string]string{
		"dated.txt":   "Harbour works resume\n\n16 May 2024\n\nThe harbour was closed last September. It will open next week, the minister said, and be rebuilt by 2035.\n",
		"undated.txt": "Harbour talks\n\nThe harbour was closed last September, the minister said, and will be rebuilt by 2035. It closed in 1999, too.\n",
		"spans.txt":   "A history of the quay\n\n2 June 2024\n\nThe quay was built in the 1990s, and was a ruin in summer 2003.\n",
		"silent.txt":  "A quiet text about nothing\n\nNothing was heard of the harbour, said the minister to those who had come.\n",
	})
}

func TestMentionsCountFromPublication(t *testing.T) {
	library := speakingFiles(t)
	for path, want := range map[string][]string{
		"dated.txt":   {"last September=2023-09 2023-09", "next week=2024-W21 2024-05-20..2024-05-26", "2035=2035 2035"},
		"undated.txt": {"last September=XXXX-09 ", "2035=2035 2035", "1999=1999 1999"},
		"spans.txt":   {"the 1990s=199 1990..1999", "summer 2003=2003-SU 2003-06..2003-08"},
	} {
		if got := said(t, library, path); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", path, got, want)
		}
	}
}

func TestTimelineOfSpans(t *testing.T) {
	library := speakingFiles(t)
	decade := "1990 1, 1991 1, 1992 1, 1993 1, 1994 1, 1995 1, 1996 1, 1997 1, 1998 1, 1999 "
	for _, test := range []struct {
		text string
		by   Unit
		want string
	}{
		{"", ByDecade, "1990 2, 2000 1, 2020 1, 2030 2, undated 1/1"},
		{"", ByYear, decade + "2, 2003 1, 2023 1, 2024 1, 2035 2, undated 1/1"},
		{"", ByQuarter, decade + "2, 2003-04 1, 2003-07 1, 2023-07 1, 2024-04 1, 2035 2, undated 1/1"},
		{"", ByMonth, decade + "2, 2003-06 1, 2003-07 1, 2003-08 1, 2023-09 1, 2024-05 1, 2035 2, undated 1/1"},
		{"", ByWeek, decade + "2, 2003-06 1, 2003-07 1, 2003-08 1, 2023-09 1, 2024-05-20 1, 2035 2, undated 1/1"},
		{"", ByDay, decade + "2, 2003-06 1, 2003-07 1, 2003-08 1, 2023-09 1, 2024-05-20 1, 2024-05-21 1, 2024-05-22 1, " +
			"2024-05-23 1, 2024-05-24 1, 2024-05-25 1, 2024-05-26 1, 2035 2, undated 1/1"},
		{"harbour", ByDecade, "1990 1/2, 2000 0/1, 2020 1, 2030 2, undated 1/1"},
		{"quay", ByDecade, "1990 1/2, 2000 1, 2020 0/1, 2030 0/2, undated 0/1"},
		{"nobody", ByDecade, "1990 0/2, 2000 0/1, 2020 0/1, 2030 0/2, undated 0/1"},
	} {
		if got := counts(t, library, test.text, test.by); got != test.want {
			t.Errorf("%q by %s:\n got %s\nwant %s", test.text, test.by, got, test.want)
		}
	}
	for text, want := range map[string]string{
		"mentions:1995":                  "spans.txt",
		"mentions:1999":                  "spans.txt undated.txt",
		"mentions:1980..1990":            "spans.txt",
		"mentions:2003-07":               "spans.txt",
		"mentions:2003-07-15":            "", // a month is no day
		"mentions:2003-09..2003-12":      "",
		"mentions:2024-05-22":            "dated.txt",
		"mentions:2024-05-26..2024-06":   "dated.txt",
		"mentions:2024-05-27..2024-06":   "",
		"mentions:2023-08..2023-10":      "dated.txt",
		"harbour mentions:>=2030":        "dated.txt undated.txt",
		"harbour -mentions:2035 -closed": "silent.txt",
	} {
		result, err := library.Search(t.Context(), Query{Text: text})
		got := paths(result.Hits)
		slices.Sort(got)
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%s: %q, %v; want %q", text, got, err, want)
		}
	}
}

// A span over more periods than manyPeriods counts in its first and its last, a century
// in no year.
func TestLongSpansCountAtTheirEnds(t *testing.T) {
	at := func(year, month, day int) days.Day { d, _ := dates.New(year, month, day); return days.Pack(d) }
	for _, test := range []struct {
		by   Unit
		span days.Span
		want int
	}{
		{ByYear, days.Span{From: at(1900, 0, 0), To: at(1939, 0, 0)}, 40},
		{ByYear, days.Span{From: at(1900, 0, 0), To: at(1940, 0, 0)}, 2},
		{ByDecade, days.Span{From: at(1900, 0, 0), To: at(1999, 0, 0)}, 10},
		{ByYear, days.Span{From: at(1900, 0, 0), To: at(1999, 0, 0)}, 0},
		{ByMonth, days.Span{From: at(2001, 0, 0), To: at(3000, 0, 0)}, 0},
		{ByYear, days.Span{From: at(1850, 0, 0), To: at(1949, 0, 0)}, 2},
		{ByDay, days.Span{From: at(1900, 0, 0), To: at(1900, 0, 0)}, 1},
		{ByDay, days.Span{From: at(2024, 1, 1), To: at(2024, 2, 9)}, 40},
		{ByDay, days.Span{From: at(2024, 1, 1), To: at(2024, 2, 10)}, 2},
		{ByWeek, days.Span{From: at(2024, 12, 30), To: at(2025, 1, 6)}, 2},
		{ByMonth, days.Span{From: at(2023, 0, 0), To: at(2024, 3, 0)}, 2},
		{ByDay, days.Span{From: at(9998, 0, 0), To: at(9999, 12, 31)}, 2},
	} {
		c := calendar{by: test.by}
		c.add(test.span, 0)
		c.add(test.span, 0)
		if got := c.buckets(); len(got) != test.want || test.want > 0 && got[0].Count != 1 {
			t.Errorf("%s %v: %v", test.by, test.span, got)
		}
	}
}

func TestStretchesTouchSpans(t *testing.T) {
	for _, test := range []struct {
		period, from, to string
		want             bool
	}{
		{"2024", "2023", "2025", true},
		{"2024-05", "2023", "2025", false},
		{"2024", "2023-12", "2024-01", true},
		{"2024", "2023-11", "2023-12", false},
		{"2023-12-31", "2023-12-25", "2023-12-31", true},
		{"2023-12-02..2024-01-30", "2023-12", "2024-01", false},
		{"2023-12-02..2024-01-31", "2023-12", "2024-01", true},
		{"2023-12-02..2024-01-31", "2023-12-01", "2024", false},
		{"<2000", "1990", "1999", true},
		{">=2000", "1990", "1999", false},
	} {
		p, err := ParsePeriod(test.period, dates.Date{})
		if err != nil {
			t.Fatal(err)
		}
		from := storetest.Date(t, test.from)
		to := storetest.Date(t, test.to)
		if got := p.dayRange().touches(days.SpanOf(from, to)); got != test.want {
			t.Errorf("%s touches %s..%s: %v", test.period, test.from, test.to, got)
		}
	}
}

// How a place's numeric dates are read also moves what counts from a date of publication.
func TestMentionsAreReadByVote(t *testing.T) {
	open := "An open question of the port\n\nPublished 10/11/2024\n\nIt was asked on 3/4/2024, and again yesterday, whether the port would open.\n"
	vote := func(date string) string {
		return storetest.Story("Another matter", "Published "+date, "It was settled")
	}
	for name, test := range map[string]struct {
		files map[string]string
		want  []string
		years string
	}{
		"day first":   {map[string]string{"q.txt": open, "o.txt": vote("22/10/2024")}, []string{"3/4/2024=2024-04-03 2024-04-03", "yesterday=2024-11-09 2024-11-09"}, "2024-04 1, 2024-10 0/1, 2024-11 1"},
		"month first": {map[string]string{"q.txt": open, "o.txt": vote("10/22/2024")}, []string{"3/4/2024=2024-03-04 2024-03-04", "yesterday=2024-10-10 2024-10-10"}, "2024-03 1, 2024-10 1"},
		"open":        {map[string]string{"q.txt": open}, []string{"3/4/2024=2024-03-04 2024-03-04", "yesterday=2024-10-10 2024-10-10"}, "2024-03 1, 2024-10 1"},
	} {
		folder, cache := storetest.WriteFiles(t, test.files), t.TempDir()
		for _, from := range []string{"files", "cache"} {
			library, err := Open(t.Context(), []string{folder}, Options{Cache: cache})
			if err != nil {
				t.Fatal(err)
			}
			if got := said(t, library, "q.txt"); !slices.Equal(got, test.want) {
				t.Errorf("%s from %s:\n got %q\nwant %q", name, from, got, test.want)
			}
			d, _ := library.at(t.Context(), "q.txt")
			if open := !d.Mentions[0].Other.IsZero(); open != (name == "open") {
				t.Errorf("%s: it is open: %v", name, open)
			}
			if got := counts(t, library, "question", ByMonth); !strings.HasPrefix(got, test.years) {
				t.Errorf("%s from %s: %s, want %s", name, from, got, test.years)
			}
		}
	}
}

func TestEmptyTimeline(t *testing.T) {
	library := speakingFiles(t)
	for text, want := range map[string]bool{"": false, "nobody": true, "quiet": false, "quay": false} {
		line, err := library.Timeline(t.Context(), Query{Text: text}, ByYear, Mentioned)
		counted := slices.ContainsFunc(line.Buckets, func(b Bucket) bool { return b.Count > 0 })
		if (line.Undated == 0 && !counted) != want {
			t.Errorf("%q: %+v, %v", text, line, err)
		}
	}
}

func TestTimelineKnowsToday(t *testing.T) {
	today, _ := dates.New(2024, 6, 1)
	folder, cache := storetest.WriteFiles(t, map[string]string{"a.txt": storetest.Story("A title", "16 May 2024", "It was said")}), t.TempDir()
	for range 2 {
		library, err := Open(t.Context(), []string{folder}, Options{Today: today, Cache: cache})
		if err != nil {
			t.Fatal(err)
		}
		if line, err := library.Timeline(t.Context(), Query{Text: "said"}, ByYear, Published); line.Today != today {
			t.Errorf("today is %s, %v", line.Today, err)
		}
	}
}
