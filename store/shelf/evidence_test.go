package shelf

import (
	"fmt"
	"strings"
	"testing"

	"readout/store/storetest"
)

// What is known of a document says where it stood, whether it is read from its file or
// from a cache.
func TestEvidence(t *testing.T) {
	body := "The harbour was opened again on Tuesday, and the works will go on in the summer. Ships that had waited " +
		"for a week were let in by the pilots, who said that there had been no accidents.\n"
	page := `<!doctype html><html lang="en"><head><title>Port</title><meta property="og:site_name" content="Coast Post">` +
		`<meta name="author" content="Ada Marsh"></head><body><article><h1>Port opens</h1><p>` + body + `</p><p>` + body + `</p></article></body></html>`
	tests := []struct {
		file, text             string
		title, source, by, tag string
		lines                  [5]int // of title, date, source, byline and language
	}{
		{"front.md", "---\ntitle: Port opens\nsource: Coast Post\nauthor: Ada Marsh\nlang: en\n---\n\n" + body, "front matter", "front matter", "front matter", "front matter", [5]int{2, 0, 3, 4, 5}},
		{"mail.txt", "Subject: Port opens\nFrom: Ada Marsh <ada@coast.example>\nDate: Fri, 3 May 2024 08:10:00 +0000\n\n" + body, "header line", "", "header line", guessed, [5]int{1, 3, 0, 2, 0}},
		{"half.md", "---\nsource: Coast Post\ndate: 2024-05-03\n---\n\n# Port opens\n\n" + body + "\nBy Ada Marsh\n", "heading", "front matter", "byline", guessed, [5]int{6, 3, 2, 10, 0}},
		{"dated.md", "---\nsource: Coast Post\n---\nPort opens\n3 May 2024, 8:10\n\n" + body, "first line", "front matter", "", guessed, [5]int{4, 5, 2, 0, 0}},
		{"ends.md", "---\nnote: a\fb\nsource: Coast Post\n---\n# Port opens\n\n" + body, "heading", "front matter", "", guessed, [5]int{6, 0, 0, 0, 0}},
		{"front.html", "---\nlayout: post\ntitle: Port opens\n---\n" + page, "front matter", "meta og:site_name", "meta author", "html lang", [5]int{3, 0, 0, 0, 0}},
		{"page.html", page, "heading", "meta og:site_name", "meta author", "html lang", [5]int{}},
		{"items.jsonl", `{"title": "Port opens", "source": "Coast Post", "language": "en", "body": "` + body[:len(body)-1] + `"}` + "\n", "declared", "declared", "", "declared", [5]int{}},
		{"plain.txt", "Port opens\n\n" + body, "first line", "", "", guessed, [5]int{1, 0, 0, 0, 0}},
		{"dots.txt", "Port\n\n1 2 3\n", "lead sentence", "", "", "", [5]int{1, 0, 0, 0, 0}},
		{"empty.md", "---\ndraft: true\nlang: en\n---\n", "file name", "", "", "front matter", [5]int{0, 0, 0, 0, 3}},
	}
	files := map[string]string{}
	for _, c := range tests {
		files[c.file] = c.text
	}
	folder, cache := storetest.WriteFiles(t, files), t.TempDir()
	for range 2 {
		snapshot, err := Open(t.Context(), []string{folder}, Options{Cache: cache})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range tests {
			path := c.file
			if path == "items.jsonl" {
				path += "#1"
			}
			d := at(t, snapshot, path)
			if d.Title.From != c.title || d.SourceFrom != c.source || d.BylineFrom != c.by || d.LanguageFrom != c.tag {
				t.Errorf("%s: title %q, source %q, byline %q, language %q", c.file, d.Title.From, d.SourceFrom, d.BylineFrom, d.LanguageFrom)
			}
			if lines := [5]int{d.Title.Line, d.Published.Line, d.SourceLine, d.BylineLine, d.LanguageLine}; lines != c.lines {
				t.Errorf("%s: lines %d, want %d", c.file, lines, c.lines)
			}
			if (d.Source == "") != (d.SourceFrom == "") || (d.Byline == "") != (d.BylineFrom == "") || (d.Language == "") != (d.LanguageFrom == "") {
				t.Errorf("%s: evidence without a finding, or the other way round: %+v", c.file, d)
			}
		}
	}
}

// A document that is cleaned again, because of what others hold, keeps its lines.
func TestLinesAreKeptByASecondCleaning(t *testing.T) {
	files := map[string]string{}
	for i := range 300 {
		files[fmt.Sprintf("%03d.txt", i)] = fmt.Sprintf("---\nsource: Coast Post\n---\nThe Daily Harbour Gazette reaches readers in forty towns\n"+
			"Council meeting number %[1]d ends early\n\n4 May 2021\n\n"+
			"Item %[1]d was dropped from the agenda after a debate of %[1]d minutes, in which %[2]d members took the floor.\n\n"+
			"The speaker of group %[2]d said that report %[1]d had come too late to be read, and asked for another week to study it.\n", i, i*7)
	}
	for _, d := range documentsOf(openFiles(t, files)) {
		lines := d.Original()
		if d.Title.Line != 5 || d.Published.Line != 7 || d.SourceLine != 2 {
			t.Errorf("%s: title on line %d, date %d, source %d", d.Path, d.Title.Line, d.Published.Line, d.SourceLine)
		} else if lines[4].Text != d.Title.Text || !strings.HasSuffix(lines[1].Text, d.Source) {
			t.Errorf("%s: title %q, source %q in %q", d.Path, d.Title.Text, d.Source, lines)
		}
	}
}
