package source

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// readFile reads one file as a place of its own.
func readFile(t testing.TB, name, text string) ([]Record, []Fault) {
	t.Helper()
	return read(t, Options{Workers: 1}, FSPlace("test", fstest.MapFS{name: {Data: []byte(text)}}))
}

func TestLines(t *testing.T) {
	records, faults := readFile(t, "docs.jsonl", strings.Join([]string{
		`{"id": "A-1", "title": "Port open", "date": "2024-05-03", "source": "Office", "body": "Ships came.\n"}`,
		``,
		`{"_id": 7, "Headline": "Second", "published_at": 1714723800, "text": "More.", "author": ["Ada", {"name": "Li"}], "lang": "en", "url": "https://example.org/2"}`,
		`{"title": "Third", "content": "<p>One</p><p>Two</p>", "publisher": {"name": "Desk"}}`,
		`{"id": "A-1", "paragraphs": 3, "body": ["One.", "Two."]}`,
		`{"id": "b", "title": "Cut`,
		`[1, 2]`,
		`{"id": "n", "body": null}`,
		`{"id": "h", "title": "Only a title", "updated": "2024"}`,
	}, "\r\n"))
	want := []Record{
		{Path: "docs.jsonl#7", Title: "Second", Date: "2024-05-03T08:10:00Z", DateFrom: "publishedat field", Byline: "Ada, Li",
			Language: "en", Link: "https://example.org/2", Text: "More."},
		{Path: "docs.jsonl#A-1", Title: "Port open", Date: "2024-05-03", DateFrom: "date field", Source: "Office", Text: "Ships came.\n"},
		{Path: "docs.jsonl#A-1@5", Text: "One.\n\nTwo."},
		{Path: "docs.jsonl#4", Title: "Third", Source: "Desk", Text: "<p>One</p><p>Two</p>", Format: HTML},
		{Path: "docs.jsonl#h", Title: "Only a title", Date: "2024", DateFrom: "updated field"},
	}
	got := make(map[string]Record)
	for _, r := range records {
		got[r.Path] = r
	}
	for _, w := range want {
		if got[w.Path] != w {
			t.Errorf("\n got %+v\nwant %+v", got[w.Path], w)
		}
	}
	if len(records) != len(want) {
		t.Errorf("%d records: %s", len(records), pathsOf(records))
	}
	wantFaults := `left out "docs.jsonl": 1 of its lines have neither a title nor a text
cannot read "docs.jsonl#6": line 6 is not a JSON object; mend or remove it
cannot read "docs.jsonl#7": line 7 is not a JSON object; mend or remove it
`
	if sentences(faults) != wantFaults {
		t.Errorf("faults\n%s\nwant\n%s", sentences(faults), wantFaults)
	}
}

// What readout exports comes back as it was cleaned.
func TestExportedLines(t *testing.T) {
	records, faults := readFile(t, "out.jsonl", strings.Join([]string{
		`{"id":"b8qhp8eq43z","path":"a/port.html.gz","title":"Port open","title_from":"heading","published":"2024-05-03","published_from":"meta date","source":"Coast Post","byline":"Ada Marsh","language":"en","words":4,"link":"https://example.org/1","body":"## Ships\n\nThey came.\n","markdown":true,"removed":[{"line":1,"text":"Home","why":"menu"}],"mentions":[],"links":[{"text":"came","url":"https://example.org/2"}]}`,
		`{"id":"c","path":"b.txt","title":"Plain","title_from":"first line","source":"","byline":"","language":"","words":2,"body":"<p> is a tag.\n","markdown":false,"removed":[],"mentions":[]}`,
		`{"id":"d","title":"Other","body":"Text.","markdown":true}`,
	}, "\n"))
	want := []Record{
		{Path: "out.jsonl#b8qhp8eq43z", Title: "Port open", Date: "2024-05-03", DateFrom: "published field", Source: "Coast Post", Byline: "Ada Marsh",
			Language: "en", Link: "https://example.org/1", Text: "## Ships\n\nThey came.\n", Format: Markdown, Clean: true},
		{Path: "out.jsonl#c", Title: "Plain", Text: "<p> is a tag.\n", Clean: true},
		{Path: "out.jsonl#d", Title: "Other", Text: "Text."},
	}
	got := make(map[string]Record)
	for _, r := range records {
		got[r.Path] = r
	}
	for _, w := range want {
		if got[w.Path] != w {
			t.Errorf("\n got %+v\nwant %+v", got[w.Path], w)
		}
	}
	if len(records) != len(want) || len(faults) > 0 {
		t.Errorf("%d records: %s; faults %s", len(records), pathsOf(records), sentences(faults))
	}
}

