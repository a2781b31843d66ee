package shelf

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"readout/store/clean"
)

// The worst files of each kind, small ones unless READOUT_HOSTILE is set: whatever they
// hold, what is made of them is bounded.
func TestHostileFiles(t *testing.T) {
	full := os.Getenv("READOUT_HOSTILE") != ""
	fill := func(kilobytes int, before, unit, after string) string {
		if full {
			kilobytes = 15 << 10
		}
		return before + strings.Repeat(unit, (kilobytes<<10-len(before)-len(after))/len(unit)) + after
	}
	const rss, shut = `<rss version="2.0"><channel><title>Desk</title>`, "</channel></rss>"
	const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{}`
	tests := []struct {
		name, text string
		documents  int    // -1 for no matter
		says       string // part of a fault
	}{
		{"braces.jsonl", fill(64, "", "{\n", ""), 0, "its first lines are no JSON objects"},
		{"broken.jsonl", fill(64, "{\"title\": \"A\"}\n", "{\n", ""), 1, "more of its items"},
		{"pretty.jsonl", fill(64, "[\n", "  1,\n", "1]"), 0, "its first lines are no JSON objects"},
		{"deep.jsonl", fill(64, `{"title": "A", "body": `, "[", ""), 0, "JSON"},
		{"numbers.json", fill(1100, `[{"title": "A", "text": [`, "1,", "1]}]"), -1, ""},
		{"empty.xml", fill(64, rss, "<item/>", shut), 0, "more"},
		{"extensions.xml", fill(64, rss+"<item><title>A</title>", "<a:b/>", "</item>"+shut), 1, ""},
		{"empty.json", fill(64, jsonFeed, ",{}", "]}"), 0, "more"},
		{"cells.html", fill(800, "<html><body><table>", "<td>a", ""), 1, "its text was kept"},
		{"bold.html", fill(64, "<html><body>", "<b><p>x</b>", ""), 1, "its text was kept"},
		{"attributes.html", fill(700, "<html><body><p ", "a ", ">word</p>"), 1, "its text was kept"},
		{"days.txt", fill(1200, "", "2023-05-04 ", ""), 1, "full of times"},
		{"months.txt", fill(64, "", "May ", ""), 1, ""},
		{"numbers.txt", fill(64, "", "1 ", ""), 1, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			snapshot, err := OpenFS(t.Context(), "test", fstest.MapFS{test.name: {Data: []byte(test.text)}}, Options{Workers: 1})
			var empty *EmptyError
			if err != nil && !errors.As(err, &empty) {
				t.Fatal(err)
			}
			stats := snapshot.Stats()
			if test.documents >= 0 && stats.Documents != test.documents {
				t.Errorf("%d documents, want %d", stats.Documents, test.documents)
			}
			if len(stats.Faults) > 203 || stats.Unread+stats.LeftOut > 1 {
				t.Errorf("%d faults of %d and %d files", len(stats.Faults), stats.Unread, stats.LeftOut)
			}
			if said := fmt.Sprint(stats.Faults); !strings.Contains(said, test.says) {
				t.Errorf("%.300s, want %s", said, test.says)
			}
			for _, d := range documentsOf(snapshot) {
				if len(d.Mentions) > 100_001 {
					t.Errorf("%d times", len(d.Mentions))
				}
			}
		})
	}
}

// One file with many faults is one file.
func TestFaultsAreCountedByFile(t *testing.T) {
	snapshot, err := OpenFS(t.Context(), "test", fstest.MapFS{
		"a.jsonl":    {Data: []byte("{\"title\": \"A\"}\n{\n{\n{\n")},
		"b#c.jsonl":  {Data: []byte("{\"title\": \"B\"}\n{\n{\n{}\n")},
		"b#d.jsonl":  {Data: []byte("{\"title\": \"C\"}\n{}\n")},
		"binary.txt": {Data: []byte("\x00\x01\x02\x03")},
	}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s := snapshot.Stats(); s.Documents != 3 || s.Unread != 2 || s.LeftOut != 2 || len(s.Faults) != 8 {
		t.Errorf("%d documents, %d files unread, %d left out, %d faults: %v", s.Documents, s.Unread, s.LeftOut, len(s.Faults), s.Faults)
	}
}

// However little there is, a page gets its turn, and a context that ends frees who waits.
func TestMarkupBudget(t *testing.T) {
	b := newMarkupBudget(t.Context(), 1<<20)
	large := "<html><body>" + strings.Repeat("<p>word</p>", 1000) // over the whole budget by estimate
	done := make(chan int)
	for range 4 {
		go func() { done <- len(b.article(large, clean.Hints{}).Body) }()
	}
	for range 4 {
		if n := <-done; n == 0 {
			t.Error("no text")
		}
	}
	if !b.free.TryAcquire(1 << 20) {
		t.Fatal("what was taken is not given back")
	}
	ended, stop := context.WithCancel(t.Context())
	stop()
	b.ctx = ended
	if b.article("<p>word</p>", clean.Hints{}).Body == "" {
		t.Error("who waits is not freed")
	}
}
