package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"readout/store/dates"
	"readout/store/dates/timex"
)

// shownSentences are the sentences of a period with what is marked in them.
func shownSentences(t *testing.T, l *Library, text, period string, limit int) (Sentences, []string) {
	t.Helper()
	p, err := ParsePeriod(period, dates.Date{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Sentences(t.Context(), Query{Text: text}, p, limit)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, one := range s.List {
		shown, at := one.Path+" "+one.Value+" ", 0
		for _, m := range one.Marks {
			shown += one.Text[at:m[0]] + "<" + one.Text[m[0]:m[1]] + ">"
			at = m[1]
		}
		list = append(list, shown+one.Text[at:])
		d, err := l.Document(t.Context(), one.ID)
		if err != nil || !slices.ContainsFunc(d.Mentions, func(m timex.Expression) bool {
			return m.Start == one.Place && m.Value == one.Value && m.From == one.Span.From && m.To == one.Span.To
		}) {
			t.Errorf("%v: the document does not mention it at %d: %v", one, one.Place, err)
		}
		if one.Published != d.Published || one.Title != d.Title.Text {
			t.Errorf("%v is of %v", one, d.Published)
		}
	}
	return s, list
}

func TestSentencesOfAPeriod(t *testing.T) {
	library := openFiles(t, map[string]string{
		"old.txt": "Harbour talks\n\n3 May 2021\n\nThe harbour closes in May 2035. Mr. Marsh said so. It was dug in the 1990s, and again in 1995.\n",
		"new.md": "---\ntitle: The new harbour\ndate: 2024-05-16\n---\n\nThe **harbour** of [Marsh](/marsh/2035/05/04) closes on *4 May\n2035* and opens in June 2035. " +
			"It closes in May 2035!\n\n- Next year, in 2025, it opens\n",
		"silent.txt": "A quiet text about the harbour\n\nNothing was heard of it, said the minister.\n",
	})
	for _, test := range []struct {
		text, period string
		want         []string
	}{
		{"", "2035", []string{
			"new.md 2035-05 It closes in <May 2035>!",
			"old.txt 2035-05 The harbour closes in <May 2035>.",
			"new.md 2035-05-04 The harbour of Marsh closes on <4 May 2035> and opens in <June 2035>."}},
		{"talks", "2035", []string{"old.txt 2035-05 The harbour closes in <May 2035>."}},
		{"", "2035-06", []string{"new.md 2035-06 The harbour of Marsh closes on 4 May 2035 and opens in <June 2035>."}},
		{"", "1995", []string{"old.txt 1995 It was dug in the <1990s>, and again in <1995>."}},
		{"", "1994", []string{"old.txt 199 It was dug in the <1990s>, and again in 1995."}},
		{"", "2025", []string{"new.md 2025 <Next year>, in <2025>, it opens"}},
		{"", "2050", nil},
		{"talks mentions:1995", "2035-05-04", nil},
	} {
		s, got := shownSentences(t, library, test.text, test.period, 0)
		if len(got) == len(test.want) {
			for i := range got { // how far the article belongs to it is the tagger's matter
				got[i] = strings.Replace(got[i], "<the 1990s>", "the <1990s>", 1)
			}
		}
		if !slices.Equal(got, test.want) || s.Total != len(test.want) || s.More {
			t.Errorf("%q of %s: %d\n got %q\nwant %q", test.text, test.period, s.Total, got, test.want)
		}
	}
	s, got := shownSentences(t, library, "", "2035", 2)
	if len(got) != 2 || s.Total != 3 || s.Documents != 2 || s.More {
		t.Errorf("2 of 3 sentences of 2 documents: %+v", s)
	}
	if s, err := library.Sentences(t.Context(), Query{}, Period{Undated: true}, 0); err != nil || s.Total != 0 {
		t.Errorf("undated: %+v, %v", s, err)
	}
}

// Of very many documents only those are read whose sentences are listed.
func TestSentencesOfManyDocuments(t *testing.T) {
	files := map[string]string{}
	for i := range countedWhole + 1 {
		files[string(rune('a'+i%26))+ID(i).String()+".txt"] = "A port\n\nThe port opens in 2035 and in 2036. It closes in 2035.\n"
	}
	library := openFiles(t, files)
	p, _ := ParsePeriod("2035", dates.Date{})
	s, err := library.Sentences(t.Context(), Query{}, p, 10)
	if err != nil || len(s.List) != 10 || !s.More || s.Documents != countedWhole+1 || s.Total != countedWhole+1 {
		t.Errorf("%d listed of %d in %d documents (more: %v), %v", len(s.List), s.Total, s.Documents, s.More, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := library.Sentences(ctx, Query{}, p, 10); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := library.Sentences(t.Context(), Query{Text: `"open`}, p, 10); err != nil {
		t.Errorf("an open phrase: %v", err)
	}
}
