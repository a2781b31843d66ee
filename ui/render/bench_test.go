package render

import (
	"strings"
	"testing"

	"charm.land/glamour/v2"
	"charm.land/glamour/v2/styles"

	"readout/ui/theme"
)

// article returns Markdown of at least size bytes with what articles have.
func article(size int) string {
	const part = `## What the ministers said

Allies will **double** their spending on [undersea cables](https://example.org/cables?id=12) by the end of the
decade, *the Secretary General* said on Tuesday; nobody asked what “double” means.

- Two ships are patrolling the strait.
- A third one, with ` + "`sonar`" + `, follows in May.

> We have to move faster than those who cut.

The talks went on in Brussels for 3 hours and 40 minutes. Afterwards the ministers of nine countries signed a
statement of 1,200 words, most of which had been agreed in March, and left without taking questions.

`
	return strings.Repeat(part, size/len(part)+1)
}

// transcript returns plain text of at least size bytes, a sentence a line.
func transcript(size int) string {
	const part = `Q: Will there be a second conference on this in the autumn, as the ministers asked for?

MODERATOR: We have time for one more question, from the second row.
Thank you for your patience, it has been a long day for all of us here in Brussels and for those who joined online.

`
	return strings.Repeat(part, size/len(part)+1)
}

func benchmarkRender(b *testing.B, t Manuscript) {
	th := theme.New(theme.Options{Dark: true})
	b.SetBytes(int64(len(t.Body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Render(b.Context(), t, 76, th); err != nil {
			b.Fatal(err)
		}
	}
}

func benchmarkGlamour(b *testing.B, body string) {
	style := styles.DarkStyleConfig
	none := uint(0)
	style.Document.Margin, style.Document.Color = &none, nil
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		r, err := glamour.NewTermRenderer(glamour.WithStyles(style), glamour.WithWordWrap(76))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := r.Render(body); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGlamour3KB(b *testing.B) { benchmarkGlamour(b, article(3<<10)) }
func BenchmarkMarkdown3KB(b *testing.B) {
	benchmarkRender(b, Manuscript{Body: article(3 << 10), Markdown: true})
}
func BenchmarkPlain3KB(b *testing.B)     { benchmarkRender(b, Manuscript{Body: transcript(3 << 10)}) }
func BenchmarkGlamour100KB(b *testing.B) { benchmarkGlamour(b, article(100<<10)) }
func BenchmarkMarkdown100KB(b *testing.B) {
	benchmarkRender(b, Manuscript{Body: article(100 << 10), Markdown: true})
}
func BenchmarkGlamour1MB(b *testing.B) { benchmarkGlamour(b, article(1<<20)) }
func BenchmarkMarkdown1MB(b *testing.B) {
	benchmarkRender(b, Manuscript{Body: article(1 << 20), Markdown: true})
}
func BenchmarkPlain1MB(b *testing.B) { benchmarkRender(b, Manuscript{Body: transcript(1 << 20)}) }
func BenchmarkSGROnly(b *testing.B) {
	s := strings.Repeat("plain words and \x1b[1mbold ones\x1b[m, “quoted”\n", 1000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		SGROnly(s)
	}
}

func BenchmarkWrap(b *testing.B) {
	s := transcript(100 << 10)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Wrap(s, 76)
	}
}
