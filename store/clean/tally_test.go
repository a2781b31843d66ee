package clean

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
)

// article writes a document of its own words.
func article(i int) string {
	return fmt.Sprintf("Report %d of the harbour\n\nShip number %d came in on the tide and brought %d tonnes of grain for the mills of the town.\n", i, i, i*7) +
		fmt.Sprintf("The master of ship %d said that the weather had been fair for %d days, and that he would sail again soon.\n", i, i%9)
}

func cleanPlain(text string, h Hints, t *Tally) Article { return draftOf(text).Plain(h, t) }

func cleanMarkdown(text string, h Hints, t *Tally) Article { return draftOf(text).Markdown(h, t) }

func cleanHTML(text string, h Hints) Article { return Measure(text).Article(h) }

func draftOf(text string) *Draft {
	d := new(Draft)
	d.Read(text)
	return d
}

// traceFor returns the trace of a text that is cleaned with a tally.
func traceFor(text string, tally *Tally) Trace {
	d := draftOf(text)
	d.Plain(Hints{}, tally)
	return d.AppendTrace(nil)
}

const letterForm = "Get our letters by mail\nYou can leave at any time, just write to us.\nTell us what you think!\n"

func TestTallyTellsFurniture(t *testing.T) {
	tally := NewTally()
	for i := range 40 {
		text := article(i)
		if i%4 == 0 {
			text = letterForm + text
		}
		tally.Add(draftOf(text))
	}
	a := cleanPlain(letterForm+article(4), Hints{}, tally)
	checkWhole(t, letterForm+article(4), a)
	if a.Title.Text != "Report 4 of the harbour" || !strings.HasPrefix(a.Body, "Ship number 4") {
		t.Errorf("title %v body %q cut %q", a.Title, a.Body, whys(a))
	}
	early := cleanPlain(letterForm+article(4), Hints{}, NewTally())
	if !strings.Contains(early.Body, "You can leave") {
		t.Fatalf("cut without a reason: %q", whys(early))
	}
	if !tally.Differs(traceFor(letterForm+article(4), NewTally())) || tally.Differs(traceFor(letterForm+article(4), tally)) || tally.Differs(traceFor(article(5), tally)) {
		t.Error("Differs does not tell what is to be cleaned again")
	}
}

// TestTemplatesStay keeps texts whole that share headings and advice.
func TestTemplatesStay(t *testing.T) {
	tally := NewTally()
	text := func(i int) string {
		return fmt.Sprintf("Risk\n\nAn attacker can stop pump %d.\n\nSector\n\nWater and energy\n\nCountries\n\nWorldwide\n\nAdvice\n\n"+
			"Keep control systems behind firewalls and away from the network of the office.\n\nAdvice\n\nUse a tunnel if they must be reached from outside.\n\n"+
			"Details\n\nPump %d reads %d bytes too many when a packet ends before its length field says that it should.\n", i, i, i)
	}
	for i := range 50 {
		tally.Add(draftOf(text(i)))
	}
	a := cleanPlain(text(3), Hints{}, tally)
	if cut := whys(a); len(cut) > 0 {
		t.Errorf("was cut: %q", cut)
	}
}

// TestLoneLine cuts a single line that stands at the edge of most documents, and
// takes none that recurs for the title.
func TestLoneLine(t *testing.T) {
	const name = "The Harbour Gazette reaches readers in forty towns\n"
	tally := NewTally()
	text := func(i int) string { return name + "\n" + article(i) }
	for i := range 40 {
		tally.Add(draftOf(text(i)))
	}
	a := cleanPlain(text(4), Hints{}, tally)
	checkWhole(t, text(4), a)
	if a.Title.Text != "Report 4 of the harbour" || strings.Contains(a.Body, "Gazette") {
		t.Errorf("title %v body %q", a.Title, a.Body)
	}
	if !tally.Differs(traceFor(text(4), NewTally())) || tally.Differs(traceFor(text(4), tally)) {
		t.Error("Differs does not tell what is to be cleaned again")
	}
}

// TestTemplateEdges keeps a short bulletin whole whose few fixed lines stand at
// its edge, since the other bulletins show that they are of a template.
func TestTemplateEdges(t *testing.T) {
	tally := NewTally()
	const top = "Notice\n\nThis bulletin was made by a program from tables and may be wrong in parts.\n\nReach\n\nWorldwide\n\n"
	for i := range 40 {
		tally.Add(draftOf(top + fmt.Sprintf("Pump %d of series %d\n\nRisk\n\nAn attacker can stop pump %d.\n\nAdvice\n\n", i, i*3, i) + article(i)))
	}
	text := top + article(7) + strings.Repeat("The owner of the ship has asked the town for a berth of its own on the quay.\n", 4) + article(8)
	a := cleanPlain(text, Hints{}, tally)
	if cut := whys(a); len(cut) > 0 {
		t.Errorf("was cut: %q", cut)
	}
}

