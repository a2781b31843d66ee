package cli_test

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// attacks are what a document may try to make a terminal do, or a person believe. A
// colour of theirs has the parameters 8;53 (hidden, overlined), which no theme of ours
// has.
func attacks() map[string]string {
	return map[string]string{
		// Sequences that begin with ESC.
		"CSI clear":             "\x1b[2J\x1b[H\x1b[3J",
		"CSI cursor":            "\x1b[1;1Hup\x1b[9Adown",
		"CSI hides the cursor":  "\x1b[?25l",
		"CSI other screen":      "\x1b[?1049l",
		"CSI mouse":             "\x1b[?1003h",
		"CSI asks for the name": "\x1b[>q\x1b[c\x1b[6n",
		"CSI window":            "\x1b[8;1;1t\x1b[2t",
		"CSI scroll region":     "\x1b[5;6r",
		"CSI without an end":    "\x1b[31",
		"CSI with a CR inside":  "\x1b[3\r1m",
		"CSI repeat":            "x\x1b[99999999b",
		"SGR":                   "\x1b[8;53mhidden\x1b[m",
		"SGR with colons":       "\x1b[4:3m\x1b[8;53m",
		"SGR of 10,000 bytes":   "\x1b[" + strings.Repeat("1;", 5000) + "8;53m",
		"OSC 0 title":           "\x1b]0;owned\a",
		"OSC 2 title, ST":       "\x1b]2;owned\x1b\\",
		"OSC 4 palette":         "\x1b]4;1;rgb:00/00/00\a",
		"OSC 7 folder":          "\x1b]7;file:///etc\a",
		"OSC 8 javascript":      "\x1b]8;;javascript:alert(1)\x1b\\x\x1b]8;;\x1b\\",
		"OSC 8 file":            "\x1b]8;;file:///etc/passwd\ax\x1b]8;;\a",
		"OSC 9 notice":          "\x1b]9;owned\a",
		"OSC 10 asks":           "\x1b]10;?\a\x1b]11;?\a",
		"OSC 52 clipboard":      "\x1b]52;c;ZXZpbA==\a",
		"OSC 52 asks":           "\x1b]52;c;?\x1b\\",
		"OSC 133 prompt":        "\x1b]133;A\a",
		"OSC 777 notice":        "\x1b]777;notify;a;b\a",
		"OSC 1337 file":         "\x1b]1337;File=inline=1:QUJD\a",
		"OSC without an end":    "\x1b]0;swallows all that follows",
		"DCS":                   "\x1bP$q\"p\x1b\\",
		"DCS sixel":             "\x1bPq#0;2;0;0;0~~\x1b\\",
		"DCS through tmux":      "\x1bPtmux;\x1b\x1b]0;owned\a\x1b\\",
		"APC":                   "\x1b_Gi=1;AAAA\x1b\\",
		"PM":                    "\x1b^owned\x1b\\",
		"SOS":                   "\x1bXowned\x1b\\",
		"RIS":                   "\x1bc",
		"character set":         "\x1b(0lqqk\x1b(B\x0e\x0f",
		"reverse line feed":     "\x1bM\x1bD\x1bE",
		"ESC at the end":        "\x1b",
		"ESC twice":             "\x1b\x1b[8;53m",

		// C1 controls, as characters, as bytes, as entities.
		"C1 CSI":                 "\u009b8;53m",
		"C1 OSC":                 "\u009d0;owned\u009c",
		"C1 DCS":                 "\u0090q\u009c",
		"C1 NEL, IND":            "a\u0085b\u0084c",
		"C1 CSI byte":            "\x9b8;53m",
		"C1 OSC byte":            "\x9d0;owned\x9c",
		"decimal entity":         "&#27;[8;53m &#157;0;x&#156;",
		"hexadecimal entity":     "&#x1b;[8;53m &#x9b;8;53m",
		"entity of an entity":    "&amp;#27;[8;53m",
		"entity without an end":  "&#27[8;53m",
		"entity of a long zero":  "&#000000000027;[8;53m",
		"named entities":         "&Tab;&NewLine;&rlm;&lrm;&#x202e;&lbrack;&NonBreakingSpace;",
		"percent escapes":        "[x](http://a/%1b%5b8;53m) http://a/%9b",
		"written out for people": `\x1b[8;53m \033[8;53m \u001b[8;53m ^[[8;53m`,

		// Other controls.
		"carriage return": "safe\rEVIL",
		"backspace":       "safe\b\b\b\bEVIL",
		"bell":            "\a\a\a",
		"DEL":             "a\x7f\x7fb",
		"NUL":             "a\x00b",
		"VT, FF":          "a\vb\fc",
		"TAB":             "a\tb",
		"SO, XON, SUB":    "\x0e\x11\x13\x1a\x05",

		// Characters that change what a person sees, or hide.
		"right to left":        "invoice\u202efdp.exe",
		"isolates":             "a\u2066b\u2067c\u2068d\u2069",
		"embeddings":           "a\u202ab\u202bc\u202cd\u202d",
		"marks of direction":   "a\u200eb\u200fc\u061cd",
		"Trojan source":        "/*\u202e } \u2066if (admin)\u2069 \u2066 begin */",
		"zero width":           "N\u200bA\u2060T\ufeffO\u200d!\u200c",
		"soft hyphens":         "cab\u00adle",
		"invisible operators":  "a\u2061b\u2062c\u2063d\u2064e",
		"old format controls":  "a\u206ab\u206ec\u206f",
		"tags":                 "a\U000e0001\U000e0041\U000e007f",
		"variation selectors":  "a\U000e0100b\U000e01ef",
		"Hangul fillers":       "a\u115f\u1160\u3164\uffa0b",
		"grapheme joiner":      "a\u034fb\u180ec",
		"annotations":          "a\ufff9b\ufffac\ufffbd",
		"line separators":      "a\u2028b\u2029c",
		"private use":          "a\ue000\U000f0000b\U0010fffdc",
		"noncharacters":        "a\ufdd0b\ufdd1c\ufdefd",
		"more noncharacters":   "a\ufffeb\uffffc\U0001fffed\U0010ffff",
		"50 combining marks":   "a" + strings.Repeat("\u0301", 50),
		"invalid UTF-8":        "a\xffb\xc3(\xe2\x82",
		"overlong":             "a\xc0\x9b\xe0\x80\x9b\xc1\x9b\xf0\x80\x80\x9b[8;53m",
		"surrogates":           "a\xed\xa0\x80\xed\xb0\x80b",
		"beyond Unicode":       "a\xf4\x90\x80\x80b",
		"an escape in halves":  "\x1b\u200b[8;53m \x1b\u00ad]0;x\a",
		"an entity in halves":  "&#2\u200b7;[8;53m &\u00ad#27;[8;53m",
		"a control in a match": "har\x1bbour har\u200bbour har\u009bbour",

		// Markup that renderers make sequences of.
		"heading":            "# \x1b[8;53m &#27;[8;53m\n## &#x9b;x",
		"table":              "| \x1b[8;53m | &#27;[2J |\n|---|---|\n| &#157;0;x | [a](javascript:x) |",
		"link targets":       "[a](javascript:alert(1)) [b](file:///etc/passwd) <ssh://-oProxyCommand=x> [c](<http://a/\x1b]0;x>) ![d](data:x)",
		"link text":          "[\x1b]0;x\a&#27;]0;x&#7;](http://example.org \"t\x1b[8;53m\")",
		"reference link":     "[a][\x1b[8;53m]\n\n[\x1b[8;53m]: http://a/&#27;]0;x \"&#27;\"",
		"code":               "`\x1b[8;53m &#27;[8;53m` ``\u009b8;53m``",
		"code block":         "```\x1b]0;lang\a\n\x1b[8;53m\n```\n\n    \x1b[2J &#27;[2J",
		"fence language":     "~~~ &#27;]0;x&#7; \u202e\n\u009b2J\n~~~",
		"footnotes":          "a[^\x1b[8;53m]\n\n[^\x1b[8;53m]: note &#27;[2J",
		"HTML block":         "<div title='&#27;]0;x&#7;'>\x1b[8;53m<!-- \x1b]0;x\a --><script>\x1b[2J</script></div>",
		"image alt":          "![\x1b[8;53m&#27;[8;53m](http://a/x.png \"&#27;[8;53m\")",
		"emphasis in halves": "**\x1b**[8;53m _\u009b_8;53m &#2**7;[8;53m**",
		"backslashes":        "\\\x1b[8;53m \\\u009b8;53m \\&#27;[8;53m",
		"list and quotation": "> - 1. \x1b[8;53m\n>   &#27;[8;53m\n> > \u202e",
		"template code":      "{{ \x1b[8;53m }} {% &#27;[2J %} ${\u009b2J}",
		"signs of the house": "\ufdd0\ufdd1 ␛[8;53m <U+009B>",
		"markup of JSON":     `","x":"\u001b[8;53m\u009b\u202e\ud800`,
		"markup of YAML":     "\"\n\x1b[8;53m: !!binary |\n  G1s=\n---\n",
		"markup of XML":      "]]>&#27;[8;53m<![CDATA[\x1b[8;53m",
		"format verbs":       "%s%n%!d(\x1b[8;53m)",
	}
}

