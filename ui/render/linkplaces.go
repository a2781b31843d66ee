package render

import (
	"strings"
	"unicode/utf8"

	"readout/store/text"
)

// A placing finds the words of links in order in a text.
type placing struct {
	text   Text
	at     int // behind the last link
	budget int // bytes that may still be looked through in vain
}

// placeLinks finds the words of the links a text was given, in order and each
// once; those that are not there are left out. The ends are behind the words and
// their markup.
func placeLinks(t Text) (links []Link, ends []int) {
	p := placing{text: t, budget: 16*len(t.Body) + 1<<20}
	for i, l := range t.Links {
		to := address(l.Address)
		if len(links) == maxLinks || p.budget < 0 || to == "" {
			continue
		}
		from, end := p.find(p.at, len(t.Body), l.Text)
		if end == 0 || p.ahead(from, t.Links[i+1:]) {
			continue
		}
		links = append(links, Link{Text: l.Text, Address: to, Place: from})
		p.at = end
		if t.Markdown {
			p.at = behindMarkup(t.Body, end)
		}
		ends = append(ends, p.at)
	}
	return links, ends
}

// ahead tells whether a link that was found at a place is not the one there: its
// words were cut out of the text, and the next two links stand before the place.
func (p *placing) ahead(place int, next []Link) bool {
	at := p.at
	for _, l := range next[:min(len(next), 2)] {
		if _, at = p.find(at, place, l.Text); at == 0 {
			return false
		}
	}
	return len(next) > 1
}

// find returns where words stand between two places, whatever markup and spaces
// are between them; an end of 0 says nowhere.
func (p *placing) find(at, limit int, words string) (from, end int) {
	words = strings.TrimLeftFunc(words, func(r rune) bool { return !text.InWord(r) })
	first := words[:len(words)-len(strings.TrimLeftFunc(words, text.InWord))]
	if first == "" {
		return 0, 0
	}
	body, begin := p.text.Body[:limit], at
	for p.budget > 0 {
		n := strings.Index(body[at:], first)
		if n < 0 {
			break
		}
		at += n
		if end := sameText(body, at, words); end > 0 && (at == begin || apart(body, at)) && (apart(body, end) || len(words) >= sureText) {
			return at, end
		}
		at += len(first)
	}
	p.budget -= limit - begin
	return 0, 0
}

// sureText is the length from which words are found even if they end inside one:
// links are drawn with a mouse.
const sureText = 8

// sameText returns where the words end that stand in a text at a place, 0 if
// others stand there.
func sameText(body string, at int, words string) int {
	words = words[:min(len(words), maxLinkLabel)]
	for words != "" {
		if at == len(body) {
			return 0
		}
		switch c := body[at]; {
		case c == words[0]:
			at++
			words = words[1:]
		case words[0] == ' ' && (c == '\n' || c == '>'), strings.IndexByte("*_`\\ ", c) >= 0:
			at++
		case words[0] == ' ' && (body[at-1] == '\n' || body[at-1] == ' '):
			words = words[1:]
		default:
			return 0
		}
	}
	return at
}

// apart tells whether no word goes on over a place.
func apart(body string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(body[:at])
	after, _ := utf8.DecodeRuneInString(body[at:])
	return at == 0 || at == len(body) || !text.InWord(before) || !text.InWord(after) || text.IsIdeographic(before) || text.IsIdeographic(after)
}

// behindMarkup returns the place behind the marks that end emphasis or code.
func behindMarkup(body string, at int) int {
	end := at + len(body[at:]) - len(strings.TrimLeft(body[at:], "*_`~"))
	if after, _ := utf8.DecodeRuneInString(body[end:]); text.InWord(after) {
		return at
	}
	return end
}

// numberedBody returns the text of a block with the numbers of the links that the
// text was given; HTML, which nothing can be written into, stays as it is.
func (d *Document) numberedBody(b Block) string {
	if d.Links(); d.linkEnds == nil || b.Kind == HTML {
		return d.Text.Body[b.From:b.To]
	}
	var s strings.Builder
	done := b.From
	for i, end := range d.linkEnds {
		if end <= b.From || end > b.To {
			continue
		}
		s.WriteString(d.Text.Body[done:end])
		number := linkNumber(i + 1)
		if d.Text.Markdown {
			number = `\` + strings.Replace(number, "]", `\]`, 1)
		}
		s.WriteString(number)
		done = end
	}
	return s.String() + d.Text.Body[done:b.To]
}
