package fuzzy

import (
	"context"
	"errors"
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"
)

var briefings = []string{
	"Press conference by Secretary General Jens Stoltenberg after the meeting",
	"Secretary General spoke at the third NATO Cloud Conference in Brussels",
	"Undersea cables cut in the Baltic Sea",
	"Köln hosts talks on cyber defence",
	"Straße von Hormus: Lage bleibt angespannt",
	"El presidente visitó São Paulo y Łódź",
	"Ukraine's grain exports resume through Odesa",
	"北京峰会 opens with talks on trade",
	"CVE-2024-1234 patched in Model X100",
	"Nationwide drill for civil protection",
	"O'Brien elected chair of the committee",
	"Ħal Qormi votes; ΦΙΛΟΣ speaks",
}

func TestFind(t *testing.T) {
	titles := New(briefings)
	for _, c := range []struct{ typed, want, marked string }{
		{"stltnbrg", "Jens Stoltenberg", "St|lt|nb|rg"},
		{"nato cloud brsls", "NATO Cloud Conference in Brussels", "NATO|Cloud|Br|s|ls"},
		{"cables undersea", "Undersea cables", "Undersea|cables"},
		{"undresea", "Undersea cables", "Undersea"},
		{"UNDERSEA CAB", "Undersea cables", "Undersea|cab"},
		{"koln", "Köln", "Köln"},
		{"KÖL", "Köln", "Köl"},
		{"strasse", "Straße", "Straße"},
		{"strase", "Straße", "Straße"},
		{"visito lodz", "São Paulo", "visitó|Łódź"},
		{"ukraines", "Ukraine's", "Ukraine's"},
		{"cyberdefence", "cyber defence", "cyber|defence"},
		{"峰会", "北京峰会", "峰会"},
		{"2024 x100", "CVE-2024-1234", "2024|X100"},
		{"nation drill", "Nationwide", "Nation|drill"},
		{"obrien", "O'Brien", "O'Brien"},
		{"hal qormi", "Ħal Qormi", "Ħal|Qormi"},
		{"φίλος", "ΦΙΛΟΣ", "ΦΙΛΟΣ"},
		{"ecretary gneral stoltenburg", "Jens Stoltenberg", "ecretary|General|Stoltenberg"},
	} {
		found, err := titles.Find(t.Context(), Typed{Text: c.typed}, 3, nil)
		if err != nil || len(found) == 0 {
			t.Errorf("%q: nothing found (%v)", c.typed, err)
			continue
		}
		title := briefings[found[0].Index]
		var marked []string
		for _, m := range found[0].Marks {
			marked = append(marked, title[m[0]:m[1]])
		}
		if got := strings.Join(marked, "|"); !strings.Contains(title, c.want) || got != c.marked {
			t.Errorf("%q: found %q, marked %q; want %q, marked %q", c.typed, title, got, c.want, c.marked)
		}
	}
}

func TestFindNothing(t *testing.T) {
	titles := New(briefings)
	for _, typed := range []string{"", " ", "-", "xqzv", "zz", "2025", "1235", "sbg tnn", "nato xqzv", "\x00\xff"} {
		if found, err := titles.Find(t.Context(), Typed{Text: typed}, 0, nil); err != nil || len(found) > 0 {
			t.Errorf("%q: found %v, %v", typed, found, err)
		}
	}
	if found, err := New(nil).Find(t.Context(), Typed{Text: "nato"}, 5, nil); err != nil || len(found) > 0 {
		t.Errorf("no titles: found %v, %v", found, err)
	}
}

// One typing error in a word of a long title must not hide it, also where the
// error makes another word.
func TestFindWithOneError(t *testing.T) {
	titles := New(briefings)
	random := rand.New(rand.NewSource(1))
	missed := 0
	const tries = 400
	for range tries {
		want := random.Intn(len(briefings))
		found, _ := titles.Find(t.Context(), Typed{Text: mistype(random, briefings[want])}, 3, nil)
		if len(found) == 0 || found[0].Index != want {
			missed++
		}
	}
	if missed > tries/50 {
		t.Errorf("%d of %d titles with one error were not found first", missed, tries)
	}
}

