package render

import (
	"strings"
	"testing"
)

// What text.Safe would not let pass does not come in as an entity either, and is
// neither seen nor found.
func TestEntities(t *testing.T) {
	mark := "&#x301;"
	for _, c := range []struct{ name, body, want string }{
		{"zero width", "N&ZeroWidthSpace;A&NoBreak;T&#xfeff;O", "NATO"},
		{"soft hyphen", "ca&shy;ble ca&#173;ble", "cable cable"},
		{"fillers", "a&#x3164;b&#x115f;c&#xffa0;d", "abcd"},
		{"tags", "a&#xe0041;b&#xe0100;c", "abc"},
		{"annotations", "a&#xfff9;b&#xfffb;c", "abc"},
		{"joiner that joins nothing", "a&zwj;b&zwnj;c &zwj; d", "abc  d"},
		{"joiner in Persian", "می&zwnj;خواهم", "می\u200cخواهم"},
		{"joiner between entities", "&#x645;&zwnj;&#x62e;", "م\u200cخ"},
		{"joiner in an emoji", "👩&zwj;👧 👩&zwj;👩&zwj;👧", "👩\u200d👧 👩\u200d👩\u200d👧"},
		{"marks", "e" + strings.Repeat(mark, 50) + " o" + strings.Repeat("\u0301", 5) + strings.Repeat(mark, 5), "e" + strings.Repeat("\u0301", 8) + " o" + strings.Repeat("\u0301", 8)},
		{"private use", "a&#xe000;b&#xfdd0;c&#x10ffff;", "a\uFFFDb\uFFFDc\uFFFD"},
		{"directions", "a&rlm;b", "a<U+200F>b"},
		{"spaces", "a&Tab;b&NewLine;c&nbsp;d", "a b c\u00a0d"},
		{"inside emphasis", "**N&shy;A**T*O&#8203;*", "NATO"},
		{"beginnings of entities", "the &region; of R&currency; x", "the &region; of R&currency; x"},
		{"what is meant", "AT&amp;T caf&eacute; &copy; &#x4e2d;", "AT&T café © 中"},
	} {
		for _, form := range []string{"%s", "# %s", "- %s", "> %s", "[%s](/u)", "<p>%s</p>"} {
			d := Open(Manuscript{Body: strings.Replace(form, "%s", c.body, 1), Markdown: true})
			p := around(t, d, 80, 0, 0, 99)
			shown := strings.Trim(strings.Join(p.Plain, "|"), "•│ ")
			if form == "<p>%s</p>" && (strings.Contains(c.body, "**") || c.name == "beginnings of entities") { // HTML takes them
				continue
			}
			if form == "<p>%s</p>" { // white space in HTML is one space
				shown, c.want = squeezed(shown), squeezed(c.want)
			}
			if shown != c.want {
				t.Errorf("%s in %s: %q, want %q", c.name, form, shown, c.want)
			}
			if found := squeezed(d.Seen()); c.name != "directions" && found != squeezed(c.want) {
				t.Errorf("%s in %s: %q is found, want %q", c.name, form, found, c.want)
			}
		}
	}
}

// The signs that stand for template code in a target are not seen where it is none.
func TestTemplateCodeInNoTarget(t *testing.T) {
	for _, form := range []string{"a [b]({{ site.url }}/x y z) c", "a [b]({{ site.name }} {% tag %} (x) c", "<p>a [b]({{ site.url }}/x y z) c</p>", "`[b]({{ x }}` [b]({{ x }} y) c"} {
		d := Open(Manuscript{Body: form, Markdown: true})
		for _, text := range []string{strings.Join(around(t, d, 80, 0, 0, 99).Plain, "|"), d.Seen()} {
			if strings.Contains(text, "\u00AD") || strings.Contains(text, "\uFFFC") || !strings.Contains(text, "c") {
				t.Errorf("%s: %q", form, text)
			}
		}
	}
}
