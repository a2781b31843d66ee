package source

import (
	"strings"
	"testing"
)

// declaredBy decodes a text as a Markdown file holds it. The lines of its fields are
// tested apart.
func declaredBy(text string) Record {
	var got Record
	decode(Record{Path: "a.md"}, []byte(text), defaultMaxSize, outputTo(found{
		record: func(r Record) { got = r },
		fault:  func(f Fault) { got.Text = f.Error() },
	}))
	got.Lines = Lines{}
	return got
}

// Each field knows the line of the file on which its text begins.
func TestHeadLines(t *testing.T) {
	tests := []struct {
		name, text string
		want       Lines
	}{
		{"YAML", "---\n# of the harbour\ntitle: Port\ndate: 2024-05-03\n\nauthors:\n- Ada Marsh\n- Li Wen\nsource: Office\nlang: en\n---\nx", Lines{3, 4, 9, 7, 10}},
		{"YAML, lines of Windows", "---\r\nlayout: post\r\ntitle: Port\r\n---\r\nx", Lines{Title: 3}},
		{"YAML, below its key", "---\ntitle: >-\n  Port\n  reopens\nauthor:\n  mail: a@example.org\n  name: Ada Marsh\nsource:\n  Office\n---\nx", Lines{Title: 3, Byline: 7, Source: 9}},
		{"YAML, the value that fits", "---\nsource: https://example.org/a\npublisher: Office\nname: Port\ndate: soon\nupdated: 2024-05-03\n---\nx",
			Lines{Title: 4, Date: 6, Source: 3}},
		{"YAML, another name for it", "---\nslug: &port Port\ntitle: *port\n---\nx", Lines{Title: 2}},
		{"YAML, broken", "---\ntitle: Port: open again\ndate: \"2024-05-03\n\tbad: [\n---\nx", Lines{Title: 2, Date: 3}},
		{"YAML, not closed", "---\ntitle: Port\ndate: 3 May 2024\n\nx", Lines{Title: 2, Date: 3}},
		{"TOML, whose parser does not say", "+++\ntitle = \"Port\"\n+++\nx", Lines{}},
		{"TOML, broken", "+++\n\ntitle = \"Port\n+++\nx", Lines{Title: 3}},
		{"JSON, whose parser does not say", "{\n \"title\": \"Port\"\n}\nx", Lines{}},
		{"mail", "X-Mailer: x\nFrom: Ada <ada@example.org>\nSubject: =?UTF-8?Q?K=C3=BCste?=\n again\nDate: Fri, 3 May 2024 08:10:00 +0000\n\nx", Lines{Title: 3, Date: 5, Byline: 2}},
		{"nothing declared", "Port\n\nx", Lines{}},
	}
	for _, test := range tests {
		var got Record
		decode(Record{Path: "a.md"}, []byte(test.text), defaultMaxSize, outputTo(found{record: func(r Record) { got = r }, fault: func(f Fault) { t.Error(f) }}))
		if got.Lines != test.want {
			t.Errorf("%s: got %+v, want %+v", test.name, got.Lines, test.want)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	tests := []struct {
		name, text string
		want       Record
	}{
		{"YAML", "---\ntitle: 'Port: open again'\ndate: 2024-05-03 08:10:00 +0200\nlastmod: 2025-01-01\nauthors:\n- Ada Marsh\n- name: Li Wen\n" +
			"source: Harbour Office\nlang: en\ncanonical: https://example.org/port\ndraft: false\n---\n\nShips came.\n",
			Record{Title: "Port: open again", Date: "2024-05-03 08:10:00 +0200", DateFrom: "front matter", Byline: "Ada Marsh, Li Wen",
				Source: "Harbour Office", Language: "en", Link: "https://example.org/port", Header: 12, Text: "\nShips came.\n"}},
		{"YAML, lines of Windows", "---\r\ntitle: Port\r\ndate: 2024-05-03\r\n---\r\nShips.\r\n",
			Record{Title: "Port", Date: "2024-05-03", DateFrom: "front matter", Header: 4, Text: "Ships.\r\n"}},
		{"YAML, dots", "---\ntitle: Port\n...\nShips.\n", Record{Title: "Port", Header: 3, Text: "Ships.\n"}},
		{"YAML, only changed", "---\ntitle: 2024\nlastmod: 2024-05-03\n---\nShips.\n",
			Record{Title: "2024", Date: "2024-05-03", DateFrom: "front matter lastmod", Header: 4, Text: "Ships.\n"}},
		{"YAML, address as source", "---\nTitle: Port\nSource: https://example.org/a\n---\n", Record{Title: "Port", Link: "https://example.org/a", Header: 4}},
		{"YAML, long title", "---\ntitle: >-\n  Port\n  reopens\n---\nx", Record{Title: "Port reopens", Header: 5, Text: "x"}},
		{"YAML, broken", "---\ntitle: Port: open again\ndate: \"2024-05-03\n\tbad: [\n---\nShips.\n",
			Record{Title: "Port: open again", Date: "2024-05-03", DateFrom: "front matter", Header: 5, Text: "Ships.\n"}},
		{"YAML, not closed", "---\ntitle: Port\ndate: 3 May 2024\n\nShips.\n",
			Record{Title: "Port", Date: "3 May 2024", DateFrom: "front matter", Header: 4, Text: "Ships.\n"}},
		{"TOML", "+++\ntitle = \"Port\"\ndate = 2024-05-03T08:10:00Z\n[author]\nname = \"Ada Marsh\"\n+++\nShips.\n",
			Record{Title: "Port", Date: "2024-05-03T08:10:00Z", DateFrom: "front matter", Byline: "Ada Marsh", Header: 6, Text: "Ships.\n"}},
		{"TOML, a day", "+++\ndate = 2024-05-03\n+++\nShips.\n", Record{Date: "2024-05-03", DateFrom: "front matter", Header: 3, Text: "Ships.\n"}},
		{"TOML, broken", "+++\ntitle = \"Port\ndate = 2024-05-03\n+++\nShips.\n",
			Record{Title: "Port", Date: "2024-05-03", DateFrom: "front matter", Header: 4, Text: "Ships.\n"}},
		{"JSON", "{\n \"title\": \"Port\",\n \"publishDate\": \"2024-05-03\"\n}\nShips.\n",
			Record{Title: "Port", Date: "2024-05-03", DateFrom: "front matter publishdate", Header: 4, Text: "Ships.\n"}},
		{"empty", "---\n---\nShips.\n", Record{Header: 2, Text: "Ships.\n"}},
		{"heading underlined", "Port\n---\nShips.\n", Record{Text: "Port\n---\nShips.\n"}},
		{"rule, then text", "---\nShips came\nand went.\n---\nMore.\n", Record{Text: "---\nShips came\nand went.\n---\nMore.\n"}},
		{"rule alone", "---\n\nShips.\n", Record{Text: "---\n\nShips.\n"}},
		{"brace", "{Port} is a name.\n", Record{Text: "{Port} is a name.\n"}},
		{"object that declares nothing", "{\"a\": 1}\nShips.\n", Record{Text: "{\"a\": 1}\nShips.\n"}},
	}
	for _, test := range tests {
		test.want.Path, test.want.Format = "a.md", Markdown
		test.want.Head = strings.TrimSuffix(test.text, test.want.Text)
		if got := declaredBy(test.text); got != test.want {
			t.Errorf("%s\n got %+v\nwant %+v", test.name, got, test.want)
		}
	}
}

// An alias that refers to itself tenfold nine times is a thousand million values.
func TestFrontMatterBomb(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("---\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n")
	for i := byte('1'); i <= '9'; i++ {
		p := string(i - 1)
		bomb.WriteString("a" + string(i) + ": &a" + string(i) + " [" + strings.Repeat("*a"+p+",", 9) + "*a" + p + "]\n")
	}
	bomb.WriteString("title: *a9\n---\nShips.\n")
	if got := declaredBy(bomb.String()); got.Text != "Ships.\n" {
		t.Errorf("%+v", got)
	}
}

func TestMailHeader(t *testing.T) {
	tests := []struct {
		name, text string
		want       Record
	}{
		{"mail", "Received: from a by b;\n\tFri, 3 May 2024 08:11:00 +0000\nMessage-ID: <1@example.org>\nX-Mailer: x\nX-Other: y\nX-More: z\n" +
			"From: \"Marsh, Ada\" <ada@example.org>\nSubject: =?UTF-8?Q?K=C3=BCste?= again\n  open\nDate: Fri, 3 May 2024 08:10:00 +0000\n\nShips.\n",
			Record{Title: "Küste again open", Date: "Fri, 3 May 2024 08:10:00 +0000", DateFrom: "header line", Byline: "Marsh, Ada", Header: 11, Text: "Ships.\n"}},
		{"notes", "Title: Port open\nAuthor: Ada Marsh\nDate: 3.5.2024\nTags: sea\n\nShips.\n",
			Record{Title: "Port open", Byline: "Ada Marsh", Date: "3.5.2024", DateFrom: "header line", Header: 5, Text: "Ships.\n"}},
		{"one line is no header", "Date: 3 May 2024\n\nShips.\n", Record{Text: "Date: 3 May 2024\n\nShips.\n"}},
		{"a dialogue", "Moderator: Welcome.\nMinister: Thank you.\n\nShips.\n", Record{Text: "Moderator: Welcome.\nMinister: Thank you.\n\nShips.\n"}},
		{"text goes on", "Title: Port\nSource: Office\nand so on\n\nShips.\n", Record{Text: "Title: Port\nSource: Office\nand so on\n\nShips.\n"}},
		{"nothing follows", "Title: Port\nDate: 3 May 2024\n\n", Record{Text: "Title: Port\nDate: 3 May 2024\n\n"}},
	}
	for _, test := range tests {
		test.want.Path, test.want.Format = "a.md", Markdown
		test.want.Head = strings.TrimSuffix(test.text, test.want.Text)
		if got := declaredBy(test.text); got != test.want {
			t.Errorf("%s\n got %+v\nwant %+v", test.name, got, test.want)
		}
	}
}

func FuzzHead(f *testing.F) {
	for _, s := range []string{"---\ntitle: a\n---\nb", "+++\na=1\n+++\n", "{\"title\":1}\nb", "Title: a\nDate: b\n\nc", "---\n&a [*a]\n---", "---\ntitle: a\ndate: b\n\nc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, take := range []func(string) (claims, int, string){frontMatter, mailHeader} {
			declared, lines, rest := take(text)
			if !strings.HasSuffix(text, rest) || lines == 0 && rest != text {
				t.Fatalf("%q lost text: rest %q after %d lines", text, rest, lines)
			}
			head := text[:len(text)-len(rest)]
			if n := len(strings.SplitAfter(strings.TrimSuffix(head, "\n"), "\n")); lines > 0 && n != lines {
				t.Errorf("%q: took %d lines, says %d", text, n, lines)
			}
			var r Record
			declared.declare(&r, func(key string) string { return key })
		}
	})
}
