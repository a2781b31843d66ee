package source

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// Bounds of what a container holds. Parsers of feeds make objects of everything before
// they give anything back, and go one call deeper with each element, so all this
// is known before they start.
const (
	maxItems    = 100_000
	maxElements = 1_000_000 // of a feed; or values of one in JSON
	maxDepth    = 100       // of elements in each other, or of JSON values
)

// boundedFeed returns a feed without the items after the first maxItems, and how many
// those are. The error says what else there is too much of.
func boundedFeed(text []byte) (bounded []byte, more int, err error) {
	if starts(text, "{") {
		return boundedJSONFeed(text)
	}
	return boundedXMLFeed(text)
}

func tooDeep() error { return fmt.Errorf("its elements are nested more than %d deep", maxDepth) }

func tooMany() error { return fmt.Errorf("it has more than %s elements", thousands(maxElements)) }

// boundedJSONFeed keeps only one list of items: parsers take "Items" for one, too.
func boundedJSONFeed(text []byte) (bounded []byte, more int, err error) {
	if extentOf(text).deep > maxDepth {
		return nil, 0, tooDeep()
	}
	var whole map[string]json.RawMessage
	if json.Unmarshal(text, &whole) != nil {
		return text, 0, nil // for the parser to say
	}
	changed := false
	for key := range whole {
		if key != "items" && strings.EqualFold(key, "items") {
			delete(whole, key)
			changed = true
		}
	}
	items := jsonScanner{rest: whole["items"]}
	first := 0 // bytes of the first maxItems
	for n := 1; items.next(); n++ {
		if n == maxItems {
			first = len(whole["items"]) - len(items.rest)
		}
		more = max(0, n-maxItems)
	}
	if more > 0 {
		whole["items"] = append(whole["items"][:first:first], ']')
		changed = true
	}
	if changed {
		text, err = json.Marshal(whole)
	}
	if extentOf(text).values > maxElements {
		return nil, 0, tooMany()
	}
	return text, more, err
}

// boundedXMLFeed ends a feed before its first item too many, with the end tags of the
// elements that are open there.
func boundedXMLFeed(text []byte) (bounded []byte, more int, err error) {
	decoder := xml.NewDecoder(bytes.NewReader(text))
	decoder.Strict = false
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var open []xml.Name
	elements, items := 0, 0
	for {
		at := decoder.InputOffset()
		token, err := decoder.RawToken()
		if err != nil { // the end, or something for the parser to say
			break
		}
		switch token := token.(type) {
		case xml.StartElement:
			if isItem(token.Name) {
				if items++; items == maxItems+1 {
					bounded = endTags(text[:at:at], open)
				}
			}
			open = append(open, token.Name)
			elements++
		case xml.EndElement:
			open = open[:max(0, len(open)-1)]
		}
		switch {
		case len(open) > maxDepth:
			return nil, 0, tooDeep()
		case elements > maxElements && bounded == nil:
			return nil, 0, tooMany()
		}
	}
	if bounded == nil {
		return text, 0, nil
	}
	return bounded, items - maxItems, nil
}

func isItem(name xml.Name) bool { return name.Local == "item" || name.Local == "entry" }

// endTags appends the end tags of elements, the innermost first.
func endTags(text []byte, open []xml.Name) []byte {
	for i := len(open) - 1; i >= 0; i-- {
		name := open[i].Local
		if open[i].Space != "" {
			name = open[i].Space + ":" + name
		}
		text = append(text, "</"+name+">"...)
	}
	return text
}
