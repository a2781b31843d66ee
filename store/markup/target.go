package markup

import "strings"

// inlineTarget returns the length of ] and the target in parentheses behind it, and its
// address, 0 if after does not begin with one.
func inlineTarget(after string) (size int, address string) {
	if !strings.HasPrefix(after, "(") {
		return 0, ""
	}
	at := 1 + blanks(after[1:])
	n := destinationLen(after[at:])
	if n < 0 {
		return 0, ""
	}
	address = destination(after[at : at+n])
	at += n
	if gap := blanks(after[at:]); gap > 0 {
		at += gap
		at += titleLen(after[at:])
		at += blanks(after[at:])
	}
	if at >= len(after) || after[at] != ')' {
		return 0, ""
	}
	return at + 2, address
}

// destination returns the address that is written, in angle brackets perhaps.
func destination(written string) string {
	if strings.HasPrefix(written, "<") {
		written = strings.TrimSuffix(written[1:], ">")
	}
	return decode(written)
}

// blanks returns the number of spaces and line feeds s begins with.
func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \n")) }

// destinationLen returns the length of the address s begins with, -1 if it is none.
func destinationLen(s string) int {
	if strings.HasPrefix(s, "<") {
		for i := 1; i < len(s) && s[i] != '<' && s[i] != '\n'; i++ {
			switch s[i] {
			case '\\':
				i++
			case '>':
				return i + 1
			}
		}
		return -1
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			i++
		case c == '(':
			if depth++; depth > 32 {
				return -1
			}
		case c == ')':
			if depth--; depth < 0 {
				return i
			}
		case isBlank(c):
			if depth > 0 {
				return -1
			}
			return i
		}
	}
	if depth > 0 {
		return -1
	}
	return len(s)
}

// titleLen returns the length of the title of a link s begins with, or 0.
func titleLen(s string) int {
	if s == "" || !strings.ContainsAny(s[:1], `"'(`) {
		return 0
	}
	end := s[0]
	if end == '(' {
		end = ')'
	}
	for i := 1; i < min(len(s), maxCode); i++ {
		switch s[i] {
		case '\\':
			i++
		case end:
			return i + 1
		}
	}
	return 0
}

// definitionLen returns the length of the link definition that s begins with (4.7), 0 if there is none.
func definitionLen(s string) int {
	label, at := definedLabel(s)
	if strings.TrimSpace(label) == "" {
		return 0
	}
	at += blanks(s[at:])
	n := destinationLen(s[at:])
	if n <= 0 {
		return 0
	}
	at += n
	end := at
	if gap := blanks(s[at:]); gap > 0 {
		if n := titleLen(s[at+gap:]); n > 0 && endsLine(s[at+gap+n:]) {
			end = at + gap + n
		}
	}
	if !endsLine(s[end:]) {
		return 0
	}
	return end
}

// endsLine reports whether only spaces stand before the end of a line.
func endsLine(s string) bool {
	s = strings.TrimLeft(s, " ")
	return s == "" || s[0] == '\n'
}

// findDefinitions returns the labels that lines of a text define as links, folded, with
// their addresses. The first definition counts.
func findDefinitions(body string) map[string]string {
	if !strings.Contains(body, "]:") {
		return nil
	}
	found := map[string]string{}
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
	line = strings.TrimSpace(maskCode("]: " + line)[len("]: "):])
	if inner, ok := strings.CutPrefix(line, "<"); ok {
		inner, _, _ = strings.Cut(inner, ">")
		return decode(inner)
	}
	line, _, _ = strings.Cut(line, " ")
	return decode(line)
}

// foldLinkLabel returns what is the same in labels that name the same link.
func foldLinkLabel(l string) string { return strings.ToLower(strings.Join(strings.Fields(l), " ")) }

// A note is a footnote: its number, 0 if nothing refers to it, and where its text begins.
type note struct{ number, at int }

// findNotes finds the footnotes of a text by their labels, and numbers them in the order in
// which it refers to them.
func findNotes(body string) map[string]*note {
	if !strings.Contains(body, "[^") || !strings.Contains(body, "]:") {
		return nil
	}
	notes := map[string]*note{}
	for at := 0; at < len(body); at += lineLen(body[at:]) {
		if label := foldLinkLabel(definedNote(body[at:])); label != "" && notes[label] == nil {
			notes[label] = &note{at: at}
		}
	}
	number := 0
	for at := 0; len(notes) > 0; {
		n := strings.Index(body[at:], "[^")
		if n < 0 {
			break
		}
		at += n
		if found := notes[foldLinkLabel(noteLabel(body[at:]))]; found != nil && found.number == 0 {
			number++
			found.number = number
		}
		at += len("[^")
	}
	return notes
}

// definedNote returns the label of the footnote whose text a line begins.
func definedNote(line string) string {
	line = line[indent(line):]
	label := noteLabel(line)
	if label == "" || !strings.HasPrefix(line[len("[^]")+len(label):], ":") {
		return ""
	}
	return label
}

// noteLabel returns the label of the footnote that s begins with, "" if there is none.
func noteLabel(s string) string {
	if !strings.HasPrefix(s, "[^") {
		return ""
	}
	end := strings.IndexAny(s[:min(len(s), maxLinkLabel)], "] \n")
	if end < 3 || s[end] != ']' {
		return ""
	}
	return s[2:end]
}

func oneLine(s string) string { return strings.Join(strings.Fields(dropNoCode(s)), " ") }

func isBlank(c byte) bool { return c == ' ' || c == '\n' }
