package clean

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/store/text"
)

// A Link is a link of a body. Bodies hold the words of links only, because a
// reader, a search and a count of words have no use for addresses in the text.
type Link struct {
	Text, URL string // safe; the address is absolute and http, https or mailto
}

// mostLinks is the number of links that are kept of a page.
const mostLinks = 1000

// links are the links of the body in reading order. Relative addresses count
// from the address of the page.
func (p *page) links(address string) []Link {
	base := p.base(address)
	var links []Link
	eachElement(p.root, func(n *html.Node) {
		if n.DataAtom != atom.A || len(links) >= mostLinks || !p.hasBody(n) {
			return
		}
		text, to := text.OneLine(textOf(n)), webAddress(base, attribute(n, "href"))
		if text != "" && to != "" {
			links = append(links, Link{text, to})
		}
	})
	return links
}

// base is the address from which the relative addresses of a page count, or nil.
func (p *page) base(address string) *url.URL {
	base, err := url.Parse(address)
	if err != nil || address == "" {
		base = nil
	}
	eachElement(p.root, func(n *html.Node) {
		if n.DataAtom == atom.Base && base == nil {
			if u := webAddress(nil, attribute(n, "href")); u != "" {
				base, _ = url.Parse(u)
			}
		}
	})
	return base
}

// hasBody tells whether text below an inline element is in the body.
func (p *page) hasBody(n *html.Node) bool {
	if i := blockOf(n); n.Type == html.TextNode && i >= 0 {
		return p.blocks[i].why == ""
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if p.hasBody(c) {
			return true
		}
	}
	return false
}

// webAddress is an address made absolute and safe, or "" if it is not http,
// https or mailto.
func webAddress(base *url.URL, address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || len(address) > 2000 {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	return text.Safe(u.String())
}
