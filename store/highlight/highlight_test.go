package highlight

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/store/query"
	"readout/store/words"
)

func marked(text string, ranges [][2]int) string {
	var b strings.Builder
	last := 0
	for _, r := range ranges {
		b.WriteString(text[last:r[0]] + "[" + text[r[0]:r[1]] + "]")
		last = r[1]
	}
	return b.String() + text[last:]
}

func TestRanges(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"", "Two cables were cut."},
		{"cable", "Two [cables] were [CABLED]."},
		{"the cables", "The [cables] of the sea"},
		{"the", "[The] cables of [the] sea"},
		{"-cables sea", "Two cables at [sea]"},
		{"koln", "In [Köln] and [KÖLN]"},
		{"KÖLN", "In [Koln]"},
		{"cab*", "A [cabin] with [cables], no scab"},
		{`"undersea cables"`, "[Undersea cables], undersea life, cables; [undersea\ncables]"},
		{`"the the end"`, "the [the the end]"},
		{`"a b a c"`, "a b [a b a c]"},
		{"C++", "[C++] and C, c--"},
		{"c", "[c] and [C++]"},
		{`"cables * * baltic"`, "The [cables in the Baltic], cables in Baltic, [cables of a Baltic]"},
		{"cables NEAR sea", "The [cables] of the [sea]"},
		{"+cables AND sea", "The [cables] of the [sea]"},
		{"covid19", "[COVID-19] and Covid"},
		{"covid-19", "[COVID-19], [covid19], [covid 19], covid"},
		{"ukraine", "[Ukraine]’s"},
		{"nato", "[NATO]-EU"},
		{"natoeu nato", "[NATO-EU] [NATO]"},
		{"北京", "在[北京]举行"},
		{"5%", "[5%] of 5"},
		{"met zebra", "They [met]."},
		{"(met OR spoke) -nato", "They [met], NATO [spoke]."},
		{`"a-b c"`, "[a-b c]"},
		{`"sea cables"`, "the [sea – cables] and sea, cut cables"},
		{"title:met text:spoke", "They met and [spoke]."},
		{"path:met source:met date:2023 spoke", "They met and [spoke] in 2023."},
	} {
		q, _ := query.Parse(c.query)
		text := strings.NewReplacer("[", "", "]", "").Replace(c.want)
		if got := marked(text, New(q, "").Ranges(query.Body, text)); got != c.want {
			t.Errorf("%q: got %q, want %q", c.query, got, c.want)
		}
	}
}

func TestRangesInFields(t *testing.T) {
	q, _ := query.Parse("title:met text:spoke by:smith path:news ministers")
	for field, want := range map[query.Field]string{
		query.Title: "[Ministers] [met], spoke to Smith, news", query.Body: "[Ministers] met, [spoke] to Smith, news",
		query.Byline: "[Ministers] met, spoke to [Smith], news", query.Path: "Ministers met, spoke to Smith, [news]",
		query.Source: "[Ministers] met, spoke to Smith, news",
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(want)
		if got := marked(text, New(q, "").Ranges(field, text)); got != want {
			t.Errorf("%s: got %q, want %q", field, got, want)
		}
	}
}

func TestRangesInItsLanguage(t *testing.T) {
	q, _ := query.Parse("haus")
	const text = "Die Häuser am Strand sind für die Nacht ohne Strom und das Haus ist auch nicht mehr zu sehen."
	if got := len(New(q, "").Ranges(query.Body, text)); got != 2 {
		t.Errorf("%s", marked(text, New(q, "").Ranges(query.Body, text)))
	}
}

func TestSnippet(t *testing.T) {
	const text = "The ministers met on Thursday. They spoke of energy at length, and of nothing else for hours.\n\n" +
		"Two undersea cables were cut in the Baltic Sea last week by an anchor. Repairs will take\na month. " +
		"Mr. J. Smith of the operator said that cables are cut every week, somewhere in the world, and that ships are slow to come."
	for _, c := range []struct {
		query string
		width int
		want  string
	}{
		{"zebra", 40, "The ministers met on Thursday."},
		{"undersea cables", 80, "Two [undersea] [cables] were cut in the Baltic Sea last week by an anchor."},
		{"cables repairs", 120, "Two undersea [cables] were cut in the Baltic Sea last week by an anchor. [Repairs] will take a month."},
		{"smith", 60, "Mr. J. [Smith] of the operator said that cables are cut…"},
		{"ships", 30, "…that [ships] are slow to come."},
		{"energy", 40, "They spoke of [energy] at length, and of…"},
	} {
		q, _ := query.Parse(c.query)
		snippet, ranges := New(q, "").Snippet(text, c.width)
		if got := marked(snippet, ranges); got != c.want {
			t.Errorf("%q: got  %q\nwant %q", c.query, got, c.want)
		}
	}
	if snippet, ranges := New(query.Query{}, "").Snippet("", 0); snippet != "" || ranges != nil {
		t.Errorf("empty text: %q %v", snippet, ranges)
	}
}

