package lexer

// Vocabulary returns what a word (lower case, without accents) may be in a
// written date, and its value: the number of a month, the weekday (Sunday is 0).
// The languages are English, German, French, Spanish, Italian, Portuguese and
// Dutch, and for months and weekdays also Danish, Norwegian, Swedish, Turkish,
// Indonesian and Polish. A word of several languages has several roles.
func Vocabulary(word string) (Role, int) {
	if n := monthNamed(word); n != 0 {
		return Month | doubts(word), n
	}
	if n, ok := weekdayNamed(word); ok {
		return Weekday | joining(word) | after(word), n
	}
	if r := joining(word) | after(word); r != 0 {
		return r, 0
	}
	return counted(word), 0
}

func monthNamed(word string) int {
	switch word {
	case "january", "jan", "januar", "janner", "jaenner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro", "januari",
		"ocak", "stycznia", "styczen":
		return 1
	case "february", "feb", "febr", "februar", "feber", "fevrier", "fevr", "fev", "febrero", "febbraio", "fevereiro", "februari",
		"subat", "lutego", "luty":
		return 2
	case "march", "mar", "marz", "maerz", "mars", "marzo", "marco", "maart", "mrt",
		"maret", "mart", "marca", "marzec":
		return 3
	case "april", "apr", "avril", "avr", "abril", "abr", "aprile",
		"nisan", "kwietnia", "kwiecien":
		return 4
	case "may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maj",
		"mayis", "maja":
		return 5
	case "june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho",
		"haziran", "czerwca", "czerwiec":
		return 6
	case "july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho",
		"temmuz", "lipca", "lipiec":
		return 7
	case "august", "aug", "aout", "agosto", "ago", "augustus", "augusti",
		"agustos", "agustus", "sierpnia", "sierpien":
		return 8
	case "september", "sep", "sept", "septembre", "septiembre", "setiembre", "settembre", "set", "setembro",
		"eylul", "wrzesnia", "wrzesien":
		return 9
	case "october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out",
		"ekim", "pazdziernika", "pazdziernik":
		return 10
	case "november", "nov", "novembre", "noviembre", "novembro",
		"kasim", "listopada", "listopad":
		return 11
	case "december", "dec", "dezember", "dez", "decembre", "diciembre", "dic", "dicembre", "dezembro", "desember", "des",
		"aralik", "grudnia", "grudzien":
		return 12
	}
	return 0
}

// doubts returns the roles of a month's name that is a common word too.
func doubts(word string) Role {
	switch word {
	case "may", "march", "mar", "mars", "mart", "mei", "marco", "sept":
		return Doubtful
	case "out", "set", "ago", "gen", "mag", "lug", "ott", "des", "marca", "maja":
		return DayOnly
	}
	return 0
}

func weekdayNamed(word string) (int, bool) {
	switch word {
	case "sunday", "sun", "sonntag", "dimanche", "dim", "domingo", "domenica", "dom", "zondag", "zo", "sondag", "pazar", "minggu", "niedziela":
		return 0, true
	case "monday", "mon", "montag", "mo", "lundi", "lun", "lunes", "lunedi", "segunda", "maandag", "ma", "mandag", "pazartesi", "senin", "poniedzialek":
		return 1, true
	case "tuesday", "tue", "tues", "dienstag", "di", "mardi", "martes", "martedi", "terca", "dinsdag", "tirsdag", "sali", "selasa", "wtorek":
		return 2, true
	case "wednesday", "wed", "mittwoch", "mi", "mercredi", "mer", "miercoles", "mie", "mercoledi", "quarta", "woensdag", "wo", "onsdag", "carsamba", "rabu", "sroda":
		return 3, true
	case "thursday", "thu", "thur", "thurs", "donnerstag", "jeudi", "jeu", "jueves", "jue", "giovedi", "gio", "quinta", "donderdag", "torsdag", "persembe", "kamis", "czwartek":
		return 4, true
	case "friday", "fri", "freitag", "fr", "vendredi", "ven", "viernes", "vie", "venerdi", "sexta", "vrijdag", "vr", "fredag", "cuma", "jumat", "piatek":
		return 5, true
	case "saturday", "sat", "samstag", "sonnabend", "sa", "samedi", "sam", "sabado", "sab", "sabato", "zaterdag", "za", "lordag", "cumartesi", "sabtu", "sobota":
		return 6, true
	}
	return 0, false
}

// joining returns the role of a small word in a date.
func joining(word string) Role {
	switch word {
	case "of", "de", "del", "di", "do", "d", "von", "par", "por":
		return Of
	case "the":
		return The
	case "den", "le", "el", "il":
		return The | DayAfter
	case "on", "vom", "zum", "op":
		return DayAfter
	case "to", "through", "thru", "till", "bis", "au", "al", "tot", "ate", "hasta", "and", "und", "et", "y", "e", "or", "oder":
		return To
	case "at", "um", "om", "alle", "as", "kl", "ore", "las", "les":
		return At
	case "a":
		return At | To
	case "am":
		return Meridiem | DayAfter
	case "pm":
		return Meridiem
	case "uhr", "h", "hrs", "hours", "hour", "uur", "heures", "時", "分", "시", "분":
		return Oclock
	case "utc", "gmt", "z", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "ist", "cet", "cest", "mez", "mesz",
		"eet", "eest", "wet", "west", "msk", "jst", "kst", "hkt", "sgt", "sast", "aest", "aedt", "awst", "nzst", "nzdt", "akst", "hst", "ut":
		return Zone
	case "t":
		return TimeMark
	case "年", "년":
		return YearMark
	case "月", "월":
		return MonthMark
	case "日", "일":
		return DayMark
	}
	return 0
}

// after returns the role of a word by how surely a number of four digits after it is a
// year.
func after(word string) Role {
	switch word {
	case "in", "since", "during", "throughout", "until", "till", "by", "circa", "early", "late", "mid", "year", "years", "fy", "q", "spring", "summer", "autumn", "winter",
		"im", "jahr", "jahre", "jahres", "seit", "anfang", "ende", "mitte", "sommer", "herbst", "fruhjahr",
		"en", "annee", "depuis", "ete", "hiver", "automne", "printemps", "ano", "anos", "desde", "verano", "invierno",
		"nel", "dal", "anno", "em", "jaar", "sinds", "begin", "eind":
		return YearAfter
	case "from", "to", "through", "of", "for", "after", "before", "and", "or", "the", "between", "end", "bis", "ab", "vor", "nach", "und", "de", "del", "hasta":
		return MaybeAfter
	}
	return 0
}

// counted returns the role of a word that makes the number before it a count or a clock
// time rather than a year.
func counted(word string) Role {
	switch word {
	case "people", "persons", "men", "women", "children", "troops", "soldiers", "personnel", "participants", "members", "employees",
		"km", "kilometres", "kilometers", "miles", "metres", "meters", "m", "feet", "ft", "kg", "tons", "tonnes", "litres", "degrees",
		"euros", "dollars", "pounds", "euro", "eur", "usd", "percent", "per", "times", "points", "votes", "units", "vehicles", "copies",
		"days", "weeks", "months", "years", "minutes", "seconds", "hundred", "thousand", "million", "billion", "local",
		"menschen", "personen", "soldaten", "jahre", "tage", "prozent", "personnes", "personas", "persone", "pessoas", "mensen":
		return Count
	}
	return 0
}
