package words

import (
	"strings"
	"testing"
)

// BenchmarkTokenizer divides texts of several scripts into words, 100 KB each.
func BenchmarkTokenizer(b *testing.B) {
	for _, c := range []struct{ name, sentence string }{
		{"English", "The ministers met in Brussels on 4 May 2023 and agreed that undersea cables don't protect themselves; 3.5% were cut. "},
		{"French", "Les ministres se sont réunis à Bruxelles et ont décidé que les câbles doivent être protégés. "},
		{"Russian", "Министры встретились в Брюсселе и решили, что кабели должны быть защищены. "},
		{"Arabic", "اجتمع الوزراء يوم الخميس في بروكسل وقرروا حماية الكابلات البحرية. "},
		{"Chinese", "部长们星期四在布鲁塞尔举行会议，决定保护海底电缆。"},
		{"Japanese", "大臣は木曜日にブリュッセルで会合を開き、海底ケーブルの保護を決めた。"},
		{"Thai", "รัฐมนตรีพบกันที่กรุงบรัสเซลส์เมื่อวันพฤหัสบดีและตกลงปกป้องสายเคเบิลใต้ทะเล "},
	} {
		text := strings.Repeat(c.sentence, 100<<10/len(c.sentence))
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			var s Tokenizer
			for b.Loop() {
				for s.Reset(text); s.Next(); {
				}
			}
		})
	}
}
