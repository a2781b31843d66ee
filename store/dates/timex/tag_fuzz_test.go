package timex

import (
	"slices"
	"testing"
	"unicode/utf8"

	"readout/store/dates"
	"readout/store/dates/lexer"
)

// wellFormed reports whether a value has one of the forms of TimeML 1.2.1 that
// Tag promises.
func wellFormed(e Expression) bool {
	switch e.Value {
	case "PAST_REF", "PRESENT_REF", "FUTURE_REF":
		return e.Type == DateType || e.Type == TimeType
	}
	v := e.Value
	if len(v) > 1 && v[0] == 'P' {
		return (e.Type == DurationType || e.Type == SetType) && wellFormedLength(v[1:])
	}
	for _, shape := range []string{
		"yy", "yyy", "yyyy", "yyyy-yy", "yyyy-yy-yy", "y", "yyyy-Qy", "yyyy-QX", "yyyy-Hy", "yyyy-SP", "yyyy-SU", "yyyy-FA", "yyyy-WI",
		"yyyy-Wyy", "yyyy-Wyy-y", "yyyy-Wyy-WE", "yyyy-Wyy-yTpp", "yyyy-Wyy-yTyy:yy", "yyyy-yy-yyTyy:yy", "yyyy-yy-yyTpp", "BCyyyy", "BCyy",
	} {
		if len(v) == len(shape) && hasShape(v, shape) {
			return true
		}
	}
	return false
}

func hasShape(v, shape string) bool {
	for i := range len(v) {
		switch shape[i] {
		case 'y':
			if !lexer.IsDigit(v[i]) && v[i] != 'X' {
				return false
			}
		case 'p':
			if v[i]-'A' >= 26 {
				return false
			}
		default:
			if v[i] != shape[i] {
				return false
			}
		}
	}
	return true
}

func wellFormedLength(v string) bool {
	timed := v[0] == 'T'
	if timed {
		v = v[1:]
	}
	i := 0
	for i < len(v) && (lexer.IsDigit(v[i]) || v[i] == '.') || i == 0 && v[:1] == "X" {
		i++
	}
	if i == 0 {
		return false
	}
	if timed {
		return slices.Contains([]string{"S", "M", "H"}, v[i:])
	}
	return slices.Contains([]string{"D", "W", "WE", "M", "Q", "S", "H", "Y", "DE", "CE", "ML"}, v[i:])
}

func FuzzTag(f *testing.F) {
	for _, m := range readNews(f) {
		f.Add(m.text, int16(m.on.Year), uint8(m.on.Month), uint8(m.on.Day))
	}
	f.Add("the early morning hours of the end of the 1990s–95, mid-'90s, 24/7\n\n99 centuries ago Feb 29", int16(9999), uint8(12), uint8(31))
	f.Add("a hundred thousand centuries later in Q4 19\xff90 Christmas 1582 the day before tomorrow night", int16(1), uint8(1), uint8(1))
	f.Fuzz(func(t *testing.T, text string, year int16, month, day uint8) {
		on, _ := dates.New(int(year), int(month), int(day))
		got := Tag(text, Options{On: on})
		end := 0
		for _, e := range got {
			if e.Start < end || e.End <= e.Start || e.End > len(text) {
				t.Fatalf("bounds of %+v in %q after %d", e, text, end)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[e.Start:e.End]) {
				t.Fatalf("%+v cuts a rune of %q", e, text)
			}
			if !wellFormed(e) {
				t.Fatalf("%q: value %q of %q, %v", text, e.Value, text[e.Start:e.End], e.Type)
			}
			if e.From.IsZero() != e.To.IsZero() || e.From.First().Compare(e.To.Last()) > 0 {
				t.Fatalf("%q: %q from %v to %v", text, text[e.Start:e.End], e.From, e.To)
			}
			end = e.End
		}
		more := Tag(text+"\n\nNothing more was decided.\n", Options{On: on})
		if !slices.Equal(got, more) {
			t.Fatalf("%q: %v, but with another paragraph %v", text, inWords(text, got), inWords(text, more))
		}
	})
}
