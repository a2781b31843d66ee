package source

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"
)

// maxHead bounds a front matter or mail header in bytes; a longer one is text.
const maxHead = 64 << 10

// frontMatter takes the front matter off a text: YAML between lines of ---, TOML
// between lines of +++, or a JSON object (Jekyll, Hugo). It returns what
// is declared, how many lines were taken off, and the rest. If there is none, or
// it cannot be told from the text, lines is 0 and the rest is the text. In
// broken front matter the lines that read "key: value" still count.
func frontMatter(text string) (declared claims, lines int, rest string) {
	switch {
	case strings.HasPrefix(text, "---"):
		if declared, lines, rest = fenced(text, "---", yamlClaims, ":"); lines == 0 {
			return unclosed(text)
		}
		return declared, lines, rest
	case strings.HasPrefix(text, "+++"):
		return fenced(text, "+++", tomlClaims, "=")
	case strings.HasPrefix(text, "{"):
		return jsonFrontMatter(text)
	}
	return nil, 0, text
}

// fenced takes off a block between two lines of the fence. parse returns nil for
// a block it cannot read, by is what stands between key and value in a
// simple line.
func fenced(text, fence string, parse func(string) claims, by string) (claims, int, string) {
	block, lines, rest, found := cutFence(text, fence)
	if !found {
		return nil, 0, text
	}
	declared := parse(block)
	if declared == nil {
		declared = simpleLines(block, by)
	}
	if len(declared) == 0 && strings.TrimSpace(block) != "" {
		return nil, 0, text
	}
	return declared.below(1), lines, rest
}

// unclosed takes off front matter that nothing but a blank line ends. It is held
// to the rules of a mail header.
func unclosed(text string) (claims, int, string) {
	fence, after, _ := strings.Cut(text, "\n")
	if strings.TrimSpace(fence) != "---" {
		return nil, 0, text
	}
	declared, lines, rest := mailHeader(after)
	if lines == 0 {
		return nil, 0, text
	}
	return declared.below(1), lines + 1, rest
}

// cutFence finds the block between a first line and a later line that are the
// fence. YAML may also end in "...".
func cutFence(text, fence string) (block string, lines int, rest string, found bool) {
	first, after, more := strings.Cut(text, "\n")
	if !more || strings.TrimRight(first, " \t\r") != fence {
		return "", 0, "", false
	}
	for at, n := 0, 2; at < len(after) && at < maxHead; n++ {
		line, _, _ := strings.Cut(after[at:], "\n")
		end := min(at+len(line)+1, len(after))
		switch strings.TrimRight(line, " \t\r") {
		case fence:
			return after[:at], n, after[end:], true
		case "...":
			if fence == "---" {
				return after[:at], n, after[end:], true
			}
		}
		at = end
	}
	return "", 0, "", false
}

// yamlClaims reads a YAML mapping. Nodes keep a date as it was written and know their
// lines, and aliases are not expanded.
func yamlClaims(block string) claims {
	var document yaml.Node
	if yaml.Unmarshal([]byte(block), &document) != nil || len(document.Content) == 0 {
		return nil
	}
	root := document.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil
	}
	declared := make(claims)
	for i := 0; i+1 < len(root.Content); i += 2 {
		declared.add(root.Content[i].Value, valuesOf(yamlValue(root.Content[i+1], 0), 0))
	}
	return declared
}

func yamlValue(n *yaml.Node, deep int) any {
	if deep > maxDeep {
		return nil
	}
	switch n.Kind {
	case yaml.AliasNode:
		return yamlValue(n.Alias, deep+1)
	case yaml.ScalarNode:
		if tag := n.ShortTag(); tag == "!!null" || tag == "!!bool" {
			return nil
		}
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 { // its text begins below the sign
			return claim{n.Value, n.Line + 1}
		}
		return claim{n.Value, n.Line}
	case yaml.SequenceNode:
		var list []any
		for _, one := range n.Content[:min(len(n.Content), maxValues)] {
			list = append(list, yamlValue(one, deep+1))
		}
		return list
	case yaml.MappingNode:
		mapping := make(map[string]any)
		for i := 0; i+1 < len(n.Content) && i < 2*maxValues; i += 2 {
			mapping[strings.ToLower(n.Content[i].Value)] = yamlValue(n.Content[i+1], deep+1)
		}
		return mapping
	}
	return nil
}

func tomlClaims(block string) claims {
	var mapping map[string]any
	if _, err := toml.Decode(block, &mapping); err != nil {
		return nil
	}
	return claimsOf(mapping)
}

func claimsOf(mapping map[string]any) claims {
	declared := make(claims, len(mapping))
	for _, key := range slices.Sorted(maps.Keys(mapping)) {
		declared.add(key, valuesOf(mapping[key], 0))
	}
	return declared
}

// jsonFrontMatter takes off a JSON object that begins the text and ends with its
// line. It must declare a title or a date: text may begin with a brace too.
func jsonFrontMatter(text string) (claims, int, string) {
	head := text[:min(len(text), maxHead)]
	decoder := json.NewDecoder(strings.NewReader(head))
	decoder.UseNumber()
	var mapping map[string]any
	if decoder.Decode(&mapping) != nil {
		return nil, 0, text
	}
	object := head[:decoder.InputOffset()]
	tail, rest, _ := strings.Cut(text[len(object):], "\n")
	declared := claimsOf(mapping)
	if strings.TrimSpace(tail) != "" || !declared.tells() {
		return nil, 0, text
	}
	return declared, strings.Count(object, "\n") + 1, rest
}

// tells reports whether a title or a date is among the claims.
func (c claims) tells() bool {
	keys := fieldKeys()
	for _, key := range slices.Concat(keys.title, keys.date) {
		if c[key] != nil {
			return true
		}
	}
	return false
}

// simpleLines reads the unindented "key: value" lines of a block that is not
// what it should be, as a person would.
func simpleLines(block, by string) claims {
	declared := make(claims)
	number := 0
	for line := range strings.Lines(block) {
		number++
		key, value, found := strings.Cut(line, by)
		if !found || len(key) > 40 || key != strings.TrimLeft(key, " \t-#") || strings.Contains(strings.TrimSpace(key), " ") {
			continue
		}
		declared.add(strings.TrimSpace(key), valuesOf(claim{unquote(value), number}, 0))
	}
	return declared
}

// unquote takes a pair of quotes off, also where only one of them is there.
func unquote(s string) string {
	return strings.Trim(strings.TrimSpace(s), `"'`)
}
