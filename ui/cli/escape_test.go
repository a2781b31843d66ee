package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"readout/ui/cli"
)

// hostile are what a document may try to make a terminal do.
var hostile = map[string]string{
	"window title":     "\x1b]0;owned\x07",
	"clear screen":     "\x1b[2J\x1b[H",
	"colour":           "\x1b[31;1m",
	"device control":   "\x1bP$q\"p\x1b\\",
	"application":      "\x1b_Gi=1;AAAA\x1b\\",
	"C1 CSI":           "\u009b31m",
	"C1 OSC":           "\u009d0;owned\u009c",
	"carriage return":  "safe\rEVIL",
	"backspace":        "safe\b\b\b\bEVIL",
	"bell, DEL":        "\a\x7f",
	"right to left":    "invoice\u202efdp.exe\u2066",
	"entity":           "&#27;[31m &#x9b;31m &#157;0;x",
	"link":             "\x1b]8;;file:///etc/passwd\x1b\\x\x1b]8;;\x1b\\",
	"clipboard":        "\x1b]52;c;ZXZpbA==\x07",
	"markdown escapes": "[x](javascript:alert(1)) `\x1b[5m` **\x1b[5m**",
	"separators":       "a\u2028b\u2029c\u0085d\ve\ff",
}

var sgr = regexp.MustCompile(`\x1b\[[0-9;:]*m`)

// Whatever a document holds, in whichever field, a command's output is text with
// colours.
func TestNothingEscapes(t *testing.T) {
	for name, attack := range hostile {
		t.Run(name, func(t *testing.T) {
			folder := hostileFolder(t, attack)
			commands := [][]string{
				{"list"}, {"list", "--json"}, {"list", "--jsonl"}, {"search", "harbour"}, {"search", "harbour", "--json"},
				{"search", attack}, {"list", attack}, {"show", attack}, {"export"}, {"export", "--markdown"}, {"timeline"},
				{"search", "harbour date:" + attack}, {"search", "harbour", "--explain"}, {"list", "--since", attack}, {"timeline", "harbuor" + attack},
				{"check"}, {"check", "--json"}, {attack}, {"list", "--" + attack}, {"list", "--sort", attack},
			}
			out, _ := run(t, folder, "list", "--jsonl")
			for line := range strings.Lines(out) {
				var d struct{ ID string }
				if err := json.Unmarshal([]byte(line), &d); err != nil {
					t.Fatal(err)
				}
				commands = append(commands, []string{"show", d.ID}, []string{"show", "--original", d.ID}, []string{"show", "--text", d.ID})
			}
			if len(commands) < 20+3*5 {
				t.Fatalf("only %d commands: documents are missing", len(commands))
			}
			for _, args := range commands {
				out, errs := run(t, folder, args...)
				for stream, text := range map[string]string{"output": out, "error": errs} {
					if at := strings.IndexFunc(sgr.ReplaceAllString(text, ""), unsafeRune); at >= 0 {
						t.Errorf("readout %q: the %s holds %q", args, stream, around(sgr.ReplaceAllString(text, ""), at))
					}
				}
			}
		})
	}
}

func unsafeRune(r rune) bool {
	return r != '\n' && unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

func around(text string, at int) string { return text[max(0, at-20):min(len(text), at+20)] }

// run runs readout on a folder as on a terminal of 100 columns.
func run(t *testing.T, folder string, args ...string) (out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cli.Main(t.Context(), "", append(args, "--library", folder), cli.Streams{
		In: strings.NewReader(""), Out: &stdout, Err: &stderr, Width: 100, Env: []string{"TERM=xterm-256color", "XDG_CACHE_HOME=" + filepath.Join(filepath.Dir(folder), "cache")},
	})
	return stdout.String(), stderr.String()
}

// hostileFolder has one document of each kind with the attack in every field.
func hostileFolder(t *testing.T, attack string) string {
	t.Helper()
	folder := t.TempDir()
	body := "The harbour " + attack + " was closed on 4 May 2023, said the ministers, who had met in the morning.\n\nThey agreed " + attack + " on a plan.\n"
	record, err := json.Marshal(map[string]string{"id": attack, "title": "T " + attack, "source": attack, "author": attack, "body": body})
	if err != nil {
		t.Fatal(err)
	}
	escaped := html.EscapeString(attack)
	files := map[string]string{
		"a.txt":   "Title " + attack + "\n\n4 May 2023\n\n" + body,
		"b.md":    fmt.Sprintf("---\ntitle: %q\nauthor: %q\nsource: %q\ndate: 2023-05-04\n---\n# %s\n\n%s\n| a |\n|---|\n| %s |\n", attack, attack, attack, attack, body, attack),
		"c.html":  "<html><head><title>" + escaped + "</title><meta name=author content='" + escaped + "'></head><body><article><h1>" + escaped + "</h1><p>" + body + "</p><p>" + body + "</p></article></body></html>",
		"d.jsonl": string(record),
		"e.xml":   "<rss version='2.0'><channel><title>" + escaped + "</title><item><title>" + escaped + "</title><description>" + escaped + " harbour</description><guid>1</guid></item></channel></rss>",
		"f.bin":   "\x00\x00\x00\x00",
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	named := strings.NewReplacer("/", "", "\x00", "").Replace(attack) + ".txt"
	if err := os.WriteFile(filepath.Join(folder, named), []byte(body), 0o600); err != nil {
		t.Logf("the file system refuses the name %q: %v", named, err)
	}
	return folder
}
