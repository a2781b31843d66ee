package shelf

import "testing"

func TestIDTextRoundTrip(t *testing.T) {
	for _, id := range []ID{1, 31, 32, 1<<55 - 1, 123456789012345} {
		parsed, ok := ParseID(id.String())
		if !ok || parsed != id {
			t.Errorf("ParseID(%q) = %d, %v; want %d", id.String(), parsed, ok, id)
		}
	}
}

func TestParseIDRefuses(t *testing.T) {
	for _, text := range []string{"", "abc", "00000000000", "000_5214943dc", "ilou0000000", "0000000000000"} {
		if id, ok := ParseID(text); ok {
			t.Errorf("ParseID(%q) = %d, want a refusal", text, id)
		}
	}
}

func TestIDNamesContent(t *testing.T) {
	a := newID("title", "body")
	b := newID("title", "body")
	c := newID("titl", "ebody")
	if a != b || a == c {
		t.Errorf("IDs %v %v %v: equal content must share one, moved letters must not", a, b, c)
	}
}
