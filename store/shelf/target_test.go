package shelf

import (
	"io/fs"
	"strings"
	"testing"

	"readout/store/text"
)

func TestTarget(t *testing.T) {
	plain := Document{Path: "2023/may/talks.md"}
	published := Document{Path: "2023/talks.md", Link: "https://coast.example/news/talks"}
	labelled := Document{Path: "reports/2023/talks.md", root: "reports/"}
	item := Document{Path: "archive/feed.xml#https://coast.example/7"}
	tests := []struct {
		from    Document
		address string
		want    Target
	}{
		{plain, "report.html", Target{Path: "2023/may/report.html"}},
		{plain, "./report.html?x=1", Target{Path: "2023/may/report.html"}},
		{plain, "../../2024/report.md#findings", Target{Path: "2024/report.md", Fragment: "findings"}},
		{plain, "/2024/report.md", Target{Path: "2024/report.md"}},
		{plain, "the%20report%20%C3%BC.md", Target{Path: "2023/may/the report ü.md"}},
		{plain, "the report.md", Target{Path: "2023/may/the report.md"}},
		{plain, " report.md ", Target{Path: "2023/may/report.md"}},
		{plain, "%2e%2e/june/report.md", Target{Path: "2023/june/report.md"}},
		{plain, "x/../report.md", Target{Path: "2023/may/report.md"}},
		{plain, "#findings", Target{Path: "2023/may/talks.md", Fragment: "findings"}},
		{plain, "?page=2", Target{Path: "2023/may/talks.md"}},
		{plain, "items.jsonl#17", Target{Path: "2023/may/items.jsonl", Fragment: "17"}},
		{plain, "../june/", Target{Path: "2023/june"}},
		{plain, "https://coast.example/a?b=c#d", Target{URL: "https://coast.example/a?b=c#d"}},
		{plain, "HTTP://coast.example/ü?q=ü|x", Target{URL: "http://coast.example/%C3%BC?q=%C3%BC%7Cx"}},
		{plain, "//coast.example/a", Target{URL: "https://coast.example/a"}},
		{plain, "mailto:desk@coast.example", Target{URL: "mailto:desk@coast.example"}},
		{plain, "mailto:desk@coast.example?subject=Sea%20cables&attach=/etc/passwd", Target{URL: "mailto:desk@coast.example?subject=Sea%20cables"}},
		{published, "/about", Target{URL: "https://coast.example/about"}},
		{published, "report.md", Target{Path: "2023/report.md"}},
		{labelled, "../2024/report.md", Target{Path: "reports/2024/report.md"}},
		{labelled, "/2024/report.md", Target{Path: "reports/2024/report.md"}},
		{item, "plan.html", Target{Path: "archive/plan.html"}},
		{Document{Path: "c#/notes.md"}, "more.md", Target{Path: "c#/more.md"}},
	}
	for _, c := range tests {
		if got := c.from.Target(c.address); got != c.want {
			t.Errorf("%s, %q: %+v, want %+v", c.from.Path, c.address, got, c.want)
		}
	}
	for _, address := range []string{
		"", "  ", "../../../etc/passwd", "/../etc/passwd", "../..", "%2e%2e/%2e%2e/%2e%2e/x", "javascript:alert(1)", " JaVaScRiPt:alert(1)",
		"java\nscript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ssh://-oProxyCommand=x/", "C:/x.md", "http:report.md", "https:///x", "http://",
		"mailto:", "100%.md", "http://a b/", "https://coast.example/" + strings.Repeat("ü", maxAddress/4), "/", "\x00",
	} {
		if got := plain.Target(address); got != (Target{}) {
			t.Errorf("%q leads to %+v", address, got)
		}
	}
	if got := labelled.Target("../../other/report.md"); got != (Target{}) {
		t.Errorf("a link leaves its place for %+v", got)
	}
}

func FuzzTarget(f *testing.F) {
	for _, address := range []string{"../a.md#b", "https://coast.example/ü?x", "//host", "mailto:a@b", "javascript:x", "%2e%2e/", "a.jsonl#1", "\u200b../x"} {
		f.Add("reports/2023/talks.md", "https://coast.example/x", address)
	}
	f.Fuzz(func(t *testing.T, path, link, address string) {
		d := Document{Path: text.OneLine(path), Link: link}
		if at := strings.IndexByte(d.Path, '/'); at >= 0 {
			d.root = d.Path[:at+1]
		}
		got := d.Target(address)
		switch {
		case got == Target{}:
		case got.URL != "":
			if got.Path != "" || len(got.URL) > maxAddress || strings.ContainsFunc(got.URL, func(r rune) bool { return r <= ' ' || r > '~' }) ||
				!strings.HasPrefix(got.URL, "http://") && !strings.HasPrefix(got.URL, "https://") && !strings.HasPrefix(got.URL, "mailto:") {
				t.Errorf("%q leads to %q", address, got.URL)
			}
			if again := d.Target(got.URL); again != got {
				t.Errorf("%q leads to %q, and that to %q", address, got.URL, again.URL)
			}
		case got.Path == d.Path:
		default:
			if inside, in := strings.CutPrefix(got.Path, d.root); !in || !fs.ValidPath(inside) || text.OneLine(got.Path) != got.Path {
				t.Errorf("%q leads to %q", address, got.Path)
			}
		}
		if text.OneLine(got.Fragment) != got.Fragment {
			t.Errorf("%q leads to #%q", address, got.Fragment)
		}
	})
}
