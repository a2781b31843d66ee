package markup

import (
	"slices"
	"strings"
	"testing"
)

func TestReadLabel(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"Q: Will it hold?", "Q:"},
		{"Q. Will it hold?", "Q."},
		{"Q2. Will it hold?", "Q2."},
		{"Q – Will it hold?", "Q –"},
		{"A:", "A:"},
		{"MODERATOR: Next, please.", "MODERATOR:"},
		{"SECRETARY GENERAL STOLTENBERG: Thank you.", "SECRETARY GENERAL STOLTENBERG:"},
		{"Mr. Rutte: Yes.", "Mr. Rutte:"},
		{"Lana Zoric (AP): A question.", "Lana Zoric (AP):"},
		{"Ana Silva (Lusa: Lisbon): A question.", "Ana Silva (Lusa: Lisbon):"},
		{"Ursula von der Leyen: Ja.", "Ursula von der Leyen:"},
		{"Question : Pourquoi ?", "Question :"},
		{"JOURNALIST 2: And now?", "JOURNALIST 2:"},
		{"18F: Why?", "18F:"},
		{"記者：今天呢？", "記者："},
		{"**Q:** Why?", "Q:"},
		{"**Q**: Why?", "Q:"},
		{"**Q: Why?**", "Q:"},
		{"__Anna Berg__ (harbour office): So.", "Anna Berg (harbour office):"},
		{"### Q: Why?", "Q:"},
		{"**Harbour team:** We.", "Harbour team:"},
		{"Harbour team: We.", ""},

		{"10:30 Doors open", ""},
		{"https://example.org", ""},
		{"Https://example.org", ""},
		{"The minister said: no.", ""},
		{"He added: no.", ""},
		{"We have three aims: speed, care and luck.", ""},
		{"[MK](http://a.example): no", ""},
		{"a: b", ""},
		{"رئيس الوزراء قال في كلمة له: لا", ""},
		{"One, Two, Three, Four, Five, Six, Seven: eight", ""},
		{"", ""},
	} {
		l, ok := readLabel(c.line, true)
		if got := l.text; ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%q: %q, %v, want %q", c.line, got, ok, c.want)
		}
	}
}

