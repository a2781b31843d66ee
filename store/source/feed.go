package source

import (
	"bytes"
	"cmp"
	"encoding/base32"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxFeed bounds a feed in bytes.
const maxFeed = 32 << 20

// decodeFeed makes a record of each item of an RSS (2.0, 1.0), Atom (RFC 4287) or
// JSON feed. The key of an item is a short hash of its guid, else of its link,
// else its number from 1. Of a broken feed the items that are whole are
// read and one Fault names it.
func decodeFeed(r Record, text []byte, out *output) {
	if len(text) > maxFeed {
		out.refuse(r, refusal{reason: fmt.Sprintf("it is a feed larger than %s; split it", size(maxFeed))})
		return
	}
	text = withoutDeclaration(text)
	parsed, more, err := parseFeed(text)
	if err != nil {
		parsed = recoverFeed(text)
		reason := fmt.Sprintf("it is a broken feed (%s)", safe(err.Error()))
		if n := len(parsed.Items); n > 0 {
			reason += fmt.Sprintf("; %d of its items could be read", n)
		} else {
			reason += "; fetch it again"
		}
		out.refuse(r, refusal{reason: reason})
	} else if len(parsed.Items) == 0 {
		out.refuse(r, skip("it is a feed without items"))
	}
	if more > 0 {
		out.refuse(r, refusal{reason: fmt.Sprintf("it has %s more items than the %s that are read; split it", thousands(more), thousands(maxItems))})
	}
	itemKeys := make(keys)
	for i, item := range parsed.Items {
		if item == nil {
			continue
		}
		parsed.Items[i] = nil // what was passed on takes no memory here
		one := itemRecord(r, parsed, item)
		key := itemKeys.unique(itemKey(item), i+1)
		if one.Title == "" && strings.TrimSpace(one.Text) == "" {
			out.refuseItem(r, key, skip("it is empty"))
			continue
		}
		one.Path += "#" + key
		out.to.Record(one)
	}
}

// parseFeed parses a feed, and tells how many items it has after those that are read.
// The parser panics on some, such as JSON feeds with an item that is null.
func parseFeed(text []byte) (feed *gofeed.Feed, more int, err error) {
	defer func() {
		if why := recover(); why != nil {
			feed, err = nil, errors.New("its items are not what items should be")
		}
	}()
	if text, more, err = boundedFeed(text); err != nil {
		return nil, 0, err
	}
	feed, err = gofeed.NewParser().Parse(bytes.NewReader(text))
	return feed, more, err
}

// withoutDeclaration takes off white space and the XML declaration: the text is
// UTF-8 whatever the declaration says, and the parser would believe it.
func withoutDeclaration(text []byte) []byte {
	text = bytes.TrimLeft(text, " \t\r\n")
	if starts(text, "<?xml") {
		if _, rest, found := bytes.Cut(text, []byte("?>")); found {
			return bytes.TrimLeft(rest, " \t\r\n")
		}
	}
	return text
}

func itemRecord(r Record, of *gofeed.Feed, item *gofeed.Item) Record {
	r.Title = plainTitle(item.Title)
	r.Source = plainTitle(of.Title)
	r.Language = strings.TrimSpace(of.Language)
	r.Link = strings.TrimSpace(item.Link)
	r.Byline = authors(item.Authors)
	if r.Byline == "" {
		r.Byline = authors(of.Authors)
	}
	r.Date, r.DateFrom = strings.TrimSpace(item.Published), "feed "+publishedName(of.FeedType)
	if r.Date == "" {
		r.Date, r.DateFrom = strings.TrimSpace(item.Updated), "feed updated"
	}
	if r.Date == "" {
		r.DateFrom = ""
	}
	r.Text = cmp.Or(item.Content, item.Description)
	if looksLikeHTML(r.Text) {
		r.Format = HTML
	}
	return r
}

// plainTitle is a title as readers of feeds show it. Many feeds write titles in
// HTML, declared or not, and gofeed does not tell which: tags go if an element
// ends or is one without an end, and entities are decoded once more. "The <b>
// tag" keeps its tag.
func plainTitle(title string) string {
	if !strings.Contains(title, "<") {
		return html.UnescapeString(strings.TrimSpace(title))
	}
	var text strings.Builder
	marked := false
	for tokens := html.NewTokenizer(strings.NewReader(title)); ; {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			if !marked {
				return html.UnescapeString(strings.TrimSpace(title))
			}
			return strings.Join(strings.Fields(text.String()), " ")
		case html.TextToken:
			text.Write(tokens.Text()) // decoded
		default:
			name, _ := tokens.TagName()
			tag := atom.Lookup(name)
			if !isPhrase(tag) {
				text.WriteByte(' ')
			}
			marked = marked || kind == html.EndTagToken && tag != 0 || tag == atom.Br || tag == atom.Img || tag == atom.Wbr
		}
	}
}

// isPhrase reports the elements that stand within a line of text.
func isPhrase(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.Abbr, atom.B, atom.Big, atom.Cite, atom.Code, atom.Del, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Mark,
		atom.Q, atom.S, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U:
		return true
	}
	return false
}

func publishedName(feedType string) string {
	switch feedType {
	case "atom":
		return "published"
	case "json":
		return "date_published"
	}
	return "pubDate"
}

// authors joins the names. Feeds often give an address alone.
func authors(people []*gofeed.Person) string {
	var names []string
	for _, p := range people {
		if p == nil {
			continue
		}
		if name := strings.TrimSpace(cmp.Or(p.Name, p.Email)); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// looksLikeHTML reports whether an item is written in HTML. Feeds do not reliably
// declare it, and the line ends of a plain text must not be lost.
func looksLikeHTML(text string) bool {
	if hasTag([]byte(text)) {
		return true
	}
	_, entity, found := strings.Cut(text, "&")
	return found && strings.Contains(entity[:min(len(entity), 32)], ";")
}

// itemKey hashes what a feed names an item by: 35 bits, seven characters.
func itemKey(item *gofeed.Item) string {
	name := strings.TrimSpace(cmp.Or(item.GUID, item.Link))
	if name == "" {
		return ""
	}
	hash := fnv.New64a()
	io.WriteString(hash, name)
	return strings.ToLower(base32.StdEncoding.EncodeToString(hash.Sum(nil))[:7])
}
