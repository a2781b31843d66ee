package clean

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/store/text"
)

// A dateKind orders the places in which a page may say when it was published, the surest first.
type dateKind int

const (
	dateInAddress dateKind = iota // /2016/12/23/ in the address of the page: the day where it was published
	datePublished                 // declared as the date of publication
	dateMarked                    // an element marked as the date of publication
	dateTime                      // time elements near the article
	dateNamed                     // elements whose names speak of dates
	dateGeneral                   // declared as a date, without saying which
	dateInName                    // 20161223 in the address, for what it is worth
	dateByline                    // elements whose names speak of what is said of a text
	dateCreated                   // declared as the date of writing
	dateModified                  // declared or marked as the last change
	dateKinds
)

// A dateList collects candidates by kind.
type dateList [dateKinds][]Dated

// dateRunes is the longest text that is taken for a date with its label.
const dateRunes = 120

func (l *dateList) add(kind dateKind, written, from string) {
	written = strings.Join(strings.Fields(written), " ")
	if len(written) > 4*dateRunes || !dateLike(written) || len(l[kind]) >= 10 {
		return
	}
	d := Dated{text.OneLine(written), text.OneLine(from)}
	if kind == dateModified && !strings.Contains(from, "odifi") {
		d.From += " (last change)"
	}
	if !slices.Contains(l[kind], d) {
		l[kind] = append(l[kind], d)
	}
}

// dateLike reports whether a text may hold a day: three digits or more.
func dateLike(text string) bool {
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits >= 3
}

// dated reports whether a line is short and has a year and a day or month.
func dated(line string) bool {
	if len(line) > 200 {
		return false
	}
	year, other := false, false
	for n := range strings.FieldsFuncSeq(line, func(r rune) bool { return !unicode.IsDigit(r) }) {
		if len(n) == 4 && (n[:2] == "19" || n[:2] == "20") {
			year = true
		} else if len(n) <= 2 {
			other = true
		}
	}
	return year && other
}

// dates are the dates that a page declares, best first.
func (p *blockTree) dates(m *metadata) []Dated {
	var l dateList
	l.add(datePublished, m.jsonLD.published, "JSON-LD datePublished")
	for _, d := range m.dates {
		l.add(metaDateKind(d.name), d.content, "meta "+d.name)
	}
	l.add(dateCreated, m.jsonLD.created, "JSON-LD dateCreated")
	l.add(dateModified, m.jsonLD.modified, "JSON-LD dateModified")
	for _, address := range []string{m.canonical, m.meta["og:url"], m.jsonLD.url} {
		l.add(dateInAddress, dayInAddress(address, "/"), "address of the page")
		l.add(dateInName, firstOf(dayInAddress(address, "-"), dayInAddress(address, "_"), dayInAddress(address, "")),
			"address of the page")
	}
	p.markedDates(&l)
	return slices.Concat(l[:]...)
}

// metaDateKind says which date the name of a meta element speaks of.
func metaDateKind(name string) dateKind {
	name = letters(name)
	switch {
	case containsAny(name, "modif", "updat", "lastmod", "revis", "change"):
		return dateModified
	case containsAny(name, "publi", "pubdate", "issued", "posted", "firstpub"):
		return datePublished
	case containsAny(name, "creat"):
		return dateCreated
	}
	return dateGeneral
}

// dateName reports whether the name of a meta element speaks of a date.
func dateName(name string) bool {
	name = letters(name)
	return containsAny(name, "date", "publishedtime", "publishtime", "modifiedtime", "updatedtime", "pubtime", "issued",
		"created",
		"timestamp", "lastmod", "publishedat", "publishedon", "datum", "fecha") &&
		!containsAny(name, "expir", "unavail", "event", "start", "end", "valid", "birth", "death", "validate")
}

// letters are the letters of a name, in lower case.
func letters(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

func containsAny(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(s, part) })
}

