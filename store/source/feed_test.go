package source

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFeeds(t *testing.T) {
	const rss = `<?xml version="1.0" encoding="windows-1252"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour Desk</title><language>en-GB</language>
<item><title>Port &amp; quay open</title><link>https://example.org/1</link><guid>urn:1</guid><pubDate>Fri, 03 May 2024 08:10:00 GMT</pubDate>
<dc:creator>Ada Marsh</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>Ships came – many.</p>]]></content:encoded></item>
<item><title>Second</title><description>A line.
Another line.</description></item>
<item></item>
</channel></rss>`
	const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafenamt</title>
<entry><id>urn:2</id><title>Hafen offen</title><published>2024-05-04T00:00:00Z</published><updated>2024-06-04T00:00:00Z</updated><author><name>Li Wen</name></author>
<link href="https://example.org/2"/><summary>Kurz.</summary></entry></feed>`
	const jsonFeed = `{"version": "https://jsonfeed.org/version/1.1", "title": "Desk", "items": [
{"id": "3", "title": "Third", "content_text": "One.\nTwo.", "date_published": "2024-05-05", "authors": [{"name": "Ada"}]}, null]}`
	tests := []struct {
		name, text string
		want       []Record
	}{
		{"rss.xml", rss, []Record{
			{Path: "rss.xml#2", Title: "Second", Source: "Harbour Desk", Language: "en-GB", Text: "A line.\nAnother line."},
			{Path: "rss.xml#", Title: "Port & quay open", Source: "Harbour Desk", Language: "en-GB", Link: "https://example.org/1", Byline: "Ada Marsh",
				Date: "Fri, 03 May 2024 08:10:00 GMT", DateFrom: "feed pubDate", Text: "<p>Ships came – many.</p>", Format: HTML}}},
		{"atom.xml", atom, []Record{{Path: "atom.xml#", Title: "Hafen offen", Source: "Hafenamt", Language: "de", Byline: "Li Wen", Link: "https://example.org/2",
			Date: "2024-05-04T00:00:00Z", DateFrom: "feed published", Text: "Kurz."}}},
		{"feed.json", jsonFeed, []Record{{Path: "feed.json#", Title: "Third", Source: "Desk", Byline: "Ada",
			Date: "2024-05-05", DateFrom: "feed date_published", Text: "One.\nTwo."}}},
	}
	for _, test := range tests {
		records, _ := readFile(t, test.name, test.text)
		for i, got := range records {
			if key := got.Path[strings.IndexByte(got.Path, '#')+1:]; len(key) == 7 {
				got.Path = strings.TrimSuffix(got.Path, key)
			}
			if i < len(test.want) && got != test.want[i] {
				t.Errorf("%s\n got %+v\nwant %+v", test.name, got, test.want[i])
			}
		}
		if len(records) != len(test.want) {
			t.Errorf("%s: %d records: %s", test.name, len(records), pathsOf(records))
		}
	}
}

func TestFeedTitles(t *testing.T) {
	const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><entry>%s</entry></feed>`
	const rss = `<rss version="2.0"><channel><title>Desk</title><item>%s</item></channel></rss>`
	tests := []struct{ feed, title, want string }{
		{rss, "<title>&lt;b&gt;Big&lt;/b&gt; news &amp;amp; more</title>", "Big news & more"},
		{rss, "<title><![CDATA[<span class='k'>Ports</span>:<br>all <i>open</i>]]></title>", "Ports: all open"},
		{rss, "<title>A &amp;#8220;calm&amp;#8221; day</title>", "A “calm” day"},
		{rss, "<title>Why the &lt;b&gt; tag is old</title>", "Why the <b> tag is old"},
		{rss, "<title>5 &lt; 7 &amp; 9 &gt; 8</title>", "5 < 7 & 9 > 8"},
		{atom, `<title type="html">H&lt;sub&gt;2&lt;/sub&gt;O is &lt;em&gt;short&lt;/em&gt;</title>`, "H2O is short"},
		{atom, `<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">All <em>quiet</em></div></title>`, "All quiet"},
	}
	for _, test := range tests {
		records, _ := readFile(t, "feed.xml", fmt.Sprintf(test.feed, test.title))
		if len(records) != 1 || records[0].Title != test.want {
			t.Errorf("%s: %+v, want %q", test.title, records, test.want)
		}
	}
}

