package render

import (
	"fmt"
	"strings"
	"testing"

	"readout/ui/theme"
)

var darkTheme = theme.New(theme.Options{Dark: true})

// benchmarkOpen is what a reader waits for: the text is opened and its first 60
// rows are set, with nothing known before.
func benchmarkOpen(b *testing.B, t Manuscript) {
	t.Key = "text"
	b.SetBytes(int64(len(t.Body)))
	b.ReportAllocs()
	for b.Loop() {
		s, err := NewPress(8<<20).Around(b.Context(), Open(t), Setting{Width: 76, Theme: darkTheme}, 0, 0, 60)
		if err != nil || len(s.Lines) < 60 && !s.Ends {
			b.Fatal(len(s.Lines), err)
		}
	}
}

func BenchmarkOpen3KB(b *testing.B) {
	benchmarkOpen(b, Manuscript{Body: article(3 << 10), Markdown: true})
}
func BenchmarkOpen100KB(b *testing.B) {
	benchmarkOpen(b, Manuscript{Body: article(100 << 10), Markdown: true})
}
func BenchmarkOpen1MB(b *testing.B) {
	benchmarkOpen(b, Manuscript{Body: article(1 << 20), Markdown: true})
}
func BenchmarkOpenPlain1MB(b *testing.B) {
	benchmarkOpen(b, Manuscript{Body: transcript(1 << 20)})
}

// BenchmarkWidth sets the middle of an open text at a width that nobody asked for.
func BenchmarkWidth1MB(b *testing.B) {
	d := Open(Manuscript{Key: "text", Body: article(1 << 20), Markdown: true})
	p, width := NewPress(8<<20), 40
	for b.Loop() {
		width = 40 + (width+1)%1000
		if _, err := p.Around(b.Context(), d, Setting{Width: width, Theme: darkTheme}, d.Size()/2, 60, 60); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScroll asks for what is known.
func BenchmarkScroll1MB(b *testing.B) {
	d := Open(Manuscript{Key: "text", Body: article(1 << 20), Markdown: true})
	p := NewPress(8 << 20)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Around(b.Context(), d, Setting{Width: 76, Theme: darkTheme}, d.Size()/2, 60, 60); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSeen(b *testing.B) {
	prose := strings.Repeat("Allies signed an agreement on Monday; the costs, “as always”, are shared by all nine of them.\n\n", 11000)
	for name, t := range map[string]Manuscript{
		"article": {Body: article(1 << 20), Markdown: true}, "prose": {Body: prose, Markdown: true},
		"plain": {Body: transcript(1 << 20)}, "html": {Body: strings.Repeat("<p>One &amp; <a href='x'>two</a></p>\n\n", 30000), Markdown: true},
		"code": {Body: strings.Repeat("See [it]({{< ref \"x\" >}}) {% if x %}.\n\n", 28000), Markdown: true},
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(t.Body)))
			b.ReportAllocs()
			for b.Loop() {
				Open(t).Seen()
			}
		})
	}
}

func BenchmarkContents20000(b *testing.B) {
	var body strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&body, "## Chapter %d of *many*\n", i)
	}
	d := Open(Manuscript{Body: body.String(), Markdown: true})
	b.ReportAllocs()
	for b.Loop() {
		if all, _ := d.Contents(); len(all) != 20000 {
			b.Fatal(len(all))
		}
	}
}
