package dates

import (
	"os"
	"strings"
	"testing"
)

// A marked sentence is a line of testdata/news.txt.
type marked struct {
	text string
	on   Date
	held bool // rules are not made for it
	want []Expression
}

// readNews reads testdata/news.txt, which tells its form.
func readNews(t testing.TB) []marked {
	t.Helper()
	data, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []marked
	var on Date
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if day, found := strings.CutPrefix(line, "on "); found || line == "on" {
			if on, err = ParseISO(strings.TrimPrefix(day, "on")); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if strings.HasPrefix(line, "#") {
			continue
		}
		m := marked{on: on, held: len(list)%3 == 2}
		for line != "" {
			before, rest, found := strings.Cut(line, "[")
			m.text += before
			if !found {
				break
			}
			inside, after, _ := strings.Cut(rest, "]")
			words, value, _ := strings.Cut(inside, "|")
			m.want = append(m.want, Expression{Start: len(m.text), End: len(m.text) + len(words), Value: value})
			m.text, line = m.text+words, after
		}
		list = append(list, m)
	}
	return list
}

// A tally counts as TempEval-3 does (UzZaman et al. 2013): an expression is found
// if it overlaps one that is wanted, strictly if the bounds are the same.
type talliedNews struct{ want, got, relaxed, strict, value, hits int }

func (n *talliedNews) add(want, got []Expression) (wrong bool) {
	n.want, n.got = n.want+len(want), n.got+len(got)
	wrong = len(want) != len(got)
	for _, g := range got {
		for _, w := range want {
			if g.Start < w.End && w.Start < g.End {
				n.hits++
				break
			}
		}
	}
	for _, w := range want {
		for _, g := range got {
			if g.Start >= w.End || w.Start >= g.End {
				continue
			}
			n.relaxed++
			if g.Start == w.Start && g.End == w.End {
				n.strict++
			} else {
				wrong = true
			}
			if g.Value == w.Value {
				n.value++
			} else {
				wrong = true
			}
			break
		}
	}
	return wrong
}

// scores returns F1 of overlapping spans, of equal spans, and of the first with
// the right values.
func (n *talliedNews) scores() (relaxed, strict, value float64) {
	f := func(p, r float64) float64 { return 2 * p * r / max(p+r, 1e-9) }
	got, want := float64(max(n.got, 1)), float64(max(n.want, 1))
	relaxed = f(float64(n.hits)/got, float64(n.relaxed)/want)
	strict = f(float64(n.strict)/got, float64(n.strict)/want)
	return relaxed, strict, relaxed * float64(n.value) / float64(max(n.relaxed, 1))
}

func TestNews(t *testing.T) {
	var open, held talliedNews
	for _, m := range readNews(t) {
		got := Tag(m.text, TagOptions{On: m.on})
		if n := &open; m.held {
			held.add(m.want, got)
		} else if n.add(m.want, got) {
			t.Logf("%s\n got %s\nwant %s", m.text, inWords(m.text, got), inWords(m.text, m.want))
		}
	}
	for name, n := range map[string]*talliedNews{"made for": &open, "held out": &held} {
		relaxed, strict, value := n.scores()
		t.Logf("%s: relaxed %.3f strict %.3f value %.3f of %d", name, relaxed, strict, value, n.want)
		if relaxed < 0.93 || value < 0.80 {
			t.Errorf("%s: relaxed %.3f, want 0.93; value %.3f, want 0.80", name, relaxed, value)
		}
	}
}

// inWords writes expressions as "text=value; …".
func inWords(text string, list []Expression) string {
	var out []string
	for _, e := range list {
		out = append(out, text[e.Start:e.End]+"="+e.Value)
	}
	return strings.Join(out, "; ")
}
