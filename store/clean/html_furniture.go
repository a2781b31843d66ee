package clean

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markFurniture cuts the elements that by their tag, role or names are not part
// of an article: navigation, forms, teasers and the like.
func (p *page) markFurniture() {
	total := p.prose[len(p.blocks)]
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			if invisible(n) {
				return
			}
			// An element that holds much of the prose of a page is its
			// article, whatever it is called.
			if why := furniture(n); why != "" && 3*p.proseIn(n) <= total {
				p.cut(n, why)
				return
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(p.root)
}

// cut cuts the blocks below an element that are not cut yet.
func (p *page) cut(n *html.Node, why string) {
	blocks := p.under(n)
	for i := range blocks {
		if blocks[i].why == "" {
			blocks[i].why = why
		}
	}
}

// furniture says why an element is no part of an article, or "".
func furniture(n *html.Node) string {
	switch n.DataAtom {
	case atom.Nav, atom.Menu:
		return "navigation"
	case atom.Footer:
		return "footer"
	case atom.Aside:
		return "beside the article"
	case atom.Form, atom.Button, atom.Fieldset, atom.Dialog:
		return "form"
	case atom.Figcaption:
		return "caption"
	case atom.Body, atom.Html, atom.Article, atom.Main:
		return ""
	}
	switch attribute(n, "role") {
	case "navigation", "menu", "menubar", "tablist", "toolbar":
		return "navigation"
	case "search", "form", "dialog", "alertdialog", "alert":
		return "form"
	case "complementary":
		return "beside the article"
	case "contentinfo":
		return "footer"
	}
	if hidden(n) {
		return "hidden"
	}
	if inline(n) {
		return ""
	}
	return furnitureByName(attribute(n, "class") + " " + attribute(n, "id"))
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
		}
	}
	return false
}

// furnitureByName looks for words in the names that authors of pages give to
// their elements.
func furnitureByName(names string) string {
	for _, word := range nameWords(names) {
		if why := furnitureWord(word); why != "" {
			return why
		}
	}
	return ""
}

func furnitureWord(word string) string {
	switch word {
	case "nav", "navi", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "pagination", "pager", "toolbar", "skip":
		return "navigation"
	case "footer", "copyright", "impressum", "disclaimer":
		return "footer"
	case "sidebar", "rail", "widget", "widgets", "aside", "infobox":
		return "beside the article"
	case "related", "recommended", "recommendation", "recommendations", "recommend", "recirculation", "recirc", "teaser", "teasers",
		"trending", "popular", "latest", "similar", "readmore", "promo", "promos", "upnext", "siblings":
		return "other articles"
	case "newsletter", "newsletters", "subscribe", "subscription", "paywall", "signup", "login", "register", "registration", "donate", "donation":
		return "offer"
	case "ad", "ads", "advert", "advertisement", "advertising", "adslot", "sponsor", "sponsored", "anzeige", "werbung", "publicidad", "banner":
		return "advertising"
	case "comment", "comments", "disqus", "kommentar", "kommentare", "comentarios", "commentaires", "discussion", "replies", "respond":
		return "comments"
	case "share", "sharing", "sharebar", "social", "socials", "follow", "bookmark":
		return "sharing"
	case "cookie", "cookies", "consent", "gdpr", "popup", "modal", "overlay", "toast":
		return "notice"
	case "caption", "captions", "figcaption", "credit", "credits", "gallery", "slideshow", "carousel", "slider", "lightbox":
		return "caption"
	case "tags", "taglist", "keywords", "topics", "schlagworte":
		return "labels"
	}
	return ""
}

// nameWords divides class names and ids into lower-case words: at spaces,
// hyphens, underscores and where the case changes.
func nameWords(names string) []string {
	words := strings.FieldsFunc(names, func(r rune) bool { return !unicode.IsLetter(r) })
	var out []string
	for _, word := range words {
		start := 0
		runes := []rune(word)
		for i := 1; i < len(runes); i++ {
			if unicode.IsLower(runes[i-1]) && unicode.IsUpper(runes[i]) {
				out = append(out, strings.ToLower(string(runes[start:i])))
				start = i
			}
		}
		out = append(out, strings.ToLower(string(runes[start:])))
	}
	return slices.Compact(out)
}
