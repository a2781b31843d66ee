package markup

import (
	"strings"
	"testing"
)

func TestBareAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"See https://a.example/b.":                   "https://a.example/b",
		"(https://a.example/b)":                      "https://a.example/b",
		"(see https://a.example/b_(c), please)":      "https://a.example/b_(c)",
		"[https://a.example/b]: d":                   "https://a.example/b",
		"“https://a.example/b”":                      "https://a.example/b",
		"https://a.example/b…":                       "https://a.example/b",
		"https://a.example?q=1&r=2!":                 "https://a.example?q=1&r=2",
		"HTTP://A.EXAMPLE":                           "HTTP://A.EXAMPLE",
		"https://münchen.example/ü":                  "https://münchen.example/ü",
		"请看https://a.example/b。谢谢":                   "https://a.example/b",
		"mailto:desk@a.example":                      "mailto:desk@a.example",
		"mailto: nobody":                             "",
		"https:// nothing":                           "",
		"xhttps://a.example":                         "",
		"www. no":                                    "",
		"awww.a.example":                             "",
		"ftp://a.example and javascript:alert(1)":    "",
		"*https://a.example/*":                       "https://a.example/",
		"https://a.example/a,b;c'd":                  "https://a.example/a,b;c'd",
		"https://a.example/<b>":                      "https://a.example/",
		"http://[::1]:80/x":                          "http://[::1]:80/x",
		"two https://a.example/\u202fhttps://x.test": "https://a.example/",
	} {
		a := nextBare(text, 0)
		if got := text[a.from:a.to]; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAddress(t *testing.T) {
	for to, want := range map[string]string{
		"https://a.example/ä b":                 "https://a.example/%C3%A4%20b",
		" docs/x.md#y ":                         "docs/x.md#y",
		"#part":                                 "#part",
		"?q=1":                                  "?q=1",
		"//a.example/b":                         "https://a.example/b",
		"a/b:c":                                 "a/b:c",
		"mailto:a@b.example":                    "mailto:a@b.example",
		"":                                      "",
		":x":                                    "",
		"http:":                                 "",
		"http:///x":                             "",
		"https:a.example":                       "",
		"java\nscript:alert(1)":                 "",
		"JavaScript:alert(1)":                   "",
		"data:text/html,x":                      "",
		"vbscript:x":                            "",
		"x\x1b]0;t\a":                           "x%1B]0;t%07",
		"/" + strings.Repeat("a", maxAddress):   "",
		"/" + strings.Repeat("ä", maxAddress/6): "/" + strings.Repeat("%C3%A4", maxAddress/6),
		"/" + strings.Repeat("ä", maxAddress/6) + "1": "/" + strings.Repeat("%C3%A4", maxAddress/6) + "1",
		"/" + strings.Repeat("ä", maxAddress/6+1):     "",
		"https://a.example/" + strings.Repeat("ä", 1): "https://a.example/%C3%A4",
	} {
		if got := Address(to); got != want {
			t.Errorf("%q: %q, want %q", to, got, want)
		}
	}
}
