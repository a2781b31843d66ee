package clean

import (
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"readout/store/text"
)

// titleOf finds the title. Publishers write it most carefully for other
// machines, in JSON-LD; the main heading is next, and names of sites are taken off the rest.
func (m *metadata) titleOf() Value {
	heading := m.mainHeading()
	if best := m.withoutSite(text.OneLine(m.jsonLD.headline)); best != "" {
		if heading != "" && m.outvotes(heading, best) {
			return Value{Text: heading, From: "heading"}
		}
		return Value{Text: best, From: "JSON-LD headline"}
	}
	if heading != "" {
		return Value{Text: heading, From: "heading"}
	}
	for _, name := range []string{"og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "title"} {
		if best := m.withoutSite(text.OneLine(m.meta[name])); best != "" {
			return Value{Text: best, From: "meta " + name}
		}
	}
	if best := m.withoutSite(text.OneLine(m.title)); best != "" {
		return Value{Text: best, From: "title element"}
	}
	for _, n := range m.headings {
		if best := text.OneLine(textOf(n)); best != "" && n.DataAtom == atom.H1 {
			return Value{Text: best, From: "heading"}
		}
	}
	return Value{}
}

// outvotes reports whether the main heading is the title rather than the headline for other
// machines. The title element often repeats one that is written for them: if it does, and
// og:title says what the heading does, or it only goes on where the heading ends, people were
// meant to read the heading. So they were if the headline has a kicker before it that og:title lacks.
func (m *metadata) outvotes(heading, headline string) bool {
	title, read, written := text.Folded(text.OneLine(m.title)), text.Folded(heading), text.Folded(headline)
	if read == written {
		return false
	}
	agreed := read == text.Folded(m.withoutSite(text.OneLine(m.meta["og:title"])))
	repeated := strings.HasPrefix(title, written)
	return agreed && (repeated || endsAfterSeparator(headline, heading)) ||
		repeated && strings.HasPrefix(written, read)
}

// mainHeading is the heading that shares most words with the title the page
// gives itself, if that is at least half of the words of the heading.
func (m *metadata) mainHeading() string {
	declared := wordSet(m.title + " " + m.meta["og:title"])
	best, bestScore := "", 0.0
	for _, n := range m.headings {
		heading := text.OneLine(textOf(n))
		words := strings.Fields(text.Folded(heading))
		if len(words) == 0 {
			continue
		}
		shared := 0
		for _, w := range words {
			if declared[w] {
				shared++
			}
		}
		score := float64(shared) * float64(shared) / float64(len(words))
		if 2*shared >= len(words) && score > bestScore && text.Folded(heading) != text.Folded(m.source().Text) {
			best, bestScore = heading, score
		}
	}
	return best
}

// separators stand between the title of an article and the name of its site or section.
var separators = [...]string{" | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " * ", " ~ ", " / ", "：",
	" |", "| "}

// withoutSite takes the name of the site off a title. A part is the name if the
// page says so, or if a heading is the rest.
func (m *metadata) withoutSite(title string) string {
	for range 3 {
		shorter := title
		for _, sep := range separators {
			if before, after, found := strings.Cut(title, sep); found && m.siteName(before) {
				shorter = after
				break
			}
			if at := strings.LastIndex(title, sep); at > 0 && m.endsInSite(title[:at], title[at+len(sep):], sep) {
				shorter = title[:at]
				break
			}
		}
		if shorter == title {
			break
		}
		title = strings.TrimSpace(shorter)
	}
	return title
}

// endsInSite reports whether the part of a title after its last separator is not
// of the title: it names the site, or the rest is a heading of the page.
func (m *metadata) endsInSite(rest, part, sep string) bool {
	words := len(strings.Fields(part))
	if words > 6 || words == 0 {
		return false
	}
	for _, n := range m.headings {
		if text.Folded(textOf(n)) == text.Folded(rest) {
			return true
		}
	}
	return m.siteName(part) || strings.Contains(sep, "|") && words <= 4 && len(strings.Fields(rest)) > words
}

// siteName reports whether a part of a title is the name of its site as declared or as in its address.
func (m *metadata) siteName(part string) bool {
	part = strings.ReplaceAll(text.Folded(part), " ", "")
	if part == "" {
		return false
	}
	for _, name := range []string{m.meta["og:site_name"], m.jsonLD.publisher, m.meta["application-name"]} {
		name = strings.ReplaceAll(text.Folded(name), " ", "")
		if name != "" && (strings.HasPrefix(part, name) || strings.HasPrefix(name, part)) {
			return true
		}
	}
	for _, address := range []string{m.canonical, m.meta["og:url"]} {
		if len(part) > 2 && strings.Contains(hostOf(address), part) {
			return true
		}
	}
	return false
}

func hostOf(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	return letters(host)
}

// endsAfterSeparator reports whether a title is a kicker and a heading.
func endsAfterSeparator(title, heading string) bool {
	before, found := strings.CutSuffix(title, heading)
	return found && strings.TrimRightFunc(before, unicode.IsPunct) != before && len(strings.Fields(before)) <= 4 ||
		found && strings.HasSuffix(strings.TrimSpace(before), ":")
}

func wordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(text.Folded(s)) {
		set[w] = true
	}
	return set
}
