package index

import (
	"slices"
	"testing"
	"unicode/utf8"

	"readout/store/words"
)

// sampleIndex holds texts, each a title and a body, in two segments.
func sampleIndex(texts [][2]string, language string) *Index {
	var segments []*Segment
	for _, half := range [][][2]string{texts[:len(texts)/2], texts[len(texts)/2:]} {
		b := NewBuilder()
		for _, text := range half {
			b.Add(Document{Title: text[0], Body: text[1], Language: language})
		}
		segments = append(segments, b.Segment(nil))
	}
	return New(nil, segments...)
}

func TestSimilar(t *testing.T) {
	texts := [][2]string{
		{"Harbour cranes", "The cranes of the harbour of Norvik stand still while dockers strike."},
		{"Dockers return", "Dockers of Norvik ended their strike, and the crane moves again in the harbour."},
		{"Bees", "Keepers count fewer bees in the orchards of the south."},
		{"Museum", "A museum of clocks opens on Sunday, and entry is free on Sundays."},
		{"Orchards", "Frost has come to the orchards. Keepers of bees light fires in the south."},
		{"Sunday", "Shops may open on Sunday."},
	}
	ix := sampleIndex(texts, "en")
	tests := []struct {
		doc   int
		first int // -1 for none
		words []string
	}{
		{0, 1, []string{"harbour", "cranes", "Norvik", "dockers", "strike"}},
		{1, 0, []string{"Dockers", "Norvik", "strike", "crane", "harbour"}},
		{2, 4, []string{"bees", "Keepers", "orchards", "south"}},
		{3, 5, []string{"Sunday"}},
	}
	for _, c := range tests {
		text := texts[c.doc]
		sample := Sample{Doc: c.doc, Text: text[0] + "\n" + text[1], Title: len(text[0])}
		got, err := ix.Similar(t.Context(), sample, 3)
		if err != nil || len(got.Docs) == 0 || got.Docs[0].Doc != c.first {
			t.Errorf("%d: %+v, %v", c.doc, got, err)
			continue
		}
		best := got.Docs[0]
		if best.Score <= 0 || best.Score > got.SelfScore || got.Peers != len(texts) || !slices.IsSorted(best.Words) {
			t.Errorf("%d: %+v", c.doc, got)
		}
		for _, w := range best.Words {
			if word := sample.Text[got.Words[w].From:got.Words[w].To]; !slices.Contains(c.words, word) {
				t.Errorf("%d shares %q with %d", c.doc, word, best.Doc)
			}
		}
	}
	for _, doc := range []int{-1, len(texts), 99} {
		if got, err := ix.Similar(t.Context(), Sample{Doc: doc, Text: "harbour"}, 3); err != nil || got.Docs != nil {
			t.Errorf("%d: %+v, %v", doc, got, err)
		}
	}
}

// Among few documents of a language its frequent words are not rare, though few of all
// documents have them.
func TestSimilarInAnotherLanguage(t *testing.T) {
	b := NewBuilder()
	for range 50 {
		b.Add(Document{Title: "Harbour", Body: "The ministers met in the morning.", Language: "en"})
	}
	texts := []string{"Og det er til fiske for alle", "Og det er til museum for alle", "Og det er til kirke for alle", "Og det er til fiske ved kysten"}
	for _, text := range texts {
		b.Add(Document{Body: text, Language: "no"})
	}
	got, err := New(nil, b.Segment(nil)).Similar(t.Context(), Sample{Doc: 50, Text: texts[0]}, 5)
	if err != nil || got.Peers != 4 || len(got.Docs) == 0 || got.Docs[0].Doc != 53 {
		t.Fatalf("%+v, %v", got, err)
	}
	for _, a := range got.Docs[1:] {
		if a.Score > got.Docs[0].Score/2 {
			t.Errorf("%d is near by its function words: %+v", a.Doc, got.Docs)
		}
	}
}

func TestSampleWords(t *testing.T) {
	text := "Cables cut\nThe cable was cut in 2023, and cables were mended in Norvik; Norvik paid 12,500 for it"
	counts := map[string][2]int{}
	sample := Sample{Text: text, Title: len("Cables cut")}
	for _, w := range sample.words(words.English) {
		counts[text[w.at.From:w.at.To]] = w.counts
	}
	for word, want := range map[string][2]int{"cable": {1, 2}, "cut": {1, 1}, "Norvik": {0, 2}, "paid": {0, 1}, "12,500": {0, 1}} {
		if counts[word] != want {
			t.Errorf("%q: %v, want %v", word, counts[word], want)
		}
	}
	for _, word := range []string{"The", "was", "in", "2023", "12", "500"} {
		if _, there := counts[word]; there {
			t.Errorf("%q tells nothing", word)
		}
	}
}

func FuzzSample(f *testing.F) {
	for _, text := range []string{"Cables cut\nThe cable was cut", "NATO-EU U.S. 3.5%", "戒厳令を", "\xff\xfe", "Türkiye'de elektrikli"} {
		f.Add(text, 4)
	}
	ix := sampleIndex([][2]string{{"Cables", "cut by NATO"}, {"Norvik", "Cables cut"}, {"戒厳", "戒厳令を"}, {"x", "Türkiye"}}, "en")
	f.Fuzz(func(t *testing.T, text string, title int) {
		sample := Sample{Doc: 1, Text: text, Title: title}
		got, err := ix.Similar(t.Context(), sample, 3)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range got.Words {
			if w.From < 0 || w.From >= w.To || w.To > len(text) || !utf8.RuneStart(text[w.From]) {
				t.Errorf("%q: %v", text, w)
			}
		}
		for _, a := range got.Docs {
			if a.Doc == 1 || len(a.Words) == 0 || a.Words[len(a.Words)-1] >= len(got.Words) {
				t.Errorf("%+v", a)
			}
		}
	})
}

// A word that only deleted documents share is one that a document has alone.
func TestSimilarSkipsDeleted(t *testing.T) {
	texts := [][2]string{{"Cranes", "The cranes of Norvik stand still."}, {"Cranes", "The cranes of Norvik stand still."}, {"Bees", "Bees of Norvik"}, {"Bees", "Fewer bees"}}
	b := NewBuilder()
	for _, text := range texts {
		b.Add(Document{Title: text[0], Body: text[1], Language: "en"})
	}
	live := NewSet(len(texts))
	for _, doc := range []int{0, 2, 3} {
		live.Add(doc)
	}
	got, err := New(live, b.Segment(nil)).Similar(t.Context(), Sample{Doc: 0, Text: texts[0][0] + "\n" + texts[0][1], Title: len(texts[0][0])}, 5)
	if err != nil || len(got.Docs) != 1 || got.Docs[0].Doc != 2 || len(got.Words) != 1 || got.Peers != 3 || got.Docs[0].Score > got.SelfScore/2 {
		t.Errorf("%+v, %v", got, err)
	}
}
