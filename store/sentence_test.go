package store

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/store/dates"
	"readout/store/dates/timex"
)

// sentencesOf are the sentences of a text that hold expressions, as they are shown.
func sentencesOf(text string, markdown bool) (list []string) {
	on, _ := dates.New(2024, 5, 16)
	d := newOpenDocument(text, markdown)
	d.expressions = timex.Tag(d.text.Seen(), timex.Options{On: on})
	for i := range d.expressions {
		d.expressions[i].Start, d.expressions[i].End = d.text.Unseen(d.expressions[i].Start, d.expressions[i].End)
	}
	for _, m := range d.expressions {
		q, _, seen := d.quote(m, dayRange{})
		if !seen {
			continue
		}
		q = q.within(longestSentence)
		mark := q.marks[0]
		shown := q.text[:mark[0]] + "<" + q.text[mark[0]:mark[1]] + ">" + q.text[mark[1]:]
		if !slices.Contains(list, shown) {
			list = append(list, shown)
		}
	}
	return list
}

func TestSentences(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"one after the other", "The port opened. It closed in May 2021. Nobody knew why.\n",
			[]string{"It closed in <May 2021>."}},
		{"at the ends of a text", "Closed in 2021, it stayed so. It will open in 2035",
			[]string{"Closed in <2021>, it stayed so.", "It will open in <2035>"}},
		{"abbreviations and initials", "He left. Dr. J. R. Marsh of the U.S. Navy, i.e. Adm. Holt's successor, came on 4 May 2021. Then he left.\n",
			[]string{"Dr. J. R. Marsh of the U.S. Navy, i.e. Adm. Holt's successor, came on <4 May 2021>."}},
		{"ranks and pages", "He left. Brig. Gen. Holt wrote on p. 7 that it began on 4 May 2021. Then he left.\n",
			[]string{"Brig. Gen. Holt wrote on p. 7 that it began on <4 May 2021>."}},
		{"notes", "It was so.[3] It began on 4 May 2021.[^a] Then it ended.\n",
			[]string{"It began on <4 May 2021>.[^a]"}},
		{"other scripts", "وصل الوفد؟ كان ذلك 2021-05-04 في المدينة۔ ثم غادر.\n",
			[]string{"كان ذلك <2021-05-04> في المدينة۔"}},
		{"numbers", "It rose. In 2021 it was 3.5 per cent, No. 4 of Fig. 2. Then it fell.\n",
			[]string{"In <2021> it was 3.5 per cent, No. 4 of Fig. 2."}},
		{"a number ends one", "In 2021 it rose to 12. Then it fell again.\n",
			[]string{"In <2021> it rose to 12."}},
		{"stops inside dates", "It began on Sept. 5, 2021. All was well.\nIt opens at 9 a.m. on 4 June 2021.\n",
			[]string{"It began on <Sept. 5, 2021>.", "It opens at <9 a.m.> on 4 June 2021.", "It opens at 9 a.m. on <4 June 2021>."}},
		{"quotes", "“It was in May 2021.” She paused. \"Was it in June 2021?\" he asked. (It was in July 2021.) So they said.\n",
			[]string{"“It was in <May 2021>.”", "\"Was it in <June 2021>?\" he asked.", "(It was in <July 2021>.)"}},
		{"dots", "It was ... in May 2021 … or so. Done.\n",
			[]string{"It was ... in <May 2021> … or so."}},
		{"wrapped lines", "The harbour of the town, which had been closed for a long time, was\nopened again in May 2021, and the\nships that had waited came in. They left.\n",
			[]string{"The harbour of the town, which had been closed for a long time, was opened again in <May 2021>, and the ships that had waited came in."}},
		{"headings and lists", "What happened in 2021\nThe port was closed\n\n1. It closed in May 2021\n2. It opened in June 2021\n- both in 2021 only\n",
			[]string{"What happened in <2021>", "1. It closed in <May 2021>", "2. It opened in <June 2021>", "- both in <2021> only"}},
		{"lines of a table", "Round 1: 10 March 2021, Marsh\n2nd round: 4 May 2021, Holt\n3rd round: 6 June 2021\n",
			[]string{"Round 1: <10 March 2021>, Marsh", "2nd round: <4 May 2021>, Holt", "3rd round: <6 June 2021>"}},
		{"other signs", "港は閉じた。それは 2021-05-04 だった。終わり。\n",
			[]string{"それは <2021-05-04> だった。"}},
	}
	for _, test := range tests {
		if got := sentencesOf(test.text, false); !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
	}
}

