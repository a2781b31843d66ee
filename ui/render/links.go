package render

import (
	"strconv"
	"strings"

	"charm.land/glamour/v2/ansi"
)

// A Link is a link of a document. The address is what it leads to, safe to show
// and to open: http, https, mailto or relative, printable ASCII, at most 2,000
// bytes.
type Link struct {
	Text, Address string
	Place         int // of its words in the rendered text
}

// maxLinks is how many links of a document are listed and numbered.
const maxLinks = 999

// Links returns the links of the document in order. The number of a link is its
// index and one. Of Markdown they are the inline and reference links, those in
// angle brackets, those of HTML, and bare addresses; of plain text bare
// addresses. A text that was given its links has those whose words it holds.
func (d *Document) Links() []Link {
	d.linksOnce.Do(func() {
		if len(d.Text.Links) > 0 {
			d.links, d.linkEnds = placeLinks(d.Text)
			return
		}
		d.links, d.linksBefore = d.findLinks()
	})
	return d.links
}

// Linked tells whether the document may have links, at a glance: false is certain.
func (d *Document) Linked() bool {
	body := d.Text.Body
	for _, sign := range []string{"](", "]:", "://", "www.", "mailto:", "<a ", "@"} {
		if strings.Contains(body, sign) {
			return true
		}
	}
	return len(d.Text.Links) > 0
}

// findLinks goes through all blocks and counts the links before each.
func (d *Document) findLinks() (links []Link, before []int) {
	e := newEngine(ansi.StyleConfig{})
	found := &linkList{}
	before = make([]int, len(d.Blocks))
	for i, b := range d.Blocks {
		before[i] = len(found.links)
		if len(found.links) < maxLinks {
			d.blockLinks(e, b, found)
		}
	}
	return found.links, before
}

// blockLinks adds the links of a block to the list, by the same way as they are
// numbered when the block is rendered.
func (d *Document) blockLinks(e *engine, b Block, found *linkList) {
	body, first := d.Text.Body[b.From:b.To], len(found.links)
	switch b.Kind {
	case Code, Rule:
		return
	case Lines, Prose, Flow:
		found.inText(body)
	case HTML:
		htmlText(withoutCode(body), found)
	default:
		if strings.ContainsAny(body, "[<") || nextBare(body, 0).to > 0 {
			e.shaped(d.source(body), found)
		}
	}
	at := 0
	for i := first; i < len(found.links); i++ {
		var from int
		from, at = findWords(body, at, found.links[i].Text)
		found.links[i].Place = b.From + from
	}
}

// findWords returns where the first word of a link's text stands in the source of
// a block from at on, and where it ends.
func findWords(body string, at int, words string) (from, to int) {
	if fields := strings.Fields(words); len(fields) > 0 {
		for _, w := range []string{"[" + fields[0], ">" + fields[0], fields[0]} {
			if n := strings.Index(body[at:], w); n >= 0 {
				return at + n + len(w) - len(fields[0]), at + n + len(w)
			}
		}
	}
	return at, at
}

// A linkList takes in the links of a text in order. A nil list takes none.
type linkList struct {
	links []Link
	first int  // links before these
	show  bool // numbers are wanted
}

// numbers returns a list that numbers the links of block i, nil if the text was
// given its links.
func (d *Document) numbers(i int) *linkList {
	if d.Links(); d.linksBefore == nil {
		return nil
	}
	return &linkList{first: d.linksBefore[i], show: true}
}

// add takes in a link and returns what shall stand behind its words.
func (l *linkList) add(words, to string) string {
	if l == nil || l.first+len(l.links) >= maxLinks {
		return ""
	}
	to = address(to)
	if to == "" {
		return ""
	}
	l.links = append(l.links, Link{Text: strings.Join(strings.Fields(dropNoCode(words)), " "), Address: to})
	if !l.show {
		return ""
	}
	return linkNumber(l.first + len(l.links))
}

// inText takes in the bare addresses of a text and returns it with their numbers.
func (l *linkList) inText(s string) string {
	if l == nil {
		return s
	}
	var b strings.Builder
	done := 0
	for {
		a := nextBare(s, done)
		if a.to == 0 {
			break
		}
		b.WriteString(s[done:a.to])
		b.WriteString(l.add(s[a.from:a.to], a.prefix+s[a.from:a.to]))
		done = a.to
	}
	if done == 0 {
		return s
	}
	return b.String() + s[done:]
}

// Signs around the number of a link inside its brackets, so that it is known
// again in what glamour returns. They are no columns wide, for tables, and no
// text has them: they are made inert like other signs (Unicode 23.8).
const (
	numberSign = '\uFFF9'
	numberEnd  = '\uFFFB'
)

func linkNumber(n int) string {
	return "[" + string(numberSign) + strconv.Itoa(n) + string(numberEnd) + "]"
}

// takeNumbers makes spans of the numbers of links that stand in lines.
func takeNumbers(lines []line, style string) {
	for i := range lines {
		if strings.ContainsRune(lines[i].text, numberSign) {
			lines[i] = lines[i].numbered(style)
		}
	}
}

// numbered returns the line without the signs around numbers, and with their
// style. Nothing may come between a number and what stands before it.
func (l line) numbered(style string) line {
	var b strings.Builder
	var spans []span
	old := l.spans
	// pass copies the text up to a byte, and its spans.
	pass := func(from, to int) {
		shift := b.Len() - from
		for len(old) > 0 && old[0].from < to {
			spans = append(spans, span{max(old[0].from, from) + shift, min(old[0].to, to) + shift, old[0].style})
			if old[0].to > to {
				break
			}
			old = old[1:]
		}
		b.WriteString(l.text[from:to])
	}
	done := 0
	for {
		n := strings.IndexRune(l.text[done:], numberSign)
		if n < 0 {
			break
		}
		sign := done + n
		size := strings.IndexRune(l.text[sign:], numberEnd)
		if size < 0 {
			break
		}
		from := sign - len(linkOpen(l.text[done:sign]))
		pass(done, from)
		begin := b.Len()
		b.WriteString("[" + l.text[sign+len(string(numberSign)):sign+size] + "]")
		l.numbers = append(l.numbers, cut{begin, b.Len()})
		if style != "" {
			spans = append(spans, span{begin, b.Len(), style})
		}
		done = sign + size + len(string(numberEnd))
		done += len(l.text[done:]) - len(strings.TrimPrefix(strings.TrimPrefix(l.text[done:], `\`), "]"))
		for len(old) > 0 && old[0].to <= done {
			old = old[1:]
		}
	}
	pass(done, len(l.text))
	l.text, l.spans = b.String(), spans
	return l
}

// linkOpen returns the bracket that s ends with, escaped perhaps.
func linkOpen(s string) string {
	return s[len(strings.TrimSuffix(strings.TrimSuffix(s, "["), `\`)):]
}
