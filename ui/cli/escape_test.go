package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/cli"
)

// Whatever the documents hold, in whichever field, a command's output is text with
// colours of ours, and so is what the reader shows. All look at one library.
func TestNothingEscapes(t *testing.T) {
	t.Parallel()
	folder, cache := hostileLibrary(t), t.TempDir()
	library, err := store.Open(t.Context(), []string{folder}, store.Options{Cache: filepath.Join(cache, "readout")})
	if err != nil {
		t.Fatal(err)
	}
	try := func(t *testing.T, streams cli.Streams, args ...string) string {
		out, errs := run(t, streams, cache, append(args, "--library", folder)...)
		judge(t, args, out, errs)
		return out
	}
	kinds := map[string]cli.Streams{"terminal": {Width: 100}, "narrow": {Width: 40, Env: []string{"NO_COLOR=1"}}, "pipe": {}}
	ids := identities(t, try(t, kinds["pipe"], "list", "--jsonl"))
	if want := 6 * len(attacks()); len(ids) < want {
		t.Fatalf("only %d briefings of %d: some are missing", len(ids), want)
	}
	for name, streams := range kinds {
		t.Run("all at once/"+name, func(t *testing.T) {
			t.Parallel()
			for _, command := range []string{"list", "list harbour", "list --sort oldest", "list --json", "list --jsonl", "search harbour --limit 0",
				"search harbour --limit 0 --json --explain", "search harbour --limit 0 --jsonl", "search harbour --explain", "search mayor --limit 0",
				"timeline", "timeline --json", "timeline harbour --compare mayor --mentioned", "timeline --mentioned --by day", "export", "export --markdown", "check", "check --json"} {
				try(t, streams, strings.Fields(command)...)
			}
		})
	}
	forms := []string{"", "--original", "--text", "--markdown", "--json"}
	t.Run("each briefing", func(t *testing.T) {
		t.Parallel()
		for i, id := range ids {
			d, err := library.Find(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			for _, form := range forms {
				var out bytes.Buffer
				err := cli.Show(t.Context(), d, form, cli.Streams{Out: &out, Width: 100, Env: []string{"TERM=xterm-256color"}})
				judge(t, []string{"show", form, id}, out.String(), fmt.Sprint(err))
				if i%97 == 0 { // the command prints this, and nothing else
					if got := try(t, kinds["terminal"], strings.Fields("show "+id+" "+form)...); got != out.String() || got == "" {
						t.Errorf("show %s %s prints %.300q, and %.300q without its command line", id, form, got, out.String())
					}
				}
			}
		}
	})
	small := tea.WindowSizeMsg{Width: 40, Height: 12}
	for name, sizes := range map[string][]tea.WindowSizeMsg{"wide": {{Width: 120, Height: 40}}, "usual": {{Width: 80, Height: 24}}, "narrow": {small, {Width: 40, Height: 40}}} {
		t.Run("frames/"+name, func(t *testing.T) {
			t.Parallel()
			readEverything(t, library, sizes)
		})
	}
}

// Entities are made characters by the renderer, long after the text was cleaned.
func TestInvisibleEntities(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.md")
	text := "# Harbour\n\nN&ZeroWidthSpace;A&shy;T&NoBreak;O&zwj;x &#x3164;&#xfff9;&#xe0041;&#x2028;&#xe000;&#xffff; met in the harbour.\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _ := run(t, cli.Streams{}, t.TempDir(), "show", "--library", file, "a.md")
	if b := breach(out); b != "" {
		t.Error(b)
	}
}

// Whatever is typed, or stands in the environment, what is said about it is text.
func TestNothingTypedEscapes(t *testing.T) {
	t.Parallel()
	cache, library := t.TempDir(), filepath.Join(t.TempDir(), "cables.txt")
	if err := os.WriteFile(library, []byte("Cables cut\n\n4 May 2023\n\nTwo cables were cut on Monday, said the minister.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, attack := range attacks() {
		t.Run(name, func(t *testing.T) {
			missing := filepath.Join(t.TempDir(), fileName(attack))
			for _, args := range [][]string{
				{attack}, {attack, "--library", missing}, {"list", "--library", missing}, {"--library", missing},
				{"search", attack}, {"search", attack, "--json"}, {"search", "cables " + attack, "--explain", "--json"}, {"search", "cables date:" + attack},
				{"search", attack + ":x"}, {"list", attack}, {"list", "--" + attack}, {"list", "-" + attack}, {"list", "--sort", attack}, {"list", "--limit", attack},
				{"list", "--since", attack}, {"list", "--max-size", attack}, {"list", "--", "--json=" + attack}, {"timeline", "cabels" + attack, "--json"}, {"timeline", "cables", "--compare", attack},
				{"show", attack}, {"show", "--pager", "cables.txt"}, {"export", attack}, {"check", attack}, {"man", attack},
				{"__complete", attack, ""}, {"__complete", "list", "--sort", attack}, {"completion", attack},
			} {
				streams := cli.Streams{Width: 100, Programs: true, Env: []string{"READOUT_PAGER=" + fileName(attack), "READOUT_LIBRARY=" + library}}
				out, errs := run(t, streams, cache, args...)
				judge(t, args, out, errs)
			}
		})
	}
}

// The pages that are made of the commands themselves.
func TestManualIsText(t *testing.T) {
	for _, args := range [][]string{{"man"}, {"--help"}, {"show", "--help"}, {"--version"}, {"completion", "zsh"}} {
		out, errs := run(t, cli.Streams{}, t.TempDir(), args...)
		judge(t, args, strings.ReplaceAll(out, "\t", " "), errs)
	}
}

// judge looks for breaches. Through a pipe, tabs between the columns of a list are
// ours.
func judge(t *testing.T, args []string, out, errs string) {
	t.Helper()
	if strings.HasPrefix(args[0], "list") || args[0] == "__complete" || args[0] == "completion" {
		out = strings.ReplaceAll(out, "\t", " ")
	}
	for stream, text := range map[string]string{"output": out, "error": errs} {
		if b := breach(text); b != "" {
			t.Errorf("readout %.200q: the %s holds %s", args, stream, b)
		}
	}
}

// run runs readout as a terminal or a pipe would see it.
func run(t *testing.T, streams cli.Streams, cache string, args ...string) (out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	streams.In, streams.Out, streams.Err = strings.NewReader(""), &stdout, &stderr
	streams.Env = append([]string{"TERM=xterm-256color", "XDG_CACHE_HOME=" + cache}, streams.Env...)
	cli.Main(t.Context(), "", args, streams)
	return stdout.String(), stderr.String()
}

// identities are the IDs in the output of list --jsonl.
func identities(t *testing.T, lines string) (ids []string) {
	t.Helper()
	for line := range strings.Lines(lines) {
		var d struct{ ID string }
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, d.ID)
	}
	return ids
}

// hostileLibrary has a folder for each attack, named after it, with a document of
// each kind that holds it in every field.
func hostileLibrary(t *testing.T) string {
	t.Helper()
	library := t.TempDir()
	all := attacks()
	for i, name := range slices.Sorted(maps.Keys(all)) {
		folder := filepath.Join(library, fileName(fmt.Sprintf("%02d %s", i, all[name])))
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Logf("the file system refuses the name of %s: %v", name, err)
			if folder = filepath.Join(library, fmt.Sprintf("%02d", i)); os.Mkdir(folder, 0o700) != nil {
				t.Fatal(err)
			}
		}
		for file, text := range hostileFiles(t, i, all[name]) {
			if err := os.WriteFile(filepath.Join(folder, file), []byte(text), 0o600); err != nil {
				t.Logf("the file system refuses the name %q: %v", file, err)
			}
		}
	}
	return library
}

