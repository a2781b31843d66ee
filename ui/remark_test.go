package ui

import "testing"

// What may not be meant so is said below the search line while it is typed, and no longer.
func TestRemarksWhileTyping(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {44, 14}} {
		m := typedIn(reader(t, four(), size[0], size[1]), "cable auther")
		hides(t, m, "there is no field")
		letters(m, ":clark")
		shows(t, m, "there is no field auther:", "write author:")
		if m.results.fault != nil {
			t.Error("a remark is a fault")
		}
		press(m, "enter") // which refuses it
		shows(t, m, "there is no field auther:")
		if m.input.mode != typingQuery {
			t.Error("a field that there is not is kept")
		}
		press(m, "esc")
		hides(t, m, "there is no field")
		m = pressed(typedIn(m, "title: x"), "esc")
		hides(t, m, "title:")
	}
}

// A remark about a query that is kept is not shown again.
func TestRemarkOfAKeptQuery(t *testing.T) {
	m := typedIn(reader(t, four(), 80, 24), "title: cable")
	shows(t, m, "title: has no value")
	press(m, "enter")
	hides(t, m, "has no value")
	shows(t, m, "/ title: cable")
}

func TestUnfinishedQueryHasNoRemark(t *testing.T) {
	for _, text := range []string{`"cable`, "(cable", "title:", `title:"`, "cable NEAR", "cable AND", "17:30", "http://x"} {
		m := typedIn(reader(t, four(), 80, 24), text)
		hides(t, m, "closed", "no field", "no value", "read as")
	}
}