// markedDates collects the elements of the page that are marked as dates. Those
// in furniture belong to other articles or to nothing.
func (p *blockTree) markedDates(l *dateList) {
	eachElement(p.root, func(n *html.Node) {
		property := strings.ToLower(attribute(n, "itemprop") + " " + attribute(n, "property"))
		names := nameWords(attribute(n, "class") + " " + attribute(n, "id"))
		if n.DataAtom == atom.Meta || invisible(n) {
			return
		}
		switch {
		case strings.Contains(property, "datepublished"), strings.Contains(property, "dc:date"):
			l.add(dateMarked, dateIn(n), "element "+strings.TrimSpace(property))
		case strings.Contains(property, "datecreated"):
			l.add(dateCreated, dateIn(n), "element "+strings.TrimSpace(property))
		case strings.Contains(property, "datemodified"):
			l.add(dateModified, dateIn(n), "element "+strings.TrimSpace(property))
		case p.inFurniture(n):
		case n.DataAtom == atom.Time && hasAttribute(n, "pubdate"):
			l.add(dateMarked, dateIn(n), "time element")
		case n.DataAtom == atom.Time, n.DataAtom == atom.Abbr && dated(attribute(n, "title")):
			l.add(namedKind(names, dateTime), dateIn(n), "time element")
		default:
			kind := namedKind(names, dateKinds)
			if kind != dateKinds && !namesFurniture(names) && p.short(n) && !inLink(n) {
				if text := textOf(n); dated(text) {
					l.add(kind, text, "element "+strings.Join(names, " "))
				}
			}
		}
	})
}

// namedKind says of which date the names of an element speak.
func namedKind(names []string, otherwise dateKind) dateKind {
	kind := otherwise
	for _, word := range names {
		switch word {
		case "updated", "modified", "lastmod", "update", "aktualisiert":
			return dateModified
		case "published", "pubdate", "publish", "posted", "postdate", "dateline":
			kind = min(kind, dateTime)
		case "date", "datum", "fecha", "data", "dato", "timestamp", "datetime", "time", "tarih", "parution", "publication",
			"day":
			kind = min(kind, dateNamed)
		case "meta", "byline", "submitted":
			kind = min(kind, dateByline)
		}
	}
	return kind
}

func namesFurniture(names []string) bool {
	return slices.ContainsFunc(names, func(word string) bool {
		why := furnitureWord(word)
		return why != "" && why != "byline" && why != "footer"
	})
}

// dateIn is the date of an element: for machines if it has one, else its text.
func dateIn(n *html.Node) string {
	for _, key := range []string{"datetime", "content", "title"} {
		if v := attribute(n, key); dateLike(v) {
			return v
		}
	}
	return textOf(n)
}

// inFurniture reports whether an element stands in or is a piece of furniture.
func (p *blockTree) inFurniture(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if s, known := p.ranges[n]; known {
			for _, b := range p.blocks[s.from:s.to] {
				if b.why == "" || b.why == "hidden" || b.why == "footer" {
					return false
				}
			}
			return s.to > s.from
		}
	}
	return false
}

func inLink(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.A {
			return true
		}
	}
	return false
}

// short reports whether an element has no more than a line of text.
func (p *blockTree) short(n *html.Node) bool {
	length := 0
	for _, b := range p.under(n) {
		length += len(b.text)
	}
	return length <= 2*dateRunes && len(p.under(n)) <= 8
}

func hasAttribute(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// dayInAddress finds a day in an address, written year first with the given
// separator, or day first if it can be nothing else.
func dayInAddress(address, by string) string {
	if by == "" {
		return compactDay(address)
	}
	if !strings.ContainsAny(address, "0123456789") {
		return ""
	}
	address = monthsToNumbers(address)
	numbers := strings.FieldsFunc(address, func(r rune) bool { return !unicode.IsDigit(r) })
	for i := range max(0, len(numbers)-2) {
		a, b, c := numbers[i], numbers[i+1], numbers[i+2]
		switch {
		case !strings.Contains(address, a+by+b+by+c):
		case plausible(a, b, c):
			return a + "-" + twoDigits(b) + "-" + twoDigits(c)
		case plausible(c, b, a) && twoDigits(a) > "12":
			return c + "-" + twoDigits(b) + "-" + twoDigits(a)
		}
	}
	return ""
}

// monthsToNumbers writes /2016/dec/23/ as /2016/12/23/.
func monthsToNumbers(address string) string {
	for i, month := range [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		address = strings.ReplaceAll(address, "/"+month+"/", "/"+strconv.Itoa(i+1)+"/")
	}
	return address
}

func compactDay(address string) string {
	for number := range strings.FieldsFuncSeq(address, func(r rune) bool { return !unicode.IsDigit(r) }) {
		if len(number) == 8 && plausible(number[:4], number[4:6], number[6:]) {
			return number[:4] + "-" + number[4:6] + "-" + number[6:]
		}
	}
	return ""
}

func plausible(year, month, day string) bool {
	return len(year) == 4 && (year[:2] == "19" || year[:2] == "20") && len(month) <= 2 && len(day) <= 2 &&
		twoDigits(month) >= "01" && twoDigits(month) <= "12" && twoDigits(day) >= "01" && twoDigits(day) <= "31"
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
