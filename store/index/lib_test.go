package index

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"syscall"
	"testing"
	"time"
)

func cpu() time.Duration {
	var r syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_THREAD, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
func TestLib(t *testing.T) {
	if os.Getenv("LIB") == "" {
		t.Skip()
	}
	runtime.LockOSThread()
	var docs []Document
	size := 0
	dirs, _ := filepath.Glob(os.Getenv("LIB") + "/*")
	for _, d := range dirs {
		es, _ := os.ReadDir(d)
		for _, e := range es {
			b, _ := os.ReadFile(d + "/" + e.Name())
			s := string(b)
			ti, bo, _ := strings.Cut(s, "\n")
			docs = append(docs, Document{Title: ti, Body: bo, Path: filepath.Base(d) + "/" + e.Name()})
			size += len(s)
		}
	}
	t.Logf("%d docs %d MB", len(docs), size>>20)
	t0 := cpu()
	for i := range docs {
		docs[i].Language = Language(docs[i].Body)
	}
	t.Logf("language %.0f MB/s", float64(size)/1e6/(cpu()-t0).Seconds())
	var m0, m1 runtime.MemStats
	runtime.ReadMemStats(&m0)
	var segs []*Segment
	b := NewBuilder()
	batch := 1 << 20
	t0 = cpu()
	var ts time.Duration
	for i := range docs {
		b.Add(docs[i])
		if b.Size() > batch {
			t1 := cpu()
			segs = append(segs, b.Segment())
			ts += (cpu() - t1)
			if batch < 32<<20 {
				batch *= 2
			}
		}
	}
	segs = append(segs, b.Segment())
	el := (cpu() - t0)
	runtime.ReadMemStats(&m1)
	t.Logf("index %.1f MB/s (segment() %v of %v) segs %d allocs/doc %.2f alloc MB %d builder arena %d", float64(size)/1e6/el.Seconds(), ts, el, len(segs), float64(m1.Mallocs-m0.Mallocs)/float64(len(docs)), (m1.TotalAlloc-m0.TotalAlloc)>>20, cap(b.bytes)>>20)
	show := func(name string, segs []*Segment) {
		var w, l, s, d, bl, all int
		for _, x := range segs {
			w += len(x.words)
			l += len(x.lists)
			s += len(x.spots)
			d += 7 * x.Len()
			bl += 12 * len(x.blocks)
			all += x.Bytes()
		}
		f := func(n int) string { return fmt.Sprintf("%.3f", float64(n)/float64(size)) }
		t.Log(name, "ratio", f(all), "words", f(w), "blocks", f(bl), "lists", f(l), "spots", f(s), "docs", f(d))
	}
	show("segments", segs)
	t0 = cpu()
	m := Merge(segs...)
	t.Logf("merge %v terms %d", (cpu() - t0), len(m.blocks)*16)
	show("merged", []*Segment{m})
	run := func(ix *Index, label string) {
		r := rand.New(rand.NewSource(1))
		word := func() string {
			for {
				f := strings.Fields(docs[r.Intn(len(docs))].Body)
				if len(f) > 0 {
					w := strings.Trim(f[r.Intn(len(f))], ".,;:()\"'")
					if len(w) > 2 {
						return w
					}
				}
			}
		}
		phrase := func() string {
			for {
				f := strings.Fields(docs[r.Intn(len(docs))].Body)
				if len(f) > 5 {
					i := r.Intn(len(f) - 3)
					return `"` + strings.Trim(strings.Join(f[i:i+3], " "), `"`) + `"`
				}
			}
		}
		for _, kind := range []string{"one", "two", "phrase", "prefix3", "prefix1", "prefix2"} {
			var ds []time.Duration
			worst := ""
			for i := 0; i < 200; i++ {
				var q Query
				var txt string
				switch kind {
				case "one":
					txt = word()
					q, _ = Parse(txt)
				case "two":
					txt = word() + " " + word()
					q, _ = Parse(txt)
				case "phrase":
					txt = phrase()
					q, _ = Parse(txt)
				case "prefix3":
					txt = word()[:3]
					q, _ = ParseTyping(txt)
				case "prefix1":
					txt = string(rune('a' + i%26))
					q, _ = ParseTyping(txt)
				case "prefix2":
					txt = word()[:2]
					q, _ = ParseTyping(txt)
				}
				t0 := cpu()
				ix.Search(context.Background(), q, 100, nil)
				d := (cpu() - t0)
				ds = append(ds, d)
				if d >= 200*time.Microsecond {
					mx := true
					for _, x := range ds {
						if x > d {
							mx = false
						}
					}
					if mx {
						worst = txt
					}
				}
			}
			sort.Slice(ds, func(i, j int) bool { return ds[i] < ds[j] })
			t.Logf("%s %-8s p50 %v p99 %v max %v (%s)", label, kind, ds[100], ds[197], ds[199], worst)
		}
	}
	run(New(segs...), "segs")
	run(New(m), "one ")
	var small []*Segment
	b = NewBuilder()
	for i := range docs {
		b.Add(docs[i])
		if i%500 == 499 {
			small = append(small, b.Segment())
		}
	}
	show("small", small)
	run(New(small...), "200 ")
	t0 = cpu()
	for range 100 {
		New(segs...)
	}
	t.Logf("New %v", (cpu()-t0)/100)
	q, _ := Parse("nuclear \"air force\" vulnerable attackers")
	t0 = cpu()
	n := 0
	for _, d := range docs[:20000] {
		q.Marks(d.Body)
		n += len(d.Body)
	}
	t.Logf("marks %.0f MB/s", float64(n)/1e6/(cpu()-t0).Seconds())
	t0 = cpu()
	for _, d := range docs[:20000] {
		q.Snippet(d.Body, 160)
	}
	t.Logf("snippet %v/doc", (cpu()-t0)/20000)
}
