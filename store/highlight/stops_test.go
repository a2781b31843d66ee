package highlight

import (
	"strings"
	"testing"

	"readout/store/query"
)

// stopped writes the stops in a text in brackets, the best one in braces.
func stopped(text string, s Stops) string {
	var b strings.Builder
	last := 0
	for i, r := range s.At {
		signs := "[]"
		if i == s.Best {
			signs = "{}"
		}
		b.WriteString(text[last:r[0]] + signs[:1] + text[r[0]:r[1]] + signs[1:])
		last = r[1]
	}
	return b.String() + text[last:]
}

func stopsOf(typed, text string) Stops {
	q, _ := query.ParseTyping(typed)
	return New(q, "en").Stops(query.Body, text, nil)
}

func TestStops(t *testing.T) {
	far := strings.Repeat(" and nothing of note was said", 8) + " "
	for _, c := range []struct{ name, query, want string }{
		{"one word", "cables", "{Cables}, a [cable], one [cable]"},
		{"alternatives are one word", "ship OR vessel", "{ships} and [vessels], a [ship]"},
		{"a phrase in quotes", `"open source"`, "Open the source: {open source}, [open source]"},
		{"both words close together", "open source", "open" + far + "{source which is open}" + far + "source"},
		{"the phrase is best", "open source", "[source which is open]" + far + "{open source}" + far + "[open source]"},
		{"function words do not break a phrase", "state of the art", "[art which is the state]" + far + "{state of the art}"},
		{"a phrase ends with its paragraph", "open source", "[open\n\nsource]" + far + "{open\nsource}"},
		{"the shorter of two that overlap", "open source", "source then {open source} open"},
		{"no passage has both: the rarer is best", "user research", "[user]" + far + "{research}" + far + "[user]"},
		{"two of three", "undersea cable repair", "cable" + far + "{undersea cable}" + far + "[repairs of cables]" + far + "repair"},
		{"words near each other", "open NEAR source", "open" + far + "{source open}" + far + "source"},
		{"a phrase with a star", `"open * code"`, "open {open source code}"},
		{"what must be there", "+open && source", "{open source} open"},
		{"a field", "title:cables repair", "cables {repair} cables [repair]"},
		{"the inner part of a word", "amag", "d{amag}e, D[AMAG]ES"},
		{"only if no word begins so", "amag", "damage, {amagansett}"},
		{"of two words", "amag sea", "{sea, d" + "amag}e"},
		{"not of a phrase", `"amag"`, "damage"},
		{"folded letters", "trass", "the {Straße}"},
		{"a broken word", "remarkable", "[re-\nmarkable] and {remarkable}, re-\n\nmarkable"},
		{"a broken word of other letters", "кабель", "один {ка-\n  бель} есть"},
		{"nothing", "zebra", "cables"},
	} {
		text := strings.NewReplacer("[", "", "]", "", "{", "", "}", "").Replace(c.want)
		if got := stopped(text, stopsOf(c.query, text)); got != c.want {
			t.Errorf("%s: %q\ngot  %q\nwant %q", c.name, c.query, got, c.want)
		}
	}
}

// The words that a stop has are counted, and what is not in a stop is known too.
func TestStopsCountWords(t *testing.T) {
	far := strings.Repeat(" and nothing of note was said", 8) + " "
	for _, c := range []struct {
		query, text               string
		words, of, matches, stops int
	}{
		{"open source", "open" + far + "open source", 2, 2, 3, 1},
		{"user research", "user" + far + "research", 1, 2, 2, 2},
		{`"black sea" ports`, "the black sea" + far + "ports", 2, 3, 2, 1},
		{"ship OR vessel repair", "a vessel repaired", 2, 2, 2, 1},
		{"zebra", "cables", 0, 1, 0, 0},
		{"title:cables", "cables", 0, 0, 0, 0},
	} {
		s := stopsOf(c.query, c.text)
		if s.Words != c.words || s.Of != c.of || len(s.Matches) != c.matches || len(s.At) != c.stops {
			t.Errorf("%q: %+v", c.query, s)
		}
	}
}

func TestStopsOfWholeMatches(t *testing.T) {
	q, _ := query.Parse(`"open source"`)
	const text = "open\nsource, open source"
	s := New(q, "en").Stops(query.Body, text, func(m [2]int) bool { return !strings.Contains(text[m[0]:m[1]], "\n") })
	if got := stopped(text, s); got != "open\nsource, {open source}" {
		t.Errorf("%q", got)
	}
}

// The best stop is what the snippet shows, also where the text has the address of a link blank.
func TestBestStopIsInTheSnippet(t *testing.T) {
	far := strings.Repeat("Nothing of note was said on that day, by anyone. ", 8)
	for _, body := range []string{
		"Cables were cut. " + far + "A ship came. " + far + "Undersea repair of cables. " + far + "The cables need undersea repair soon.",
		"Cables. " + far + "Undersea" + strings.Repeat(" ", 300) + "cables are long. " + far + "Repairs of old undersea things, or cables.",
		"Undersea. " + far + "Cables. " + far + "Undersea cables. " + far,
	} {
		q, _ := query.Parse("undersea cables repair")
		snippet, _ := New(q, "en").Snippet(body, 0)
		s := New(q, "en").Stops(query.Body, body, nil)
		best := oneLine(body[s.At[s.Best][0]:s.At[s.Best][1]])
		if s.Words < 2 || !strings.Contains(snippet, best) {
			t.Errorf("the best stop %q is not in %q", best, snippet)
		}
	}
}

func FuzzStops(f *testing.F) {
	f.Add("open source", "open source and source, open, re-\nopen")
	f.Add("ab", "cab-\nab ca\xffb")
	f.Add("\"a b\" a", "a a b a")
	f.Fuzz(func(t *testing.T, typed, text string) {
		q, err := query.ParseTyping(typed)
		if err != nil {
			return
		}
		s := New(q, "").Stops(query.Body, text, nil)
		checkRanges(t, text, s.Matches)
		checkRanges(t, text, s.At)
		if len(s.Phrases) != len(s.At) || s.Best > 0 && s.Best >= len(s.At) || s.Words > s.Of || (len(s.At) == 0) != (len(s.Matches) == 0) {
			t.Fatalf("%q in %q: %+v", typed, text, s)
		}
	})
}
