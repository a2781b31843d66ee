package clean

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/store/text"
)

// checkWhole fails if body and cuts do not give back the safe text.
func checkWhole(t *testing.T, whole string, a Article) {
	t.Helper()
	var got []string
	for _, l := range Original(a.Body, a.Removed) {
		got = append(got, l.Text)
	}
	var want []string
	for l := range linesOf(text.Safe(whole)) {
		want = append(want, l)
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w || len(got) != len(want) {
		t.Errorf("body and cuts do not give the text back\n got %d lines %q\nwant %d lines %q", len(got), g, len(want), w)
	}
}

// whys returns the reasons and lines of what was cut, without blank lines.
func whys(a Article) []string {
	var s []string
	for _, c := range a.Removed {
		if strings.TrimSpace(c.Text) != "" {
			s = append(s, c.Why+": "+c.Text)
		}
	}
	return s
}

func TestSeeds(t *testing.T) {
	files, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(files) != 4 {
		t.Fatalf("seeds: %v %v", files, err)
	}
	tally := NewTally()
	var texts []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(b))
		tally.Add(draftOf(string(b)))
	}
	for i, want := range []struct {
		title, from, source, byline string
		bodyFrom                    int
		begins                      string
	}{
		{title: "NATO Secretary General Mark Rutte spoke at the third NATO Cloud Conference in Brussels", from: "lead sentence",
			bodyFrom: 7, begins: "NATO Secretary General Mark Rutte spoke"},
		{title: "Press conference by NATO Secretary General Jens Stoltenberg following the second day of the Meeting of NATO Ministers of Defence",
			from: "line before the body", source: "NATO - North Atlantic Treaty Organisation", bodyFrom: 7, begins: "Good afternoon."},
		{title: "NATO Secretary General Jens Stoltenberg met with industry leaders in energy and communications infrastructure", from: "lead sentence",
			bodyFrom: 45, begins: "NATO Secretary General Jens Stoltenberg met"},
		{title: "NATO to share classified military information with defence industries to up production levels", from: "first line",
			byline: "Nazrin Sadigova", bodyFrom: 2, begins: "NATO has begun sharing"},
	} {
		t.Run(filepath.Base(files[i]), func(t *testing.T) {
			a := cleanPlain(texts[i], Hints{}, tally)
			if a.Title.Text != want.title || a.Title.From != want.from {
				t.Errorf("title %q from %q, want %q from %q", a.Title.Text, a.Title.From, want.title, want.from)
			}
			if a.Source.Text != want.source || a.Byline.Text != want.byline {
				t.Errorf("source %q byline %q, want %q and %q", a.Source.Text, a.Byline.Text, want.source, want.byline)
			}
			if a.BodyFrom != want.bodyFrom || !strings.HasPrefix(a.Body, want.begins) {
				t.Errorf("body from line %d: %.60q, want line %d: %q", a.BodyFrom, a.Body, want.bodyFrom, want.begins)
			}
			if strings.Contains(a.Body+a.Title.Text, "assword") {
				t.Error("the body still asks for a password")
			}
			checkWhole(t, texts[i], a)
			if tally.Differs(traceFor(texts[i], tally)) {
				t.Error("cleaned with the whole tally, but it should be cleaned again")
			}
		})
	}
}

const wrapped = `The harbour authority said on Monday that the new northern quay will
be open to ships of all sizes from the first of May, six months later
than was planned when the works began.

Engineers found that the sea bed was softer than the surveys had
shown, and forty more piles had to be driven. The cost rose by a
third, which the city and the state will share.

Ships bound for the old quay need not change their plans.
`

const poem = `Evening in the Harbour

Grey gulls upon the mooring posts
Lean inward from the rain
And one by one the lantern ghosts
Come out to dance again

The cranes have folded up their arms
The last late tugs are in
The bells that rang the day's alarms
Are quiet now and thin
`

const bulletin = `Bulletin 14 on the pump controller

Summary
A crafted packet can stop the pump controller.

Vendor
Nordhavn Pumps

Affected versions
3.1
3.2
3.4

Severity
High

Recommended practice
Put the controller behind a firewall and do not give it an address of its own.

Recommended practice
Install version 3.5, which refuses such packets.

Recommended practice
Ask the vendor for help if neither can be done soon.

Participants:
Anna Berg
Tom Li
Maria Costa
Jan de Vries
Olga Petrova
Kofi Mensah
Aiko Tanaka
Luis Romero
Eva Novak
Sean Byrne
`

const transcript = `Q: Will the ferry run in winter?

A: It will.

Q: Every day?

A: Not on Sundays.

Q: Who pays?

A: The county pays for the ship.
And the passengers pay for the fuel.

Q: Thank you.
`