// The key of an item stays when other items come and go.
func TestFeedKeysAreStable(t *testing.T) {
	item := func(n string) string { return "<item><title>" + n + "</title><guid>urn:" + n + "</guid></item>" }
	rss := func(items ...string) string { return "<rss><channel>" + strings.Join(items, "") + "</channel></rss>" }
	before, _ := readFile(t, "a.rss", rss(item("b")))
	after, _ := readFile(t, "a.rss", rss(item("a"), item("b"), item("b")))
	if len(after) != 3 || !strings.Contains(pathsOf(after), before[0].Path) || !strings.Contains(pathsOf(after), before[0].Path+"@3") {
		t.Errorf("before %s, after %s", pathsOf(before), pathsOf(after))
	}
}

func TestBrokenFeedsGiveWhatIsWhole(t *testing.T) {
	item := func(n string) string { return "<item><title>" + n + "</title><description>Text.</description></item>" }
	tests := []struct {
		name, text, want, fault string
	}{
		{"cut off", "<rss><channel><title>Desk</title>" + item("A") + item("B") + "<item><title>C", "A B", "2 of its items could be read"},
		{"broken inside", "<rss><channel>" + item("A") + "<item><title>B</item><item attr=\"<>" + item("C") + "</channel></rss>", "A B C", "3 of its items could be read"},
		{"Atom", `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><entry><title>x</title>`, "", "fetch it again"},
		{"deep", "<rss><channel>" + item("A") + "<item>" + strings.Repeat("<b>", 200) + "</item></channel></rss>", "A", "nested more than 100 deep"},
		{"very deep", "<rss>" + strings.Repeat("<channel>", 1_000_000), "", "nested more than 100 deep"},
		{"no end of items", "<rss>" + strings.Repeat("<item>", 100_000) + "</item>", "", "nested more than 100 deep"},
		{"entities", `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>` + item("&b;") + `</channel></rss>`, "&b;", ""},
	}
	for _, test := range tests {
		records, faults := readFile(t, "feed.xml", test.text)
		var titles []string
		for _, r := range records {
			titles = append(titles, r.Title)
		}
		if got := strings.Join(titles, " "); got != test.want || !strings.Contains(sentences(faults), test.fault) {
			t.Errorf("%s: titles %q, want %q; faults %s", test.name, got, test.want, sentences(faults))
		}
	}
}

// The items that are too many are taken off before a feed is parsed.
func TestItemsAreBounded(t *testing.T) {
	const more = 7
	items := func(item, by string) string { return strings.Repeat(item+by, maxItems+more-1) + item }
	tests := []struct{ name, text, end string }{
		{"RSS", "<rss><channel>" + items("<item/>", "") + "<x></channel></rss>", "<item/></channel></rss>"},
		{"Atom", "<a:feed>" + items("<a:entry></a:entry>", "\n") + "</a:feed>", "</a:entry>\n</a:feed>"},
		{"JSON", `{"items": [` + items("{}", ",") + `], "Items": [{}]}`, "{},{}]}"},
	}
	for _, test := range tests {
		text, over, err := boundedFeed([]byte(test.text))
		if err != nil || over != more || !strings.HasSuffix(string(text), test.end) {
			t.Errorf("%s: %d too many, ends %q, %v", test.name, over, text[max(0, len(text)-40):], err)
		}
	}
	for name, text := range map[string]string{
		"elements": "<rss><channel><item>" + strings.Repeat("<x/>", maxElements) + "</item></channel></rss>",
		"values":   `{"items": [{"tags": [` + strings.Repeat("1,", maxElements) + "1]}]}",
		"depth":    `{"items": [` + strings.Repeat("[", maxDepth),
	} {
		if _, _, err := boundedFeed([]byte(text)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzFeed(f *testing.F) {
	for _, s := range []string{
		"<rss><channel><title>a</title><item><title>b</title></item></channel></rss>",
		`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="xhtml"><div>a</div></title></entry></feed>`,
		`<rdf:RDF xmlns:rdf="x"><item><title>a</title></item></rdf:RDF>`,
		`{"version":"https://jsonfeed.org/version/1","items":[{"id":1}]}`,
		"<rss><channel><item><title>a</title></item><item>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, ok := toUTF8(data)
		if !ok || len(text) == 0 {
			return
		}
		decodeFeed(Record{Path: "f"}, text, outputTo(found{record: func(r Record) {
			if !utf8.ValidString(r.Title + r.Text + r.Path) {
				t.Errorf("%q became %+v", data, r)
			}
		}}))
	})
}
