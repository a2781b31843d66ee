package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const (
	french   = "Le ministre s’est rendu à l’assemblée générale, où il a présenté les mesures décidées l’été passé. La séance était levée à midi.\n"
	german   = "Die Außenminister berieten über die Lage an der Küste; größere Änderungen am Entwurf seien nicht nötig, hieß es später.\n"
	spanish  = "La reunión empezó mañana: según el señor Núñez, la situación económica mejoró y el país está más preparado que nunca.\n"
	russian  = "Министр обороны заявил, что переговоры продолжатся на следующей неделе, и поблагодарил участников встречи за работу.\n"
	chinese  = "外交部发言人在例行记者会上表示，双方将继续就有关问题保持沟通，并欢迎各国企业参加今年的博览会。会议于星期一结束。\n"
	taiwan   = "外交部發言人在記者會上表示，雙方將繼續就有關問題保持溝通，並歡迎各國企業參加今年的博覽會。會議於星期一結束。\n"
	japanese = "外務大臣は記者会見で、来週も協議を続けると述べました。会議は月曜日に東京で開かれ、多くの国が参加しました。\n"
	korean   = "외교부 대변인은 정례 기자회견에서 다음 주에도 협의를 계속할 것이라고 말했다. 회의는 월요일에 서울에서 열렸다.\n"
	greek    = "Ο υπουργός δήλωσε ότι οι συνομιλίες θα συνεχιστούν την επόμενη εβδομάδα και ευχαρίστησε όλους τους συμμετέχοντες.\n"
)

func TestToUTF8(t *testing.T) {
	utf16 := func(order unicode.Endianness, mark unicode.BOMPolicy) encoding.Encoding {
		return unicode.UTF16(order, mark)
	}
	tests := []struct {
		name string
		enc  encoding.Encoding
		text string
	}{
		{"ASCII", encoding.Nop, "Plain words.\n"},
		{"UTF-8", encoding.Nop, french + russian + chinese},
		{"UTF-8 with a mark", unicode.UTF8BOM, german},
		{"UTF-16 LE with a mark", utf16(unicode.LittleEndian, unicode.UseBOM), german},
		{"UTF-16 BE with a mark", utf16(unicode.BigEndian, unicode.UseBOM), chinese},
		{"UTF-16 LE", utf16(unicode.LittleEndian, unicode.IgnoreBOM), german},
		{"UTF-16 BE", utf16(unicode.BigEndian, unicode.IgnoreBOM), german},
		{"UTF-16 LE, Russian", utf16(unicode.LittleEndian, unicode.IgnoreBOM), russian},
		{"UTF-16 BE, Korean", utf16(unicode.BigEndian, unicode.IgnoreBOM), korean},
		{"UTF-32 LE with a mark", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), french},
		{"UTF-32 BE with a mark", utf32.UTF32(utf32.BigEndian, utf32.UseBOM), french},
		{"windows-1252", named("windows-1252"), french},
		{"one curly quote", named("windows-1252"), "The minister’s visit was short and nobody spoke about it later on.\n"},
		{"one pound sign", named("windows-1252"), "It will cost £40 million over three years, the department said today.\n"},
		{"iso-8859-1", named("iso-8859-1"), spanish},
		{"iso-8859-1, German", named("iso-8859-1"), german},
		{"gbk", named("gbk"), chinese},
		{"big5", named("big5"), taiwan},
		{"shift_jis", named("shift_jis"), japanese},
		{"euc-jp", named("euc-jp"), japanese},
		{"euc-kr", named("euc-kr"), korean},
		{"koi8-r", named("koi8-r"), russian},
		{"windows-1251", named("windows-1251"), russian},
		{"windows-1253", named("windows-1253"), greek},
		{"declared HTML", named("iso-8859-2"), "<html><head><meta charset=\"iso-8859-2\"><body>Zażółć gęślą jaźń"},
		{"declared XML", named("koi8-r"), "<?xml version='1.0' encoding='KOI8-R'?><rss><channel><title>Вести"},
		{"declared falsely", encoding.Nop, "<meta charset=iso-8859-1>Bereits UTF-8: Küste, größer, Maß"},
	}
	for _, test := range tests {
		data, err := test.enc.NewEncoder().String(test.text)
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		if got, ok := toUTF8([]byte(data)); !ok || string(got) != test.text {
			t.Errorf("%s: %v\n got %.80q\nwant %.80q", test.name, ok, got, test.text)
		}
	}
}

func named(label string) encoding.Encoding {
	e, _ := charset.Lookup(label)
	return e
}

func TestToUTF8OfDamage(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"cut in a letter", german + "K\xc3", german + "K\uFFFD"},
		{"one bad byte", german + "\xff", german + "\uFFFD"},
		{"lone surrogate in UTF-16", "\xff\xfea\x00\x00\xd8b\x00", "a\uFFFDb"},
		{"a single NUL", strings.Repeat("words ", 50) + "\x00", strings.Repeat("words ", 50) + "\x00"},
		{"nothing but a mark", "\xff\xfe", ""},
	}
	for _, test := range tests {
		if got, ok := toUTF8([]byte(test.data)); !ok || string(got) != test.want {
			t.Errorf("%s: %v %q, want %q", test.name, ok, got, test.want)
		}
	}
	for name, data := range map[string]string{
		"NULs":     "ab\x00cd\x00",
		"structs":  strings.Repeat("\x01\x00\x00\x00\x80\xff\x07\x00", 40),
		"controls": strings.Repeat("\x01\x02\xff\x80", 40),
	} {
		if text, ok := toUTF8([]byte(data)); ok {
			t.Errorf("%s: taken for the text %q", name, text)
		}
	}
}

func FuzzToUTF8(f *testing.F) {
	for _, s := range []string{french, chinese, "\xff\xfea\x00", "\x00\x00\xfe\xff", "\xe9t\xe9", "<meta charset=shift_jis>\x83\x65", "\xc4\xe3\xba\xc3"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, ok := toUTF8(data)
		if ok && !utf8.Valid(text) {
			t.Errorf("%q became %q", data, text)
		}
		if ok && utf8.Valid(data) && strings.IndexByte(string(data), 0) < 0 && string(text) != strings.TrimPrefix(string(data), "\uFEFF") {
			t.Errorf("valid %q became %q", data, text)
		}
	})
}

func BenchmarkToUTF8(b *testing.B) {
	for name, text := range map[string]string{"ASCII": "Plain words, one after the other. ", "French": french, "windows-1252": "La s\xe9ance fut lev\xe9e dans l\x92apr\xe8s-midi, selon un porte-parole. "} {
		data := []byte(strings.Repeat(text, 3000/len(text)))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				toUTF8(data)
			}
		})
	}
}
