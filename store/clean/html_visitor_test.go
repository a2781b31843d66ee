package clean

import (
	"strings"
	"testing"

	"readout/store/markup"
)

func TestHTMLVisitor(t *testing.T) {
	for _, c := range []struct {
		name, among string
		cut         bool
	}{
		{"box with a button", `<div class=k1><h3>Coast Letter</h3><p>Sign up for our newsletter and we will send you the news of the coast every morning.</p><button>Go</button></div>`, true},
		{"box with a field", `<section><p>Unser Newsletter kommt jeden Morgen in Ihr Postfach, abonnieren Sie ihn.</p><p>Hinweise zum Datenschutz</p><input type=email></section>`, true},
		{"consent", `<div><p>Nous utilisons des cookies sur votre navigateur.</p><div role=button>Tout accepter</div></div>`, true},
		{"link", `<p><a href="/l">Subscribe to our newsletter here.</a></p>`, true},
		{"set apart", `<p><em>The Coast Post reports every day. Subscribe to our newsletter <a href="/l">here</a>.</em></p>`, true},
		{"box about something else", `<div><p>The ferry needs two hours.</p><button>Play</button></div>`, false},
		{"running text", `<p>The operators wrote to their customers in an e-mail that a newsletter would tell them of repairs.</p>`, false},
		{"link in a sentence", `<p>You can read the newsletter of the <a href="/o">owners</a> in the harbour.</p>`, false},
		{"emphasis", `<p><em>You could subscribe to this, he said.</em></p>`, false},
	} {
		// More text, so that a paragraph about newsletters does not make it the subject.
		a := cleanHTML(pageWith("", c.among+"<p>"+weather+" "+owners+"</p>", ""), Hints{})
		words := strings.Fields(plainText(c.among))
		if got := !strings.Contains(markup.Open(a.Body, true).Plain(), words[1]+" "+words[2]); got != c.cut {
			t.Errorf("%s: cut %v, body\n%s", c.name, got, a.Body)
		}
	}
}

// A page about newsletters or cookies stays whole, also where it gives examples.
func TestHTMLVisitorIsTheSubject(t *testing.T) {
	for title, paragraphs := range map[string][]string{
		"Why every newsletter now has a paid tier": {
			"Publishers that gave their newsletter away for years now ask you to subscribe, and some of their readers do so at once.",
			"A newsletter lands in your inbox, and that is worth more than a visit to a website, says a publisher in Lyon.",
			`<em>Sign up for your free newsletter <a href="/x">here</a>, one of the letters begins.</em>`},
		"Court says silence is no agreement": {
			"A website may set cookies in your browser only when you have agreed, the court in Luxembourg ruled on Tuesday.",
			"Consent to cookies must be as easy to refuse as to give, and a button that only says yes does not suffice for that.",
			`<a href="/ruling">You can download the ruling on cookies from the website of the court</a>`},
	} {
		page := "<html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1>"
		for _, p := range paragraphs {
			page += "<section><p>" + p + "</p><button>Copy</button></section>"
		}
		a := cleanHTML(page+"</article></body></html>", Hints{})
		for _, p := range paragraphs[:2] {
			if !strings.Contains(a.Body, p) {
				t.Errorf("%s: %q is missing in\n%s", title, p, a.Body)
			}
		}
		for _, cut := range a.Removed {
			if cut.Why == toVisitors {
				t.Errorf("%s: cut %+v", title, cut)
			}
		}
	}
}
