package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout/store/dates"
	"readout/store/index"
	"readout/store/query"
	"readout/store/shelf"
)

// checkFilter returns what is wrong with a filter in any library. It is nil if nothing is.
func checkFilter(f query.Filter, today dates.Date) *valueError {
	var err *valueError
	switch f.Name {
	case "lang":
		err = checkLanguage(f.Value)
	case "is":
		err = checkState(f.Value)
	case "words":
		_, err = parseCounts(f.Value)
	case "format":
	default:
		_, err = periodOf(f.Name, f.Value, today)
	}
	return err
}

// filtered returns the documents that a filter lets through. It is an error to ask for what no
// document of the library has, where a library has a few kinds only.
func (l *Library) filtered(f query.Filter) (*index.Set, *valueError) {
	if err := checkFilter(f, l.docs.Today()); err != nil {
		return nil, err
	}
	switch f.Name {
	case "lang":
		language := shelf.LanguageOf(f.Value)
		found := l.docs.Select(func(d shelf.Facts) bool { return d.Language == language })
		return found, absent(found, "briefing in "+strconv.Quote(f.Value), f.Value, l.docs.Languages)
	case "format":
		found := l.docs.OfFormat(f.Value)
		return found, absent(found, "briefing of the format "+strconv.Quote(f.Value), f.Value, l.docs.Formats)
	case "is":
		undated := l.within(Period{Undated: true})
		if strings.EqualFold(f.Value, "undated") {
			return undated, nil
		}
		dated := l.docs.Documents().Clone()
		dated.AndNot(undated)
		return dated, nil
	case "words":
		wanted, _ := parseCounts(f.Value)
		return l.docs.Select(func(d shelf.Facts) bool { return wanted.from <= d.Words && d.Words <= wanted.to }), nil
	}
	p, err := periodOf(f.Name, f.Value, l.docs.Today())
	return l.within(p), err
}

// absent returns the error of a value that no document has, with those that some have.
func absent(found *index.Set, what, value string, known func() []string) *valueError {
	if found.Len() > 0 {
		return nil
	}
	const shown = 12
	names := known()
	if len(names) == 0 {
		return nil
	}
	return &valueError{
		problem: "there is no " + what,
		fix:     "there are " + strings.Join(names[:min(shown, len(names))], ", "),
		unfinished: slices.ContainsFunc(names, func(name string) bool {
			return strings.HasPrefix(name, strings.ToLower(value))
		}),
	}
}

// checkLanguage returns what is wrong with the code of a language.
func checkLanguage(code string) *valueError {
	if len(code) >= 2 && len(code) <= 3 && strings.Trim(strings.ToLower(code), "abcdefghijklmnopqrstuvwxyz") == "" {
		return nil
	}
	return &valueError{
		problem:    fmt.Sprintf("%q is not the code of a language", code),
		fix:        "write one of ISO 639, such as en, de or uk",
		unfinished: len(code) < 2,
	}
}

// checkState returns what is wrong with what is: asks for.
func checkState(state string) *valueError {
	state = strings.ToLower(state)
	switch state {
	case "dated", "undated":
		return nil
	case "read", "unread", "new", "seen", "starred", "flagged":
		return &valueError{problem: "is:" + state + " asks for marks of your own, which readout does not keep yet",
			fix: "leave it out, or put it in quotes to search for it as text"}
	}
	return &valueError{
		problem:    fmt.Sprintf("nothing is %q", state),
		fix:        "write is:dated or is:undated",
		unfinished: strings.HasPrefix("dated", state) || strings.HasPrefix("undated", state),
	}
}

// A wordRange is how many words a document may have.
type wordRange struct{ from, to int } // both inside

const (
	mostWords  = 1 << 30
	countForms = "write a number such as 500, a range such as 200..500, or >500"
)

// parseCounts reads numbers as periods are written: "500", ">=500", "200..500", "..200".
func parseCounts(text string) (wordRange, *valueError) {
	if from, to, found := strings.Cut(text, ".."); found {
		return parseCountRange(from, to)
	}
	digits := strings.TrimLeft(text, "<>=")
	sign := text[:len(text)-len(digits)]
	n, err := parseCount(digits)
	if err != nil {
		return wordRange{}, err
	}
	switch sign {
	case "", "=", "==":
		return wordRange{n, n}, nil
	case ">=", "=>":
		return wordRange{n, mostWords}, nil
	case "<=", "=<":
		return wordRange{0, n}, nil
	case ">":
		return wordRange{n + 1, mostWords}, nil
	case "<":
		return wordRange{0, n - 1}, nil
	}
	problem := fmt.Sprintf("%q compares nothing", sign)
	return wordRange{}, &valueError{problem: problem, fix: "write <, <=, > or >= before a number"}
}

func parseCountRange(from, to string) (wordRange, *valueError) {
	if from == "" && to == "" {
		err := &valueError{problem: "the range has neither beginning nor end", fix: countForms, unfinished: true}
		return wordRange{}, err
	}
	c := wordRange{0, mostWords}
	var err *valueError
	if from != "" {
		c.from, err = parseCount(from)
	}
	if to != "" && err == nil {
		c.to, err = parseCount(to)
	}
	if err == nil && c.from > c.to {
		err = &valueError{problem: from + " is more than " + to, fix: "write " + to + ".." + from, unfinished: true}
	}
	return c, err
}

// parseCount reads how many words.
func parseCount(digits string) (int, *valueError) {
	n, err := strconv.ParseUint(digits, 10, 30)
	if err == nil {
		return int(n), nil
	}
	return 0, &valueError{
		problem:    fmt.Sprintf("%q is not a number of words", digits),
		fix:        countForms,
		unfinished: digits == "" || strings.HasSuffix(digits, "."),
	}
}
