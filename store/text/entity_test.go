package text

import "testing"

func TestEntity(t *testing.T) {
	for in, want := range map[string]string{
		"&amp;T":                            "&",
		"&eacute;":                          "é",
		"&#38;":                             "&",
		"&#x4E2D; &":                        "中",
		"&fjlig;":                           "fj",
		"&#0;":                              "\uFFFD",
		"&region;":                          "", // begins like &reg
		"&nothing;":                         "",
		"&amp":                              "",
		"&;":                                "",
		"&#;":                               "",
		"&#x;":                              "",
		"&#12345678;":                       "",
		"&a b;":                             "",
		"amp;":                              "",
		"R&currency; so":                    "",
		"&CounterClockwiseContourIntegral;": "∳",
	} {
		if got, size := Entity(in); got != want || (size > 0) != (want != "") {
			t.Errorf("%s: %q, %d bytes; want %q", in, got, size, want)
		}
	}
}

func TestEntities(t *testing.T) {
	for in, want := range map[string]string{
		"AT&amp;T":                  "AT&T",
		"&lt;b&gt; R&D; &":          "<b> R&D; &",
		"a&#27;[31m&#157;b":         "a\u241b[31m<U+009D>b",
		"N&ZeroWidthSpace;A&shy;TO": "NATO",
		"&#x645;&zwnj;&#x62e;":      "م\u200cخ",
		"EPA&#8217;s":               "EPA’s",
		"Budget&section notes, R&currency and Q&region; cut&copy": "Budget&section notes, R&currency and Q&region; cut&copy",
		"a&zwj;b": "ab",
	} {
		if got := Entities(in); got != want {
			t.Errorf("Entities(%q) = %q, want %q", in, got, want)
		}
	}
}
