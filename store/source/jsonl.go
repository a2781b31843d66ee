package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// maxLine bounds a document of a JSON lines file in bytes.
const maxLine = 16 << 20

// decodeLines makes a record of each line of a JSON lines file. The key of a
// document is its id, else the number of its line. Lines that are no documents
// are named together: a file may hold other data, and many of them.
func decodeLines(r Record, text []byte, out *sink) {
	keys := make(keys)
	others := 0
	for number := 1; len(text) > 0; number++ {
		var line []byte
		line, text, _ = bytes.Cut(text, []byte("\n"))
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		document, id, why := lineRecord(r, line)
		switch {
		case why.skipped:
			others++
			continue
		case why != (refusal{}):
			document.Path = fmt.Sprintf("%s#%d", r.Path, number)
			why.reason = fmt.Sprintf("line %d %s", number, why.reason)
			out.refuse(document, why)
			continue
		}
		document.Path = r.Path + "#" + keys.unique(id, number)
		out.record(document)
	}
	if others > 0 {
		out.refuse(r, skip(fmt.Sprintf("%d of its lines have neither a title nor a text", others)))
	}
}

// lineRecord reads a document. The reason why it could not goes on from "line 3".
func lineRecord(r Record, line []byte) (document Record, id string, why refusal) {
	if len(line) > maxLine {
		return r, "", refusal{reason: fmt.Sprintf("is longer than %s; split it", size(maxLine))}
	}
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber()
	var object map[string]any
	if err := decoder.Decode(&object); err != nil || object == nil {
		return r, "", refusal{reason: "is not a JSON object; mend or remove it"}
	}
	body, format := takeBody(object)
	declared := claimsOf(object)
	declared.declare(&r, func(key string) string { return key + " field" })
	r.Text, r.Format = body, format
	if exported(object) {
		r.Clean, r.Format = true, Plain
		if object["markdown"] == true {
			r.Format = Markdown
		}
	}
	if r.Title == "" && strings.TrimSpace(body) == "" {
		return r, "", refusal{reason: "has neither a title nor a text", skipped: true}
	}
	for _, key := range []string{"id", "docid", "docno", "guid", "uid", "uuid", "key", "slug"} {
		if ids := declared[key]; ids != nil {
			return r, ids[0], refusal{}
		}
	}
	return r, "", refusal{}
}

// exported says whether a document comes from readout export: it tells where its
// title is from and which lines were taken out.
func exported(object map[string]any) bool {
	_, removed := object["removed"].([]any)
	_, from := object["title_from"].(string)
	return removed && from
}

// takeBody takes the text of a document out of its object. A list is taken for
// its paragraphs.
func takeBody(object map[string]any) (string, Format) {
	spelled := make(map[string]string, len(object)) // of two spellings of a key the later in the alphabet
	for key := range object {
		if folded := foldKey(key); spelled[folded] < key {
			spelled[folded] = key
		}
	}
	for _, name := range []string{"body", "text", "content", "articlebody", "fulltext", "maintext", "contenthtml", "bodyhtml", "html",
		"markdown", "contenttext", "bodytext", "article", "story", "abstract", "summary", "description"} {
		key, found := spelled[name]
		if !found {
			continue
		}
		if text := strings.Join(bodyOf(object[key]), "\n\n"); strings.TrimSpace(text) != "" {
			delete(object, key)
			return text, bodyFormat(name, text)
		}
	}
	return "", Plain
}

// bodyOf keeps the white space that valuesOf trims.
func bodyOf(v any) []string {
	if text, ok := v.(string); ok {
		return []string{text}
	}
	return valuesOf(v, 0)
}

func bodyFormat(name, text string) Format {
	switch {
	case name == "markdown":
		return Markdown
	case strings.HasSuffix(name, "html"), startsWithTag(text):
		return HTML
	}
	return Plain
}

// startsWithTag says whether a text is HTML by the element it begins with.
func startsWithTag(text string) bool {
	start := strings.TrimLeft(text, " \t\r\n")
	if !strings.HasPrefix(start, "<") {
		return false
	}
	return markupKind(plainText, []byte(start[:min(len(start), 1024)])) == page
}

// Keys are the keys of a container given so far.
type keys map[string]bool

// unique is the key of an item: its own, or its number where it has none that is
// short, printable and not given yet.
func (k keys) unique(key string, number int) string {
	if key == "" || len(key) > 100 || strings.ContainsFunc(key, func(r rune) bool { return r < ' ' }) {
		key = strconv.Itoa(number)
	}
	for k[key] {
		key = fmt.Sprintf("%s@%d", key, number)
	}
	k[key] = true
	return key
}
