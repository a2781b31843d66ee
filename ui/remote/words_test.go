package remote

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	t.Parallel()
	for line, want := range map[string][]string{
		"":                          nil,
		" \t\r\n ":                  nil,
		"search cables":             {"search", "cables"},
		"  a\tb\nc\r\nd  ":          {"a", "b", "c", "d"},
		`search 'undersea cables'`:  {"search", "undersea cables"},
		`search "undersea cables"`:  {"search", "undersea cables"},
		`search '"a phrase" -not'`:  {"search", `"a phrase" -not`},
		`it\'s a\ word \\`:          {"it's", "a word", `\`},
		`'it'\''s'`:                 {"it's"},
		`"say \"hi\" for \$1 \\ "`:  {`say "hi" for $1 \ `},
		"\"a \\` b\"":               {"a ` b"},
		`"\n is two"`:               {`\n is two`}, // a backslash keeps only what means something
		`'\'`:                       {`\`},
		`a'b'"c"d`:                  {"abcd"},
		`'' a "" b`:                 {"", "a", "", "b"},
		`''`:                        {""},
		`a''`:                       {"a"},
		`search ;id`:                {"search", ";id"},
		`search $(id) ` + "`id`":    {"search", "$(id)", "`id`"},
		`a|b > c && d & *`:          {"a|b", ">", "c", "&&", "d", "&", "*"},
		`~ $HOME {a,b} !! # c`:      {"~", "$HOME", "{a,b}", "!!", "#", "c"},
		"a\x00b \xff\x9b é\u202e":   {"a\x00b", "\xff\x9b", "é\u202e"}, // who prints them cleans them
		strings.Repeat("w ", 64):    slices.Repeat([]string{"w"}, 64),
		"'a\nb'":                    {"a\nb"},
		"a\\\nb":                    {"a\nb"},
		`-flag=" x "`:               {"-flag= x "},
		`"$(id)" '$(id)' \$\(id\)`:  {"$(id)", "$(id)", "$(id)"},
		"no\u00a0blank no\u2003too": {"no\u00a0blank", "no\u2003too"},
	} {
		if got, err := Words(line); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v; want %q", line, got, err, want)
		}
	}
	for line, want := range map[string]string{
		`search 'a`:              `a ' is not closed; close it, or write \' for the sign itself`,
		`search "a`:              `a " is not closed; close it, or write \" for the sign itself`,
		`it's`:                   `a ' is not closed; close it, or write \' for the sign itself`,
		`"a\"`:                   `a " is not closed; close it, or write \" for the sign itself`,
		`'`:                      `a ' is not closed; close it, or write \' for the sign itself`,
		`a \`:                    `the line ends with a \; write \\ for the sign itself`,
		strings.Repeat("w ", 65): "the command has more than 64 words",
	} {
		if got, err := Words(line); err == nil || err.Error() != want || got != nil {
			t.Errorf("%q: %q, %v; want %q", line, got, err, want)
		}
	}
}

// quote writes a word so that a shell reads it as it is.
func quote(word string) string { return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'" }

func FuzzWords(f *testing.F) {
	for _, line := range []string{"", "a b", `'a b' "c\"d" e\ f ''`, `"`, `\`, ";id $(id)", "a\x00\xff\n'", strings.Repeat("a ", 70)} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		words, err := Words(line)
		if err != nil {
			if words != nil {
				t.Fatalf("an error and words: %q, %v", words, err)
			}
			return
		}
		var quoted []string
		size := 0
		for _, w := range words {
			quoted = append(quoted, quote(w))
			size += len(w)
		}
		if size > len(line) || len(words) > wordsMost {
			t.Fatalf("%q became %q", line, words)
		}
		again, err := Words(strings.Join(quoted, " "))
		if err != nil || !slices.Equal(again, words) {
			t.Fatalf("%q, quoted and divided again: %q, %v", words, again, err)
		}
	})
}
