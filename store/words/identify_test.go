package words

import (
	"strings"
	"testing"
)

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Cables", ""},
		{"1234 5678 / 99", ""},
		{"The ministers met on Thursday and agreed that the cables have to be protected by all of them.", "en"},
		{"Die Minister trafen sich am Donnerstag und beschlossen, dass die Kabel von allen zu schützen sind.", "de"},
		{"Les ministres se sont réunis jeudi et ont décidé que les câbles doivent être protégés par tous.", "fr"},
		{"Los ministros se reunieron el jueves y acordaron que los cables deben ser protegidos por todos.", "es"},
		{"I ministri si sono riuniti giovedì e hanno deciso che i cavi devono essere protetti da tutti, anche nel mare.", "it"},
		{"Os ministros reuniram-se na quinta-feira e decidiram que os cabos devem ser protegidos por todos, também no mar.", "pt"},
		{"De ministers kwamen donderdag bijeen en besloten dat de kabels door iedereen moeten worden beschermd.", "nl"},
		{"Министры встретились в четверг и решили, что кабели должны быть защищены.", "ru"},
		{"Міністри зустрілися в четвер і вирішили, що кабелі мають бути захищені.", "uk"},
		{"Οι υπουργοί συναντήθηκαν την Πέμπτη", "el"},
		{"اجتمع الوزراء يوم الخميس في بروكسل", "ar"},
		{"部长们星期四在布鲁塞尔举行会议", "zh"},
		{"大臣は木曜日にブリュッセルで会合を開いた", "ja"},
		{"장관들은 목요일 브뤼셀에서 만났다", "ko"},
	} {
		if got := Identify(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestLanguageDoesNotAllocate(t *testing.T) {
	text := strings.Repeat("Die Minister trafen sich für die Straße größer. Министры ", 100)
	if n := testing.AllocsPerRun(10, func() { Identify(text) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkLanguage(b *testing.B) {
	text := strings.Repeat("The ministers met on Thursday and agreed that the cables have to be protected. ", 33)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Identify(text)
	}
}
