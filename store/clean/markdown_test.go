package clean

import (
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	const body = "The ministers met for the second time this year, and they agreed on the budget of the fund.\n"
	for _, c := range []struct {
		name, text    string
		h             Hints
		title, from   string
		begins, holds string
	}{
		{name: "declared", text: "# The talks\n\n" + body, h: Hints{Title: "Ministers agree"}, title: "Ministers agree", from: "declared", begins: "# The talks"},
		{name: "declared and repeated", text: "# **Ministers** agree\n\n" + body, h: Hints{Title: "Ministers agree"}, title: "Ministers agree", from: "declared", begins: "The ministers"},
		{name: "heading", text: "# Ministers [agree](https://example.org) on `budget`\n\n" + body, title: "Ministers agree on budget", from: "heading", begins: "The ministers"},
		{name: "closed heading", text: "## Ministers agree ##\n" + body, title: "Ministers agree", from: "heading", begins: "The ministers"},
		{name: "setext", text: "Ministers agree\n===============\n\n" + body, title: "Ministers agree", from: "heading", begins: "The ministers"},
		{name: "date above", text: "24 November 2025\n\n# Ministers agree\n\n" + body, title: "Ministers agree", from: "heading", begins: "The ministers"},
		{name: "heading below text", text: body + "\n## The talks\n\n" + body, title: "The talks", from: "heading", begins: "The ministers", holds: "## The talks"},
		{name: "no heading", text: "Ministers agree\n\n" + body, title: "Ministers agree", from: "first line", begins: "The ministers"},
		{name: "lead", text: body, title: "The ministers met for the second time this year", from: "lead sentence", begins: "The ministers"},
		{name: "code is no heading", text: body + "\n```\n# not a title\n```\n", title: "The ministers met for the second time this year", from: "lead sentence",
			begins: "The ministers", holds: "# not a title"},
		{name: "menu of links", text: strings.Repeat("* [Home](/)\n* [News](/news)\n* [Ships](/ships)\n", 4) + "\n# Ministers agree\n\n" + body,
			title: "Ministers agree", from: "heading", begins: "The ministers"},
		{name: "list stays", text: "# Bulletin\n\n" + body + "\n" + strings.Repeat("- pump\n- valve\n- motor\n", 9), title: "Bulletin", from: "heading", begins: "The ministers", holds: "- motor\n- pump"},
		{name: "table stays", text: "# Bulletin\n\n" + body + "\n| a | b |\n|---|---|\n" + strings.Repeat("| 1 | 2 |\n", 30), title: "Bulletin", from: "heading", begins: "The ministers", holds: "| 1 | 2 |\n| 1 | 2 |"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := cleanMarkdown(c.text, c.h, nil)
			checkWhole(t, c.text, a)
			if !a.Markdown || a.Title.Text != c.title || a.Title.From != c.from {
				t.Errorf("title %v, want %q from %q", a.Title, c.title, c.from)
			}
			if !strings.HasPrefix(a.Body, c.begins) || !strings.Contains(a.Body, c.holds) {
				t.Errorf("body %q\ncut %q", a.Body, whys(a))
			}
		})
	}
}

func TestTemplateCode(t *testing.T) {
	const prose = "Ministers met for the {{< count >}} time this year and agreed.\n"
	text := "{% include banner.html %}\n" + prose + "\n{{< figure src=\"a.png\"\n  caption=\"The hall in Rome\" >}}\n\n{{% note %}}\nThe note stays.\n{{% /note %}}\n" +
		"{: .notice #top}\n{.lead}\n{{ page.title }} {% endif %}\n<!-- to do:\ncheck the date -->\n{{< open without end\n```\n{{< shown as code >}}\n```\n<!-- a --> but more\n{{< quote text=\"We have agreed on all.\" >}}\n"
	a := cleanMarkdown(text, Hints{Title: "Ministers agree"}, nil)
	checkWhole(t, text, a)
	want := prose + "\nThe note stays.\n{{< open without end\n```\n{{< shown as code >}}\n```\n<!-- a --> but more\n{{< quote text=\"We have agreed on all.\" >}}\n"
	if got := strings.ReplaceAll(a.Body, "\n\n\n", "\n\n"); strings.ReplaceAll(got, "\n\n\n", "\n\n") != want {
		t.Errorf("got %q\nwant %q\ncut %q", got, want, whys(a))
	}
	for _, c := range a.Removed {
		if c.Why != "template" && c.Why != "blank" {
			t.Errorf("%s: %s", c.Why, c.Text)
		}
	}
	if a.Text != text {
		t.Errorf("text %q", a.Text)
	}
}
