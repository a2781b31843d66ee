package timex

import (
	"os"
	"strings"
	"testing"

	"readout/store/dates"
	"readout/store/dates/written"
)

// A marked sentence is a line of testdata/news.txt.
type marked struct {
	text string
	on   dates.Date
	held bool // rules are not made for it
	want []Expression
}

// readNews reads testdata/news.txt, which tells its form.
func readNews(t testing.TB) []marked {
	t.Helper()
	data, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []marked
	var on dates.Date
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if day, found := strings.CutPrefix(line, "on "); found || line == "on" {
			m, ok := written.Parse(strings.TrimPrefix(day, "on"))
			if !ok && line != "on" {
				t.Fatalf("%s: no date", line)
			}
			on = m.Date
			continue
		}
		if strings.HasPrefix(line, "#") {
			continue
		}
		m := marked{on: on, held: len(list)%3 == 2}
		for line != "" {
			before, rest, found := strings.Cut(line, "[")
			m.text += before
			if !found {
				break
			}
			inside, after, _ := strings.Cut(rest, "]")
			words, value, _ := strings.Cut(inside, "|")
			m.want = append(m.want, Expression{Start: len(m.text), End: len(m.text) + len(words), Value: value})
			m.text, line = m.text+words, after
		}
		list = append(list, m)
	}
	return list
}

// A score counts as TempEval-3 does (UzZaman et al. 2013): an expression is found
// if it overlaps one that is wanted, strictly if the bounds are the same.
type score struct{ want, got, relaxed, strict, value, hits int }

func (n *score) add(want, got []Expression) (wrong bool) {
	n.want, n.got = n.want+len(want), n.got+len(got)
	wrong = len(want) != len(got)
	for _, g := range got {
		for _, w := range want {
			if g.Start < w.End && w.Start < g.End {
				n.hits++
				break
			}
		}
	}
	for _, w := range want {
		for _, g := range got {
			if g.Start >= w.End || w.Start >= g.End {
				continue
			}
			n.relaxed++
			if g.Start == w.Start && g.End == w.End {
				n.strict++
			} else {
				wrong = true
			}
			if g.Value == w.Value {
				n.value++
			} else {
				wrong = true
			}
			break
		}
	}
	return wrong
}

// f1 returns F1 of overlapping spans, of equal spans, and of the first with
// the right values.
func (n *score) f1() (relaxed, strict, value float64) {
	f := func(p, r float64) float64 { return 2 * p * r / max(p+r, 1e-9) }
	got, want := float64(max(n.got, 1)), float64(max(n.want, 1))
	relaxed = f(float64(n.hits)/got, float64(n.relaxed)/want)
	strict = f(float64(n.strict)/got, float64(n.strict)/want)
	return relaxed, strict, relaxed * float64(n.value) / float64(max(n.relaxed, 1))
}

func TestNews(t *testing.T) {
	var open, held score
	for _, m := range readNews(t) {
		got := Tag(m.text, Options{On: m.on})
		if n := &open; m.held {
			held.add(m.want, got)
		} else if n.add(m.want, got) {
			t.Logf("%s\n got %s\nwant %s", m.text, inWords(m.text, got), inWords(m.text, m.want))
		}
	}
	for name, n := range map[string]*score{"made for": &open, "held out": &held} {
		relaxed, strict, value := n.f1()
		t.Logf("%s: relaxed %.3f strict %.3f value %.3f of %d", name, relaxed, strict, value, n.want)
		if relaxed < 0.93 || value < 0.80 {
			t.Errorf("%s: relaxed %.3f, want 0.93; value %.3f, want 0.80", name, relaxed, value)
		}
	}
}

// inWords writes expressions as "text=value; …".
func inWords(text string, list []Expression) string {
	var out []string
	for _, e := range list {
		out = append(out, text[e.Start:e.End]+"="+e.Value)
	}
	return strings.Join(out, "; ")
}

