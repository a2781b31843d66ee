package clean

import (
	"strings"
	"testing"
)

func TestLeadTitle(t *testing.T) {
	for text, want := range map[string]string{
		"The minister spoke at the yearly conference of harbours in Rotterdam today (3 May 2024), praising it.": "The minister spoke at the yearly conference of harbours in Rotterdam",
		"The council met with the mayors of all the islands on Thursday (4 May 2023) to discuss the ferry.":     "The council met with the mayors of all the islands",
		"Talks went on. The delegates of both sides said they hoped for an early end.":                          "The delegates of both sides said they hoped for an early end",
		"Mr. Berg of the U.S. delegation left the hall early. He did not say why.":                              "Mr. Berg of the U.S. delegation left the hall early",
		"On Monday, the two sides signed the treaty":                                                            "On Monday, the two sides signed the treaty",
		"。\uFF01। The delegates of both sides hoped for an end.":                                                "The delegates of both sides hoped for an end",
		"Short.": "Short",
		"Die Minister trafen sich am Dienstag in der Hauptstadt, um über den Haushalt zu beraten.":                                  "Die Minister trafen sich am Dienstag in der Hauptstadt",
		"各国部长星期二在首都举行会议，讨论下一年度的预算。":                                                                                                 "各国部长星期二在首都举行会议",
		"This sentence goes on and on and on without a single comma or any other mark that would tell where it might be cut in two": "This sentence goes on and on and on without a single comma or any other mark that would…",
	} {
		lines := measure(text)
		if got, _ := leadTitle(lines); got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestLineShapes(t *testing.T) {
	for _, c := range []struct {
		text             string
		metadata, byline bool
	}{
		{"24 November 2025", true, false},
		{"Published: 22:04, 22 Apr 2024", true, false},
		{"10/22/2021 | Press release | Distributed by Public on 10/22/2021 05:41", true, false},
		{"Stand: 08.07.2026 05:00 Uhr", true, false},
		{"Budget 2025", false, false},
		{"CVE-2020-16207", false, false},
		{"The plan for 2025 was agreed in 2024.", false, false},
		{"How the war of 1914 to 1918 changed the map of Europe", false, false},
		{"By Nazrin Sadigova", false, true},
		{"Von Anna Berg und Tom Li", false, true},
		{"Par Jean-Luc d’Orsay", false, true},
		{"By the end of the year", false, false},
		{"By far the best", false, false},
		{"Von der Leyen spricht in Berlin", false, false},
	} {
		l := &measure(c.text)[0]
		if got := isMetadata(l); got != c.metadata {
			t.Errorf("isMetadata(%q) = %v", c.text, got)
		}
		if got := bylineOf(l) != ""; got != c.byline {
			t.Errorf("bylineOf(%q) = %q", c.text, bylineOf(l))
		}
	}
}

func TestContentWords(t *testing.T) {
	var got []string
	for w := range contentWords("NATO’s Minister traf: die Flüchtlinge (2025) 北约峰会") {
		got = append(got, w)
	}
	if want := "minister flüchtlinge 北约 约峰 峰会"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
