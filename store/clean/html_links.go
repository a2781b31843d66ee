package clean

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/store/text"
)

// A Link is a link of a body. Bodies hold the words of links only, because a
// reader, a search and a count of words have no use for addresses in the text.
type Link struct {
	Text, URL string // safe; the address is absolute and http, https or mailto
	From, To  int    // the bytes of the body that its words are
}

// mostLinks is the number of links that are kept of a page.
const mostLinks = 1000

// links are the links of the body in reading order. Relative addresses count from the address of the page.
func (p *blockTree) links(address string) []Link {
	base := p.base(address)
	p.anchors = make(map[*html.Node]int)
	var links []Link
	eachElement(p.root, func(n *html.Node) {
		if n.DataAtom != atom.A || len(links) >= mostLinks || !p.hasBody(n) {
			return
		}
		text, to := text.OneLine(textOf(n)), webAddress(base, attribute(n, "href"))
		if text != "" && to != "" {
			p.anchors[n] = len(links)
			links = append(links, Link{Text: text, URL: to, From: -1, To: -1})
		}
	})
	return links
}

// markLink puts marks into a piece of the text of a link: behind its end, and behind the
// first letter of the link. Before that one might hide from the converter what it has to
// escape, such as a number at the beginning of a line.
func (p *blockTree) markLink(link int, data string) string {
	text := strings.TrimRight(data, " \n")
	if text == "" {
		return data
	}
	number := strconv.Itoa(link) + string(markClose)
	end := string(markLink) + number + data[len(text):]
	at := strings.IndexFunc(text, unicode.IsLetter)
	if at < 0 || p.startMarks[link] {
		return text + end
	}
	p.startMarks[link] = true
	_, size := utf8.DecodeRuneInString(text[at:])
	return text[:at+size] + string(markFirst) + number + text[at+size:] + end
}

// placed are the links whose words stand in the body.
func placed(links []Link, body string) []Link {
	kept := links[:0]
	for _, l := range links {
		if l.To < 0 {
			continue
		}
		if l.From < 0 { // it has no letter
			if l.From = l.To - len(l.Text); l.From < 0 || body[l.From:l.To] != l.Text {
				continue
			}
		}
		kept = append(kept, l)
	}
	return kept
}

// base is the address from which the relative addresses of a page count, or nil.
func (p *blockTree) base(address string) *url.URL {
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

// hasBody reports whether text below an inline element is in the body.
func (p *blockTree) hasBody(n *html.Node) bool {
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

// webAddress is an address made absolute and safe, or "" if it is not http, https or mailto.
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
