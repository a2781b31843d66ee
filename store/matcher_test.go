package store

import (
	"slices"
	"strings"
	"testing"
)

// matched returns the parts of a text that a matcher finds.
func matched(m *Matcher, text string) []string {
	var found []string
	for _, r := range m.In(text) {
		found = append(found, text[r[0]:r[1]])
	}
	return found
}

func TestMatcher(t *testing.T) {
	tests := []struct {
		query, language string
		typing          bool
		text            string
		want            []string
	}{
		{"harbour", "en", false, "Harbour works: two harbours", []string{"Harbour", "harbours"}},
		{"verhandlung", "de", false, "Verhandlungen über den Hafen", []string{"Verhandlungen"}},
		{"über", "de", false, "Verhandlungen uber den Hafen", []string{"uber"}},
		{"négociation", "fr", false, "Les negociations du port", []string{"negociations"}},
		{"harb", "en", true, "Harbour and harvest", []string{"Harbour"}},
		{"harb", "en", false, "Harbour and harvest", nil},
		{`"two cables" -plough`, "en", false, "two cables, two ploughs, two  cables", []string{"two cables", "two  cables"}},
		{"the harbour", "en", false, "the harbour", []string{"harbour"}},
		{"title:harbour ferry", "en", false, "ferry to the harbour", []string{"ferry"}},
		{"verhandlungen", "", false, "Verhandlung", nil},
		{`date:never "`, "en", false, "never", nil},
		{"", "en", true, "anything", nil},
	}
	for _, c := range tests {
		m := NewMatcher(c.query, c.language, c.typing)
		for range 2 { // the second time nothing is left of the first
			if got := matched(m, c.text); !slices.Equal(got, c.want) {
				t.Errorf("%q in %q (%s): %q, want %q", c.query, c.text, c.language, got, c.want)
			}
		}
	}
}

// A paragraph of a document is marked like the whole, whatever it seems to be written in.
func TestMatcherOfParagraphs(t *testing.T) {
	paragraphs := []string{"Hafenarbeiten", "The harbour master wrote in English that the works of the harbour would have been done by now.",
		"Die Arbeiten am Hafen sind nicht zu Ende, und die Häfen werden noch gebaut.", "Arbeit, Arbeiten, gearbeitet"}
	m := NewMatcher("arbeiten häfen", "de", false)
	var apart []string
	for _, p := range paragraphs {
		apart = append(apart, matched(m, p)...)
	}
	if whole := matched(m, strings.Join(paragraphs, "\n\n")); !slices.Equal(apart, whole) || len(whole) != 5 {
		t.Errorf("apart %q, together %q", apart, whole)
	}
}

// BenchmarkMatcher marks a text of 1 MB whole, and 200 paragraphs of 300 bytes.
func BenchmarkMatcher(b *testing.B) {
	paragraph := "The committee heard that the works of the harbour would go on, as the minister had announced; two cables were " +
		"repaired in the night, and negotiators agreed on a plan for the next years. Officials described it as a step forward, and " +
		"the spokesperson added that details would follow after the meeting.\n\n"
	large := strings.Repeat(paragraph, 1<<20/len(paragraph))
	for _, query := range []string{"harbour", "negotiations cables", `"step forward" minister`, "ministries", "co"} {
		m := NewMatcher(query, "en", true)
		b.Run(query+"/1MB", func(b *testing.B) {
			b.SetBytes(int64(len(large)))
			for b.Loop() {
				m.In(large)
			}
		})
		b.Run(query+"/200", func(b *testing.B) {
			for b.Loop() {
				for range 200 {
					m.In(paragraph)
				}
			}
		})
	}
}

// What the search of a library finds a matcher marks, and nothing else.
func TestMatcherAgreesWithSearch(t *testing.T) {
	library := openFiles(t, news())
	asked := map[string]bool{}
	for _, text := range news() {
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r < 'A' }) {
			asked[strings.ToLower(word)] = true
		}
	}
	for word := range asked {
		for _, typing := range []bool{false, true} {
			result, err := library.Search(t.Context(), Query{Text: word, Typing: typing, Words: AllWords})
			if err != nil {
				t.Fatal(err)
			}
			for d, err := range library.Documents(t.Context(), Query{}) {
				if err != nil {
					t.Fatal(err)
				}
				m := NewMatcher(word, d.Language, typing)
				marked := m.In(d.Title.Text) != nil || m.In(d.Body) != nil
				if found := slices.Contains(paths(result.Hits[:result.Total]), d.Path); found != marked {
					t.Errorf("%q, typing %v: %s is found %v, marked %v", word, typing, d.Path, found, marked)
				}
			}
		}
	}
}
