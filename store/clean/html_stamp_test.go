package clean

import "testing"

func TestStamped(t *testing.T) {
	for _, s := range []string{
		"06. 01. 2026, 14:59 Uhr Lesedauer: 4 Minuten", "Last updated 15 hours ago", "Published: 5 hours ago | Updated: 2 hours ago | Ann Bo",
		"Published Aug 28, 2024 • 4 minute read", "Publié le 27 octobre 2023 à 15h01 Lecture 1 min.", "20 Nisan 2026•Güncelleme: 20 Nisan 2026",
		"hace 3 horas · Lectura de 5 minutos", "il y a 5 heures", "Aggiornato 3 ore fa", "há 20 minutos", "19.10.19, 11:29 Uhr", "4 May 2024",
		"Gepubliceerd op 4 mei 2024 om 10:15", "Tempo di lettura: 3 minuti",
	} {
		if !stamped(s) {
			t.Errorf("not taken for a stamp: %s", s)
		}
	}
	for _, s := range []string{
		"", "Two cables work again", "In 2024 two ships were lost off the cape.", "The 2024 season in 12 pictures", "15 minutes of fame",
		"Prep time: 20 minutes", "Jang Hee Bin (KBS1, 2002)", "Price: 49.95 Euro (£40)", "Final standings after 36 races in 2019:",
		"from 1 January 2022 for cigarettes and tobacco,", "Bayern – Dortmund 3:02",
	} {
		if stamped(s) {
			t.Errorf("taken for a stamp: %s", s)
		}
	}
}

func TestHTMLStamps(t *testing.T) {
	lead := "<p>After nine days of storm two of the three cables that join the island to the mainland carry data again.</p>"
	for _, c := range []struct{ above, cut, why string }{
		{lead + "<p>Last updated 15 hours ago</p>", "Last updated 15 hours ago", "metadata"},
		{lead + "<ul><li>19.10.19, 11:29 Uhr</li></ul>", "19.10.19, 11:29 Uhr", "metadata"},
		{"<p>Lesedauer: 4 Minuten</p>", "Lesedauer: 4 Minuten", "metadata"},
		{"<p>By Ada Marsh</p>", "By Ada Marsh", "byline"},
		{lead + "<ul><li>4 May 2024</li><li>5 May 2024</li><li>6 May 2024</li></ul>", "4 May 2024", ""},
		{"<p>" + harbour + "</p><p>" + weather + "</p><p>4 May 2024, 10:15</p>", "4 May 2024, 10:15", ""},
	} {
		a := cleanHTML(pageWith(c.above, "", ""), Hints{})
		why := ""
		for _, cut := range a.Removed {
			if cut.Text == c.cut {
				why = cut.Why
			}
		}
		if why != c.why {
			t.Errorf("%q is cut as %q, want %q", c.cut, why, c.why)
		}
		if c.why == "byline" && a.Byline != (Value{Text: "Ada Marsh", From: "byline"}) {
			t.Errorf("byline %+v", a.Byline)
		}
	}
}

// Where nothing stands below them, dates and labels are the text.
func TestHTMLStampsAlone(t *testing.T) {
	for _, body := range []string{"<ul><li>4 May 2024</li><li>5 May 2024</li></ul>", "<p>Last updated 15 hours ago</p>"} {
		if a := cleanHTML("<html><head><title>Days</title></head><body>"+body+"</body></html>", Hints{}); a.Body == "" {
			t.Errorf("%s: cut %+v", body, a.Removed)
		}
	}
}