var sgr = regexp.MustCompile(`\x1b\[[0-9;:]{0,60}m`)

// breach is what in a text does more to a terminal or a person than being text with
// our colours, with what stands around it; "" if nothing does.
func breach(text string) string {
	if at := strings.Index(text, "\x1b[8;53"); at >= 0 {
		return around(text, at)
	}
	if strings.Contains(text, "\x1b") {
		text = sgr.ReplaceAllString(text, "")
	}
	marks := 0
	for at, r := range text {
		if r >= ' ' && r < 0x7F { // most of nearly all texts
			marks = 0
			continue
		}
		if unicode.Is(unicode.M, r) {
			marks++
		} else {
			marks = 0
		}
		if forbidden(r) || marks > 8 || r == utf8.RuneError && !strings.HasPrefix(text[at:], "\uFFFD") || joinsLetters(text, at, r) {
			return around(text, at)
		}
	}
	return ""
}

// forbidden are the characters that never pass.
func forbidden(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp)) || invisible(r)
}

// invisible are those of them that do nothing to a terminal: a person does not see
// them, or nobody knows what they are.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Noncharacter_Code_Point, unicode.Co) || r >= 0x206A && r <= 0x206F || r >= 0xE0000 && r <= 0xE0FFF ||
		strings.ContainsRune("\u00ad\u034f\u115f\u1160\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0\ufff9\ufffa\ufffb", r)
}

// joinsLetters reports whether a character is a joiner where it joins nothing: behind
// a letter of ours, it only hides.
func joinsLetters(text string, at int, r rune) bool {
	return (r == 0x200C || r == 0x200D) && at > 0 && text[at-1] < utf8.RuneSelf
}

func around(text string, at int) string {
	return fmt.Sprintf("…%.80q", text[max(0, at-30):min(len(text), at+30)])
}
