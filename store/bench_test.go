package store

import (
	"fmt"
	"testing"

	"readout/store/dates"
	"readout/store/storetest"
)

// BenchmarkSearch asks a library of 20,000 documents.
func BenchmarkSearch(b *testing.B) {
	texts := map[string]string{}
	for i := range 20000 {
		texts[fmt.Sprintf("%05d.txt", i)] = storetest.Story(fmt.Sprint("Report ", i, " on harbour ", i%97), "4 May 2021", fmt.Sprint("Item ", i%1013, " was heard"))
	}
	library := openFiles(b, texts)
	for _, text := range []string{"", "harbour", "item 7", "rep", `"officials described"`, "hrbr"} {
		b.Run(fmt.Sprintf("%q", text), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				// Each time another period, so that no answer is remembered.
				period := Period{From: library.Stats().First.AddDays(-i - 1)}
				if _, err := library.Search(b.Context(), Query{Text: text, Typing: true, Period: period}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkTimeline counts the documents of a library of 20,000 by both kinds of date.
func BenchmarkTimeline(b *testing.B) {
	texts := map[string]string{}
	for i := range 20000 {
		texts[fmt.Sprintf("%05d.txt", i)] = storetest.Report(i, 0)
	}
	library := openFiles(b, texts)
	for _, of := range []DateKind{Published, Mentioned} {
		for _, by := range []Unit{ByYear, ByWeek, ByDay} {
			b.Run(of.String()+" by "+by.String(), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := library.tally(b.Context(), library.docs.Documents(), by, of); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkSentences lists the first hundred of a period that nearly all of 20,000
// documents speak of, and of one of few.
func BenchmarkSentences(b *testing.B) {
	texts := map[string]string{}
	for i := range 20000 {
		texts[fmt.Sprintf("%05d.txt", i)] = storetest.Report(i, 0) + fmt.Sprintf("\nThe %d ships of the harbour leave in %d, and come again in the year after.\n", i, 2030+i%300)
	}
	library := openFiles(b, texts)
	for _, text := range []string{"<2030", "2040", "2030..2040"} {
		period, err := ParsePeriod(text, dates.Date{})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := library.Sentences(b.Context(), Query{}, period, 0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
