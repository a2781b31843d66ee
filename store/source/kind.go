package source

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"
)

// A fileKind is what a file turned out to be.
type fileKind uint8

const (
	plainText fileKind = iota
	markdown
	page
	feed
	jsonLines
	otherJSON
	otherXML
)

func (k fileKind) format() Format {
	switch k {
	case markdown:
		return Markdown
	case page:
		return HTML
	}
	return Plain
}

// byName is the kind that an extension promises. Others promise plain text.
func byName(name string) fileKind {
	switch path.Ext(name) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mdx":
		return markdown
	case ".html", ".htm", ".xhtml", ".xht":
		return page
	case ".xml", ".rss", ".atom", ".rdf":
		return feed
	case ".jsonl", ".ndjson":
		return jsonLines
	case ".json":
		return otherJSON
	}
	return plainText
}

// kindOf decides what a text is. The name, in lower case, decides only where the
// content leaves it open.
func kindOf(name string, text []byte) fileKind {
	promised := byName(name)
	start := bytes.TrimLeft(text, " \t\r\n")
	switch {
	case start[0] == '<':
		return markupKind(promised, start)
	case start[0] == '{' && promised != markdown && promised != page:
		return jsonKind(promised, start)
	case start[0] == '[' && (promised == otherJSON || promised == jsonLines && !wholeLine(start)):
		return otherJSON
	case promised == feed, promised == otherJSON:
		return plainText
	case promised == page && !hasTag(start):
		return plainText
	}
	return promised
}

// markupKind tells apart what begins with a tag. A fragment of HTML makes a page
// of a plain text, but Markdown may begin so.
func markupKind(promised fileKind, start []byte) fileKind {
	root, document := rootElement(start)
	switch {
	case root == "rss", root == "feed", root == "rdf":
		return feed
	case root == "html", root == "head", root == "body", document && root == "":
		return page
	case promised == markdown, promised == page, promised == jsonLines:
		return promised
	case isBlockElement(root):
		return page
	case document, promised == feed:
		return otherXML
	}
	return plainText
}

// rootElement returns the name of the first element, in lower case and without
// its prefix, and whether an XML or HTML declaration stands before it.
func rootElement(s []byte) (name string, document bool) {
	s, document = afterProlog(s)
	switch {
	case hasPrefixFold(s, "<!doctype html"):
		return "html", true
	case starts(s, "<"):
		return elementName(s[1:]), document
	}
	return "", document
}

// afterProlog passes over the comments, instructions and declarations at the head
// of a document, but for that of HTML.
func afterProlog(s []byte) (rest []byte, document bool) {
	for {
		s = bytes.TrimLeft(s, " \t\r\n")
		var end string
		switch {
		case starts(s, "<!--"):
			end = "-->"
		case starts(s, "<?"):
			end, document = "?>", document || starts(s, "<?xml")
		case starts(s, "<!") && !hasPrefixFold(s, "<!doctype html"):
			end, document = ">", true
			if subset, _, _ := bytes.Cut(s, []byte(end)); bytes.IndexByte(subset, '[') >= 0 {
				end = "]>"
			}
		default:
			return s, document
		}
		_, after, found := bytes.Cut(s, []byte(end))
		if !found {
			return nil, document
		}
		s = after
	}
}

func elementName(s []byte) string {
	end := bytes.IndexAny(s, " \t\r\n/>")
	if end < 0 || end > 64 {
		return ""
	}
	name := strings.ToLower(string(s[:end]))
	return name[strings.LastIndexByte(name, ':')+1:]
}

// isBlockElement reports the elements of HTML that a saved fragment begins with.
func isBlockElement(name string) bool {
	switch name {
	case "p", "div", "article", "section", "main", "header", "nav", "h1", "h2", "h3", "h4", "ul", "ol", "table",
		"title", "meta", "link", "style", "script", "center", "blockquote", "span", "font", "a", "b", "strong", "em", "img":
		return true
	}
	return false
}

// hasTag reports a tag anywhere: "<" and a letter, "/" or "!", and a ">" later.
func hasTag(s []byte) bool {
	for {
		at := bytes.IndexByte(s, '<')
		if at < 0 || at+1 >= len(s) {
			return false
		}
		s = s[at+1:]
		if c := s[0] | 0x20; c >= 'a' && c <= 'z' || s[0] == '/' || s[0] == '!' {
			return bytes.IndexByte(s, '>') >= 0
		}
	}
}

// jsonKind tells apart what begins with a brace.
func jsonKind(promised fileKind, start []byte) fileKind {
	if promised == jsonLines {
		if isJSONLines(start) {
			return jsonLines
		}
		return otherJSON
	}
	first, rest, _ := bytes.Cut(start, []byte("\n"))
	if next := bytes.TrimLeft(rest, " \t\r\n"); len(next) > 0 && next[0] == '{' && json.Valid(first) {
		return jsonLines
	}
	if !json.Valid(start) {
		if promised == otherJSON {
			return otherJSON
		}
		return plainText
	}
	var about struct{ Version string }
	if json.Unmarshal(start, &about) == nil && strings.Contains(about.Version, "jsonfeed.org/") {
		return feed
	}
	return otherJSON
}

// wholeLine reports whether the first of several lines is JSON by itself: one that is a
// list among lines of objects, and not the beginning of an array.
func wholeLine(text []byte) bool {
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	return len(bytes.TrimSpace(rest)) > 0 && json.Valid(line)
}

// firstLines is how many lines of a file may be anything before it is no JSON Lines.
const firstLines = 20

// isJSONLines reports whether one of the first lines is a JSON object.
func isJSONLines(text []byte) bool {
	for range firstLines {
		var line []byte
		line, text, _ = bytes.Cut(bytes.TrimLeft(text, " \t\r\n"), []byte("\n"))
		if starts(line, "{") && json.Valid(line) {
			return true
		}
	}
	return false
}

func hasPrefixFold(s []byte, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(string(s[:len(prefix)]), prefix)
}