func TestTurns(t *testing.T) {
	for _, c := range []struct {
		name, body string
		markdown   bool
		want       []string
	}{
		{"questions and answers", "Thank you all.\n\nQ: Will the ferries run in May?\nA: They will.\n\nQ: And in June?\nA: We hope so.\n", false,
			[]string{"Q:", "A:", "Q:", "A:"}},
		{"a press conference", "MODERATOR: We begin with the gentleman in the first row.\n\nPaul Hart (The Harbour News): Minister, how long will the dredging take?\n\n" +
			"MINISTER OF TRANSPORT BERG: Two years, and not a day more.\n\nMODERATOR: The lady behind him.\n\nAda Lind (Radio Nord): Who pays?\n\n" +
			"MINISTER OF TRANSPORT BERG: The owners do.\n\nNote: the text was checked by the office.", false,
			[]string{"MODERATOR:", "Paul Hart (The Harbour News):", "MINISTER OF TRANSPORT BERG:", "MODERATOR:", "Ada Lind (Radio Nord):", "MINISTER OF TRANSPORT BERG:"}},
		{"lines that follow each other", "Frage: Wann beginnt der Bau?\nIn diesem Jahr?\nAntwort: Im Mai.\nFrage: Wer zahlt?\nAntwort: Der Bund.", false,
			[]string{"Frage:", "Antwort:", "Frage:", "Antwort:"}},
		{"french", "Question : Quand partez-vous ?\n\nRéponse : Demain.\n\nQuestion : Avec qui ?\n\nRéponse : Avec l’équipe.", false,
			[]string{"Question :", "Réponse :", "Question :", "Réponse :"}},
		{"chinese", "记者：今天下午开会吗？\n\n发言人：是的。\n\n记者：谁参加？\n\n发言人：所有部长。", false, []string{"记者：", "发言人：", "记者：", "发言人："}},
		{"markdown", "**Eva Hall:** How did it begin?\n\n**Tom Reed:** With a letter.\n\n**EH: Who wrote it?**\n\n**TR:** My aunt.\n\n**EH: And then?**\n\n**TR:** We wrote back.", true,
			[]string{"Eva Hall:", "Tom Reed:", "EH:", "TR:", "EH:", "TR:"}},
		{"only the questions", "Q: Who are you?\n\nA carpenter from the north, they say.\n\nQ: Why here?\n\nThe wood is good.\n\nQ: For how long?\n\nUntil May.", false,
			[]string{"Q:", "Q:", "Q:"}},

		{"notes", "Summary: ships were late.\n\nSource: the harbour office.\n\nDate: 12 May\n\nNote: figures may change. Who knows?", false, nil},
		{"keys and values", "Name: Anna\nPort: Tallinn\nShip: Vega\n\nName: Bert\nPort: Riga\nShip: Mira\n\nName: Carl\nPort: Turku\nShip: Lyra\n", false, nil},
		{"pros and cons", "**Pros:** It is cheap.\n\n**Cons:** It is slow.\n\n**Pros:** It is loud.\n\n**Cons:** It is old.\n\n**Pros:** It floats.\n\n**Cons:** It leaks.", true, nil},
		{"read more", "One paragraph.\n\nREAD MORE: Ships are late\n\nAnother one.\n\nREAD MORE: Ferries are not\n\nA third.\n\nREAD MORE: Nothing is", false, nil},
		{"times", "10:30 Doors open.\n11:00 Who speaks?\n12:00 Lunch.\n13:00 Who speaks then?", false, nil},
		{"teasers", "Cables: Who cuts them?\n\nText.\n\nFerries: When do they run?\n\nText.\n\nPorts: Who pays?\n\nText.", false, nil},
		{"code", "```\nQ: a?\nA: b.\nQ: c?\nA: d.\n```\n", true, nil},
		{"nothing", "", true, nil},
	} {
		var got []string
		d := Open(c.body, c.markdown)
		for _, turn := range d.Turns() {
			got = append(got, turn.Label)
			if begins := d.Source[turn.Place:]; !strings.HasPrefix(strings.TrimLeft(begins, "*"), strings.TrimRight(turn.Label, ":")) {
				t.Errorf("%s: %s is at %q", c.name, turn.Label, begins)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTurnText(t *testing.T) {
	d := Open("**EH: Who [wrote](http://a.example) *it*?**\n\n**TR:**\nMy aunt, "+strings.Repeat("and then her aunt ", 10)+
		".\n\n**EH: And then?**\n\n**TR:** We&nbsp;wrote back.", true)
	var got []string
	for _, turn := range d.Turns() {
		got = append(got, turn.Text)
	}
	want := []string{"EH: Who wrote it?", "TR: My aunt, and then her aunt and then her aunt and then her aunt and then her aunt and then her…", "EH: And then?",
		"TR: We wrote back."}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func FuzzTurns(f *testing.F) {
	f.Add("Q: Who?\nA: We.\nQ: Why?\nA: Ask him.", false)
	f.Add("**Q**: Who?\n\n**A** (b): We.\n\n**Q: Why?**\n\n## A: Ask him.", true)
	f.Fuzz(func(t *testing.T, body string, markdown bool) {
		d := Open(body, markdown)
		last := -1
		for _, turn := range d.Turns() {
			if turn.Place <= last || turn.Place >= len(d.Source) || turn.Label == "" || strings.Contains(turn.Text, "\n") {
				t.Errorf("%q: %+v", body, turn)
			}
			last = turn.Place
		}
	})
}

func BenchmarkTurns(b *testing.B) {
	d := Open(strings.Repeat("Q: Will there be a second conference on this in the autumn?\n\nMODERATOR: We have time for one more question.\n\n", 9000), false)
	b.SetBytes(int64(d.Size()))
	for b.Loop() {
		findTurns(d)
	}
}
