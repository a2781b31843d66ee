package markup

import (
	"iter"
	"strings"
)

// IsLink reports whether a line of Markdown, or an item that it begins, shows the words of
// one link and nothing else.
func IsLink(line string) bool {
	t := &Text{Source: line, Markdown: true, Blocks: splitMarkdown(line)}
	links := 0
	for i := range t.Blocks {
		runs, found := t.Runs(i)
		links += len(found)
		for k := range runs {
			if runs[k].Part == Words && runs[k].Link == 0 && strings.TrimSpace(runs[k].Text) != "" {
				return false
			}
		}
	}
	return links == 1
}

// Fenced yields where the code blocks stand that have fences, these among them.
func (t *Text) Fenced() iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		for i, b := range t.Blocks {
			text := t.Source[b.From:b.To]
			switch {
			case b.Kind == Code && fence(strings.TrimLeft(text[:lineLen(text)], " ")) != "":
				if !yield(b.From, b.To) {
					return
				}
			case b.Kind == Markup && (strings.Contains(text, "```") || strings.Contains(text, "~~~")):
				for from, to := range t.fencedIn(i) {
					if !yield(from, to) {
						return
					}
				}
			}
		}
	}
}

// fencedIn yields where lines stand in a list or a quotation that are kept as they are.
func (t *Text) fencedIn(i int) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		runs, _ := t.Runs(i)
		from := 0
		for _, x := range runs {
			switch {
			case x.Element != Pre:
			case x.Part == Begin:
				from = x.From
			case x.Part == End:
				to := x.To + 1 // the fence that ends it
				if !yield(from, min(len(t.Source), to+lineLen(t.Source[min(to, len(t.Source)):]))) {
					return
				}
			}
		}
	}
}
