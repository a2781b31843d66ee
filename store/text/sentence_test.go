package text

import (
	"slices"
	"strings"
	"testing"
)

// sentences are those of a text.
func sentences(s string) (list []string) {
	for i := 0; i < len(s); {
		_, after := SentenceEnd(s, i)
		list = append(list, strings.TrimSpace(s[i:after]))
		i = after + len(s[after:]) - len(strings.TrimLeft(s[after:], " \n"))
	}
	return list
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string // the sentences of text stand between bars
	}{
		{"plain", "The port opened. | It closed! | Why? | Nobody knew"},
		{"ranks", "They met. | Lt. Gen. Christian Badia said so. | Brig. Gen. Holt and Maj. Marsh of St. Ives agreed."},
		{"titles", "Dr. J. R. Marsh of the U.S. Navy, i.e. Adm. Holt's successor, came. | Mme. Dupont left."},
		{"initials", "J.-P. Marsh and George W. Holt met."},
		{"numbers", "It was 3.5 per cent, No. 4 of Fig. 2, p. 7, c. 1900. | No. | It rose to 12. | Then it fell."},
		{"months", "On Sept. 5 and Wed. 6 it rained."},
		{"list items", "1. First\n2. Second"},
		{"small letters go on", "It was ... in May … or so. | E.g. this, e.g. That."},
		{"German", "Das gilt z.B. für Nr. 7 bzw. Abs. 3. | „Ja.“ | Dann ging er."},
		{"quotes", "“It was.” | She paused. | \"Was it?\" he asked. | (It was.) | So ‘they said.’ | »Ja.« | Ende"},
		{"French quotes", "« Oui. » | Puis il partit. | Fin"},
		{"opening marks", "It ended. | »So began it.« | “And so on”"},
		{"emphasis", "**It ended.** | _So._ | `It` began."},
		{"notes", "It ended.[3] | Then it began.[^a][12] | So."},
		{"Chinese", "港口关闭了。| 为什么？| “开了。”| 完！"},
		{"Japanese", "港は閉じた。| 「開いた。」| 率は３．５だった．| 終"},
		{"Arabic", "وصل الوفد. | هل غادر؟ | نعم"},
		{"Urdu", "وہ آیا۔ | وہ گیا۔"},
		{"Hindi", "वह आया। | वह गया॥ | अंत"},
		{"Armenian, Burmese, Amharic", "Նա եկավ։ | သူလာသည်။ | መጣ። | End"},
		{"no space, no end", "See example.org/a.b and v1.2.Beta, Yahoo!s"},
	} {
		var want []string
		for part := range strings.SplitSeq(c.text, "|") {
			want = append(want, strings.TrimSpace(part))
		}
		text := strings.ReplaceAll(strings.ReplaceAll(c.text, "| ", ""), "|", "")
		if got := sentences(text); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, want)
		}
	}
}

func TestLastSentenceEnd(t *testing.T) {
	for _, c := range []struct{ text, want string }{ // want is what follows the last end
		{"One. Two. Thr", " Thr"},
		{"It ended. Lt. Gen. Badia said", " Lt. Gen. Badia said"},
		{"It ended...  (So", "  (So"},
		{"He said “so.” Then", " Then"},
		{"One\n\nTwo", "\nTwo"},
		{"港口关闭了。为什么", "为什么"},
		{"It rose to 3.5", "none"},
		{"no end", "none"},
		{"", "none"},
	} {
		got := "none"
		if at := LastSentenceEnd("A. "+c.text, 2, len("A. "+c.text)); at >= 0 {
			got = ("A. " + c.text)[at:]
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// What follows the place reports whether a sentence ends before it.
func TestEndsBefore(t *testing.T) {
	for text, want := range map[string]bool{ // the bar is the place
		"It ended. |Then":      true,
		"It ended.” |Then":     true,
		"It ended.|5":          false,
		"Lt. Gen. |Badia said": false,
		"Lt. Gen.| Badia said": false,
		"It is e.g. |so":       false,
		"One |two":             false,
		"终了。|开":                true,
		"|One":                 false,
	} {
		before, after, _ := strings.Cut(text, "|")
		if EndsBefore(before+after, len(before)) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestEndsSentence(t *testing.T) {
	for line, want := range map[string]bool{
		"It ended.": true, "Did it?": true, "So…": true, "(It ended.)": true, "“It ended.”": true, "*It ended.*": true,
		"« Oui. »": true,
		"终了。":      true, "「終。」": true, "हुआ।": true, "هل؟": true, "It ended. ": true,
		"It ended": false, "Contents:": false, "": false, "”": false, "and,": false,
	} {
		if EndsSentence(line) != want {
			t.Errorf("%q: %v", line, !want)
		}
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("Dr. J. Marsh (\"the 4th\") left.[1] « Oui. » 终。\n\n- so\xff.", 9, 20)
	f.Add("....................", 3, 5)
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		from = min(max(from, 0), len(s))
		to = min(max(to, from), len(s))
		for i := 0; i < len(s); {
			stop, after := SentenceEnd(s, i)
			if stop < i || after < stop || after > len(s) || after == i {
				t.Fatalf("from %d: %d, %d", i, stop, after)
			}
			i = after
		}
		if at := LastSentenceEnd(s, from, to); at != -1 && (at <= from || at > to) {
			t.Errorf("%d is not in %d:%d", at, from, to)
		}
		if EndsBefore(s, to) && !EndsSentence(s[:to]) {
			t.Errorf("%q ends, and has no stop", s[:to])
		}
	})
}
