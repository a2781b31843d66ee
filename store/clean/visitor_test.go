package clean

import (
	"os"
	"strings"
	"testing"
)

const passwordBriefing = `Ministry tells staff to change passwords

You must change the password of your account by Friday, the ministry told all staff.
Your new password must have 14 characters, and you may not use the one of your private e-mail.
Click no link in an e-mail that asks for your password, even if the sender seems to be known to you.
The order follows the theft of 400 passwords from a contractor in March, which was found only in June.
Auditors had warned that the same password opened the mail and the archive of the ministry.
The contractor said that it had reset every account and told the data protection office.
The office will report on the theft before the end of the year.
`

const cookieBriefing = `Court rules on cookie banners

A website may not set cookies before its visitor has agreed, the court ruled on Tuesday.
A button that says only "accept" does not suffice: your visitors must be able to refuse cookies with one click, too.
The case was brought by a consumer group against the publisher of three newspapers.
The publisher had told readers: "You can subscribe or accept cookies, but you cannot read our website without one of both."
Judges held that privacy may have a price, but that the price must be fair.
The law on cookies is due to be revised next spring, when the ministry wants browsers to answer for their users.
`

const signUpForm = `Stay in touch
Enter your e-mail to subscribe to our newsletter.
You have no account yet? Register with your e-mail and choose a password.
We use cookies on this website. Click here to change what you allow.
`

func TestVisitorLines(t *testing.T) {
	for name, text := range map[string]string{"passwords": passwordBriefing, "cookies": cookieBriefing} {
		t.Run(name, func(t *testing.T) {
			a := cleanPlain(text, Hints{}, nil)
			checkWhole(t, text, a)
			title, body, _ := strings.Cut(text, "\n\n")
			if a.Title.Text != title || a.Body != body {
				t.Errorf("title %q, cut %q", a.Title.Text, whys(a))
			}
		})
	}
	for name, text := range map[string]string{"above": signUpForm + "\n" + wrapped, "below": wrapped + "\n" + signUpForm} {
		t.Run(name, func(t *testing.T) {
			a := cleanPlain(text, Hints{}, nil)
			checkWhole(t, text, a)
			if !strings.HasPrefix(a.Body, "The harbour") || strings.Contains(a.Body, "subscribe") || !strings.Contains(a.Body, "change their plans.\n") {
				t.Errorf("body %q", a.Body)
			}
		})
	}
}

// TestSeedAlone opens the first seed without the others, whose lines would give
// its form away.
func TestSeedAlone(t *testing.T) {
	text, err := os.ReadFile("../../seeds/000_5214943dc2519bda.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := cleanPlain(string(text), Hints{}, nil)
	checkWhole(t, string(text), a)
	if a.BodyFrom != 7 || a.Title.From != "lead sentence" || !strings.HasSuffix(a.Title.Text, "Conference in Brussels") {
		t.Errorf("body from line %d, title %v", a.BodyFrom, a.Title)
	}
}

func TestVisitorWords(t *testing.T) {
	for _, c := range []struct {
		line          string
		site, visitor bool
	}{
		{"Subscribe", true, false},
		{"ENTER YOUR E-MAIL", true, true},
		{"Registrieren Sie sich hier mit Ihrem Passwort", true, false},
		{"Téléchargez notre lettre", true, false},
		{"Create your account", true, true},
		{"Contact us", true, false},                             // an entry of a menu
		{"The contact group met again in Berlin", false, false}, // a word of the world
		{"Your ministers have met", false, false},
		{"youngsters log their hours", true, false}, // "log", but no "you"
		{"The logistics of your convoy", false, false},
		{"Vos données — cookies", true, true},
		{"Sign\u00a0up for you", true, true},
		{"été à l’école", false, false},
		{"x", false, false},
	} {
		l := &measure(c.line)[0]
		if l.site != c.site || l.visitor != c.visitor {
			t.Errorf("%q: site %v, visitor %v", c.line, l.site, l.visitor)
		}
	}
}

func TestNextWord(t *testing.T) {
	for s, want := range map[string]string{
		"It’s an e-mail, 3rd of 2": "It s an e mail rd of",
		"Müllers «Haus»":           "Müllers Haus",
		"— … ":                     "",
		"日本語 and":                  "日本語 and",
	} {
		var words []string
		for rest := s; rest != ""; {
			var word string
			if word, rest = nextWord(rest); word != "" {
				words = append(words, word)
			}
		}
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
