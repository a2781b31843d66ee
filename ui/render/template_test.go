package render

import (
	"strings"
	"testing"
)

func TestTemplateCode(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"address", `We [announced cloud.gov]({{ "/2015/07/x" | url }}) in July.`, "We announced cloud.gov in July."},
		{"address of a page", `To [search steam,]({{< ref "a.md" >}}) type.`, "To search steam, type."},
		{"part of an address", `[The report]({{ site.baseurl }}/a/{{ page.slug }}.pdf "PDF") is out.`, "The report is out."},
		{"post", `See [last week]({% post_url 2014-03-02-tides %}).`, "See last week."},
		{"definition", "See [the list][1].\n\n[1]: {{ site.baseurl }}{% post_url 2014-03-02-tides %}", "See the list."},
		{"picture", `![A ship]({{ site.images }}/ship.png)`, "[image: A ship]"},
		{"brackets in the text", `[a {b} c]({{ "x)" | url }}) d`, "a {b} c d"},
		{"in running text", `The tide {{< tooltip "x" >}} was {% if high %}high{% endif %} at {{% time %}}.`, "The tide was high at ."},
		{"a line of its own", "Above.\n{% include ad.html %}\nBelow.", "Above. Below."},
		{"a block of its own", "Above.\n\n{{< figure src=\"a.png\" >}}\n\nBelow.", "Above.||Below."},
		{"around text", "{{< note >}}\nBeware of *dogs*.\n{{< /note >}}", "Beware of dogs."},
		{"in a list", "- one {% raw %}x{% endraw %}\n- {{< icon >}} two", "• one x|• two"},
		{"in html", "<div>{% if a %}One{% endif %}</div>", "One"},
		{"code span", "Write `{{< ref >}}` or ``{% x ` %}``.", "Write {{< ref >}} or {% x ` %}."},
		{"code block", "```\n{% x %}\n```", "  {% x %}"},
		{"value in running text", "Dear {{ name }}, hello", "Dear {{ name }}, hello"},
		{"not closed", "A set {% of [x]({{ things", "A set {% of [x]({{ things"},
		{"target not closed", "An [x]( and\na {{ value }}", "An [x]( and a {{ value }}"},
		{"escaped", `A \{% b`, "A {% b"},
	} {
		p := check(t, Manuscript{Body: c.body, Markdown: true}, 72, plainTheme)
		if got := strings.Join(p.Plain, "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	plain := check(t, Manuscript{Body: "[x]({{ a }}) {% b %}"}, 72, plainTheme)
	if plain.Plain[0] != "[x]({{ a }}) {% b %}" {
		t.Errorf("plain text: %q", plain.Plain)
	}
}

// What follows template code is found at its place in the body.
func TestSourceBehindTemplateCode(t *testing.T) {
	body := "The [tide]({{ \"/tide\" | url }}) rises {{< tooltip >}} tomorrow.\n\nafter"
	p := check(t, Manuscript{Body: body, Markdown: true}, 10, plainTheme)
	for i, row := range p.Plain {
		if word, _, _ := strings.Cut(row, " "); word != "" && !strings.HasPrefix(body[p.Places[i]:], word) {
			t.Errorf("row %q stands at %q", row, body[p.Places[i]:])
		}
	}
}

func TestRulesAtTheEdges(t *testing.T) {
	for body, want := range map[string]string{
		"---\n\n***\n\na\n\n---\n\nb\n\n---\n\n- - -\n": "a||────────────────────||b",
		"---\n": "", "a\n\n---": "a",
	} {
		p := check(t, Manuscript{Body: body, Markdown: true}, 40, plainTheme)
		if got := strings.Join(p.Plain, "|"); got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}
