package shelf

import "testing"

func TestLanguageOf(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "en", "en-US": "en", "DE": "de", "ckb": "ckb", "zz": "zz", "": "", "e": "", "english": "", "x1": "", "è": "",
	} {
		if got := LanguageOf(tag).String(); got != want {
			t.Errorf("%q: got %q, want %q", tag, got, want)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for path, want := range map[string]string{
		"a.md": "md", "a.TXT.gz": "txt", "x/a.htm": "html", "a.ndjson.gz#4": "jsonl", "a.rss#http://x.org/y.html": "rss",
		"a.jsonl#x.1": "jsonl", "notes#1.md": "md", "a#b": "", "README": "", "x.y/README": "", "a.": "", "mail.eml": "eml", "a.json#": "json",
	} {
		if got := formatOf(path); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}
