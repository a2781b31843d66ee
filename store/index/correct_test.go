package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"readout/store/query"
)

// wire is a small library in which some words are frequent and some are neighbours.
func wire() *Index {
	var docs []Document
	add := func(n int, title, body string) {
		for range n {
			docs = append(docs, Document{Title: title, Body: body})
		}
	}
	add(20, "Undersea cables", "Undersea cables in the Baltic Sea were damaged by an anchor.")
	add(6, "Nuclear talks", "The committee met in Geneva for talks on nuclear energy.")
	add(4, "Fables", "A book of fables for children, and the ocean of tales.")
	add(3, "Infrastructure", "The structure of critical infrastructure is under threat.")
	add(9, "Planes", "Two planes left the runway at the airport.")
	add(2, "Plates", "Steel plates were rolled at the mill.")
	add(1, "Gatter", "The gatter was left open.")
	add(2, "Wahl", "Die Wähler in Österreich und die Häuser der Stadt sind bereit.")
	add(1, "Уголь", "Уголь и сталь из Донецка.")
	add(1, "北京", "部长们在北京举行会议")
	return New(nil, segmentOf(docs[:15]), segmentOf(docs[15:]))
}

func corrected(t *testing.T, ix *Index, q query.Query) string {
	t.Helper()
	used, made, err := ix.Correct(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(used.String())
	for _, c := range made {
		fmt.Fprintf(&b, " (%s: %s)", c.Typed, c.Used)
	}
	return b.String()
}

func TestCorrect(t *testing.T) {
	ix := wire()
	for _, c := range []struct{ text, want string }{
		{"undresea cables", "undersea cables (undresea: undersea)"},
		{"Underseas cabels", "Underseas cables (cabels: cables)"}, // Underseas is a form of undersea
		{"nucelar comittee", "nuclear committee (nucelar: nuclear) (comittee: committee)"},
		{"infrastrukchore", "infrastrukchore"},                              // three errors
		{"infrastuctrue", "infrastructure (infrastuctrue: infrastructure)"}, // two, in a long word
		{"aancohr", "aancohr"}, // two, in a short one
		{"occean", "ocean (occean: ocean)"},
		{"üdnersea", "undersea (üdnersea: undersea)"},
		{"Wahlre", "wahler (Wahlre: wahler)"},
		{"угль", "уголь (угль: уголь)"},
		{"undresea OR nuclaer", "undersea OR nuclear (undresea: undersea) (nuclaer: nuclear)"},
		{"(undresea cables) talks", "(undersea cables) talks (undresea: undersea)"},
		{"title:undresea", "title:undersea (undresea: undersea)"},

		// frequent words, and those that stand beside the others
		{"pables", "cables (pables: cables)"},
		{"book pables", "book fables (pables: fables)"},
		{"plases runway", "planes runway (plases: planes)"},
		{"steel plases", "steel plates (plases: plates)"},

		// spaces
		{"underseacables", "undersea cables (underseacables: undersea cables)"},
		{"critical infra structure", "critical infrastructure (infra structure: infrastructure)"},
		{"sea anchor", "sea anchor"},
		{"seageneva", "seageneva"}, // both are words, but never side by side

		// never
		{`"undresea cables"`, `"undresea cables"`},
		{"-undresea", "-undresea"},
		{"undresea*", "undresea*"},
		{"path:undresea", "path:undresea"},
		{"sae mte", "sae mte"}, // three letters
		{"gatter", "gatter"},   // rare, but there
		{"x100b 2o24 5%", "x100b 2o24 5%"},
		{"CVE-2024-9999", "CVE-2024-9999"},
		{"天津", "天津"},
		{"zzzzzzzz", "zzzzzzzz"},
		{"undresea axx bxx cxx dxx exx fxx gxx hxx", "undresea axx bxx cxx dxx exx fxx gxx hxx"}, // another language
		{"", ""},
	} {
		q, err := query.Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := corrected(t, ix, q); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestCorrectTyping(t *testing.T) {
	ix := wire()
	for _, c := range []struct{ text, want string }{
		{"unders", "unders*"},
		{"undr", "undr*"}, // it is too early to say
		{"undres", "unders* (undres: unders…)"},
		{"undresea", "undersea* (undresea: undersea)"},
		{"undresea ", "undersea (undresea: undersea)"},
		{"undresea cab", "undersea cab* (undresea: undersea)"},
		{`"undresea`, `"undresea*"`},
	} {
		q, err := query.ParseTyping(c.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := corrected(t, ix, q); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestCorrectCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	q, _ := query.Parse("undresea")
	if _, _, err := wire().Correct(ctx, q); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, made, err := New(nil).Correct(t.Context(), q); err != nil || made != nil {
		t.Errorf("empty index: %v, %v", made, err)
	}
}

// mistype makes one typing error in a word, at random: a letter left out, typed
// besides, or wrong, or two swapped.
func mistype(random *rand.Rand, word string) string {
	letter := string(rune('a' + random.Intn(26)))
	for {
		i := random.Intn(len(word) - 1)
		wrong := [...]string{
			word[:i] + word[i+1:],
			word[:i] + letter + word[i:],
			word[:i] + letter + word[i+1:],
			word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:],
		}[random.Intn(4)]
		if wrong != word {
			return wrong
		}
	}
}

// Of titles typed with one error in a word of five letters or more nearly all find
// their document among the first three. Half the words of these titles are invented of
// few syllables, so that what was typed often is a word itself.
func TestMistypedTitles(t *testing.T) {
	docs, _ := prose(3000)
	ix := New(nil, segmentOf(docs[:1000]), segmentOf(docs[1000:]))
	random := rand.New(rand.NewSource(20251124))
	finds := func(q query.Query, title string) bool {
		a, _ := ix.Search(t.Context(), q, Options{Limit: 3})
		return slices.ContainsFunc(a.Hits, func(h Hit) bool { return docs[h.Doc].Title == title })
	}
	const queries = 200
	asTyped, right := 0, 0
	for asked := 0; asked < queries; {
		title := docs[random.Intn(len(docs))].Title
		words := strings.Fields(title)
		at := slices.IndexFunc(words, func(w string) bool { return len(w) >= 5 })
		if at < 0 {
			continue
		}
		asked++
		words[at] = mistype(random, words[at])
		q, _ := query.Parse(strings.Join(words, " "))
		if finds(q, title) {
			asTyped++
		}
		if q, _, _ = ix.Correct(t.Context(), q); finds(q, title) {
			right++
		}
	}
	if t.Logf("of %d, %d are found as typed and %d corrected", queries, asTyped, right); right < queries*85/100 {
		t.Error("too few")
	}
}

// BenchmarkCorrect asks 100,000 documents with ten different vocabularies.
func BenchmarkCorrect(b *testing.B) {
	docs, _ := prose(10_000)
	ix := New(nil, segmentsOf(docs, 1000)...)
	for _, text := range []string{"undresea", "undresea cables energy", "vulnerabilty", "kamintsevoltal", "underseacables"} {
		b.Run(strings.ReplaceAll(text, " ", "+"), func(b *testing.B) {
			q, _ := query.Parse(text)
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := ix.Correct(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
