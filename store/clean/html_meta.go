package clean

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/store/markup"
	"readout/store/text"
)

// A metadata is what a page declares about itself outside its text. Values are raw.
type metadata struct {
	hints     Hints             // what the container says
	meta      map[string]string // content of meta elements by lower-case name, property or itemprop; the first counts
	jsonLD    jsonLD
	title     string // of the title element
	headings  []*html.Node
	canonical string
	language  string
	names     string // names in a line above the text
	marked    Value  // names in an element that is marked so
	dates     []metaDate
}

// A metaDate is a meta element whose name speaks of a date.
type metaDate struct{ name, content string }

func (p *blockTree) metadata(h Hints) metadata {
	m := metadata{hints: h, meta: make(map[string]string), jsonLD: readJSONLD(p.root)}
	eachElement(p.root, func(n *html.Node) {
		switch n.DataAtom {
		case atom.Html:
			m.language = attribute(n, "lang")
		case atom.Meta:
			m.add(n)
		case atom.Title:
			if m.title == "" && n.Namespace == "" {
				m.title = textOf(n)
			}
		case atom.H1, atom.H2:
			m.headings = append(m.headings, n)
		case atom.Link:
			if strings.EqualFold(attribute(n, "rel"), "canonical") && m.canonical == "" {
				m.canonical = attribute(n, "href")
			}
		}
	})
	return m
}

func (m *metadata) add(n *html.Node) {
	content := strings.TrimSpace(attribute(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		for _, name := range strings.Fields(strings.ToLower(attribute(n, key))) {
			if _, known := m.meta[name]; !known {
				m.meta[name] = content
				if dateName(name) {
					m.dates = append(m.dates, metaDate{name, content})
				}
			}
		}
	}
}

// first is the first of some meta elements that the page has.
func (m *metadata) first(names ...string) Value {
	for _, name := range names {
		if text := text.OneLine(m.meta[name]); text != "" {
			return Value{Text: text, From: "meta " + name}
		}
	}
	return Value{}
}

// article is what is declared, without body and cuts.
func (m *metadata) article() Article {
	h := m.hints
	return Article{
		Title:    m.titleOf(),
		Source:   m.source(),
		Byline:   m.byline(),
		Language: m.languageOf(h),
		Link:     m.link(h.Link),
	}
}

// declareHTML is declare for an article whose body is Markdown. Its lines are not those
// of the page, so that what is found in them stands in no line.
func (a *Article) declareHTML(h Hints) {
	var lines []line
	if a.Title.Text == "" && h.Title == "" {
		lines = measure(markup.Read(a.Body, true).Plain())
	}
	a.declare(h, lines)
	a.Title.Line = 0
}

func (m *metadata) languageOf(h Hints) Value {
	if v := h.value(h.Language); v.Text != "" {
		return v
	}
	if tag := text.OneLine(m.language); tag != "" {
		return Value{Text: tag, From: "html lang"}
	}
	if tag := text.OneLine(m.jsonLD.language); tag != "" {
		return Value{Text: tag, From: "JSON-LD inLanguage"}
	}
	return m.first("og:locale", "content-language")
}

func (m *metadata) source() Value {
	if v := m.first("og:site_name", "application-name", "dc.publisher", "dcterms.publisher",
		"citation_publisher"); v.Text != "" {
		return v
	}
	if s := text.OneLine(m.jsonLD.publisher); s != "" {
		return Value{Text: s, From: "JSON-LD publisher"}
	}
	return Value{}
}

func (m *metadata) byline() Value {
	if s := text.OneLine(strings.Join(m.jsonLD.authors, ", ")); s != "" && !addressLike(s) {
		return Value{Text: s, From: "JSON-LD author"}
	}
	v := m.first("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "citation_author", "byl",
		"sailthru.author")
	if v.Text != "" && !addressLike(v.Text) {
		return v
	}
	if names := text.OneLine(m.names); names != "" {
		return Value{Text: names, From: "byline"}
	}
	return m.marked
}

// addressLike reports whether a declared name is none: an address, a number, or the name of a
// variable that nobody filled in.
func addressLike(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.IndexFunc(s, unicode.IsLetter) < 0 ||
		!strings.Contains(s, " ") && strings.Count(s, ".") > 1
}

// link is the canonical address of a page, if it is one that a browser opens.
func (m *metadata) link(hint string) string {
	for _, address := range []string{hint, m.canonical, m.meta["og:url"], m.jsonLD.url} {
		if u := webAddress(nil, address); u != "" {
			return u
		}
	}
	return ""
}

func firstOf(values ...string) string {
	for _, v := range values {
		if strings.TrimSpace(v) != "" {
			return v
		}
	}
	return ""
}