// TestNothingOfTheTextIsCut holds Plain to its first rule: clean texts of any
// shape come out whole, but for the title and the details above them.
func TestNothingOfTheTextIsCut(t *testing.T) {
	for name, text := range map[string]string{
		"wrapped":    wrapped,
		"poem":       poem,
		"bulletin":   bulletin,
		"transcript": transcript,
		"one line":   "Talks go on.",
		"list":       "- bread\n- milk\n- eggs\n- flour\n- salt\n- oil\n- tea\n- rice\n- beans\n",
		"table":      "Country    Share\nDenmark    2.4\nLatvia     3.2\nPoland     4.1\nSpain      1.3\nItaly      1.5\nGreece     3.1\n",
		"Chinese":    "各国部长星期二在首都举行会议。\n他们讨论了下一年度的预算。\n会议将持续两天。\n",
		"empty":      "",
		"blank":      "\n\n  \n",
	} {
		t.Run(name, func(t *testing.T) {
			a := cleanPlain(text, Hints{}, nil)
			checkWhole(t, text, a)
			for _, c := range whys(a) {
				if !strings.HasPrefix(c, "title: ") {
					t.Errorf("was cut: %s", c)
				}
			}
			if strings.TrimSpace(text) != "" && a.Title.Text == "" {
				t.Error("has no title")
			}
		})
	}
}

const ferryPage = `Ferry to run in winter | The Coast Post
Home
News
Sport
Weather
Ships
Culture
Shop
Log in
Subscribe
News
Ships
Transport
Ferry to run in winter
The county has found the money for a ship that breaks the ice.
By Anna Berg
12 November 2025, 10:30
Share
The ferry between the islands and the mainland will run through the winter for the first time, the county said.
The ship that was bought from Norway can break ice up to half a metre thick, which is enough in all but the hardest years.
Subscribe
Passengers will pay the same as in summer, while the county covers the cost of the fuel for the first two winters.
Read also
Harbour master retires
Fish market moves
Ten walks by the sea
Home
News
Sport
Weather
About us
Contact
Terms of use
Privacy
`

func TestPage(t *testing.T) {
	a := cleanPlain(ferryPage, Hints{}, nil)
	checkWhole(t, ferryPage, a)
	if a.Title != (Value{Text: "Ferry to run in winter", From: "line before the body", Line: 14}) {
		t.Errorf("title %v", a.Title)
	}
	if a.Byline.Text != "Anna Berg" {
		t.Errorf("byline %v", a.Byline)
	}
	want := `The county has found the money for a ship that breaks the ice.
The ferry between the islands and the mainland will run through the winter for the first time, the county said.
The ship that was bought from Norway can break ice up to half a metre thick, which is enough in all but the hardest years.
Passengers will pay the same as in summer, while the county covers the cost of the fuel for the first two winters.
`
	if a.Body != want {
		t.Errorf("body\n%s\nwant\n%s", a.Body, want)
	}
	if a.BodyFrom != 15 || a.BodyTo != 22 {
		t.Errorf("body stands on lines %d to %d", a.BodyFrom, a.BodyTo)
	}
}

func TestTopOfText(t *testing.T) {
	const body = "\nThe ministers met for the second time this year and agreed on the budget of the fund.\n"
	for _, c := range []struct{ name, top, title, source, byline string }{
		{"title", "Ministers agree on budget\n", "Ministers agree on budget", "", ""},
		{"title and date", "Ministers agree on budget\n24 November 2025\n", "Ministers agree on budget", "", ""},
		{"title, author, date", "Ministers agree on budget\nVon Anna Berg und Tom Li\n24.11.2025, 10:30 Uhr\n", "Ministers agree on budget", "", "Anna Berg und Tom Li"},
		{"date first", "2025-11-24\n\nMinisters agree on budget\n", "Ministers agree on budget", "", ""},
		{"publisher above", "Ministry of Finance\n\n11/24/2025 | Statement\n\nMinisters of the Council agree on the budget\n", "Ministers of the Council agree on the budget", "Ministry of Finance", ""},
		{"section below", "Ministers agree on budget\n24 November 2025\n\nThe talks\n", "Ministers agree on budget", "", ""},
		{"none", "", "The ministers met for the second time this year and agreed on the budget of the fund", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := c.top + body
			a := cleanPlain(text, Hints{}, nil)
			checkWhole(t, text, a)
			if a.Title.Text != c.title || a.Source.Text != c.source || a.Byline.Text != c.byline {
				t.Errorf("got title %q source %q byline %q", a.Title.Text, a.Source.Text, a.Byline.Text)
			}
			if !strings.HasSuffix(a.Body, strings.TrimSpace(body)+"\n") {
				t.Errorf("body %q", a.Body)
			}
		})
	}
}