// hostileFiles are documents with an attack in every field they have, by file name.
// The number keeps those of different attacks from being furniture of each other.
func hostileFiles(t *testing.T, number int, attack string) map[string]string {
	t.Helper()
	body := fmt.Sprintf("The harbour %s was closed for %d days on 4 May 2023, said the mayor, who had met the pilots in the morning.\n\n%s\n\nThey agreed%s on plan %d.\n",
		attack, number, attack, attack, number)
	record, err := json.Marshal(map[string]string{"id": attack, "title": "T " + attack, "source": attack, "author": attack, "url": "http://a/" + attack,
		"language": attack, "path": attack, "date": attack, "body": body})
	if err != nil {
		t.Fatal(err)
	}
	escaped := html.EscapeString(attack)
	return map[string]string{
		"a.txt": "Title " + attack + "\n\n4 May 2023 " + attack + "\nBy " + attack + "\n\n" + body,
		"b.md": fmt.Sprintf("---\ntitle: %q\nauthor: %q\nsource: %q\nlang: %q\nlink: %q\n%q: %q\ndate: 2023-05-04\n---\n# %s\n\n%s\n\n| a | %s |\n|---|---|\n| %s | b |\n\n```%s\n%s\n```\n\n![%s](%s) [%s](%s)\n",
			attack, attack, attack, attack, "http://a/"+attack, attack, attack, attack, body, attack, attack, attack, attack, attack, attack, attack, attack),
		"c.html": "<html lang='" + escaped + "'><head><title>" + escaped + "</title><meta name=author content='" + escaped + "'><meta property='og:site_name' content='" + escaped +
			"'><link rel=canonical href='http://a/" + escaped + "'></head><body><article><h1>" + attack + "</h1><p>" + body + "</p><pre><code class='language-" + escaped + "'>" + escaped +
			"</code></pre><p><a href='http://a/" + escaped + "'>" + escaped + "</a><img alt='" + escaped + "' src='x.png'> " + body + "</p></article></body></html>",
		"d.jsonl": string(record) + "\n" + `{"title": "A \ud83d title \u001b[8;53m", "body": "A half \udc00 of the harbour \u009b8;53m"}`,
		"e.xml": "<rss version='2.0'><channel><title>" + escaped + "</title><item><title>" + escaped + "</title><author>" + escaped + "</author><link>http://a/" + escaped +
			"</link><pubDate>" + escaped + "</pubDate><category>" + escaped + "</category><description>" + escaped + " harbour</description><guid>" + escaped + "</guid></item></channel></rss>",
		"f.bin":                   "\x00\x00\x00\x00",
		fileName(attack) + ".txt": body,
	}
}

// fileName makes a name for a file that holds as much of an attack as one can.
func fileName(text string) string {
	name := strings.NewReplacer("/", "", "\x00", "").Replace(text)
	return name[:min(len(name), 200)]
}
