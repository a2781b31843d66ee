package published

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/store/dates"
	"readout/store/dates/written"
)

const prose = "The ministers agreed on a common plan for the repair of ports and railways in the north of the country, and promised to report on it before the summer, the office of the chairman said after the meeting in the capital.\n"

func TestPublished(t *testing.T) {
	now, _ := dates.New(2026, 1, 15)
	for _, c := range []struct {
		name string
		e    Evidence
		want string // date [|other], from, line
	}{
		{"front matter", Evidence{Declared: []Declared{{"2013-07-30 16:44:02 +0200", "front matter"}}}, "2013-07-30T16:44 front matter 0"},
		{"first that can be", Evidence{Declared: []Declared{{"soon", "meta date"}, {"1970-01-01T00:00:00Z", "meta date"}, {"2027-05-05", "meta date"}, {"2025-06-05", "time element"}}}, "2025-06-05 time element 0"},
		{"finer later", Evidence{Declared: []Declared{{"June 2025", "front matter"}, {"2025-06-05", "meta date"}}}, "2025-06-05 meta date 0"},
		{"finer in the text", Evidence{Declared: []Declared{{"2025", "front matter"}}, Text: "Oslo, 5 June 2025\n" + prose}, "2025-06-05 metadata line 1"},
		{"declared twice settles", Evidence{Declared: []Declared{{"06/05/2025", "element date"}, {"2025-05-06", "meta date"}}}, "2025-05-06 element date 0"},
		{"ambiguous", Evidence{Text: "Posted 06/05/2025\n" + prose}, "2025-06-05|2025-05-06 metadata line 1"},
		{"settled by the text", Evidence{Text: "Posted 06/05/2025\n" + prose + "The next meeting is on 28/05/2025."}, "2025-05-06 metadata line 1"},
		{"settled by the language", Evidence{Text: "06/05/2025\n" + prose, Language: "fr"}, "2025-05-06 metadata line 1"},
		{"settled by now", Evidence{Text: "Posted 03/12/2026\n" + prose}, ""},
		{"line above the title", Evidence{Text: "05/28/2021 | Press release | Distributed by Wire on 05/28/2021 06:12\n\nPlan for ports\n\n" + prose, BodyFrom: 5}, "2021-05-28T06:12 metadata line 1"},
		{"published before updated", Evidence{Text: "Plan for ports\nUpdated 6 May 2023, published 4 May 2023\n" + prose}, "2023-05-04 metadata line 2"},
		{"german", Evidence{Text: "Stand: 05.06.2025, 14:46 Uhr\n" + prose}, "2025-06-05T14:46 metadata line 1"},
		{"not the masthead", Evidence{Text: "Friday, 9 January 2026\nHome\nWorld\nPorts\nPlan for ports\nBy A. Moe, 4 January 2026\n" + prose}, "2026-01-04 metadata line 6"},
		{"below the body", Evidence{Text: "Plan for ports\n" + prose + prose + "Published: 4 May 2023\nMore on this\n7 May 2023\n"}, "2023-05-04 metadata line 4"},
		{"not a teaser below", Evidence{Text: "Plan for ports\n" + prose + prose + "More on this\nNew rails\n7 May 2023\n"}, ""},
		{"dateline", Evidence{Text: "BRUSSELS, 24 November 2025 (AFP) — " + prose}, "2025-11-24 dateline 1"},
		{"chronology", Evidence{Text: "4 May 1939 – " + prose + "6 June 1940 – " + prose}, ""},
		{"today", Evidence{Text: "The chairman opened the harbour in Oslo today (24 November 2025). " + prose}, "2025-11-24 lead 1"},
		{"weekday", Evidence{Text: "Ministers met owners of cables on Thursday (4 May 2023) to discuss repairs. " + prose}, "2023-05-04 lead 1"},
		{"since", Evidence{Text: "The harbour has been closed since Thursday, 24 February 2022, when the storm hit it. " + prose}, ""},
		{"planned", Evidence{Text: "The harbour will reopen on Monday, 5 January 2026, for a first fleet of ships of all kinds. " + prose}, ""},
		{"other event", Evidence{Text: "The treaty signed on 4 April 1949 is the base of all of this, the chairman said in Oslo. " + prose}, ""},
		{"sentence", Evidence{Text: "The treaty was signed on 4 April 2021.\n" + prose}, ""},
		{"verb of a sentence", Evidence{Text: "4 May 2022\n\nThe three sailors were released on 12 April 2021.\n" + prose}, "2022-05-04 metadata line 1"},
		{"verb of a sentence alone", Evidence{Text: "Plan for ports\n\nA law that was published on 12 April 2021 forbids it.\n\n" + prose}, ""},
		{"label behind a name", Evidence{Text: "Plan for ports\nBy Anna Moe published 19 May 2022\n" + prose}, "2022-05-19 metadata line 2"},
		{"label of its own segment", Evidence{Text: "Plan for ports\nAnna Moe | published 19 May 2022\n" + prose}, "2022-05-19 metadata line 2"},
		{"label on the line above", Evidence{Text: "Plan for ports\nLast revised\nMay 4, 2022\nRelease date\nMay 2, 2022\n" + prose}, "2022-05-02 metadata line 5"},
		{"next report", Evidence{Text: "Situation report 14 (as of 4 May 2022)\nThe next report will be issued on 18 May 2022.\n\n" + prose}, "2022-05-04 metadata line 1"},
		{"date of something", Evidence{Text: "Effective date: 1 July 2022\nIssue date: 4 May 2022\n\n" + prose}, "2022-05-04 metadata line 2"},
		{"as of in a sentence", Evidence{Text: "Order backlog as of 30 June 2022 at 146 million\n\n" + prose}, ""},
		{"wrapped paragraph", Evidence{Text: "Plan for ports\n\nThe port said that the plan for the harbour in the north of\nit had been seen by the crew on 12 April 2021 and the\nmaster of the tug, who had not been there before, it said.\n\n" + prose}, ""},
		{"embargo", Evidence{Text: "Embargoed until 10:00, 4 May 2022\n\nPlan for ports\n\n" + prose}, "2022-05-04 end of a period 1"},
		{"embargo before a date", Evidence{Text: "Embargoed until 4 May 2022\n\nOslo, 3 May 2022\n\n" + prose}, "2022-05-03 metadata line 3"},
		{"period", Evidence{Text: "Period covered: 28 April – 4 May 2022\nDate of next report: 11 May 2022\n\n" + prose}, "2022-05-04 end of a period 1"},
		{"range at the head", Evidence{Text: "April 28 – May 4, 2022\n\n" + prose}, "2022-05-04 end of a period 1"},
		{"months of an archive", Evidence{Text: "Plan for ports\n\n" + prose + "May 2022\nJune 2022\n"}, ""},
		{"month alone", Evidence{Text: "Vol. 12 No. 5 (May 2022)\n\n" + prose}, "2022-05 metadata line 1"},
		{"event below a dateline", Evidence{Text: "OSLO, May 4, 2022 /Wire/ -- " + prose + "\nDate: Thursday, May 12, 2022\n\n" + prose, BodyFrom: 1}, "2022-05-04 dateline 1"},
		{"place and day", Evidence{Text: "Plan for ports\nOslo, 5 June 2025\n" + prose}, "2025-06-05 metadata line 2"},
		{"day of the visit only", Evidence{Text: "Thursday 4 May 2023\n" + strings.Repeat("Menu\n", 12) + prose}, ""},
		{"file name", Evidence{Text: prose, Name: "notes/2023-05-04-ports.md"}, "2023-05-04 file name 0"},
		{"compact file name", Evidence{Name: "20230504_ports.txt"}, "2023-05-04 file name 0"},
		{"day first file name", Evidence{Name: "Report 24.11.2025.txt"}, "2025-11-24 file name 0"},
		{"folders", Evidence{Name: "2023/05/04/ports.html"}, "2023-05-04 file name 0"},
		{"month", Evidence{Name: "minutes-2023-05.md"}, "2023-05 file name 0"},
		{"hash", Evidence{Name: "000_5214943dc2519bda.txt"}, ""},
		{"number", Evidence{Name: "report-4711-2023051.txt"}, ""},
		{"nothing", Evidence{Text: prose}, ""},
		{"empty", Evidence{}, ""},
	} {
		c.e.Now = now
		if got := toldBy(c.e); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func toldBy(e Evidence) string {
	f, _ := Find(e)
	return told(f)
}

func told(f Finding) string {
	if f.Date.IsZero() && f.From == "" {
		return ""
	}
	s := f.Date.String()
	if !f.Other.IsZero() {
		s += "|" + f.Other.String()
	}
	return s + " " + f.From + " " + string(rune('0'+f.Line))
}

func TestPublishedSeeds(t *testing.T) {
	for name, want := range map[string]string{
		"000_5214943dc2519bda.txt": "2025-11-24 lead 7",
		"001_68c91b5d2c34769b.txt": "2021-10-22T05:41 metadata line 3",
		"002_e97ed806146edd80.txt": "2023-05-04 lead -",
		"003_b92d0c5091138268.txt": "",
	} {
		text, err := os.ReadFile("../../../seeds/" + name)
		if err != nil {
			t.Fatal(err)
		}
		first := map[string]int{"000": 7, "001": 7, "002": 45, "003": 2}[name[:3]]
		for _, from := range []int{0, first} {
			f, _ := Find(Evidence{Text: string(text), Name: name, BodyFrom: from})
			if got := told(f); got != want && !(f.Line == 45 && strings.HasPrefix(got, want[:len(want)-1])) {
				t.Errorf("%s from %d: got %q, want %q", name, from, got, want)
			}
		}
	}
}

func FuzzPublished(f *testing.F) {
	f.Add("BRUSSELS, 24 November 2025 (AFP) — "+prose, "2025-06-05T14:46:12.000Z", "a/20230504_x.txt", 1, 0)
	f.Add("Posted 06/05/2025\n"+prose+"\n\n\n5 May", "1733700000", "2023-05-04", 2, 9)
	f.Fuzz(func(t *testing.T, text, value, name string, from, to int) {
		e := Evidence{Declared: []Declared{{value, "a field"}}, Text: text, Name: name, BodyFrom: from, BodyTo: to}
		found, _ := Find(e)
		for _, order := range []written.Order{written.Undecided, written.DayFirst, written.MonthFirst} {
			got := found.Resolve(order)
			if got.Date.IsZero() != (got.From == "") || got.Line < 0 || got.Line > strings.Count(text, "\n")+1 {
				t.Fatalf("%+v for %+v", got, e)
			}
			if !got.Other.IsZero() && (got.Other == got.Date || order != written.Undecided) {
				t.Fatalf("%+v is not ambiguous", got)
			}
		}
		if m, ok := written.Parse(value); ok && (m.Start < 0 || m.End > len(value) || m.Start >= m.End || m.Date.IsZero() ||
			utf8.ValidString(value) && !utf8.ValidString(value[m.Start:m.End])) {
			t.Fatalf("%+v in %q", m, value)
		}
	})
}

// Until the day that Find names, nothing else is found.
func TestUntil(t *testing.T) {
	said := func(values ...string) (list []Declared) {
		for _, v := range values {
			list = append(list, Declared{Value: v, From: "front matter"})
		}
		return list
	}
	for _, test := range []struct {
		name     string
		evidence Evidence
		want     []string // days from which on something else may be found, when asked on 1 May 2024 and on each of them
	}{
		{"nothing ahead", Evidence{Declared: said("2024-04-30")}, nil},
		{"far ahead", Evidence{Declared: said("2024-06-10")}, []string{"2024-06-08"}},
		{"the name comes first", Evidence{Declared: said("2024-06-10"), Name: "2024-05-20.md"}, []string{"2024-05-18", "2024-06-08"}},
		{"day or month", Evidence{Declared: said("7/5/2024")}, []string{"2024-05-05", "2024-07-03"}},
		{"a month", Evidence{Declared: said("June 2024")}, []string{"2024-05-30"}},
		{"one after the other", Evidence{Declared: said("2024-07-01", "2024-06-01")}, []string{"2024-05-30", "2024-06-29"}},
		{"in the text", Evidence{Text: "The harbour\nPublished: 20 May 2024\n\nIt was said.\n"}, []string{"2024-05-18"}},
		{"never asked about", Evidence{Declared: said("2024-04-30"), Name: "2024-05-20.md"}, nil},
	} {
		e := test.evidence
		e.Now, _ = dates.New(2024, 5, 1)
		var got []string
		for {
			found, until := Find(e)
			for range 120 {
				if e.Now = e.Now.AddDays(1); e.Now.Compare(until) >= 0 && !until.IsZero() {
					break
				}
				if now, _ := Find(e); now != found {
					t.Errorf("%s: on %s there is %+v, before %+v", test.name, e.Now, now, found)
				}
			}
			if until.IsZero() {
				break
			}
			got = append(got, until.String())
			e.Now = until
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func BenchmarkPublished(b *testing.B) {
	seed, err := os.ReadFile("../../../seeds/001_68c91b5d2c34769b.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(seed)))
	for b.Loop() {
		Find(Evidence{Text: string(seed), BodyFrom: 7})
	}
}

// Place, date and agency in any order; what only begins like a dateline is none.
func TestDateline(t *testing.T) {
	for _, c := range []struct {
		line string
		want bool
	}{
		{"NORTHPORT, CA, May 04, 2022 /24-7PressRelease/ -- ", true},
		{"NORTHPORT, Calif., May 4, 2022 /PRNewswire/ -- ", true},
		{"NORTHPORT, NORWAY / ACCESSWIRE / May 4, 2022 / ", true},
		{"NEW YORK--(BUSINESS WIRE)--May 4, 2022--", true},
		{"ST. OLAF, Minn. – May 4, 2022 – ", true},
		{"WASHINGTON, D.C. (May 4, 2022) — ", true},
		{"(NORTHPORT, NY) May 4, 2022 - ", true},
		{"May 4, 2022, Northport, Norway — ", true},
		{"May 4, 2022 (Newswire.com) - ", true},
		{"OSLO, May 4, 2022 – Some MediaWire (Service – Distribution) – ", true},
		{"OCOEE, Fla. - (NewMediaWire) - May 4, 2022 - ", true},
		{"NORTHPORT, Norway | May 4, 2022 | ", true},
		{"NORTHPORT, 4 May 2022. ", true},
		{"NORTHPORT, 4 May 2022 ", true},
		{"**OSLO, May 4, 2022** – ", true},
		{"In Oslo, 4 May 2022. ", false},
		{"Since 4 May 2022 – ", false},
		{"The harbour was closed on 4 May 2022: ", false},
		{"Northport reopened its harbour (4 May 2022) ", false},
		{"Deadline, 4 May 2022 – ", false},
		{"4 May 2022 ", false},
	} {
		found, _ := Find(Evidence{Text: c.line + prose, BodyFrom: 1})
		if got := found.From == "dateline" && found.Date.String() == "2022-05-04"; got != c.want {
			t.Errorf("%q: %s, want a dateline: %v", c.line, told(found), c.want)
		}
	}
}

// A weekday dates the day of writing beside what was said or done.
func TestWeekdayInTheLead(t *testing.T) {
	for _, c := range []struct {
		lead string
		want bool
	}{
		{"The minister said on Wednesday, 4 May 2022, that the port would reopen to ships of all kinds.", true},
		{"Ministers met owners of cables on Wednesday (4 May 2022) to discuss the repair of them all.", true},
		{"Minister trafen sich am Mittwoch (4. Mai 2022) mit den Eigentümern von Kabeln in der Hauptstadt.", true},
		{"The port is proud to host its first summer luncheon on Wednesday, May 4, 2022, at the pilot house.", false},
		{"Join the crew on Wednesday, May 4, 2022 for the grand opening of the new quay in the old harbour.", false},
		{"Registration has opened for the course, which takes place on Wednesday (May 4, 2022) in Oslo.", false},
		{"The collision of Wednesday, 4 May 2022 killed eleven people and changed the rules of the port.", false},
	} {
		found, _ := Find(Evidence{Text: c.lead + " " + prose, BodyFrom: 1})
		if got := found.From == "lead"; got != c.want {
			t.Errorf("%q: %s, want the day of writing: %v", c.lead, told(found), c.want)
		}
	}
}