func TestTagForms(t *testing.T) {
	on, _ := dates.New(2025, 11, 24) // a Monday
	for _, c := range []struct{ text, want string }{
		// absolute
		{"signed on 24 November 2025 in Oslo", "24 November 2025=2025-11-24"},
		{"the May 2007 high, the 2003 invasion", "May 2007=2007-05; 2003=2003"},
		{"on Saturday, June 24, 1950", "Saturday, June 24, 1950=1950-06-24"},
		{"(26-30 November 1950)", "26=1950-11-26; 30 November 1950=1950-11-30"},
		{"13 September - 15 October 1951", "13 September=1951-09-13; 15 October 1951=1951-10-15"},
		{"July-November 1954; June, July and August 2012", "July=1954-07; November 1954=1954-11; June=2012-06; July=2012-07; August 2012=2012-08"},
		{"Thursday’s vote; May–June 2020; in two years’ time", "Thursday=2025-11-20; May=2020-05; June 2020=2020-06; two years’ time=P2Y"},
		{"in 1958-59 and 1990–94", "1958=1958; 59=1959; 1990=1990; 94=1994"},
		{"on May 4, 2020 and 5 of them", "May 4, 2020=2020-05-04"},
		{"the early 1990s, mid-’80s, the nineties", "the early 1990s=199; mid-’80s=198; the nineties=199"},
		{"the late 19th century", "the late 19th century=18"},
		{"the spring of 1862, summer 2007, Q3 2015, H1 2024", "the spring of 1862=1862-SP; summer 2007=2007-SU; Q3 2015=2015-Q3; H1 2024=2024-H1"},
		{"the second half of 2008", "the second half of 2008=2008-H2"},
		{"fiscal 2024, FY25, the year 2000", "fiscal 2024=2024; FY25=2025; the year 2000=2000"},
		{"in 490 BC, 264–241 BC, AD 79, 410 CE, the 5th century B.C., in 1066", "490 BC=BC0490; 264=BC0264; 241 BC=BC0241; AD 79=0079; 410 CE=0410; the 5th century B.C.=BC04; 1066=1066"},
		{"the winter of 1939–40, the very next day, at 0500", "the winter of 1939–40=1939-WI; the very next day=FUTURE_REF; 0500=2025-11-24T05:00"},
		{"early in 1862 and the end of 2003", "early in 1862=1862; the end of 2003=2003"},
		{"Easter 2024, Good Friday 2024, Christmas Day 2010", "Easter 2024=2024-03-31; Good Friday 2024=2024-03-29; Christmas Day 2010=2010-12-25"},
		{"DTG 241800Z NOV 25", "241800Z NOV 25=2025-11-24T18:00"},
		{"the month of May 2024; the week of March 4, 2024", "the month of May 2024=2024-05; the week of March 4, 2024=2024-W10"},
		// from the day of publication
		{"today, yesterday, tomorrow morning, tonight", "today=2025-11-24; yesterday=2025-11-23; tomorrow morning=2025-11-25TMO; tonight=2025-11-24TNI"},
		{"the day before yesterday, the day after tomorrow", "the day before yesterday=2025-11-22; the day after tomorrow=2025-11-26"},
		{"He resigned on Thursday.", "Thursday=2025-11-20"},
		{"He will resign on Thursday.", "Thursday=2025-11-27"},
		{"The report is to be issued on Thursday.", "Thursday=2025-11-27"},
		{"It opened last Thursday night and closes next Monday.", "last Thursday night=2025-11-20TNI; next Monday=2025-12-01"},
		{"last September; next June; next spring", "last September=2025-09; next June=2026-06; next spring=2026-SP"},
		{"It fell in December.", "December=2024-12"},
		{"It will rise in February.", "February=2026-02"},
		{"It began on 4 May and ended on 6 May.", "4 May=2025-05-04; 6 May=2025-05-06"},
		{"three days ago, two weeks ago, a month ago, two years ago, a decade ago", "three days ago=2025-11-21; two weeks ago=2025-W46; a month ago=2025-10; two years ago=2023; a decade ago=2015"},
		{"this week, last weekend, next month, this quarter, this decade", "this week=2025-W48; last weekend=2025-W47-WE; next month=2025-12; this quarter=2025-Q4; this decade=202"},
		{"later this year and earlier this month", "later this year=2025; earlier this month=2025-11"},
		{"by the end of next year", "the end of next year=2026"},
		{"at month's end and the year-end", "month's end=2025-11; the year-end=2025"},
		{"at 9 a.m. Friday he will speak", "9 a.m. Friday=2025-11-28T09:00"},
		{"at 6:30 p.m. on 4 May 2023", "6:30 p.m.=2023-05-04T18:30; 4 May 2023=2023-05-04"},
		{"at noon, at 15:00, at 1400 GMT", "noon=2025-11-24T12:00; 15:00=2025-11-24T15:00; 1400 GMT=2025-11-24T14:00"},
		{"now, currently, recently, in recent weeks, in the coming days, in the future", "now=PRESENT_REF; currently=PRESENT_REF; recently=PAST_REF; recent weeks=PAST_REF; the coming days=FUTURE_REF; the future=FUTURE_REF"},
		// from the date mentioned last
		{"The ship sailed on 1 March 2021 and sank the next day; two weeks later it was found.", "1 March 2021=2021-03-01; the next day=2021-03-02; two weeks later=2021-W11"},
		{"In January 2023 and again in November it failed.", "January 2023=2023-01; November=2023-11"},
		{"Sales rose in October from a year earlier.", "October=2025-10; a year earlier=2024-10"},
		// lengths
		{"for more than two years and some 19 days", "more than two years=P2Y; some 19 days=P19D"},
		{"a three-day curfew, a year-long trial, 24-hour care", "three-day=P3D; year-long=P1Y; 24-hour=PT24H"},
		{"half an hour, an hour and a half, two and a half years, 1.5 years", "half an hour=PT30M; an hour and a half=PT1.5H; two and a half years=P2.5Y; 1.5 years=P1.5Y"},
		{"over the next few months, within days, a decade", "the next few months=PXM; days=PXD; a decade=P1DE"},
		{"two to three years; ten or fifteen years ago", "two=P2Y; three years=P3Y; ten=2015; fifteen years ago=2010"},
		{"the past year; the last two weeks of February 1951", "the past year=P1Y; the last two weeks of February 1951=P2W"},
		// sets
		{"daily, weekly, every day, twice a week, 30 a month, every two years", "daily=XXXX-XX-XX; weekly=XXXX-WXX; every day=P1D; twice a week=P1W; a month=P1M; every two years=P2Y"},
		{"every Tuesday, on Mondays, each night, at night", "every Tuesday=XXXX-WXX-2; Mondays=XXXX-WXX-1; each night=XXXX-XX-XXTNI; night=XXXX-XX-XXTNI"},
		// other languages
		{"Am Montag, 25. März 2013, und im Mai 2014", "Montag, 25. März 2013=2013-03-25; Mai 2014=2014-05"},
		{"seit Oktober; am 5. April um 14.30 Uhr", "Oktober=2025-10; 5. April=2025-04-05; 14.30 Uhr=2025-04-05T14:30"},
		{"le 1er mars et depuis janvier 2012", "1er mars=2025-03-01; janvier 2012=2012-01"},
		{"el 4 de julio y desde enero de 2012", "4 de julio=2025-07-04; enero de 2012=2012-01"},
	} {
		if got := inWords(c.text, Tag(c.text, Options{On: on})); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestTagLeaves(t *testing.T) {
	on, _ := dates.New(2025, 11, 24)
	for _, text := range []string{
		"2,000 troops may march a second time, as they did before the fall of the city",
		"he may resign; they march on; prices fall; the second vote; spring to mind; the May cabinet",
		"open 24/7, won 3-2 after 21-19, 4.5 percent, $2,024, no. 2024, § 12",
		"Article 51, Resolution 1973, Boeing 747, CVE-2023-45195, ICSA-17-012-01, version 10.2.1",
		"1,000 people, 2016 users, 1998 soldiers, 12 men, 100 metres", "a ratio of 16:10, John 3:16",
		"a 25-year-old man, two years old, the one-time leftist", "Theresa May and April Jones met General March",
		"three quarters of the votes, a quarter of the men", "every now and then, up to date, the last minute",
		"Mayo Clinic, Mars, Julio Iglesias", "the Daily Telegraph", "+49 228 1805 1900", "https://example.org/2025/11/24/story",
	} {
		if got := inWords(text, Tag(text, Options{On: on})); got != "" {
			t.Errorf("%s: found %s", text, got)
		}
	}
}

// TestTagUndated holds that relative expressions of a text without a day stay open.
func TestTagUndated(t *testing.T) {
	for text, want := range map[string]string{
		"He will speak on Tuesday, the minister said yesterday.": "Tuesday=XXXX-WXX-2; yesterday=PAST_REF",
		"It began last month and ends next week.":                "last month=PAST_REF; next week=FUTURE_REF",
		"Targets follow this summer, in October or on 4 July.":   "this summer=XXXX-SU; October=XXXX-10; 4 July=XXXX-07-04",
		"At 9 a.m. and in the third quarter":                     "9 a.m.=XXXX-XX-XXT09:00; the third quarter=XXXX-Q3",
		"On 4 May 2023 he came; the next day he left.":           "4 May 2023=2023-05-04; the next day=2023-05-05",
		"They left two days later.":                              "two days later=P2D",
	} {
		if got := inWords(text, Tag(text, Options{})); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// TestTagNarrative holds that history is read from the date mentioned last, also
// when the day of writing is known.
func TestTagNarrative(t *testing.T) {
	const text = "In 1861 the war began. On 12 April guns opened fire; on 19 July 1861 the first battle was fought. " +
		"The army retreated the next day. By September 1862 it was back. In May 1863 the river was crossed, and in June the north was reached. " +
		"The city fell on July 4, 1863. The line held until March 1864.\n" +
		"Much later, in 1913, the former soldiers met again.\n" +
		"On April 9 the war ended; in 1865 peace came."
	on, _ := dates.New(2009, 12, 19)
	const want = "1861=1861; 12 April=1861-04-12; 19 July 1861=1861-07-19; the next day=1861-07-20; September 1862=1862-09; May 1863=1863-05; " +
		"June=1863-06; July 4, 1863=1863-07-04; March 1864=1864-03; 1913=1913; former=PAST_REF; April 9=1864-04-09; 1865=1865"
	if got := inWords(text, Tag(text, Options{On: on})); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestTagOrder(t *testing.T) {
	text := "on 10/11/2024 and 22/10/2024"
	got := Tag(text, Options{})
	if len(got) != 2 || got[0].Value != "2024-10-11" || got[0].Other.String() != "2024-11-10" || got[1].Order != written.DayFirst {
		t.Errorf("%+v", got)
	}
	if got := Tag(text, Options{Order: written.DayFirst}); got[0].Value != "2024-11-10" || !got[0].Other.IsZero() {
		t.Errorf("%+v", got)
	}
}

func TestTagPeriods(t *testing.T) {
	on, _ := dates.New(2025, 11, 24)
	for text, want := range map[string]string{
		"in 2035": "2035–2035", "in the 1990s": "1990–1999", "the 19th century": "1800–1899", "last September": "2025-09–2025-09",
		"this week": "2025-11-24–2025-11-30", "last weekend": "2025-11-22–2025-11-23", "Q3 2015": "2015-07–2015-09", "summer 2007": "2007-06–2007-08",
		"the first half of 2026": "2026-01–2026-06", "winter 2024": "2024-12–2025-02", "tonight": "2025-11-24–2025-11-24", "two years": "–",
		"recently": "–", "every Tuesday": "–",
	} {
		got := Tag(text, Options{On: on})
		if len(got) != 1 || got[0].From.String()+"–"+got[0].To.String() != want {
			t.Errorf("%s: %+v, want %s", text, got, want)
		}
	}
}

// TestTagLanguages holds that months and weekdays stand alone only in the language
// of the text.
func TestTagLanguages(t *testing.T) {
	on, _ := dates.New(2023, 5, 4)
	for _, c := range []struct{ language, text, want string }{
		{"de", "Am Montag trafen sie sich, im Fall der Fälle Ende März oder am 3. Oktober.", "Montag=2023-05-01; Ende März=2023-03; 3. Oktober=2023-10-03"},
		{"fr", "Lundi, le ministre ira à Paris, fin avril ou le 3 mai 2024.", "Lundi=2023-05-01; fin avril=2023-04; 3 mai 2024=2024-05-03"},
		{"es", "El lunes habló en Madrid; irá en marzo de 2024.", "lunes=2023-05-01; marzo de 2024=2024-03"},
		{"en-GB", "The Mayo clinic; he will go in March.", "March=2024-03"},
	} {
		if got := inWords(c.text, Tag(c.text, Options{On: on, Language: c.language})); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A text that is full of times or numbers is not read to its end.
func TestTagIsBounded(t *testing.T) {
	for _, unit := range []string{"2023-05-04 ", "Monday "} {
		var g Tagger
		g.Read(strings.Repeat(unit, mostTimes+1000), "en")
		if found := g.Append(nil, dates.Date{}, written.Undecided); len(found) != mostTimes || g.Whole() {
			t.Errorf("%q: %d times, whole %t", unit, len(found), g.Whole())
		}
	}
	var g Tagger
	if g.Read(strings.Repeat("1 ", mostTrials+1), "en"); g.Whole() {
		t.Error("more trials than there may be")
	}
	if g.Read("On 4 May 2023 it began.", "en"); !g.Whole() {
		t.Error("a short text")
	}
}
