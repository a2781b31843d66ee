package source

import (
	"bytes"
	"strings"
)

// decode takes apart a file. r holds its path, place and time, limit is that of
// the walk. Data is not kept.
func decode(r Record, data []byte, limit int64, out *output) {
	defer out.end(r)
	name := strings.ToLower(r.Path)
	if isGzip(data) {
		plain, err := gunzip(data, max(limit, maxUnpacked))
		if err != nil {
			out.refuse(r, asRefusal(err))
			return
		}
		data, name = plain, strings.TrimSuffix(name, ".gz")
	}
	if reason := leftOutByContent(data); reason != "" {
		out.refuse(r, skip(reason))
		return
	}
	text, ok := toUTF8(data)
	if !ok {
		out.refuse(r, skip(isBinary))
		return
	}
	if len(bytes.TrimSpace(text)) == 0 {
		out.refuse(r, skip("it is empty"))
		return
	}
	switch k := kindOf(name, text); k {
	case feed:
		decodeFeed(r, text, out)
	case jsonLines:
		decodeLines(r, text, out)
	case otherJSON:
		decodeValues(r, text, byName(name), out)
	case otherXML:
		out.refuse(r, skip("it is XML, but not a feed"))
	default:
		decodeText(r, string(text), k, out)
	}
}

// decodeText makes the one record of a text, Markdown or HTML file.
func decodeText(r Record, text string, k fileKind, out *output) {
	r.Format = k.format()
	declared, lines, rest := frontMatter(text)
	where := "front matter"
	if lines == 0 && r.Format != HTML {
		declared, lines, rest = mailHeader(text)
		where = "header line"
	}
	if lines > 0 {
		r.Header, r.Head = lines, text[:len(text)-len(rest)]
		declared.declare(&r, func(key string) string { return inHead(where, key) })
	}
	r.Text = rest
	out.to.Record(r)
}

// inHead names the evidence of a date that stands in the head of a text.
func inHead(where, key string) string {
	if key == "date" {
		return where
	}
	return where + " " + key
}
