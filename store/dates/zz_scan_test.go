package dates

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func corpus(pat string) []string {
	var out []string
	fs, _ := filepath.Glob(pat)
	for _, f := range fs {
		b, _ := os.ReadFile(f)
		out = append(out, string(b))
	}
	return out
}

func TestDumpScan(t *testing.T) {
	f, _ := os.Create("/tmp/dates/mentions")
	for _, pat := range []string{"/work/shared/corpora/cisa-ics/docs/*", "/work/shared/corpora/briefings-md/docs/*", "/work/shared/corpora/timex/docs/*", "/work/shared/corpora/pages-as-text/docs/*"} {
		for _, s := range corpus(pat) {
			for _, m := range Scan(s) {
				a, b := max(0, m.Start-40), min(len(s), m.End+30)
				fmt.Fprintf(f, "%s\t%d\t%s\t%s[[%s]]%s\n", strings.Split(pat, "/")[4], m.Date.Precision, m.Date, strings.ReplaceAll(s[a:m.Start], "\n", "⏎"), s[m.Start:m.End], strings.ReplaceAll(s[m.End:b], "\n", "⏎"))
			}
		}
	}
}

func BenchmarkCorpus(b *testing.B) {
	for _, pat := range []string{"/work/shared/corpora/cisa-ics/docs/*", "/work/shared/corpora/briefings-md/docs/*", "/work/shared/corpora/timex/docs/*", "/work/shared/corpora/pages-as-text/docs/*"} {
		docs := corpus(pat)
		n, l := 0, 0
		for _, d := range docs {
			n += len(d)
			l += strings.Count(d, "\n")
		}
		b.Run(strings.Split(pat, "/")[4], func(b *testing.B) {
			b.SetBytes(int64(n))
			b.ReportAllocs()
			var dst []Mention
			for b.Loop() {
				for _, d := range docs {
					dst = Append(dst[:0], d)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(l), "µs/line")
		})
		b.Run("Published-"+strings.Split(pat, "/")[4], func(b *testing.B) {
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range docs {
					Published(Evidence{Text: d, BodyFrom: 3}, Undecided)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(docs)), "µs/doc")
		})
	}
}
