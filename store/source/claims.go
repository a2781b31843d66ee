package source

import (
	"encoding/json"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Claims are what a container declares about its text, by folded key:
// "Published_At" stands under "publishedat". A key has its values in order, none
// empty.
type claims map[string][]claim

// A claim is a value and the line of the head that it begins on, counted from 1; 0 if
// the parser does not say.
type claim struct {
	text string
	line int
}

// The keys under which the world keeps the same fact, folded, best first.
// Dates of a change stand last: they are better than nothing, and the record
// says which it was.
type synonyms struct{ title, date, source, byline, language, link []string }

var fieldKeys = sync.OnceValue(func() synonyms {
	return synonyms{
		title: []string{"title", "headline", "subject", "name"},
		date: []string{"date", "published", "datepublished", "publishdate", "publisheddate", "publishedat", "publishedon",
			"publicationdate", "pubdate", "publishtime", "issued", "released", "releasedate", "dateissued", "posted", "postedat",
			"sent", "created", "createdat", "datecreated", "creationdate", "timestamp",
			"updated", "updatedat", "modified", "datemodified", "modifieddate", "lastmod", "lastmodified"},
		source: []string{"source", "publisher", "sourcename", "site", "sitename", "outlet", "publication", "agency", "organization",
			"organisation", "newspaper", "feed", "domain"},
		byline:   []string{"author", "authors", "byline", "by", "creator", "writer", "from", "sender"},
		language: []string{"lang", "language", "languagecode", "inlanguage", "locale"},
		link:     []string{"url", "link", "canonical", "canonicalurl", "originalurl", "sourceurl", "externalurl", "permalink", "source", "guid"},
	}
})

// foldKey makes the spellings of a key one.
func foldKey(key string) string {
	fold := func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' || r == '.' || r == ':' {
			return -1
		}
		return r
	}
	return strings.ToLower(strings.Map(fold, key))
}

// add keeps the values of a key unless it has some.
func (c claims) add(key string, values []claim) {
	if key = foldKey(key); key != "" && len(values) > 0 && c[key] == nil {
		c[key] = values
	}
}

// below counts the lines of claims from so many lines further up.
func (c claims) below(lines int) claims {
	for _, values := range c {
		for i := range values {
			if values[i].line > 0 {
				values[i].line += lines
			}
		}
	}
	return c
}

// first is the first value that fits of the best key that has one.
func (c claims) first(keys []string, fits func(string) bool) (value claim, key string) {
	for _, key := range keys {
		for _, v := range c[key] {
			if fits(v.text) {
				return v, key
			}
		}
	}
	return claim{}, ""
}

// declare writes the claims to a record. dateFrom names the evidence of a date by
// its key.
func (c claims) declare(r *Record, dateFrom func(key string) string) {
	keys := fieldKeys()
	any := func(string) bool { return true }
	title, _ := c.first(keys.title, any)
	source, _ := c.first(keys.source, func(v string) bool { return !isAddress(v) })
	language, _ := c.first(keys.language, any)
	link, _ := c.first(keys.link, isAddress)
	byline, key := c.first(keys.byline, any)
	byline.text = strings.Join(texts(c[key]), ", ")
	date, key := c.first(keys.date, hasDigit)
	if date.text != "" {
		r.Date, r.DateFrom = fromUnix(date.text), dateFrom(key)
	}
	r.Title, r.Source, r.Byline, r.Language, r.Link = title.text, source.text, byline.text, language.text, link.text
	r.Lines = Lines{title.line, date.line, source.line, byline.line, language.line}
}

func texts(values []claim) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = v.text
	}
	return list
}

func isAddress(s string) bool { return strings.Contains(s, "://") && !strings.Contains(s, " ") }

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// fromUnix writes a count of seconds or milliseconds since 1970, which no reader
// takes for a date, as RFC 3339. Anything else stays as it is.
func fromUnix(s string) string {
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err == nil && len(s) == 10:
		return time.Unix(n, 0).UTC().Format(time.RFC3339)
	case err == nil && len(s) == 13:
		return time.UnixMilli(n).UTC().Format(time.RFC3339)
	}
	return s
}

// Bounds of a value, beyond which the rest is left out.
const (
	maxDeep   = 4
	maxValues = 1000
)

// valuesOf flattens what a YAML, TOML or JSON parser returned: a list to its
// values, a mapping to its name. Truth values and nulls say nothing.
func valuesOf(v any, deep int) []claim {
	if deep > maxDeep {
		return nil
	}
	var values []claim
	switch v := v.(type) {
	case []any:
		for _, one := range v[:min(len(v), maxValues)] {
			values = append(values, valuesOf(one, deep+1)...)
		}
	case []map[string]any:
		for _, one := range v[:min(len(v), maxValues)] {
			values = append(values, valuesOf(one, deep+1)...)
		}
	case map[string]any:
		for _, key := range []string{"name", "title", "label", "value", "text", "#text", "$date", "$oid", "url"} {
			if values = valuesOf(v[key], deep+1); values != nil {
				break
			}
		}
	case claim:
		if v.text = strings.TrimSpace(v.text); v.text != "" {
			values = []claim{v}
		}
	default:
		return valuesOf(claim{text: scalar(v)}, deep)
	}
	return values
}

func scalar(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case time.Time:
		return writtenTime(v)
	}
	return ""
}

// writtenTime writes a TOML time as precisely as it stood there: the parser
// marks the local kinds by their location.
func writtenTime(t time.Time) string {
	switch t.Location().String() {
	case "date-local":
		return t.Format(time.DateOnly)
	case "datetime-local":
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format(time.RFC3339)
}
