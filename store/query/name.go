package query

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// filterNames are the names of filters, as they are printed.
func filterNames() []string {
	return []string{"date", "before", "after", "since", "until", "mentions", "lang", "is", "words", "format"}
}

// markNames are the names of what readers would note themselves, which is not kept yet.
func markNames() []string { return []string{"tag", "has"} }

// allNames are the names that may stand before a colon, the usual ones first.
func allNames() []string {
	names := []string{"title", "text", "source", "by", "path", "author", "site", "in", "from"}
	return slices.Concat(names, filterNames(), markNames())
}

// canonicalName returns the name that one before a colon stands for, in small letters, and false
// if there is no such name. "from" is since if what follows the colon is a time.
func canonicalName(name, value string) (string, bool) {
	switch name = strings.ToLower(name); {
	case name == "author", name == "from" && !beginsAsTime(value):
		return "by", true
	case name == "from":
		return "since", true
	case name == "site":
		return "source", true
	case name == "in":
		return "path", true
	}
	return name, slices.Contains(allNames(), name)
}

// beginsAsTime reports whether a value is written as a date or a time in words, such as
// "2024-05", "24.5.2024", "7d", "monday" and "last-week", also in quotes or parentheses.
func beginsAsTime(value string) bool {
	value = strings.TrimLeftFunc(value, func(r rune) bool { return isQuote(r) || r == '(' || r == '-' })
	if end := strings.IndexFunc(value, endsWord); end >= 0 {
		value = value[:end]
	}
	value = strings.ToLower(value)
	if value != "" && '0' <= value[0] && value[0] <= '9' {
		return strings.Trim(strings.TrimRight(value, "dwmy"), "0123456789-./q") == ""
	}
	word, _, _ := strings.Cut(value, "-")
	switch word {
	case "today", "yesterday", "last", "this",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// nameIn returns the name that a word begins with, and how many bytes it takes, with its colon
// and with signs before it. What follows the word in the text may begin the value.
func nameIn(word, after string) (name string, n int) {
	signs := strings.IndexFunc(word, text.IsLetter)
	if signs < 0 {
		return "", 0
	}
	name, value, found := strings.Cut(word[signs:], ":")
	if !found {
		return "", 0
	}
	n = signs + len(name) + 1
	if value == "" {
		value = after
	}
	if name, found = canonicalName(name, value); found {
		return name, n
	}
	return "", 0
}

// unknownName returns the name that a word begins with if it is written as a field with its value
// is: two or more small letters from a to z, a colon, and at once a letter, digit, quotation mark,
// parenthesis or sign of comparison, here or after the word. So "17:30", "Re:", "CVE:2024",
// "std::list" and "https://x" have none, nor have addresses such as "doi:10.1000/1".
func unknownName(word, after string) string {
	name, value, found := strings.Cut(word, ":")
	if !found || len(name) < 2 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") != "" || isScheme(name) {
		return ""
	}
	r, _ := utf8.DecodeRuneInString(value)
	if value == "" {
		if r, _ = utf8.DecodeRuneInString(after); r != '(' && !isQuote(r) {
			return ""
		}
	}
	if !text.IsLetter(r) && !unicode.IsDigit(r) && !isQuote(r) && !strings.ContainsRune("(<>=", r) {
		return ""
	}
	if _, known := canonicalName(name, value); known {
		return ""
	}
	return name
}

// isScheme reports whether what begins with a name and a colon is an address.
func isScheme(name string) bool {
	switch name {
	case "http", "https", "ftp", "mailto", "tel", "urn", "doi", "isbn", "issn", "arxiv":
		return true
	}
	return false
}

// unknownField is the error of a name that stands for nothing.
func unknownField(name string, start, end int) *ParseError {
	e := &ParseError{Start: start, End: end, Problem: "there is no field " + name + ":"}
	if near := nearestName(name); near != "" {
		e.Fix = "write " + near + ":, or put it in quotes to search for it as text"
	} else {
		e.Fix = "the fields are " + strings.Join(allNames()[:5], ", ") + ", " + strings.Join(filterNames(), ", ") +
			"; in quotes it is searched as text"
	}
	return e
}

// nearestName returns the name that somebody may have meant by another, "" if none is like it.
func nearestName(typed string) string {
	limit := min(2, len(typed)/3)
	distance := func(name string) int {
		if len(name) > 2 && len(typed) > 2 && (strings.HasPrefix(name, typed) || strings.HasPrefix(typed, name)) {
			return 0 // one is short for the other
		}
		if d := text.EditDistance(typed, name, limit); d < len(name) {
			return d
		}
		return limit + 1
	}
	best := slices.MinFunc(allNames(), func(x, y string) int { return cmp.Compare(distance(x), distance(y)) })
	if distance(best) > limit {
		return ""
	}
	return best
}
