package render

import "strings"

// Blocks are rendered for themselves, but the definitions of their links may
// stand anywhere: each block is given those that it refers to.

// findDefinitions returns the labels that lines of a text define as links, folded, with
// their addresses. The first definition counts.
func findDefinitions(body string) map[string]string {
	found := map[string]string{}
	if !strings.Contains(body, "]:") {
		return found
	}
	for at := 0; at < len(body); at += lineLen(body[at:]) {
		label, size := definedLabel(body[at:])
		if label = foldLinkLabel(label); label == "" {
			continue
		}
		if _, known := found[label]; !known {
			found[label] = definedAddress(body[at+size:])
		}
	}
	return found
}

// definedAddress returns the address of a definition, which may stand on the line below.
func definedAddress(s string) string {
	line := s[:lineLen(s)]
	if blank(line) {
		s = s[len(line):]
		line = s[:lineLen(s)]
	}
	line = strings.TrimSpace(withoutCode("]: " + line)[len("]: "):])
	if inner, ok := strings.CutPrefix(line, "<"); ok {
		inner, _, _ = strings.Cut(inner, ">")
		return decode(inner)
	}
	line, _, _ = strings.Cut(line, " ")
	return decode(line)
}

// quotable returns an address as it may stand in angle brackets.
func quotable(to string) string {
	if to = address(to); to == "" {
		return noAddress
	}
	return strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C", "&", "&amp;").Replace(to)
}

// foldLinkLabel returns what is the same in labels that name the same link.
func foldLinkLabel(l string) string { return strings.ToLower(strings.Join(strings.Fields(l), " ")) }

// source returns the Markdown of a block with the definitions it refers to.
// Footnotes are text, though Markdown without footnotes takes some for definitions.
func (d *Document) source(body string) string {
	body = withoutCode(body)
	if strings.HasPrefix(body, "[^") {
		body = `\` + body
	}
	if len(d.definitions) == 0 || !strings.Contains(body, "]") {
		return body
	}
	var defs strings.Builder
	defined := map[string]bool{}
	for rest := body; defs.Len() < maxPlain; {
		_, after, ok := strings.Cut(rest, "[")
		if !ok {
			break
		}
		label := after[:linkLabelLen(after)]
		if to, ok := d.definitions[foldLinkLabel(label)]; ok && !defined[label] {
			defined[label] = true
			defs.WriteString("[" + label + "]: <" + quotable(to) + ">\n")
		}
		rest = after
	}
	if defs.Len() == 0 {
		return body
	}
	return defs.String() + "\n" + body
}
