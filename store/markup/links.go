package markup

import (
	"strconv"
	"strings"
)

// A Link is a link of a text. The address is what it leads to, safe to show and to open: http, https, mailto or
// relative, printable ASCII, at most 2,000 bytes; that of a footnote is a # and the place it leads to.
type Link struct {
	Text, Address string
	Place, End    int // of its words in the source
	Note          int // place that a footnote leads to, 0 for a link
}

// maxLinks is how many links of a text are listed and numbered.
const maxLinks = 999

// A bracket is a [ or ![ that may begin a link or a picture.
type bracket struct {
	run      int // of the reader
	from     int // where its text begins
	delims   int // signs of emphasis before it
	image    bool
	inactive bool // it stands in no link any more
}

// maxOpen is how many brackets are kept that may end.
const maxOpen = 500

// open takes in the beginning of a link or picture.
func (r *reader) open(i, n int) {
	if len(r.brackets) == maxOpen {
		r.words(i, i+n)
		return
	}
	r.brackets = append(r.brackets, bracket{r.sign(i, i+n), i + n, len(r.delims), n == 2, false})
}

// bracket takes in a [: that of a footnote, of a wiki link, or of what may be a link.
func (r *reader) bracket(i int, rest string) int {
	if strings.HasPrefix(rest, "[^") {
		if n := r.note(i, rest); n > 0 {
			return i + n
		}
	}
	if strings.HasPrefix(rest, "[[") {
		if n := r.wiki(i, rest); n > 0 {
			return i + n
		}
	}
	r.open(i, 1)
	return i + 1
}

// wiki takes in a link of wikis, [[page]] or [[page|words]].
func (r *reader) wiki(i int, rest string) int {
	end := strings.Index(rest[:min(len(rest), maxLinkLabel)], "]]")
	if end < 3 || strings.ContainsAny(rest[2:end], "[]\n<`") || strings.HasPrefix(rest[end+2:], "(") {
		return 0
	}
	from := i + 2
	page, words, named := strings.Cut(rest[2:end], "|")
	if named {
		from += len(page) + 1
	}
	if strings.TrimSpace(page) == "" || named && strings.TrimSpace(words) == "" {
		return 0
	}
	if !strings.Contains(page, ".") {
		page += ".md"
	}
	first := len(r.runs)
	r.words(from, i+end)
	r.runs[len(r.runs)-1].Value = 1
	r.link(first, i, i+end+2, page)
	return end + 2
}

// close takes in a ], which ends a link or picture if a target follows or its text is the
// label of one (6.3).
func (r *reader) close(i int, rest string) int {
	n := len(r.brackets) - 1
	if n < 0 {
		r.words(i, i+1)
		return i + 1
	}
	open := r.brackets[n]
	r.brackets = r.brackets[:n]
	if open.inactive && !open.image {
		r.words(i, i+1)
		return i + 1
	}
	size, to := inlineTarget(rest[1:])
	if size == 0 {
		size, to = r.referenceTarget(i, rest[1:], open)
	}
	if size == 0 {
		r.words(i, i+1)
		return i + 1
	}
	r.emphasize(open.delims)
	r.runs[open.run].Text = ""
	if open.image {
		r.image(open.run, i, size, to)
		return i + size
	}
	for k := range r.brackets {
		r.brackets[k].inactive = true
	}
	r.link(open.run+1, r.runs[open.run].From-r.base, i+size, to)
	return i + size
}

// link makes the runs from first on a link. Links that touch stand apart.
func (r *reader) link(first, from, to int, address string) {
	address = Address(address)
	if first > 0 && first <= len(r.runs) {
		r.divide(first, from)
	}
	r.styles = append(r.styles, restyle{first, len(r.runs), Linked})
	if address == "" {
		return
	}
	var text strings.Builder
	place := r.base + to
	for k := first; k < len(r.runs); k++ {
		if x := &r.runs[k]; x.Part <= Space && x.Text != "" {
			text.WriteString(x.Text)
			place = min(place, x.From)
		}
	}
	r.links = append(r.links, Link{Text: oneLine(text.String()), Address: address, Place: place, End: r.base + to})
	for k := first; k < len(r.runs); k++ {
		r.runs[k].Link = len(r.links)
	}
}

