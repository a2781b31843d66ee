package highlight

import (
	"math/rand"
	"strings"
	"testing"

	"readout/store/query"
)

// pages makes n texts of about 2.6 KB, of words some of which are frequent.
func pages(n int) (texts []string, size int) {
	random := rand.New(rand.NewSource(20251124))
	words := strings.Fields(`the of and to in a is that for it as was with be by on not he his but at are this have from had
		minister cables undersea defence nuclear meetings meeting met attack attacks vulnerability energy agreed countries`)
	for range 2000 {
		words = append(words, strings.Repeat("kamin", random.Intn(2))+words[random.Intn(30)]+words[random.Intn(30)])
	}
	frequent := rand.NewZipf(random, 1.1, 4, uint64(len(words)-1))
	for range n {
		var text strings.Builder
		for text.Len() < 2600 {
			text.WriteString(words[frequent.Uint64()] + []string{" ", " ", " ", ", ", ".\n\n"}[random.Intn(5)])
		}
		texts = append(texts, text.String())
		size += text.Len()
	}
	return texts, size
}

func BenchmarkRanges(b *testing.B) {
	docs, size := pages(1_000)
	q, _ := query.Parse(`attacks "undersea cables" vulnerability`)
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, d := range docs {
			New(q, "").Ranges(query.Body, d)
		}
	}
}

func BenchmarkSnippet(b *testing.B) {
	bodies, _ := pages(1_000)
	long := append([]string(nil), strings.Join(bodies, "\n\n")[:1<<20])
	russian := "Два подводных кабеля были повреждены в Балтийском море на прошлой неделе. "
	for _, c := range []struct {
		name, query string
		bodies      []string
	}{
		{"page", `attacks "undersea cables" vulnerability`, bodies},
		{"page/one", "cables", bodies},
		{"page/Russian", "кабели ремонт", []string{strings.Repeat(russian, 22)}},
		{"page/German", "Kabel Reparatur", []string{strings.Repeat("Zwei Seekabel wurden vorige Woche in der Ostsee beschädigt. „Schäden häufen sich.“ ", 36)}},
		{"megabyte", "undersea cables zebra", long},
		{"megabyte/apart", "cables energy zebra", []string{strings.Repeat("cables word ", 45_000) + strings.Repeat("energy word ", 45_000)}},
	} {
		b.Run(c.name, func(b *testing.B) {
			q, _ := query.Parse(c.query)
			b.ReportAllocs()
			b.SetBytes(int64(len(c.bodies[0])))
			for i := 0; b.Loop(); i++ {
				New(q, "").Snippet(c.bodies[i%len(c.bodies)], 160)
			}
		})
	}
}