func TestDeclaredTitle(t *testing.T) {
	text := "MINISTERS AGREE\n\nThe talks\n\nThey met for the second time this year and agreed on the budget.\n"
	a := cleanPlain(text, Hints{Title: "Ministers agree", Source: "Ministry", Byline: "Anna Berg"}, nil)
	checkWhole(t, text, a)
	if a.Title != (Value{Text: "Ministers agree", From: "declared"}) || a.Source.Text != "Ministry" || a.Byline.Text != "Anna Berg" {
		t.Errorf("title %v source %v byline %v", a.Title, a.Source, a.Byline)
	}
	if !strings.HasPrefix(a.Body, "The talks\n") {
		t.Errorf("body %q", a.Body)
	}
}

// TestHostileSizes would take minutes if anything here were quadratic.
func TestHostileSizes(t *testing.T) {
	for name, text := range map[string]string{
		"empty lines":    strings.Repeat("\n", 1<<17),
		"repeated lines": strings.Repeat("a\n", maxLines-1),
		"menus":          strings.Repeat("Home\nNews\nShips\n\n", 9000) + ferryPage,
		"marks":          strings.Repeat("[", 1<<18),
		"long line":      strings.Repeat("word. ", 1<<18),
		"digits":         strings.Repeat("2020 ", 1<<18),
		"headings":       strings.Repeat("# a\n===\n", 20_000),
	} {
		t.Run(name, func(t *testing.T) {
			checkWhole(t, text, cleanPlain(text, Hints{}, nil))
			checkWhole(t, text, cleanMarkdown(text, Hints{Title: "a"}, NewTally()))
		})
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range []string{wrapped, poem, bulletin, transcript, ferryPage, "a\n\n\nb", "\n", "By A B\nBy C D\n"} {
		f.Add(s, "", "Ferry to run in winter")
	}
	f.Fuzz(func(t *testing.T, whole, again, title string) {
		tally := NewTally()
		tally.Add(draftOf(whole))
		tally.Add(draftOf(whole + "\n" + again))
		for _, a := range []Article{
			cleanPlain(whole, Hints{}, nil), cleanPlain(whole, Hints{Title: title}, tally),
			cleanMarkdown(whole, Hints{}, nil), cleanMarkdown(whole, Hints{Title: title}, tally),
		} {
			checkWhole(t, whole, a)
			for _, s := range []string{a.Body, a.Title.Text, a.Source.Text, a.Byline.Text} {
				if text.Safe(s) != s {
					t.Errorf("%q is not safe", s)
				}
			}
		}
		tally.Differs(traceFor(whole, tally))
	})
}

func BenchmarkPlain(b *testing.B) {
	tally := NewTally()
	for range 10 {
		tally.Add(draftOf(ferryPage))
	}
	sentence := "The ministers met in the capital on Tuesday to discuss the budget, and they agreed to meet again. "
	for _, c := range []struct{ name, text string }{
		{"release", "Ministers agree on budget\n\n" + strings.Repeat(strings.Repeat(sentence, 4)+"\n\n", 7)},
		{"page", ferryPage + strings.Repeat(sentence, 10)},
		{"wrapped", strings.Repeat(wrapped, 5)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				cleanPlain(c.text, Hints{}, tally)
			}
		})
	}
}

// Text without an article in it, or with far more text than what looks most like
// one, stays whole: a wrong cut is worse than a line left in.
func TestNothingToFindCutsNothing(t *testing.T) {
	var listing, wrapped strings.Builder
	for i := range 300 {
		fmt.Fprintf(&listing, "commit %d\n\nAuthor %d\n", i*7919, i)
		fmt.Fprintf(&wrapped, "Rule %d of the specification says that a line of text which is not\nthe end of its paragraph goes on in the next one, as number %d does\nuntil it is over, see https://rules.test/%d.\n\n- a\n- b%d\n\n", i, i, i, i)
	}
	listing.WriteString("This one sentence stands at the end of the listing.\n")
	wrapped.WriteString("See " + strings.Repeat("https://rules.test/long/", 8) + "\n")
	for name, text := range map[string]string{"listing": listing.String(), "wrapped": wrapped.String()} {
		a := cleanPlain(text, Hints{Title: "T"}, nil)
		if lost := len(strings.Fields(text)) - len(strings.Fields(a.Body)); lost > 0 {
			t.Errorf("%s: %d words are cut", name, lost)
		}
	}
}
