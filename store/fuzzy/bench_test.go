package fuzzy

import (
	"math/rand"
	"strings"
	"testing"

	sahilm "github.com/sahilm/fuzzy"
)

// manyTitles makes n titles of a vocabulary that grows with them.
func manyTitles(n int) []string {
	random := rand.New(rand.NewSource(20251124))
	common := strings.Fields(`Statement by the Secretary General on of in with and for Minister Defence Security Council Press
		conference meeting Brussels Kyiv support energy infrastructure undersea cables maritime exercise report annual summit
		leaders discuss cooperation technology industry vulnerability advisory controllers update command forces Baltic Sea`)
	syllables := strings.Fields("ka ro min ste vo tal gren ber dou la chi nek pra son ov el ist mar an zu hol der wick ton fa ri ul")
	titles := make([]string, n)
	for i := range titles {
		var words []string
		for range 6 + random.Intn(6) {
			if random.Intn(5) > 0 {
				words = append(words, common[random.Intn(len(common))])
				continue
			}
			name := ""
			for range 2 + random.Intn(3) {
				name += syllables[random.Intn(len(syllables))]
			}
			words = append(words, strings.ToUpper(name[:1])+name[1:])
		}
		titles[i] = strings.Join(words, " ")
	}
	return titles
}

var typed = []struct{ name, text string }{
	{"two", "st"}, {"two", "in"}, {"two", "er"}, {"three", "sec"}, {"six", "cables"}, {"six", "undrse"},
	{"long", "stoltenbreg"}, {"words", "ndersea cabels baltic"}, {"nothing", "xylophone"},
}

func BenchmarkFind(b *testing.B) {
	titles := New(manyTitles(100_000))
	for _, c := range typed {
		b.Run(c.name+"/"+strings.ReplaceAll(c.text, " ", "+"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := titles.Find(b.Context(), Typed{Text: c.text}, 20, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSahilm is the library alone on the same titles and keys.
func BenchmarkSahilm(b *testing.B) {
	titles := manyTitles(100_000)
	for _, c := range typed {
		b.Run(c.name+"/"+strings.ReplaceAll(c.text, " ", "+"), func(b *testing.B) {
			for b.Loop() {
				sahilm.Find(c.text, titles)
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	titles := manyTitles(100_000)
	for b.Loop() {
		New(titles)
	}
}

func BenchmarkOpen(b *testing.B) {
	titles := manyTitles(100_000)
	data := New(titles).Data()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(data, nil, func(i int) string { return titles[i] }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(data))/float64(len(titles)), "B/title")
}