// mistype makes one error in a text: a letter left out, doubled, changed or
// swapped with the next.
func mistype(random *rand.Rand, text string) string {
	runes := []rune(text)
	i := random.Intn(len(runes) - 1)
	switch random.Intn(4) {
	case 0:
		runes = append(runes[:i], runes[i+1:]...)
	case 1:
		runes = append(runes[:i+1], runes[i:]...)
	case 2:
		runes[i] = rune('a' + random.Intn(26))
	default:
		runes[i], runes[i+1] = runes[i+1], runes[i]
	}
	return string(runes)
}

// The score of sahilm/fuzzy overflows at 40 consecutive characters.
func TestFindLongWords(t *testing.T) {
	long := strings.Repeat("abcdefghij", 10)
	titles := New([]string{"short", long, long + " tail"})
	for _, typed := range []string{long, long[:41], long + long, strings.Repeat(long+" ", 50)} {
		found, err := titles.Find(t.Context(), Typed{Text: typed}, 2, nil)
		if err != nil || len(found) != 2 || found[0].Index != 1 || found[0].Score <= 0 {
			t.Errorf("%d bytes typed: found %v, %v", len(typed), found, err)
		}
	}
}

func TestFindStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := New(briefings).Find(ctx, Typed{Text: "nato"}, 3, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestFindBest(t *testing.T) {
	titles := New([]string{"Annual report on cables", "Cable", "Cables", "Undersea cables"})
	for k, want := range []int{4, 1, 2, 3, 4, 4} {
		found, _ := titles.Find(t.Context(), Typed{Text: "cable"}, k, nil)
		if len(found) != want {
			t.Errorf("k %d: %d found", k, len(found))
		}
		if found[0].Index != 1 {
			t.Errorf("k %d: %v is first", k, found[0])
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, typed := range []string{"stltnbrg", "nato cloud brsls", "ß ﬃ Ǆ", "e\u0301\u0301", "\xff\xfe", "½ ㎏ 峰会"} {
		f.Add(typed, "Straße ﬃ Ǆ e\u0301 北京峰会 \xff ½ ㎏")
		f.Add(typed, briefings[0])
	}
	f.Fuzz(func(t *testing.T, typed, title string) {
		found, err := New(append([]string{title}, briefings...)).Find(t.Context(), Typed{Text: typed}, 4, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range found {
			text, last := append([]string{title}, briefings...)[m.Index], -1
			if m.Score <= 0 || len(m.Marks) == 0 {
				t.Errorf("%q in %q: score %d, marks %v", typed, text, m.Score, m.Marks)
			}
			for _, r := range m.Marks {
				if r[0] <= last || r[1] <= r[0] || r[1] > len(text) {
					t.Fatalf("%q in %q: marks %v", typed, text, m.Marks)
				}
				if !utf8.RuneStart(text[r[0]]) || r[1] < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[r[1]]) {
					t.Fatalf("%q in %q: marks %v are within runes", typed, text, m.Marks)
				}
				last = r[1]
			}
		}
	})
}

// Titles that only have the letters of a word do not resemble it.
func TestFindOnlyWhatResembles(t *testing.T) {
	titles := []string{"An attacker may be able to read files", "Actionable Web Analytics", "Unsustainable plans", "Stoltenberg spoke"}
	known := func(word string) bool { return word == "cable" || word == "stoltenburg" }
	for _, c := range []struct {
		typed string
		known func(string) bool
		want  string
	}{
		{"cable", nil, ""},                     // begins with another letter, or within a word
		{"sustain", nil, ""},                   // a small part of a word
		{"sustainable", nil, titles[2]},        // most of it
		{"actnble", nil, titles[1]},            // its letters, from the first on
		{"tnable", nil, ""},                    // not from the first on
		{"stoltenburg", nil, titles[3]},        // in error
		{"stoltenburg", known, ""},             // a word that is known is no error
		{"stltnbrg", known, titles[3]},         //
		{"stoltenberg", known, titles[3]},      //
		{"toltenberg", known, titles[3]},       // part
		{"xtoltenberg", known, titles[3]},      // a long word may begin in error
		{"abel", nil, titles[0]},               // two letters swapped
		{"attacker bale", known, ""},           // a short one may not
		{"attacker able", known, titles[0]},    //
		{"attacker abel read", nil, titles[0]}, //
	} {
		found, err := New(titles).Find(t.Context(), Typed{Text: c.typed, Known: c.known}, 1, nil)
		got := ""
		if len(found) > 0 {
			got = titles[found[0].Index]
		}
		if got != c.want || err != nil {
			t.Errorf("%q: found %q, want %q (%v)", c.typed, got, c.want, err)
		}
	}
}
