package clean

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A jsonLD is what a page says about its article in JSON-LD, in the words of schema.org. Values are raw.
type jsonLD struct {
	headline, body, language, publisher, url string
	published, created, modified             string
	authors                                  []string
}

// ldLimit is the number of bytes of JSON-LD that is read of a page.
const ldLimit = 4 << 20

// readJSONLD reads the first article described in the JSON-LD scripts of a
// page, completed by what is said of the page itself.
func readJSONLD(root *html.Node) jsonLD {
	var found ldFinder
	left := ldLimit
	eachElement(root, func(n *html.Node) {
		if n.DataAtom != atom.Script || n.FirstChild == nil || !strings.Contains(attribute(n, "type"), "ld+json") {
			return
		}
		if left -= len(n.FirstChild.Data); left < 0 {
			return
		}
		var value any
		if json.Unmarshal([]byte(plainScript(n.FirstChild.Data)), &value) == nil {
			found.search(value, 0)
		}
	})
	return found.article()
}

// plainScript makes the control characters in JSON that was written carelessly
// into spaces, and takes off what hides it from old browsers.
func plainScript(script string) string {
	script = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, script)
	script = strings.TrimSpace(script)
	for _, wrap := range []string{"<!--", "//<![CDATA[", "<![CDATA["} {
		script = strings.TrimPrefix(script, wrap)
	}
	for _, wrap := range []string{"-->", "//]]>", "]]>"} {
		script = strings.TrimSuffix(script, wrap)
	}
	return strings.TrimRight(strings.TrimSpace(script), ";")
}

// An ldFinder collects the descriptions of articles and pages in JSON-LD, which
// may stand alone, in lists or in a graph.
type ldFinder struct {
	articles, pages []map[string]any
}

func (f *ldFinder) search(value any, depth int) {
	if depth > 6 || len(f.articles) > 50 {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			f.search(item, depth+1)
		}
	case map[string]any:
		for _, kind := range ldStrings(v["@type"]) {
			switch {
			case articleType(kind):
				f.articles = append(f.articles, v)
				return
			case strings.HasSuffix(kind, "Page"):
				f.pages = append(f.pages, v)
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			f.search(v[key], depth+1)
		}
	}
}

// articleType reports whether a type of schema.org is a text of its own.
func articleType(kind string) bool {
	return strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") || strings.HasSuffix(kind, "Report") ||
		kind == "Review" || kind == "Blog"
}

func (f *ldFinder) article() jsonLD {
	var out jsonLD
	for _, v := range append(f.articles, f.pages...) {
		first := func(to *string, from ...string) {
			for _, s := range from {
				if *to == "" {
					*to = strings.TrimSpace(s)
				}
			}
		}
		first(&out.published, ldString(v["datePublished"]))
		first(&out.created, ldString(v["dateCreated"]))
		first(&out.modified, ldString(v["dateModified"]))
		first(&out.publisher, ldName(v["publisher"]), ldName(v["sourceOrganization"]))
		first(&out.language, ldString(v["inLanguage"]))
		if len(f.articles) == 0 {
			continue
		}
		first(&out.headline, ldString(v["headline"]), ldString(v["name"]))
		first(&out.body, ldString(v["articleBody"]))
		first(&out.url, ldString(v["url"]))
		if len(out.authors) == 0 {
			out.authors = ldNames(v["author"])
		}
	}
	return out
}

func ldString(value any) string {
	for _, s := range ldStrings(value) {
		return html.UnescapeString(s)
	}
	return ""
}

func ldStrings(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, item := range v {
			if s, ok := item.(string); ok {
				all = append(all, s)
			}
		}
		return all
	}
	return nil
}

func ldName(value any) string {
	for _, name := range ldNames(value) {
		return name
	}
	return ""
}

// ldNames are the names of people or organisations, given as objects or as text.
func ldNames(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{html.UnescapeString(v)}
	case map[string]any:
		return ldNames(v["name"])
	case []any:
		var all []string
		for _, item := range v {
			if len(all) < 20 {
				all = append(all, ldNames(item)...)
			}
		}
		return all
	}
	return nil
}

// eachElement calls do for the elements of a tree in order.
func eachElement(n *html.Node, do func(*html.Node)) {
	eachNode(n, func(n *html.Node) {
		if n.Type == html.ElementNode {
			do(n)
		}
	})
}

// eachNode is eachElement for nodes of every kind.
func eachNode(n *html.Node, do func(*html.Node)) {
	do(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		eachNode(c, do)
	}
}
