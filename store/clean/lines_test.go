package clean

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCountWords(t *testing.T) {
	for s, want := range map[string][2]int{
		"":                                      {0, 0},
		"The Minister of Finance met Anna":      {6, 3},
		"a well-known 3rd e-mail, isn’t it?":    {6, 0},
		"- * | &":                               {0, 0},
		"\"Quoted\" (In Brackets) --Dashed":     {4, 3},
		"internationalisation of everything":    {3, 0},
		"Ünal met Çelik in Århus":               {5, 2},
		"no\u00a0break\u00a0Here":               {3, 1},
		"各国部长星期二在首都举行会议":                        {5, 0},
		"รัฐมนตรี met":                          {3 + 1, 0},
		"EU各国 said":                             {3, 0},
		"supercalifragilistic\u00a0Word — End.": {3, 2},
	} {
		if words, capital := countWords(s); words != want[0] || capital != want[1] {
			t.Errorf("%q: %d words, %d capital, want %v", s, words, capital, want)
		}
	}
}

func FuzzSkipWord(f *testing.F) {
	f.Add("internationalisation of", 3)
	f.Add("übermäßig lang", 0)
	f.Add("\x1f!\x21 \xa0\xff", 1)
	f.Fuzz(func(t *testing.T, s string, i int) {
		if i < 0 || i > len(s) {
			return
		}
		want := i
		for want < len(s) && s[want] != ' ' && s[want] < utf8.RuneSelf {
			want++
		}
		if got := skipWord(s, i); got != want {
			t.Errorf("skipWord(%q, %d) = %d, want %d", s, i, got, want)
		}
	})
}

// BenchmarkMeasure takes the shape of lines of text and of entries of a menu.
func BenchmarkMeasure(b *testing.B) {
	for name, one := range map[string]string{
		"paragraphs": strings.Repeat("The ministers met in the capital on Tuesday to discuss the budget, and agreed to meet again. ", 6) + "\n\n",
		"lines":      "Subscribe to our newsletter and never miss a story again\n",
	} {
		text := strings.Repeat(one, 3000/len(one))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			var d Draft
			for b.Loop() {
				d.Read(text)
			}
		})
	}
}
