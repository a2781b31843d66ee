package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// decodeLines makes a record of each line of a JSON lines file. The key of a
// document is its id, else the number of its line.
func decodeLines(r Record, text []byte, out *output) {
	lines := newDocuments(r, "line", out)
	for number := 1; len(text) > 0; number++ {
		var line []byte
		line, text, _ = bytes.Cut(text, []byte("\n"))
		if line = bytes.TrimSpace(line); len(line) > 0 {
			lines.add(number, line)
		}
	}
	lines.end()
}

// decodeValues does the same for the objects of a JSON array, and for those that are
// written over several lines. promised is what the name of the file promises.
func decodeValues(r Record, text []byte, promised fileKind, out *output) {
	switch {
	case holdsDocument(text, promised):
	case promised == jsonLines:
		out.refuse(r, refusal{reason: "it is called JSON Lines, but its first lines are no JSON objects; write one object a line, or rename it"})
		return
	default:
		out.refuse(r, skip("it is JSON, but neither a feed nor documents"))
		return
	}
	values, scanner := newDocuments(r, "value", out), jsonScanner{rest: text}
	for number := 1; scanner.next(); number++ {
		if scanner.value[0] != '{' {
			values.others++
			continue
		}
		values.add(number, scanner.value)
	}
	if scanner.cut {
		out.refuse(r, refusal{reason: "it ends too early; fetch it again"})
	}
	values.end()
}

// holdsDocument reports whether a value of a JSON text is a document. JSON Lines are
// documents for sure; a lone object of another file may be anything, such as the
// settings of a program, and must have a text of its own.
func holdsDocument(text []byte, promised fileKind) bool {
	for scanner := (jsonScanner{rest: text}); scanner.next(); {
		switch _, o, why := objectRecord(Record{}, scanner.value); {
		case why != (refusal{}):
		case promised != jsonLines && scanner.lone():
			return o.text
		default:
			return true
		}
	}
	return false
}

// Documents are the JSON objects of a file on their way to records. Those that are no
// documents are named together: a file may hold other data, and much of it.
type documents struct {
	record Record
	unit   string // what a document is in its file: a line, a value
	keys   keys
	others int
	out    *output
}

func newDocuments(r Record, unit string, out *output) *documents {
	return &documents{record: r, unit: unit, keys: make(keys), out: out}
}

// add makes a record of one value.
func (d *documents) add(number int, value []byte) {
	document, o, why := objectRecord(d.record, value)
	switch {
	case why.skipped:
		d.others++
	case why != (refusal{}):
		why.reason = fmt.Sprintf("%s %d %s", d.unit, number, why.reason)
		d.out.refuseItem(d.record, strconv.Itoa(number), why)
	default:
		document.Path += "#" + d.keys.unique(o.id, number)
		d.out.to.Record(document)
	}
}

func (d *documents) end() {
	if d.others > 0 {
		d.out.refuse(d.record, skip(fmt.Sprintf("%s of its %ss have neither a title nor a text", thousands(d.others), d.unit)))
	}
}

// An object is what is known of a document besides its record.
type object struct {
	id   string // "" if it has none
	text bool   // it has a text that is more than a summary
}

// objectRecord reads a document. The reason why it could not goes on from "line 3".
func objectRecord(r Record, value []byte) (Record, object, refusal) {
	if why := oversize(value); why != (refusal{}) {
		return r, object{}, why
	}
	decoder := json.NewDecoder(bytes.NewReader(value))
	decoder.UseNumber()
	var fields map[string]any
	if err := decoder.Decode(&fields); err != nil || fields == nil {
		return r, object{}, refusal{reason: "is not a JSON object; mend or remove it"}
	}
	body, key := takeBody(fields)
	declared := claimsOf(fields)
	declared.declare(&r, func(key string) string { return key + " field" })
	r.Text, r.Format = body, bodyFormat(key, body)
	if exported(fields) {
		r.Clean, r.Format = true, Plain
		if fields["markdown"] == true {
			r.Format = Markdown
		}
	}
	if r.Title == "" && strings.TrimSpace(body) == "" {
		return r, object{}, refusal{reason: "has neither a title nor a text", skipped: true}
	}
	return r, object{declared.id(), key != "" && !isSummary(key)}, refusal{}
}

// id is what names a document, or "".
func (c claims) id() string {
	id, _ := c.first([]string{"id", "docid", "docno", "guid", "uid", "uuid", "key", "slug"}, func(string) bool { return true })
	return id.text
}

// exported reports whether a document comes from readout export: it tells where its
// title is from and which lines were taken out.
func exported(fields map[string]any) bool {
	_, removed := fields["removed"].([]any)
	_, from := fields["title_from"].(string)
	return removed && from
}

// takeBody takes the text of a document out of its fields, and returns the folded key
// under which it was, "" if there is none. A list is taken for its paragraphs.
func takeBody(fields map[string]any) (text, folded string) {
	spelled := make(map[string]string, len(fields)) // of two spellings of a key the later in the alphabet
	for key := range fields {
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
		if text := strings.Join(bodyOf(fields[key]), "\n\n"); strings.TrimSpace(text) != "" {
			delete(fields, key)
			return text, name
		}
	}
	return "", ""
}

func isSummary(key string) bool { return key == "abstract" || key == "summary" || key == "description" }

// bodyOf keeps the white space that valuesOf trims.
func bodyOf(v any) []string {
	if text, ok := v.(string); ok {
		return []string{text}
	}
	return texts(valuesOf(v, 0))
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

// startsWithTag reports whether a text is HTML by the element it begins with.
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