func TestSentencesOfMarkdown(t *testing.T) {
	text := "# The year 2021\n\nThe **port** of [Marsh](https://example.org/2021/05/04/marsh) opened\nin *May 2021* &amp; closed. It stayed so.\n\n" +
		"> It was said in June 2021.\n\n* an item of July 2021\n* another\n\n| when | what |\n|---|---|\n| 4 May 2021 | opened |\n| never | closed |\n"
	want := []string{"<The year 2021>", "The port of Marsh opened in <May 2021> & closed.", "It was said in <June 2021>.",
		"an item of <July 2021>", "<4 May 2021> opened"}
	if got := sentencesOf(text, true); !slices.Equal(got, want) {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}

func TestLongSentencesAreCut(t *testing.T) {
	long := strings.Repeat("and so on, ", 60)
	for _, text := range []string{"It began on 4 May 2021 " + long, long + "on 4 May 2021", long + "on 4 May 2021 " + long, strings.Repeat("x", 9000) + " 4 May 2021"} {
		got := sentencesOf(text, false)
		if len(got) != 1 || !strings.Contains(got[0], "<4 May 2021>") || utf8.RuneCountInString(got[0]) > longestSentence+2 {
			t.Errorf("%q", got)
		}
	}
}

// A word that markup divides is marked whole, and so is one that a line end breaks.
func TestSentencesOfDividedWords(t *testing.T) {
	for text, want := range map[string]string{
		"It opened in **M**ay 2021.":         "It opened in <May 2021>.",
		"It opened in May&nbsp;2021.":        "It opened in <May\u00a02021>.",
		"The har-\nbour opened in May 2021.": "The harbour opened in <May 2021>.",
	} {
		if got := sentencesOf(text, true); !slices.Equal(got, []string{strings.ReplaceAll(want, "\u00a0", " ")}) {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// Whatever a text and the expressions of it, a sentence holds what it is asked for and
// begins and ends in the text.
func FuzzSentenceAt(f *testing.F) {
	f.Add("Dr. J. Marsh (\"the 4th\") left. He came on 4. May … 2021.\n- so\n", 40, 4, 10, 9)
	f.Add("\n\n.!?。\n", 1, 2, 0, 1)
	f.Add("\u3000", 1, 2, -67, 46)
	f.Add("\u3000", -23, 2, -112, 46)
	f.Fuzz(func(t *testing.T, text string, start, size, before, length int) {
		within := func(i int) int { return min(max(i, 0), len(text)) }
		m := textRange{from: within(start)}
		m.to = within(m.from + within(size))
		first := textRange{from: min(within(before), m.from)}
		first.to = min(within(first.from+within(length)), m.from)
		for _, markdown := range []bool{false, true} {
			from, to := sentenceAt(text, m, []textRange{first, m}, markdown)
			if from < 0 || from > m.from || to < m.to || to > len(text) {
				t.Fatalf("%d to %d of %d, not around %d to %d", from, to, len(text), m.from, m.to)
			}
			q := quote{text[from:to], [][2]int{{m.from - from, m.to - from}}}.oneLine().within(longestSentence)
			if strings.Contains(q.text, "\n") || utf8.ValidString(text) && utf8.RuneCountInString(q.text) > longestSentence {
				t.Errorf("%q", q.text)
			}
			for _, mark := range q.marks {
				if mark[0] < 0 || mark[1] < mark[0] || mark[1] > len(q.text) {
					t.Errorf("mark %v of %q", mark, q.text)
				}
			}
		}
	})
}
