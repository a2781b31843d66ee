package store

import (
	"slices"
	"strings"
	"testing"
)

// finds checks that each query finds a document with all its words, or with none of them where
// it must not.
func finds(t *testing.T, library *Library, q Query, path string, want bool) {
	t.Helper()
	result, err := library.Search(t.Context(), q)
	if err != nil {
		t.Errorf("%q: %v", q.Text, err)
		return
	}
	if found := slices.Contains(paths(result.Hits[:result.Total]), path); found != want {
		t.Errorf("%q (exact: %v) finds %s: %v", q.Text, q.Exact, path, found)
	}
}

// Words are found in any script: by a part of what is written without spaces, with and without
// what is written together with a word, in any of the forms that Unicode has for a letter. Words
// in quotes, and all with Exact, are found as they are written only.
func TestFoundInScripts(t *testing.T) {
	library := openFiles(t, map[string]string{
		"ar.txt":  "افتتاح السوق الجديد\n\nأعلن المجلس أنّ السّفارة أُغلقت في ١٢ مايو وأن المستشفيات مفتوحة.\n",
		"arn.txt": "سوق قديم\n\nسفارة في المدينة.\n",
		"fa.txt":  "بازرگانی\n\nکشتی\u200cهای بازرگانی به بندر رسیدند.\n",
		"he.txt":  "פתיחת השוק\n\nהמפלגה הודיעה כי צה״ל נסוג מן הגשר.\n",
		"hen.txt": "שוק ישן\n\nמפלגה בעיר.\n",
		"ja.txt":  "空港が閉鎖\n\nフェリーと鉄道は動いている。Ｓｕｍｍｉｔ会議は2031年度に開く。\n",
		"jah.txt": "報告\n\nﾎﾃﾙとﾌｪﾘｰの予約。\n",
		"km.txt":  "ព្រលានយន្តហោះ\n\nរដ្ឋមន្ត្រីបានជួបគ្នានៅភ្នំពេញ។\n",
		"ko.txt":  "공항 폐쇄\n\n교통부는 철도역에서 열차가 다시 다닌다고 밝혔다.\n",
		"kod.txt": "\u1109\u1165\u110b\u116e\u11af\n\n\u1109\u1165\u110b\u116e\u11af\u110b\u1166\u1109\u1165\n",
		"lo.txt":  "ສະໜາມບິນ\n\nລັດຖະມົນຕີໄດ້ພົບກັນຢູ່ວຽງຈັນ.\n",
		"my.txt":  "လေဆိပ်\n\nဝန်ကြီးများသည် ရန်ကုန်မြို့တွင် တွေ့ဆုံကြသည်။\n",
		"nfc.txt": "Forêt brûlée\n\nLes forêts étaient fermées à Besançon.\n",
		"th.txt":  "สนามบินปิด\n\nรัฐมนตรีพบกันที่กรุงเทพมหานครเมื่อวันศุกร์ และสถานีรถไฟเปิด ๒๕๖๗\n",
		"zh.txt":  "机场关闭\n\n铁路部门说火车已恢复运行。\n",
	})
	for _, c := range []struct{ path, queries, others string }{
		{"ar.txt", `سفارة السفارة للسفارة السّفارة أعلن اعلن اغلقت مستشفى سوق السوق "السوق الجديد" 12 ١٢`, `سفير "سفارة" سف`},
		{"arn.txt", `السفارة سفاره "سفارة" والسوق`, `"السفارة"`},
		{"fa.txt", "بازرگانی بازرگاني كشتي کشتی", ""},
		{"he.txt", `מפלגה המפלגה למפלגה צהל צה״ל גשר שוק הַמִּפְלָגָה`, `"מפלגה" פלג`},
		{"hen.txt", `המפלגה מפלגה במפלגה`, `"המפלגה"`},
		{"ja.txt", "フェリー ﾌｪﾘｰ フェ 空港 空 鉄道 summit Ｓｕｍｍｉｔ 2031年 年度 年", "ペリー 鉄空"},
		{"jah.txt", "ホテル ﾎﾃﾙ フェリー ﾌｪﾘｰ", "ボテル"},
		{"km.txt", "រដ្ឋមន្ត្រី ភ្នំពេញ ភ្នំ", "មន្ទីរ"},
		{"ko.txt", "교통부 철도 철도역 철 폐쇄", "도교"},
		{"kod.txt", "서울 서울에", "울서울"},
		{"lo.txt", "ລັດຖະມົນຕີ ວຽງຈັນ", "ຈັນວຽງ"},
		{"my.txt", "ဝန်ကြီး ရန်ကုန် မြို့", "ကုန်ရန်"},
		{"nfc.txt", "forêt fore\u0302t FORE\u0302TS e\u0301taient besanc\u0327on besancon", ""},
		{"th.txt", "รัฐมนตรี กรุงเทพมหานคร กรุงเทพ สถานีรถไฟ รถไฟ 2567 ๒๕๖๗", "ไฟรถ"},
		{"zh.txt", "铁路 火车 车 机场关闭", "路铁"},
	} {
		for _, text := range quotedFields(c.queries) {
			finds(t, library, Query{Text: text}, c.path, true)
		}
		for _, text := range quotedFields(c.others) {
			finds(t, library, Query{Text: text}, c.path, false)
		}
	}
	finds(t, library, Query{Text: "السفارة", Exact: true}, "ar.txt", true)
	finds(t, library, Query{Text: "سفارة", Exact: true}, "ar.txt", false)
	finds(t, library, Query{Text: "מפלגה", Exact: true}, "he.txt", false)
}