func TestKinds(t *testing.T) {
	const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Desk</title><item><title>A</title></item></channel></rss>`
	const notLines = "it is called JSON Lines, but its first lines are no JSON objects; write one object a line, or rename it"
	const jsonFeed = `{"version": "https://jsonfeed.org/version/1.1", "title": "Desk", "items": [{"id": "1", "content_text": "A"}]}`
	tests := []struct {
		name, text string
		want       string // format, "item" or reason
	}{
		{"a.txt", "Text <b>with</b> tags.", "plain"},
		{"a.txt", "\n<!DOCTYPE HTML>\n<title>A</title>", "html"},
		{"a.txt", "<!-- saved --><html><body>A", "html"},
		{"a.txt", "<div class=x>A</div>", "html"},
		{"a.txt", "<ada@example.org> wrote:", "plain"},
		{"a.txt", "<3 ships", "plain"},
		{"a.md", "<div>\n\n# A\n</div>", "markdown"},
		{"a.md", "<html><body>A", "html"},
		{"a.html", "<p>A", "html"},
		{"a.html", "No tags at all.", "plain"},
		{"a.xhtml", `<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="x"><body/></html>`, "html"},
		{"a.html", rss, "item"},
		{"a.txt", rss, "item"},
		{"a.xml", strings.Replace(rss, "<rss", "<!-- a --><?b?><rss", 1), "item"},
		{"a.xml", "<html><body>A", "html"},
		{"a.xml", `<?xml version="1.0"?><urlset><url/></urlset>`, "it is XML, but not a feed"},
		{"a.unknown", `<?xml version="1.0"?><book/>`, "it is XML, but not a feed"},
		{"a.json", jsonFeed, "item"},
		{"a.txt", jsonFeed, "item"},
		{"a.json", `{"name": "package"}`, "it is JSON, but neither a feed nor documents"},
		{"a.json", `[1]`, "it is JSON, but neither a feed nor documents"},
		{"a.json", "{\"title\": \"A\"}\n{\"title\": \"B\"}\n", "item item"},
		{"a.ndjson", "{\"title\": \"A\"}", "item"},
		{"a.json", `[{"title": "A"}, 7, {"title": "B"}]`, "item item 1 of its values have neither a title nor a text"},
		{"a.jsonl", "[\n{\"title\": \"A\"},\n{\"title\": \"B\"}\n]\n", "item item"},
		{"a.jsonl", "{\n \"title\": \"A\"\n}\n{\n \"title\": \"B\"\n}\n", "item item"},
		{"a.json", "{\n \"title\": \"A\",\n \"text\": \"B\"\n}\n", "item"},
		{"a.json", `{"name": "package", "description": "It does things."}`, "it is JSON, but neither a feed nor documents"},
		{"a.json", `{"title": "A", "text": "cut o`, "it is JSON, but neither a feed nor documents"},
		{"a.json", `[{"title": "A"}, {"title": "cut o`, "item it ends too early; fetch it again"},
		{"a.json", `[{"title": "A"}, {"title": B}]`, "item value 2 is not a JSON object; mend or remove it"},
		{"a.jsonl", "[1, 2]\n{\"title\": \"A\"}\n", "item line 1 is not a JSON object; mend or remove it"},
		{"a.jsonl", "{\n{\n{\n", notLines},
		{"a.jsonl", "[1, 2,\n3]\n", notLines},
		{"a.txt", "{not JSON}", "plain"},
		{"a", zipped(t, "Text."), "plain"},
		{"a.md.gz", zipped(t, "Text."), "markdown"},
		{"a.html", zipped(t, "<p>A"), "html"},
	}
	for _, test := range tests {
		records, faults := readFile(t, test.name, test.text)
		var got []string
		for _, r := range records {
			if strings.Contains(r.Path, "#") {
				got = append(got, "item")
			} else {
				got = append(got, []string{"plain", "markdown", "html"}[r.Format])
			}
		}
		for _, f := range faults {
			got = append(got, f.Reason)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s %.50q: %s, want %s", test.name, test.text, got, test.want)
		}
	}
}