func TestTallyCountsADocumentOnce(t *testing.T) {
	tally := NewTally()
	tally.Add(draftOf("Share\nShare\nShare\n"))
	if n := tally.count(hashLine("Share")); n != 1 {
		t.Errorf("counted %d times", n)
	}
	tally.Add(draftOf("share!\r\n"))
	if n := tally.count(hashLine("Share")); n != 2 {
		t.Errorf("counted %d times", n)
	}
}

func TestTallyIsShared(t *testing.T) {
	tally := NewTally()
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for i := range 100 {
				tally.Add(draftOf(article(i)))
				cleanPlain(article(i), Hints{}, tally)
			}
		})
	}
	wait.Wait()
	if n := tally.count(hashLine("Report 7 of the harbour")); n != 4 {
		t.Errorf("counted %d, want 4", n)
	}
}

// TestTallyIsKept loads a tally that counts on as the first one would.
func TestTallyIsKept(t *testing.T) {
	tally := NewTally()
	for i := range 40 {
		tally.Add(draftOf(letterForm + article(i)))
	}
	data := tally.AppendTo(nil)
	loaded := NewTally()
	if err := loaded.Load(data); err != nil {
		t.Fatal(err)
	}
	if again := loaded.AppendTo(nil); !bytes.Equal(again, data) {
		t.Error("it is another tally after loading")
	}
	if a := cleanPlain(letterForm+article(4), Hints{}, loaded); !strings.HasPrefix(a.Body, "Ship number 4") {
		t.Errorf("cut %q", whys(a))
	}
	if err := NewTally().Load(data[:3]); err == nil {
		t.Error("three bytes of it load")
	}
}

func FuzzLoadTally(f *testing.F) {
	tally := NewTally()
	tally.Add(draftOf(letterForm + article(1)))
	f.Add(tally.AppendTo(nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		loaded := NewTally()
		if loaded.Load(data) == nil {
			cleanPlain(letterForm+article(1), Hints{}, loaded)
		}
	})
}

func BenchmarkTally(b *testing.B) {
	tally := NewTally()
	text := strings.Repeat(article(3), 12)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		tally.Add(draftOf(text))
	}
}

// A document is cleaned again only if a line of it is marked otherwise by now.
func TestDiffers(t *testing.T) {
	tally := NewTally()
	for range 20 {
		tally.Add(draftOf("Port of Ostend daily notice\n"))
	}
	const notice = "Port of Ostend daily notice\n"
	long := strings.Repeat("The pilots wait for the tide. ", 20) + "\n"
	for body, want := range map[string]bool{
		notice:                 true,
		long + notice + long:   true,
		"\n" + notice + "\n":   true,
		long:                   false,
		"":                     false,
		"A notice of its own.": false,
	} {
		d := draftOf(body)
		d.Plain(Hints{}, NewTally())
		if got := tally.Differs(d.AppendTrace(nil)); got != want {
			t.Errorf("%.40q: %v", body, got)
		}
		if tally.Differs(traceFor(body, tally)) {
			t.Errorf("%.40q: it was cleaned with the whole tally", body)
		}
	}
}

// What is a template follows from the documents, never from their order.
func TestTemplatesKnowAllDocuments(t *testing.T) {
	text := func(i int) string {
		return fmt.Sprintf("Risk\n\nPump %d can be stopped.\n\nSector\n\nWater %d\n\nCountries\n\nWorldwide %d\n", i, i, i)
	}
	tally := NewTally()
	traces := make([]Trace, 12)
	for i := range traces {
		d := draftOf(article(i))
		if i%2 == 0 {
			d = draftOf(text(i))
		}
		tally.Add(d)
		d.Plain(Hints{}, tally)
		traces[i] = d.AppendTrace(nil)
	}
	risk := hashLine("Risk")
	if n := tally.template(risk).Load(); n == 6 {
		t.Fatal("all were counted as they came: this shows nothing")
	}
	whole := tally.Templates()
	for _, trace := range traces {
		whole.Add(trace)
	}
	if n := tally.template(risk).Load(); n != 6 {
		t.Errorf("the heading stands in %d templates, want 6", n)
	}
}
