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
func (p *blockTree) markFurniture() {
	p.markBelow(p.root, nil)
}

// markBelow is markFurniture for an element. A name that an element round most
// of the text has says nothing, neither there nor below: those are excused.
func (p *blockTree) markBelow(n *html.Node, excused []string) {
	if n.Type == html.ElementNode {
		if invisible(n) {
			return
		}
		if why, word := furniture(n); why != "" && !slices.Contains(excused, word) {
			if p.dispensable(n, why) {
				p.cut(n, why)
				return
			}
			if word != "hidden" {
				excused = append(slices.Clip(excused), word)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.markBelow(c, excused)
	}
}

// dispensable reports whether an element holds so little of the prose of the page
// that its name may be believed.
func (p *blockTree) dispensable(n *html.Node, why string) bool {
	prose, all := p.proseIn(n), p.prose[len(p.blocks)]
	if why == "hidden" {
		return 3*prose <= 2*all
	}
	return 3*prose <= all && !p.holdsTitle(n)
}

// holdsTitle reports whether an element has both a main heading and prose below it.
func (p *blockTree) holdsTitle(n *html.Node) bool {
	return p.proseIn(n) > 0 && slices.ContainsFunc(p.under(n), func(b block) bool { return b.node.DataAtom == atom.H1 })
}

// cut cuts the blocks below an element that are not cut yet.
func (p *blockTree) cut(n *html.Node, why string) {
	blocks := p.under(n)
	for i := range blocks {
		if blocks[i].why == "" {
			blocks[i].why = why
		}
	}
}

// furniture says why an element is no part of an article and by which word, or "" if it may be.
func furniture(n *html.Node) (why, word string) {
	switch n.DataAtom {
	case atom.Nav, atom.Menu:
		return "navigation", n.Data
	case atom.Footer:
		return "footer", n.Data
	case atom.Aside:
		return "beside the article", n.Data
	case atom.Form, atom.Button, atom.Fieldset, atom.Dialog:
		return "form", n.Data
	case atom.Figcaption:
		return "caption", n.Data
	case atom.Body, atom.Html, atom.Article, atom.Main:
		return "", ""
	}
	if hidden(n) {
		return "hidden", "hidden"
	}
	switch role := attribute(n, "role"); role {
	case "navigation", "menu", "menubar", "tablist", "toolbar":
		return "navigation", role
	case "search", "form", "dialog", "alertdialog", "alert":
		return "form", role
	case "complementary":
		return "beside the article", role
	case "contentinfo":
		return "footer", role
	}
	if inline(n) || inTable(n) {
		return "", ""
	}
	for _, word := range nameWords(attribute(n, "class") + " " + attribute(n, "id")) {
		if why := furnitureWord(word); why != "" {
			return why, word
		}
	}
	return "", ""
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

// furnitureWord knows the words in the names that authors of pages give to what is not their article.
func furnitureWord(word string) string {
	switch word {
	case "nav", "navi", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "pagination", "pager",
		"toolbar", "skip":
		return "navigation"
	case "footer", "copyright", "impressum", "disclaimer":
		return "footer"
	case "sidebar", "rail", "widget", "widgets", "aside", "infobox":
		return "beside the article"
	case "related", "recommended", "recommendation", "recommendations", "recommend", "recirculation", "recirc", "teaser",
		"teasers",
		"trending", "popular", "latest", "similar", "readmore", "promo", "promos", "upnext", "siblings":
		return "other articles"
	case "newsletter", "newsletters", "subscribe", "subscription", "paywall", "signup", "login", "register",
		"registration", "donate", "donation":
		return "offer"
	case "ad", "ads", "advert", "advertisement", "advertising", "adslot", "sponsor", "sponsored", "anzeige", "werbung",
		"publicidad", "banner":
		return "advertising"
	case "comment", "comments", "disqus", "kommentar", "kommentare", "comentarios", "commentaires", "discussion",
		"replies", "respond":
		return "comments"
	case "share", "sharing", "sharebar", "social", "socials", "follow", "bookmark":
		return "sharing"
	case "cookie", "cookies", "consent", "gdpr", "popup", "modal", "overlay", "toast":
		return "notice"
	case "caption", "captions", "figcaption", "credit", "credits", "gallery", "slideshow", "carousel", "slider",
		"lightbox":
		return "caption"
	case "author", "authors", "autor", "autoren", "byline", "bio", "biography", "contributor", "contributors":
		return "byline"
	case "poll", "polls", "vote", "voting", "umfrage", "survey", "quiz", "feedback", "rating":
		return "form"
	case "player":
		return "player"
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
