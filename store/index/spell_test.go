package index

import (
	"maps"
	"math/rand"
	"strings"
	"testing"

	"readout/store/words"
)

// distance is that of optimal string alignment, as it is defined.
func distance(a, b string) int {
	switch n, m := len(a), len(b); {
	case n == 0 || m == 0:
		return n + m
	case a[n-1] == b[m-1]:
		return distance(a[:n-1], b[:m-1])
	default:
		d := 1 + min(distance(a[:n-1], b), distance(a, b[:m-1]), distance(a[:n-1], b[:m-1]))
		if n > 1 && m > 1 && a[n-1] == b[m-2] && a[n-2] == b[m-1] {
			d = min(d, 1+distance(a[:n-2], b[:m-2]))
		}
		return d
	}
}

// wordOf makes a word of few letters, so that many words are like each other.
func wordOf(random *rand.Rand) string {
	word := make([]byte, 3+random.Intn(5))
	for i := range word {
		word[i] = "abcd"[random.Intn(4)]
	}
	return string(word)
}

func TestGuesses(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	counts := make(map[string]int)
	var docs []Document
	for range 400 {
		word := wordOf(random)
		counts[word]++
		docs = append(docs, Document{Body: word})
	}
	s := segmentOf(docs)
	for range 30 {
		typed := wordOf(random)
		for limit := 1; limit <= 2; limit++ {
			want := make(map[string]int)
			for word, n := range counts {
				if distance(typed, word) <= limit && (limit == 1 || word[0] == typed[0]) {
					want[word] = n
				}
			}
			if got := guessed(s, newSpelling(typed, false, limit)); !maps.Equal(got, want) {
				t.Fatalf("%s, %d errors: got %v, want %v", typed, limit, got, want)
			}
		}
	}
}

// counted returns the guesses with their documents.
func guessed(s *Segment, typed *spelling) map[string]int {
	counts := make(map[string]int)
	for word, c := range s.guesses(typed) {
		counts[word] += c.frequency
	}
	return counts
}

func TestGuessesTyping(t *testing.T) {
	s := segmentOf([]Document{{Body: "undersea undersecretary understand unders sea cable"}})
	for typed, want := range map[string]string{
		"undresea": "undersea",
		"undres":   "unders",
		"udners":   "unders",
		"undars":   "unders",
		"cabke":    "cable",
		"zzzzzz":   "",
	} {
		got := guessed(s, newSpelling(typed, true, 1))
		if want == "" && len(got) > 0 || want != "" && got[want] == 0 {
			t.Errorf("%s: got %v, want %s", typed, got, want)
		}
	}
}

// Of two terms that a word may stand for, the first is the likelier if both are as
// frequent.
func TestSlipCost(t *testing.T) {
	for _, c := range []struct{ typed, likelier, other string }{
		{"nulcear", "nuclear", "nulcer"},
		{"comittee", "committee", "comities"},
		{"baltoc", "baltic", "balton"}, // o lies beside i, not beside n
		{"occean", "ocean", "occaan"},  // typed twice
		{"adriatix", "adriatic", "adriatin"},
		{"minister", "ministers", "sinister"}, // the first letter is mostly right
		{"zear", "year", "fear"},              // y and z change places
	} {
		cost := func(term string) float64 { return slipCost([]rune(term), []rune(c.typed)) }
		if cost(c.likelier) >= cost(c.other) {
			t.Errorf("%s: %s costs %.1f, %s %.1f", c.typed, c.likelier, cost(c.likelier), c.other, cost(c.other))
		}
	}
}

func FuzzGuesses(f *testing.F) {
	s := segmentOf([]Document{{Body: "undersea cables in the Baltic; уголь и сталь; 北京 会议; naïve façade"}})
	f.Add("undresea")
	f.Add("угль")
	f.Add("\xff\xfebaltc")
	f.Fuzz(func(t *testing.T, word string) {
		if word == "" || len(word) > words.MaxTerm {
			return
		}
		for limit := range 3 {
			for _, typing := range []bool{false, true} {
				for like := range guessed(s, newSpelling(word, typing, limit)) {
					if !typing && strings.ToValidUTF8(word, "") == word && slipCost([]rune(like), []rune(word)) > float64(limit)*(wrongCost+firstCost) {
						t.Fatalf("%q is not like %q", like, word)
					}
				}
			}
		}
	})
}
