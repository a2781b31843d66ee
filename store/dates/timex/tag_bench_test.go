package timex

import (
	"os"
	"strings"
	"testing"

	"readout/store/dates"
	"readout/store/dates/written"
)

func BenchmarkTag(b *testing.B) {
	seed, err := os.ReadFile("../../../seeds/001_68c91b5d2c34769b.txt")
	if err != nil {
		b.Fatal(err)
	}
	on, _ := dates.New(2021, 10, 22)
	dense := "The ministers met on Thursday (4 May 2023) and agreed last week that by 2035 some 2,000 troops may march.\n"
	for name, text := range map[string]string{
		"prose": string(seed),
		"dense": strings.Repeat(dense, 100),
		"plain": strings.Repeat("Allies agreed that the work of their experts would go on and that nothing had been decided so far.\n", 100),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			var dst []Expression
			var tagger Tagger
			for b.Loop() {
				tagger.Read(text, "")
				dst = tagger.Append(dst[:0], on, written.Undecided)
			}
		})
	}
}
