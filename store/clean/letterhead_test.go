package clean

import "testing"

func TestLetterhead(t *testing.T) {
	for text, want := range map[string]bool{
		"PRESS RELEASE":         true,
		"For immediate release": true,
		"NEWS RELEASE NR 14/22": true,
		"Pressemitteilung":      true,
		"TRANSCRIPT":            true,
		"UNCLASSIFIED//FOUO":    true,
		"TLP:AMBER":             true,
		"Page 1 of 4":           true,
		"https://www.port.example/news/2022/reopen": true,
		"Home > News > Statement by the minister":   true,
		"Startseite » Politik » Hafen":              true,
		"5/4/22, 4:23 PM Harbour reopens | Port":    true,
		"-----BEGIN PGP SIGNED MESSAGE-----":        true,
		"Contact: Ann Roe":                          true,
		"Skip to main content":                      true,
		"An official website of the port":           true,

		"Press freedom in the north":            false,
		"News of the harbour":                   false,
		"SECRETARY OPENS HARBOUR":               false,
		"Contact with the tug was lost at noon": false,
		"The day 5/4 changed the port":          false,
		"Profit > loss in the first quarter":    false,
		"4 May 2022":                            false,
		"Release of the three sailors":          false,
		"Page after page of complaints":         false,
		"www is not enough for a modern port":   false,
	} {
		if got := isLetterhead(lineOf(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// What stands above the title is no title, and is kept with its reason.
func TestTitleBelowLetterhead(t *testing.T) {
	const prose = "The harbour authority said on Wednesday that three of the four berths had been reopened to merchant ships after divers cleared the wreck of a barge.\n\nPilots will accompany every vessel until the end of the month, the authority added, and the northern channel stays closed at night.\n"
	for _, c := range []struct{ head, want string }{
		{"PRESS RELEASE\n\nHarbour reopens after accident\n\n4 May 2022\n\n", "Harbour reopens after accident"},
		{"FOR IMMEDIATE RELEASE\nMay 4, 2022\nContact: Ann Roe\n\nHarbour reopens after accident\n\n", "Harbour reopens after accident"},
		{"UNCLASSIFIED//FOUO\n\nSITREP 14: HARBOUR NORTH\n\n4 May 2022\n\n", "SITREP 14: HARBOUR NORTH"},
		{"Harbour reopens\nafter long works\n\n4 May 2022\n\n", "Harbour reopens after long works"},
		{"Harbour Situation Report No. 14                    4 May 2022\n\n", "Harbour Situation Report No. 14"},
		{"Harbour reopens after accident\n\n4 May 2022\n\n", "Harbour reopens after accident"},
	} {
		if a := cleanPlain(c.head+prose, Hints{}, nil); a.Title.Text != c.want {
			t.Errorf("%q: title %q from %s", c.head, a.Title.Text, a.Title.From)
		}
	}
}

func TestCredit(t *testing.T) {
	for text, want := range map[string]bool{
		"Foto: KCNA/Reuters":                        true,
		"A barge in the harbour. Photo: A. Moe":     true,
		"Erstes Bild: So sieht der neue Hafen aus":  false,
		"Photography wins prize in the north":       false,
		"The image: how the port sees itself today": false,
	} {
		if got := isCredit(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
