package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/store/text"
)

// A bylineKind orders the places in which a page may name who wrote it, the surest first.
type bylineKind int

const (
	bylineProperty bylineKind = iota // itemprop="author"
	bylineLink                       // rel="author"
	bylineAddress                    // a link to a page about an author
	bylineNamed                      // an element whose names speak of an author
	bylineKinds
)

// markedByline returns the names in an element of the page that is marked as naming its authors:
// of the surest kind, the first outside of comments, teasers and other furniture. Of elements
// that are only called so, many belong to other articles; several that stand for different
// people say nothing.
func (p *blockTree) markedByline() Value {
	var found [bylineKinds][]string
	eachElement(p.root, func(n *html.Node) {
		kind := bylineKindOf(n)
		if kind == bylineKinds || invisible(n) || p.besideArticle(n) {
			return
		}
		if names := personNames(bylineText(n), kind != bylineNamed || slices.Contains(nameWords(attribute(n, "class")), "name")); names != "" && !slices.Contains(found[kind], names) {
			found[kind] = append(found[kind], names)
		}
	})
	for kind, names := range found {
		if len(names) > 0 && len(names) <= mostBylines {
			return Value{Text: names[0], From: [...]string{"element itemprop author", "link rel author", "link to an author", "element author"}[kind]}
		}
	}
	return Value{}
}

// mostBylines is how many different names elements of one kind may have.
const mostBylines = 8

func bylineKindOf(n *html.Node) bylineKind {
	switch {
	case slices.Contains(strings.Fields(strings.ToLower(attribute(n, "itemprop"))), "author"):
		return bylineProperty
	case slices.Contains(strings.Fields(strings.ToLower(attribute(n, "rel"))), "author"):
		return bylineLink
	case n.DataAtom == atom.A && leadsToAuthor(attribute(n, "href")):
		return bylineAddress
	}
	for _, word := range nameWords(attribute(n, "class")) {
		switch word {
		case "author", "authors", "authorname", "byline", "bylines", "autor", "autoren", "auteur":
			return bylineNamed
		}
	}
	return bylineKinds
}

// leadsToAuthor reports whether an address is that of a page about who writes: /author/ann-roe.
func leadsToAuthor(address string) bool {
	parts := strings.Split(strings.Trim(strings.ToLower(address), "/"), "/")
	for _, part := range parts[:max(0, len(parts)-1)] {
		switch part {
		case "author", "authors", "autor", "autoren", "auteur", "contributor", "contributors", "writers", "staff", "by", "people", "profile", "redaktion":
			return true
		}
	}
	return false
}

// bylineText is the text of an element: that of its name, if one is marked inside.
func bylineText(n *html.Node) string {
	if n.DataAtom == atom.Meta {
		return attribute(n, "content")
	}
	name := ""
	eachElement(n, func(m *html.Node) {
		if name == "" && m != n && slices.Contains(strings.Fields(strings.ToLower(attribute(m, "itemprop"))), "name") {
			name = firstOf(attribute(m, "content"), textOf(m))
		}
	})
	return firstOf(name, textOf(n))
}

// besideArticle reports whether an element stands in a part of the page that belongs to other
// texts or to what readers write.
func (p *blockTree) besideArticle(n *html.Node) bool {
	for m := n.Parent; m != nil; m = m.Parent {
		if m.DataAtom == atom.Nav || m.DataAtom == atom.Footer && container(m) == nil {
			return true
		}
		for _, word := range nameWords(attribute(m, "class") + " " + attribute(m, "id")) {
			switch why := furnitureWord(word); why {
			case "comments", "other articles", "offer", "advertising", "navigation", "beside the article", "notice":
				if m.DataAtom != atom.Body && m.DataAtom != atom.Html {
					return true
				}
			}
		}
	}
	return false
}

// personNames returns the names in the text of a byline, without the words and signs around
// them; "" if it holds none. surely says that the text is marked as a name, so that a handle in
// small letters is one too.
func personNames(s string, surely bool) string {
	s = text.OneLine(s)
	s, introduced := cutBy(s)
	for _, word := range []string{"text", "texto", "autor", "author", "authors", "autorin"} {
		if rest, ok := cutWord(s, word); ok && !introduced {
			s, introduced = rest, true
		}
	}
	for _, sign := range []string{"|", "•", "·", " – ", " — ", " - ", ";", "(", " on ", " @", "Published", "Updated", "Posted", "Last ", "Follow"} {
		if at := strings.Index(s, sign); at > 0 {
			s = s[:at]
		}
	}
	if at := strings.IndexFunc(s, unicode.IsDigit); at > 0 {
		s = s[:at]
	}
	s = strings.Trim(s, " .,:;|/-–—")
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 10 || len(s) > 90 || addressLike(s) || strings.ContainsAny(s, "?!{}<>=") {
		return ""
	}
	if !surely && !introduced && (len(words) < 2 || len(words) > 5) {
		return ""
	}
	for i, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		switch lower := strings.ToLower(strings.Trim(word, ".,")); {
		case notOfNames(lower):
			return ""
		case unicode.IsLower(first) && !ofNames(lower) && !(surely && len(words) == 1), i == 0 && !unicode.IsLetter(first):
			return ""
		}
	}
	return s
}

// cutBy cuts what says that names follow off the front of a text: "By", "Written by", "Von".
func cutBy(s string) (names string, ok bool) {
	for _, word := range []string{"written by", "reporting by", "posted by", "published by", "story by", "words by", "by", "von", "par", "por", "di", "door", "af", "av"} {
		if names, ok = cutWord(s, word); ok {
			return names, true
		}
	}
	return s, false
}

// cutWord cuts a word with a space or a colon after it off the front of a text.
func cutWord(s, word string) (rest string, ok bool) {
	if len(s) <= len(word) || !strings.EqualFold(s[:len(word)], word) || s[len(word)] != ' ' && s[len(word)] != ':' {
		return s, false
	}
	return strings.TrimLeft(s[len(word):], " :"), true
}

// ofNames reports whether a small word may stand between names.
func ofNames(word string) bool {
	switch word {
	case "and", "und", "et", "y", "e", "en", "og", "och", "with", "van", "von", "de", "der", "den", "di", "da", "del", "della", "la", "le", "du", "dos", "das", "bin", "ibn", "al", "el", "ten", "ter", "zu", "af", "av", "md", "phd":
		return true
	}
	return false
}

// notOfNames reports whether a word shows that a text speaks of authors rather than names one.
func notOfNames(word string) bool {
	switch word {
	case "the", "about", "author", "authors", "more", "read", "all", "posts", "view", "articles", "article", "comments", "comment", "ago", "min", "minutes", "share", "profile", "bio", "staff", "contributor", "subscribe", "photo", "photos", "image", "by", "über", "mehr", "alle", "this", "our", "login", "member", "reviewed", "editor", "guest", "home", "news", "blog", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}
