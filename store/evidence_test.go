package store

import "testing"

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
	}{
		{"front.md", "---\ntitle: Port opens\nsource: Coast Post\nauthor: Ada Marsh\nlang: en\n---\n\n" + body, "front matter", "front matter", "front matter", "front matter"},
		{"mail.txt", "Subject: Port opens\nFrom: Ada Marsh <ada@coast.example>\nDate: Fri, 3 May 2024 08:10:00 +0000\n\n" + body, "header line", "", "header line", guessed},
		{"page.html", page, "heading", "meta og:site_name", "meta author", "html lang"},
		{"items.jsonl", `{"title": "Port opens", "source": "Coast Post", "language": "en", "body": "` + body[:len(body)-1] + `"}` + "\n", "declared", "declared", "", "declared"},
		{"plain.txt", "Port opens\n\n" + body, "first line", "", "", guessed},
		{"dots.txt", "Port\n\n1 2 3\n", "lead sentence", "", "", ""},
	}
	files := map[string]string{}
	for _, c := range tests {
		files[c.file] = c.text
	}
	folder, cache := writeFiles(t, files), t.TempDir()
	for range 2 {
		library, err := Open(t.Context(), []string{folder}, Options{Cache: cache})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range tests {
			path := c.file
			if path == "items.jsonl" {
				path += "#1"
			}
			d, err := library.At(t.Context(), path)
			if err != nil {
				t.Error(err)
				continue
			}
			if d.Title.From != c.title || d.SourceFrom != c.source || d.BylineFrom != c.by || d.LanguageFrom != c.tag {
				t.Errorf("%s: title %q, source %q, byline %q, language %q", c.file, d.Title.From, d.SourceFrom, d.BylineFrom, d.LanguageFrom)
			}
			if (d.Source == "") != (d.SourceFrom == "") || (d.Byline == "") != (d.BylineFrom == "") || (d.Language == "") != (d.LanguageFrom == "") {
				t.Errorf("%s: evidence without a finding, or the other way round: %+v", c.file, d)
			}
		}
	}
}
