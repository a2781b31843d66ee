package source

import (
	"io"
	"mime"
	"net/mail"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"
)

// mailHeader takes a block of "Name: value" lines off the head of a text, as mail
// (RFC 5322), wire services and some note programs write it. Its lines may be
// continued by indented ones; a blank line ends it. A text is only believed to
// have one if at least two of its lines, and half of them, are of names that a
// document declares itself by. The results are as for frontMatter.
func mailHeader(text string) (declared claims, lines int, rest string) {
	fields, lines, rest := headerLines(text)
	if len(fields) < 2 {
		return nil, 0, text
	}
	declared = make(claims, len(fields))
	known := 0
	for _, f := range fields {
		if isHeaderName(foldKey(f.name)) {
			known++
		}
		declared.add(f.name, valuesOf(claim{decodeWords(f.value), f.line}, 0))
	}
	if known < 2 || 2*known < len(fields) && declared["from"] == nil || !declared.tells() || strings.TrimSpace(rest) == "" {
		return nil, 0, text
	}
	if from := declared["from"]; from != nil {
		from[0].text = personOf(from[0].text)
		declared["from"] = from[:1]
	}
	return declared, lines, rest
}

// A headerField is a field, and the line that it begins on, from 1.
type headerField struct {
	name, value string
	line        int
}

// headerLines returns the fields before the first blank line, that line counted,
// or nothing if another line stands among them.
func headerLines(text string) (fields []headerField, lines int, rest string) {
	for at := 0; at < len(text) && at < maxHead; {
		line, _, _ := strings.Cut(text[at:], "\n")
		at = min(at+len(line)+1, len(text))
		lines++
		if strings.TrimSpace(line) == "" {
			return fields, lines, text[at:]
		}
		if last := len(fields) - 1; last >= 0 && (line[0] == ' ' || line[0] == '\t') {
			fields[last].value += " " + strings.TrimSpace(line)
			continue
		}
		name, value, found := strings.Cut(line, ":")
		if !found || len(name) > 40 || strings.Count(name, " ") > 2 || strings.HasPrefix(value, "//") {
			return nil, 0, text
		}
		fields = append(fields, headerField{name, strings.TrimSpace(value), lines})
	}
	return nil, 0, text
}

// isHeaderName reports whether a folded name declares something about a document.
func isHeaderName(name string) bool {
	switch name {
	case "to", "cc", "replyto", "messageid", "received", "contenttype", "mimeversion", "tags", "category", "slug", "summary":
		return true
	}
	keys := fieldKeys()
	return slices.Contains(keys.title, name) || slices.Contains(keys.date, name) || slices.Contains(keys.source, name) ||
		slices.Contains(keys.byline, name) || slices.Contains(keys.language, name) || slices.Contains(keys.link, name)
}

// decodeWords undoes the encoding of other letters in mail headers (RFC 2047).
func decodeWords(s string) string {
	if !strings.Contains(s, "=?") {
		return s
	}
	decoder := mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
		return charset.NewReaderLabel(label, in)
	}}
	decoded, err := decoder.DecodeHeader(s)
	if err != nil {
		return s
	}
	return strings.ToValidUTF8(decoded, "\uFFFD")
}

// personOf is the name before an address.
func personOf(from string) string {
	if address, err := mail.ParseAddress(from); err == nil && address.Name != "" {
		return address.Name
	}
	return from
}