// divide puts a space between a link that begins at a run and the link before it, if they
// touch in the source and words would run together.
func (r *reader) divide(first, from int) {
	for k := first - 1; k >= 0; k-- {
		x := &r.runs[k]
		if x.Text == "" && x.Part == Words {
			continue
		}
		touch := x.Link > 0 && x.Part == Words && r.links[x.Link-1].End == r.base+from
		if touch && !isBlank(x.Text[len(x.Text)-1]) && k < first-1 {
			r.runs[first-1] = Run{From: r.base + from, To: r.base + from, Text: " ", Part: Space}
		}
		return
	}
}

// image makes the runs from the bracket on a picture: its description.
func (r *reader) image(open, at, size int, address string) {
	r.runs[open] = Run{From: r.runs[open].From, To: r.runs[open].From, Text: "[image", Part: Label}
	described := false
	for k := open + 1; k < len(r.runs); k++ {
		described = described || r.runs[k].Part == Words && r.runs[k].Text != ""
	}
	if described {
		r.runs[open].Text = "[image: "
	}
	r.unstyle(open)
	end := "]"
	if bytes, ok := strings.CutPrefix(address, "[image"); ok { // it was inside the text
		end = bytes
	}
	r.label(at, end)
}

// unstyle takes styles away from run first on: the description of a picture is plain.
func (r *reader) unstyle(first int) {
	kept := r.styles[:0]
	for _, s := range r.styles {
		if s.from <= first {
			kept = append(kept, s)
		}
	}
	r.styles = kept
	for k := first; k < len(r.runs); k++ {
		r.runs[k].Style, r.runs[k].Link = 0, 0
	}
}

// referenceTarget returns the length of ] and the label behind it, if the link is defined
// somewhere, and its address.
func (r *reader) referenceTarget(i int, after string, open bracket) (size int, to string) {
	if len(r.t.definitions) == 0 {
		return 0, ""
	}
	if strings.HasPrefix(after, "[") {
		if n := linkLabelLen(after[1:]); n > 0 {
			if to, ok := r.t.definitions[foldLinkLabel(after[1:1+n])]; ok {
				return n + 3, to
			}
		}
		if !strings.HasPrefix(after, "[]") {
			return 0, ""
		}
	}
	label := r.src[open.from:i]
	if len(label) > maxLinkLabel {
		return 0, ""
	}
	to, ok := r.t.definitions[foldLinkLabel(label)]
	switch {
	case !ok:
		return 0, ""
	case strings.HasPrefix(after, "[]"):
		return 3, to
	}
	return 1, to
}

// note takes in the number of a footnote, or the mark that begins its text, and returns
// its length, 0 if there is no such footnote.
func (r *reader) note(i int, rest string) int {
	label := noteLabel(rest)
	found := r.t.notes[foldLinkLabel(label)]
	if label == "" || found == nil || found.number == 0 {
		return 0
	}
	number := found.number
	size := len("[^]") + len(label)
	if i == r.from && strings.HasPrefix(rest[size:], ":") {
		r.label(i, strconv.Itoa(number)+". ")
		for size++; size < len(rest) && rest[size] == ' '; size++ {
		}
		return size
	}
	r.label(i, "["+strconv.Itoa(number)+"]")
	if to := found.at; to > 0 {
		text := "footnote " + strconv.Itoa(number)
		r.links = append(r.links, Link{Text: text, Note: to, Place: r.base + i, End: r.base + i + size})
		r.runs[len(r.runs)-1].Link = len(r.links)
	}
	return size
}