// A snippet begins with a sentence, not behind an abbreviation.
func TestSnippetBeginsWithASentence(t *testing.T) {
	for text, want := range map[string]string{
		"Few things were decided then, and nobody knew why. On Friday Lt. Gen. Christian Badia said that pipelines are the concern of all.": "On Friday Lt. Gen. Christian Badia said that [pipelines] are the concern of all.",
		"It was decided in the spring. See p. 7 of No. 12 and Fig. 3 for how the pipelines were laid before that.":                          "See p. 7 of No. 12 and Fig. 3 for how the [pipelines] were laid before that.",
		"会议结束了。什么都没有决定。在星期五 pipelines 是关键。":                                                                                                 "在星期五 [pipelines] 是关键。",
		"وصل الوفد إلى المدينة أمس؟ The pipelines were shut at once, and stayed so for a month.":                                            "The [pipelines] were shut at once, and stayed so for a month.",
	} {
		q, _ := query.Parse("pipelines")
		snippet, ranges := New(q, "").Snippet(text, 90)
		if got := marked(snippet, ranges); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestSnippetWindows(t *testing.T) {
	filler := strings.Repeat("Nothing of note was said on that day, by anyone. ", 8)
	for _, c := range []struct{ query, text, want string }{
		{ // the words stand closest in the second place
			"cables repair", "The cables are old. It is said that a repair takes months. " + filler + "The cables need repair. " + filler,
			"The [cables] need [repair].",
		},
		{ // no window has both
			"anchor repair", "An anchor was lost. " + filler + "Then repair began. " + filler,
			"An [anchor] was lost. Nothing of note was said on that day, by anyone. … Then [repair] began.",
		},
		{ // a window of two words is better than two of one each
			"anchor repair ship", "The anchor. " + filler + "The ship needs repair. " + filler,
			"The [anchor]. Nothing of note was said on that day, by anyone. … The [ship] needs [repair].",
		},
		{ // the rarer word is shown with the frequent one that is nearer
			"energy finland", "Energy is dear. " + filler + filler + "Energy. " + filler + "Finland said: energy. " + filler,
			"[Finland] said: [energy].",
		},
		{ // a phrase counts for each of its words
			`"black sea" ports`, "The ports are open. " + filler + "The Black Sea is calm. " + filler,
			"The [ports] are open. Nothing of note was said on that day, by anyone. … The [Black Sea] is calm.",
		},
		{"title:energy calm", "Energy is dear. " + filler + "The sea is calm. " + filler, "The sea is [calm]."},
	} {
		q, _ := query.Parse(c.query)
		snippet, ranges := New(q, "").Snippet(c.text, 0)
		if got := marked(snippet, ranges); !strings.HasPrefix(got, c.want) || utf8.RuneCountInString(snippet) > snippetWidth+10 {
			t.Errorf("%q: got %q\nwant %q", c.query, got, c.want)
		}
	}
}

// A word without end must not become a snippet without end.
func TestSnippetOfEndlessWord(t *testing.T) {
	q, _ := query.Parse("cab*")
	if snippet, _ := New(q, "").Snippet("cab"+strings.Repeat("é", 1<<20), 0); len(snippet) > 8*snippetWidth {
		t.Errorf("%d bytes", len(snippet))
	}
}

func FuzzRanges(f *testing.F) {
	f.Add(`undersea "a b"`, "a a b undersea-a's b")
	f.Add("кабе* o", "Кабели, кабель! “о”—кабелем O'x U.S.\u00a0o")
	f.Add("国* ß -x", "北京国 Straße SS\xff e\u0301")
	f.Fuzz(func(t *testing.T, typed, text string) {
		q, err := query.ParseTyping(typed)
		if err != nil {
			return
		}
		checkRanges(t, text, New(q, "").Ranges(query.Body, text))
		glancing, reading := newFinder(q, query.Body, words.English), newFinder(q, query.Body, words.English)
		glancing.find(text, 0, len(text))
		reading.read(text, 0)
		if !slices.Equal(glancing.matches, reading.matches) {
			t.Errorf("%s in %q: got %v at a glance, %v by reading", q, text, glancing.matches, reading.matches)
		}
	})
}

func FuzzSnippet(f *testing.F) {
	f.Add("cables", strings.Repeat("Two cables were cut. ", 20), 40)
	f.Add("a", "a", 0)
	f.Add("“a b”", "\xff a\n\nb 。", 0)
	f.Fuzz(func(t *testing.T, typed, text string, width int) {
		q, err := query.Parse(typed)
		if err != nil {
			return
		}
		snippet, ranges := New(q, "").Snippet(text, width)
		checkRanges(t, snippet, ranges)
		if strings.ContainsAny(snippet, "\n\t") || width > 0 && utf8.RuneCountInString(snippet) > 2*width+2*snippetWidth {
			t.Errorf("width %d: %q", width, snippet)
		}
	})
}

func checkRanges(t *testing.T, text string, ranges [][2]int) {
	t.Helper()
	last := 0
	for _, r := range ranges {
		if r[0] < last || r[1] <= r[0] || r[1] > len(text) {
			t.Fatalf("%q: %v", text, ranges)
		}
		if !utf8.RuneStart(text[r[0]]) || r[1] < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[r[1]]) {
			t.Fatalf("%q: %v are within runes", text, ranges)
		}
		last = r[1]
	}
}