// quotedFields divides a list of queries at its spaces, but not inside quotes.
func quotedFields(list string) (queries []string) {
	open := false
	return strings.FieldsFunc(list, func(r rune) bool {
		if r == '"' {
			open = !open
		}
		return r == ' ' && !open
	})
}

// Names, numbers and codes are found as they are written, with and without the signs in them,
// in quotes and with Exact too.
func TestFoundAsWritten(t *testing.T) {
	library := openFiles(t, map[string]string{
		"signs.txt": "Notes of the week\n\n3 March 2019\n\nFlight QX'77 carried the groupe d'action and the [gulf-daily] to tidal-gauge.timer, part 98765-4.\n\n" +
			"The U.K. and E.U. and the OECD's A-400 and CVE-2030-10203 and 25,500 crates and $7.8bn and SARS-2 and @coast_guard and " +
			"#bridge2031 and F# and R&D and S&P and 7/7 and façade re-election O'Neill l’Étoile Preßburg ΠΑΤΡΑ İzmir.\n",
		"other.txt": "Another week\n\n4 March 2019\n\nNothing of the kind was heard of on that day.\n",
	})
	for _, text := range strings.Fields(`QX'77 d'action gulf-daily [gulf-daily] tidal-gauge.timer tidal-gauge timer 98765-4 U.K. E.U. OECD OECD's
		A-400 CVE-2030-10203 25,500 $7.8bn SARS-2 @coast_guard coast_guard #bridge2031 bridge2031 F# R&D S&P 7/7 façade facade re-election
		O'Neill O’Neill l'Étoile l’etoile étoile Preßburg pressburg PRESSBURG ΠΑΤΡΑ πάτρα Πατρα İzmir izmir IZMIR`) {
		for _, q := range []Query{{Text: text}, {Text: text, Exact: true}, {Text: `"` + text + `"`}, {Text: text, Typing: true}} {
			finds(t, library, q, "signs.txt", true)
			finds(t, library, q, "other.txt", false)
		}
	}
	for _, text := range strings.Fields("UK EU A400 CVE2030-10203 25500 SARS2 reelection ONeill") {
		finds(t, library, Query{Text: text}, "signs.txt", true)
		finds(t, library, Query{Text: text}, "other.txt", false)
	}
}

// Every word that people see apart is found by itself, whatever markup stands between it and the next.
func TestFoundBetweenMarkup(t *testing.T) {
	library := openFiles(t, map[string]string{
		"wiki.md": "# Links and ends of lines\n\nThe mayor met [[City Council|adam]] and [[Bergen|bertha]] and the [[caesar]].\n\n" +
			"Dora<br>emil<br/>friedrich<BR>gustav and heinrich<hr>ida.\n\n<table><tr><td>julius</td><td>konrad</td></tr><tr><td>ludwig</td></tr></table>\n\n" +
			"<ul><li>martha</li><li>nordpol</li></ul>\n\n<p>otto</p><p>paula</p>\n\n<div>quelle</div><div>richard</div>\n\nsiegfried</p><p>theodor\n\n" +
			"| ulrich|viktor |wilhelm|\n|---|---|---|\n|xanthippe|ypsilon|zeppelin|\n\n[aegir](http://a.example)[oekonom](http://b.example)\n\n" +
			"<details><summary>uebermut</summary>schule</details>\n\n*eszett*/*umlaut*\n",
		"page.html": "<html><body><h1>Ends of lines</h1><p>The mayor said on Monday that two of the bridges over the river had been opened again to lorries after " +
			"engineers had looked at the piers.</p><p>Dora<br>emil<br/>friedrich</p><table><tr><td>julius</td><td>konrad</td></tr><tr><td>ludwig</td>" +
			"<td>martha</td></tr></table><ul><li>nordpol</li><li>otto</li></ul><dl><dt>paula</dt><dd>quelle</dd></dl><p>The rest of the piers will be " +
			"looked at in the spring, the mayor said.</p></body></html>",
		"table.md": "# Table of bridges\n\n|Bridge|State|Width|\n|---|---|---|\n|Eastern|damaged|7.5|\n|Western|repaired|9|\n",
	})
	for path, words := range map[string]string{
		"wiki.md": `adam bertha caesar dora emil friedrich gustav heinrich ida julius konrad ludwig martha nordpol otto paula quelle richard
			siegfried theodor ulrich viktor wilhelm xanthippe ypsilon zeppelin aegir oekonom uebermut schule eszett umlaut`,
		"page.html": "dora emil friedrich julius konrad ludwig martha nordpol otto paula quelle",
		"table.md":  "bridge state width eastern damaged 7.5 western repaired 9",
	} {
		for _, word := range strings.Fields(words) {
			finds(t, library, Query{Text: word, Exact: true}, path, true)
		}
	}
}

// Words that a line end breaks are found, alone and in a phrase, and their halves are not.
func TestFoundAcrossLines(t *testing.T) {
	library := openFiles(t, map[string]string{
		"broken.txt": "First notes of the spring\n\n7 May 2021\n\nThe trans-\nport committee of the city met the parlia-\nment, and the rail-\nway guard spoke of Secre-\ntary Doe.\n",
		"whole.txt":  "Second notes of the spring\n\n8 May 2021\n\nA transport meeting with the parliament, the railway office and a secretary.\n",
	})
	for _, word := range strings.Fields("transport parliament railway secretary") {
		finds(t, library, Query{Text: word}, "broken.txt", true)
		finds(t, library, Query{Text: word}, "whole.txt", true)
	}
	finds(t, library, Query{Text: `"transport committee" "railway guard"`}, "broken.txt", true)
	for _, half := range strings.Fields("parlia ment tary") {
		finds(t, library, Query{Text: half, Exact: true}, "broken.txt", false)
	}
}
