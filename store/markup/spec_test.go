package markup

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	xhtml "golang.org/x/net/html"

	"readout/store/storetest"
	"readout/store/text"
)

// The plain form of the examples of CommonMark's specification has all words that the
// specification's HTML shows, in order, and Seen has the same.
func TestCommonMark(t *testing.T) {
	t.Parallel()
	for _, e := range storetest.CommonMark(t) {
		if meant[e.Example] != "" {
			continue
		}
		d := Open(strings.TrimSuffix(strings.ReplaceAll(e.Markdown, "\t", "    "), "\n"), true)
		want := wordsIn(shownHTML(e.HTML))
		if got := wordsIn(d.Plain()); !slices.Equal(got, want) {
			t.Errorf("example %d: %q\nhas  %q\nwant %q", e.Example, e.Markdown, got, want)
		}
		if got := wordsIn(d.Seen()); !slices.Equal(got, wordsIn(d.Plain())) {
			t.Errorf("example %d: %q\nseen  %q\nplain %q", e.Example, e.Markdown, got, wordsIn(d.Plain()))
		}
	}
}

// meant are the examples in which readout shows other words, and why.
var meant = map[int]string{
	184: "HTML is HTML, however far it is indented", 191: "likewise",
	150: "<foo> is no element of HTML", 163: "<Warning> is none", 201: "<bar> is none", 491: "<foo bar> is none", 613: "<bab> is none",
	356: "a star between two digits multiplies", 570: "links that touch stand apart",
}

// shownHTML returns what readout shows of HTML: its text, numbers of lists,
// pictures by their description, and nothing of scripts and styles.
func shownHTML(s string) string {
	z := xhtml.NewTokenizer(strings.NewReader(s))
	var b strings.Builder
	var numbers []int // of the lists that are open; -1 for bullets
	hidden := ""
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return b.String()
		case xhtml.TextToken:
			if hidden == "" {
				b.WriteString(z.Token().Data)
			}
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			tag := z.Token()
			switch tag.Data {
			case "script", "style":
				hidden = tag.Data
			case "ol":
				start, err := strconv.Atoi(attributeOf(tag, "start"))
				if err != nil {
					start = 1
				}
				numbers = append(numbers, start)
			case "ul":
				numbers = append(numbers, -1)
			case "li":
				if n := len(numbers); n > 0 && numbers[n-1] >= 0 {
					b.WriteString(" " + strconv.Itoa(numbers[n-1]) + " ")
					numbers[n-1]++
				}
			case "img":
				b.WriteString(attributeOf(tag, "alt"))
			}
			if isBlockTag(tag.Data) || tag.Data == "pre" {
				b.WriteByte(' ')
			}
		case xhtml.EndTagToken:
			tag := z.Token()
			if n := len(numbers); (tag.Data == "ol" || tag.Data == "ul") && n > 0 {
				numbers = numbers[:n-1]
			}
			if tag.Data == hidden {
				hidden = ""
			}
			if isBlockTag(tag.Data) || tag.Data == "pre" {
				b.WriteByte(' ')
			}
		}
	}
}

func attributeOf(t xhtml.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// wordsIn returns the runs of letters and digits of a text.
func wordsIn(s string) (words []string) {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return !text.InWord(r) }) {
		// A mark that begins a word belongs to the sign before it, such as an emoji.
		if word = strings.TrimLeftFunc(word, unicode.IsMark); word != "" {
			words = append(words, word)
		}
	}
	return words
}