// However many faults a file has, it tells a hundred of each kind and how many more there
// are.
func TestFaultsOfAFileAreBounded(t *testing.T) {
	const more = 250
	tests := []struct {
		name, text string
		skipped    bool
	}{
		{"a.jsonl", `{"title": "A"}` + strings.Repeat("\n{", maxFaults+more), false},
		{"a.json", `[{"title": "A"}` + strings.Repeat(",{x}", maxFaults+more) + "]", false},
		{"a.xml", "<rss><channel><item><title>A</title></item>" + strings.Repeat("<item></item>", maxFaults+more) + "</channel></rss>", true},
	}
	for _, test := range tests {
		records, faults := readFile(t, test.name, test.text)
		if len(records) != 1 || len(faults) != maxFaults+1 {
			t.Fatalf("%s: %d records, %d faults", test.name, len(records), len(faults))
		}
		if last := faults[0]; last.Path != test.name || last.Skipped != test.skipped || !strings.HasPrefix(last.Reason, "and 250 more of its items") {
			t.Errorf("%s: %+v", test.name, last)
		}
	}
}

func TestJSONIsBounded(t *testing.T) {
	tests := []struct{ body, want string }{
		{strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth), "line 1 is nested more than 100 deep; mend or remove it"},
		{"[" + strings.Repeat("1,", maxObjectValues) + "1]", "line 1 holds more than 500,000 values; split it"},
		{`"` + strings.Repeat("[{,:", maxObjectValues) + `"`, ""},
	}
	for _, test := range tests {
		_, faults := readFile(t, "a.jsonl", `{"title": "A", "body": `+test.body+"}\n")
		if len(faults) > 1 || len(faults) == 1 && faults[0].Reason != test.want || len(faults) == 0 && test.want != "" {
			t.Errorf("%.20s: %s, want %s", test.body, sentences(faults), test.want)
		}
	}
}

// What the scanner takes for a value is what a parser does.
func FuzzScanner(f *testing.F) {
	for _, s := range []string{`[{"a":"b\\\""},[1,{}],"]"]`, `{"a":1}{"b":[2]}`, `[`, `[[`, `]`, `{]`, `"`, `a b`, `[,]`, `:`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var whole []json.RawMessage
		list := json.Unmarshal(text, &whole) == nil
		found := 0
		for scanner := (jsonScanner{rest: text}); scanner.next(); found++ {
			if list && (found >= len(whole) || !bytes.Equal(scanner.value, whole[found])) {
				t.Fatalf("%q: value %d is %q", text, found, scanner.value)
			}
			if len(scanner.value) == 0 {
				t.Fatalf("%q: no progress", text)
			}
		}
		if list && found != len(whole) {
			t.Errorf("%q: %d values of %d", text, found, len(whole))
		}
	})
}

func FuzzLine(f *testing.F) {
	for _, s := range []string{`{"id":1,"body":["a",{"name":2}]}`, `{"title":"\ud800"}`, `{"date":{"$date":1}}`, `[]`, `{"a":`, `{"body":"<p>"}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		r, o, why := objectRecord(Record{}, line)
		if why == (refusal{}) && !utf8.ValidString(r.Title+r.Text+r.Date+r.Byline+o.id) {
			t.Errorf("%q became %+v", line, r)
		}
	})
}
