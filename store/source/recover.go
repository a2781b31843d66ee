package source

import (
	"bytes"
	"encoding/json"

	"github.com/mmcdole/gofeed"
)

// Bounds of the attempt to save the items of a broken feed, so that a hostile one
// cannot make it long.
const (
	maxRecovered = 10_000
	maxRootTag   = 4 << 10
)

// recoverFeed parses the items of a broken feed one by one, each as a feed of its
// own under the same root, and keeps those that are whole. At worst it returns a
// feed without items.
func recoverFeed(text []byte) *gofeed.Feed {
	if starts(text, "{") {
		return recoverJSON(text)
	}
	saved := new(gofeed.Feed)
	text, _ = afterProlog(text)
	end := bytes.IndexByte(text[:min(len(text), maxRootTag)], '>')
	if end < 0 || text[0] != '<' {
		return saved
	}
	root, rest := text[:end+1], text[end+1:]
	name := root[1 : 1+max(0, bytes.IndexAny(root[1:], " \t\r\n/>"))]
	item, open, shut := "item", "", "</"+string(name)+">"
	switch elementName(root[1:]) {
	case "feed":
		item = "entry"
	case "rss":
		open, shut = "<channel>", "</channel>"+shut
	}
	alone := func(element []byte) *gofeed.Feed {
		return orEmpty(parseFeed(bytes.Join([][]byte{root, []byte(open), element, []byte(shut)}, nil)))
	}
	head, _, _ := bytes.Cut(rest, []byte("<"+item))
	title, _ := cutElement(head, "title")
	saved = alone(title)
	for len(saved.Items) < maxRecovered {
		var element []byte
		if element, rest = cutElement(rest, item); element == nil {
			break
		}
		saved.Items = append(saved.Items, alone(element).Items...)
	}
	return saved
}

// recoverJSON does the same for a JSON feed that is JSON, but not quite a feed.
func recoverJSON(text []byte) *gofeed.Feed {
	var whole map[string]json.RawMessage
	var items []json.RawMessage
	if json.Unmarshal(text, &whole) != nil || json.Unmarshal(whole["items"], &items) != nil {
		return new(gofeed.Feed)
	}
	alone := func(items ...json.RawMessage) *gofeed.Feed {
		one, err := json.Marshal(items)
		if err != nil {
			return new(gofeed.Feed)
		}
		feed, err := json.Marshal(map[string]json.RawMessage{"version": whole["version"], "title": whole["title"], "items": one})
		if err != nil {
			return new(gofeed.Feed)
		}
		return orEmpty(parseFeed(feed))
	}
	saved := alone()
	for _, item := range items[:min(len(items), maxRecovered)] {
		saved.Items = append(saved.Items, alone(item).Items...)
	}
	return saved
}

func orEmpty(feed *gofeed.Feed, _ int, err error) *gofeed.Feed {
	if err != nil {
		return new(gofeed.Feed)
	}
	return feed
}

// cutElement returns the first whole element of the name, with its tags, and what
// follows it. Of one that is not closed before the next begins, the next
// is taken.
func cutElement(text []byte, name string) (element, after []byte) {
	open, shut := []byte("<"+name), []byte("</"+name+">")
	for {
		upto, rest, found := bytes.Cut(text, shut)
		if !found {
			return nil, nil
		}
		for start := len(upto); ; {
			if start = bytes.LastIndex(upto[:start], open); start < 0 {
				break
			}
			if tag := upto[start+len(open):]; len(tag) > 0 && bytes.IndexByte([]byte("> \t\r\n"), tag[0]) >= 0 {
				return text[start : len(upto)+len(shut)], rest
			}
		}
		text = rest
	}
}
