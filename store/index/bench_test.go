package index

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/store/query"
)

// prose makes n documents of about 2.6 KB. As in English, the word at rank r is
// about as frequent as 1/r, frequent words are short, and names and numbers that
// are seen once or twice keep coming.
func prose(n int) (docs []Document, size int) {
	random := rand.New(rand.NewSource(20251124))
	words := strings.Fields(`the of and to in a is that for it as was with be by on not he his but at are this have from had
		were which one they there has been their all an will would said more if no when who what so out up about security
		minister cables undersea defence nuclear meetings meeting met attack attacks vulnerability energy agreed countries`)
	for len(words) < 40_000 {
		words = append(words, invented(random, 1+int(math.Log10(float64(len(words)))/1.5)))
	}
	frequent := rand.NewZipf(random, 1.1, 4, uint64(len(words)-1))
	for range n {
		var text strings.Builder
		for length := 2 + random.Intn(12); text.Len() < 2600; length-- {
			word := words[frequent.Uint64()]
			switch {
			case length == 0:
				text.WriteString(fmt.Sprintf("%s %d.\n\n", invented(random, 3), random.Intn(100_000)))
				length = 5 + random.Intn(25)
			case length%9 == 0:
				text.WriteString(word + ", ")
			default:
				text.WriteString(word + " ")
			}
		}
		title := words[frequent.Uint64()] + " " + words[frequent.Uint64()] + " " + invented(random, 2)
		docs = append(docs, Document{Title: title, Body: text.String(), Source: "NATO", Path: "news/" + invented(random, 3) + ".txt"})
		size += len(title) + text.Len()
	}
	return docs, size
}

func invented(random *rand.Rand, syllables int) string {
	parts := strings.Fields("ka ro min ste vo tal gren ber dou la chi nek pra son ov el ist mar an zu hol der wick ton fa ri ul")
	var b strings.Builder
	for range syllables {
		b.WriteString(parts[random.Intn(len(parts))])
	}
	return b.String()
}

// BenchmarkBuild indexes 26 MB. It reports how much memory the index takes.
func BenchmarkBuild(b *testing.B) {
	docs, size := prose(10_000)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	builder := NewBuilder()
	var s *Segment
	for b.Loop() {
		for _, d := range docs {
			builder.Add(d)
		}
		s = builder.Segment(nil)
	}
	b.ReportMetric(float64(len(s.data))/float64(size), "index/text")
}

func segmentsOf(docs []Document, each int) []*Segment {
	var segments []*Segment
	b := NewBuilder()
	for i, d := range docs {
		b.Add(d)
		if (i+1)%each == 0 || i+1 == len(docs) {
			segments = append(segments, b.Segment(nil))
		}
	}
	return segments
}

// hundredThousand returns an index of 100,000 documents in segments that double, as
// the store makes them. The large ones are all the same, for making them takes long.
func hundredThousand() (ix *Index, docs []Document) {
	docs, _ = prose(10_000)
	var segments []*Segment
	from := 0
	for n := 24; from+n < 4_000; n *= 2 {
		segments = append(segments, segmentOf(docs[from:from+n]))
		from += n
	}
	large, left := segmentOf(docs[4_000:]), 100_000-from
	for ; left >= large.count; left -= large.count {
		segments = append(segments, large)
	}
	return New(nil, append(segments, segmentOf(docs[:left]))...), docs
}

// BenchmarkSearch asks 100,000 documents 500 different queries of each kind, and
// reports what half of them take and what all but five.
func BenchmarkSearch(b *testing.B) {
	ix, docs := hundredThousand()
	words := func(random *rand.Rand, n int) string {
		text := strings.Fields(docs[random.Intn(len(docs))].Body)
		at := random.Intn(len(text) - n)
		return strings.Trim(strings.Join(text[at:at+n], " "), ".,")
	}
	prefix := func(random *rand.Rand, n int) string {
		for {
			if word := words(random, 1); len(word) >= n {
				return word[:n]
			}
		}
	}
	for _, kind := range []struct {
		name  string
		parse func(string) (query.Query, error)
		text  func(*rand.Rand) string
	}{
		{"word", query.Parse, func(r *rand.Rand) string { return words(r, 1) }},
		{"two", query.Parse, func(r *rand.Rand) string { return words(r, 1) + " " + words(r, 1) }},
		{"four", query.Parse, func(r *rand.Rand) string { return words(r, 4) }},
		{"phrase", query.Parse, func(r *rand.Rand) string { return `"` + words(r, 2+r.Intn(2)) + `"` }},
		{"prefix1", query.ParseTyping, func(r *rand.Rand) string { return prefix(r, 1) }},
		{"prefix2", query.ParseTyping, func(r *rand.Rand) string { return prefix(r, 2) }},
		{"prefix3", query.ParseTyping, func(r *rand.Rand) string { return prefix(r, 3+r.Intn(3)) }},
		{"word+prefix", query.ParseTyping, func(r *rand.Rand) string { return words(r, 1) + " " + prefix(r, 1+r.Intn(4)) }},
	} {
		b.Run(kind.name, func(b *testing.B) {
			random := rand.New(rand.NewSource(20260501))
			queries := make([]query.Query, 500)
			for i := range queries {
				queries[i], _ = kind.parse(kind.text(random))
			}
			times := make([]time.Duration, len(queries))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				began := time.Now()
				if _, err := ix.Search(b.Context(), queries[i%len(queries)], Options{Limit: 100}); err != nil {
					b.Fatal(err)
				}
				times[i%len(queries)] = time.Since(began)
			}
			slices.Sort(times)
			b.ReportMetric(times[len(times)/2].Seconds()*1e3, "p50-ms")
			b.ReportMetric(times[len(times)*99/100].Seconds()*1e3, "p99-ms")
		})
	}
}

// BenchmarkList reads the documents and counts of a frequent word, from blocks and
// from the same list as a plain one.
func BenchmarkList(b *testing.B) {
	docs, _ := prose(2_000)
	s := segmentOf(docs)
	c := s.cursor()
	c.find("the")
	var plain []byte
	last := uint32(0)
	var r run
	form := c.expansion(1, everyLanguage)
	for k := newIterator(s, &form, &r); k.next(); last = k.doc() {
		plain = appendEntry(plain, k.doc()-last, r.counts(k.at))
	}
	perDoc := func(b *testing.B, bytes int) {
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*c.frequency), "ns/doc")
		b.ReportMetric(float64(bytes)/float64(c.frequency), "bytes/doc")
	}
	b.Run("blocks", func(b *testing.B) {
		for b.Loop() {
			p := s.postingsOf(c.list, c.frequency)
			for i := range p.blocks() {
				p.read(i, &r)
			}
		}
		perDoc(b, c.list.len())
	})
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			for at, doc := 0, uint32(0); at < len(plain); doc = r.docs[r.n-1] {
				at = r.readPlain(plain, at, doc, blockDocs, s.count)
			}
		}
		perDoc(b, len(plain))
	})
}
