package written

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// written writes what a scan found as "text=value", ambiguous ones with both
// readings.
func written(text string) string {
	var out []string
	for _, m := range Append(nil, text) {
		s := text[m.Start:m.End] + "=" + m.Date.String()
		if !m.Other.IsZero() {
			s += "|" + m.Other.String()
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestScanForms(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// English
		{"signed on 24 November 2025 in Oslo", "24 November 2025=2025-11-24"},
		{"November 24, 2025: statement", "November 24, 2025=2025-11-24"},
		{"Nov. 24th 2025", "Nov. 24th 2025=2025-11-24"},
		{"Sept. 3, 2019", "Sept. 3, 2019=2019-09-03"},
		{"the 4th of May 2023", "4th of May 2023=2023-05-04"},
		{"May the 4th, 2023", "May the 4th, 2023=2023-05-04"},
		{"met on Thursday (4 May 2023) to discuss", "4 May 2023=2023-05-04"},
		{"on Thursday, 4 May 2023, ministers", "Thursday, 4 May 2023=2023-05-04"},
		{"Wed, Oct 16, 2024 page1", "Wed, Oct 16, 2024=2024-10-16"},
		{"Tuesday the 4th of May 2021", "Tuesday the 4th of May 2021=2021-05-04"},
		{"in November 2025", "November 2025=2025-11"},
		{"in May, 2025.", "May, 2025=2025-05"},
		{"Nov '25", "Nov '25=2025-11"},
		{"24-Nov-2025", "24-Nov-2025=2025-11-24"},
		{"05JUN2025", "05JUN2025=2025-06-05"},
		{"2025-Nov-24", "2025-Nov-24=2025-11-24"},
		{"24 Nov 2025 05:41", "24 Nov 2025 05:41=2025-11-24T05:41"},
		{"June 5, 2025 3:04 pm EST", "June 5, 2025 3:04 pm EST=2025-06-05T15:04"},
		{"June 5, 2025 at 12:30 a.m. ET", "June 5, 2025 at 12:30 a.m.=2025-06-05T00:30"},
		{"April 26, 2023 2:20pm EDT", "April 26, 2023 2:20pm EDT=2023-04-26T14:20"},
		{"June 30, 2026 - 4.34pm", "June 30, 2026 - 4.34pm=2026-06-30T16:34"},
		{"3–5 May 2023", "3=2023-05-03; 5 May 2023=2023-05-05"},
		{"from 3 to 5 May 2023", "3=2023-05-03; 5 May 2023=2023-05-05"},
		{"3 May – 5 June 2023", "3 May=2023-05-03; 5 June 2023=2023-06-05"},
		{"30 December – 2 January 2024", "30 December=2023-12-30; 2 January 2024=2024-01-02"},
		{"18 August-15 September 1951", "18 August=1951-08-18; 15 September 1951=1951-09-15"},
		{"24-Nov-25", "24-Nov-25=2025-11-24"},
		{"in 2007-08 life", "2007-08=2007"},
		{"Date: 2007-08", "2007-08=2007-08"},
		{"the 2023-24 season", "2023-24=2023"},
		{"mid-2024 and 2025’s plans", "2024=2024; 2025=2025"},
		{"May 3–5, 2023", "May 3–5, 2023=2023-05-03"},
		{"May 30 - June 2, 2023", "May 30=2023-05-30; June 2, 2023=2023-06-02"},
		{"24\u00a0November\u202f2025", "24\u00a0November\u202f2025=2025-11-24"},
		{"signed on 24 November\n2025 in Oslo", "24 November\n2025=2025-11-24"},
		// numbers
		{"2025-11-24", "2025-11-24=2025-11-24"},
		{"2025/11/24", "2025/11/24=2025-11-24"},
		{"2025‑11‑24", "2025‑11‑24=2025-11-24"},
		{"log of 20251124, final", "20251124=2025-11-24"},
		{"20251124T054100Z", "20251124T054100Z=2025-11-24T05:41"},
		{"until 2025-11 only", "2025-11=2025-11"},
		{"2025-11-24T05:41:00+01:00", "2025-11-24T05:41:00+01:00=2025-11-24T05:41"},
		{"2025-11-24 05:41:00.123 +0100", "2025-11-24 05:41:00.123 +0100=2025-11-24T05:41"},
		{"24.11.2025", "24.11.2025=2025-11-24"},
		{"06. 01. 2026, 14:59 Uhr", "06. 01. 2026, 14:59 Uhr=2026-01-06T14:59"},
		{"15.04.25 09:56", "15.04.25 09:56=2025-04-15T09:56"},
		{"10/22/2021", "10/22/2021=2021-10-22"},
		{"22/10/21", "22/10/21=2021-10-22"},
		{"22-10-2021", "22-10-2021=2021-10-22"},
		{"10/11/2024", "10/11/2024=2024-10-11|2024-11-10"},
		{"5/5/2024", "5/5/2024=2024-05-05"},
		{"Monday 04/05/2020", "Monday 04/05/2020=2020-05-04"},
		{"2025年1月13日 20時01分", "2025年1月13日 20時01分=2025-01-13T20:01"},
		{"2024. 03. 31", "2024. 03. 31=2024-03-31"},
		// Other languages
		{"am 24. November 2025 in Bonn", "24. November 2025=2025-11-24"},
		{"Donnerstag, den 5. Juni 2025", "Donnerstag, den 5. Juni 2025=2025-06-05"},
		{"1. März 2024, 14.46 Uhr", "1. März 2024, 14.46 Uhr=2024-03-01T14:46"},
		{"3. bis 5. Mai 2023", "3.=2023-05-03; 5. Mai 2023=2023-05-05"},
		{"le 1er mars 2024 à 14h46", "1er mars 2024 à 14h46=2024-03-01T14:46"},
		{"15 AOÛT 2023", "15 AOÛT 2023=2023-08-15"},
		{"15 aou\u0302t 2023", "15 aou\u0302t 2023=2023-08-15"},
		{"el 3 de mayo de 2023", "3 de mayo de 2023=2023-05-03"},
		{"25 de mayo de 2025 16:51 h", "25 de mayo de 2025 16:51 h=2025-05-25T16:51"},
		{"noviembre de 2025", "noviembre de 2025=2025-11"},
		{"lunedì 5 giugno 2023", "lunedì 5 giugno 2023=2023-06-05"},
		{"1º de março de 2024", "1º de março de 2024=2024-03-01"},
		{"4 mei 2023 om 10:15 uur", "4 mei 2023 om 10:15 uur=2023-05-04T10:15"},
		{"torsdag 09. mai 2024 - 13:26", "torsdag 09. mai 2024 - 13:26=2024-05-09T13:26"},
		{"20 Nisan 2026", "20 Nisan 2026=2026-04-20"},
		// standards
		{"Thu, 05 Jun 2025 14:46:12 GMT", "Thu, 05 Jun 2025 14:46:12 GMT=2025-06-05T14:46"},
		{"Thu, 05 Jun 25 14:46 EST", "Thu, 05 Jun 25 14:46 EST=2025-06-05T14:46"},
		{"Thu Jun  5 14:46:12 CEST 2025", "Thu Jun  5 14:46:12 CEST 2025=2025-06-05T14:46"},
		{"Thu Jun 05 14:46:12 +0000 2025", "Thu Jun 05 14:46:12 +0000 2025=2025-06-05T14:46"},
		{"DTG 241800Z NOV 25", "241800Z NOV 25=2025-11-24T18:00"},
		{"241800ZNOV2025", "241800ZNOV2025=2025-11-24T18:00"},
		// years
		{"spending 5% by 2035, as planned", "2035=2035"},
		{"in 2035", "2035=2035"},
		{"since 1999 the", "1999=1999"},
		{"the 2014 summit", "2014=2014"},
		{"from 1991 to 1995", "1991=1991; 1995=1995"},
		{"(1939–1945)", "1939=1939; 1945=1945"},
		{"seit 2014 und bis 2030", "2014=2014; 2030=2030"},
		// lost spaces
		{"Publiziert17. Dezember 2024, 12:17", "17. Dezember 2024, 12:17=2024-12-17T12:17"},
		{"08:39, 06 Jan 2026Updated 08:41", "06 Jan 2026=2026-01-06"},
		{"Madrid-29/05/2025 20:00", "29/05/2025 20:00=2025-05-29T20:00"},
		{"10/22/2021 | Press release | Distributed by Public on 10/22/2021 05:41", "10/22/2021=2021-10-22; 10/22/2021 05:41=2021-10-22T05:41"},
	} {
		if got := written(c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestScanLeaves(t *testing.T) {
	for _, text := range []string{
		"2,000 troops may march a second time",
		"2024 people were counted",
		"31 February 2025 and 30.02.2025 and 2025-02-30",
		"4 May", "Thursday", "on 24 November at 5",
		"won 3-2 after a 21-19 set",
		"version 1.2.2024.5 of it", "ip 10.12.20.24", "v2.10.24",
		"CVE-2023-45195", "ICSA-17-012-01", "Resolution 1973", "Boeing 2020", "Article 2024",
		"in 2,000 cases", "in 2000 cases", "to 1500 soldiers", "of 2000 euros", "at 1900 hours", "by 1800 GMT",
		"$2024 in cash", "5.5.5", "room 2025/26b", "000_5214943dc2519bda.txt", "0x20251124", "12345678", "+49 2025 1124",
		"https://example.org/2025/11/24/story", "the 1900s", "99999999999999999999999", "24/7", "9/11", "1/2/3",
		"Out 2025", "he may 2025 leave",
	} {
		if got := written(text); got != "" {
			t.Errorf("%s: found %s", text, got)
		}
	}
}

func TestScanOrder(t *testing.T) {
	for text, want := range map[string]Order{
		"22/10/2021": DayFirst, "10/22/2021": MonthFirst, "10/11/2021": Undecided, "22.10.2021": Undecided,
		"Monday 04/05/2020": DayFirst, "2021-10-22": Undecided,
	} {
		if got := Append(nil, text); len(got) != 1 || got[0].Order != want {
			t.Errorf("%s: %v, want order %d", text, got, want)
		}
	}
}

func TestVotes(t *testing.T) {
	var v Votes
	vote := func(text string, times int) {
		for range times {
			v.Add(Append(nil, text)...)
		}
	}
	want := func(o Order) {
		t.Helper()
		if v.Order() != o {
			t.Errorf("order %d of %+v, want %d", v.Order(), v, o)
		}
	}
	vote("10/11/2024, 24.11.2025", 5)
	want(Undecided)
	vote("on 22/10/2021", 1)
	want(DayFirst)
	vote("10/22/2021", 1)
	want(Undecided)
	vote("on 22/10/2021 and 23/10/2021", 2)
	want(DayFirst)
	m := Append(nil, "10/11/2024")[0]
	if got := m.Resolve(v.Order()).Date.String(); got != "2024-11-10" {
		t.Error(got)
	}
	if got := m.Resolve(MonthFirst); got.Date.String() != "2024-10-11" || !got.Other.IsZero() {
		t.Error(got)
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{"24. November 2025, 14.46 Uhr", "3–5 May 2023", "241800Z NOV 25", "2025年1月13日", "Thu Jun  5 14:46:12 CEST 2025", "in 2035\xff1er", "\u00a04 may 2023–"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, m := range Append(nil, text) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("bounds of %+v in %q after %d", m, text, end)
			}
			if utf8.ValidString(text) && !(utf8.ValidString(text[m.Start:m.End])) {
				t.Fatalf("%+v cuts a rune of %q", m, text)
			}
			if m.Date.IsZero() || m.Date.Year < 1000 {
				t.Fatalf("%+v in %q has no date", m, text)
			}
			if back, ok := Parse(m.Date.String()); !ok || back.Date != m.Date {
				t.Fatalf("%v comes back as %v, %v", m.Date, back.Date, ok)
			}
			end = m.End
		}
	})
}

func BenchmarkScan(b *testing.B) {
	seed, err := os.ReadFile("../../../seeds/002_e97ed806146edd80.txt")
	if err != nil {
		b.Fatal(err)
	}
	dense := "The ministers met on Thursday (4 May 2023) and agreed that by 2035 some 2,000 troops may march.\n"
	for name, text := range map[string]string{
		"prose": string(seed),
		"dense": strings.Repeat(dense, 30),
		"lines": strings.Repeat("Press release | 10/22/2021 05:41 | Brussels\n", 30),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			var dst []Mention
			for b.Loop() {
				dst = Append(dst[:0], text)
			}
			lines := float64(strings.Count(text, "\n")) * float64(b.N)
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/1000/lines, "µs/line")
		})
	}
}
