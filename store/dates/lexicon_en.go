package dates

// The words of English time expressions. A word stands here once, with all that
// it may do; its value belongs to the one sense that has one.

// References that have no place in the calendar (TimeML 1.2.1: PAST_REF, …).
const (
	noRef int8 = iota
	presentRef
	pastRef
	futureRef
)

// newsy marks what counts as a time in news only.
const newsy = 16

var englishWords = [...]lexeme{
	{"one", cardinal | leading, 1}, {"two", cardinal | leading, 2}, {"three", cardinal | leading, 3}, {"four", cardinal | leading, 4},
	{"five", cardinal | leading, 5}, {"six", cardinal | leading, 6}, {"seven", cardinal | leading, 7}, {"eight", cardinal | leading, 8},
	{"nine", cardinal | leading, 9}, {"ten", cardinal | leading, 10}, {"eleven", cardinal | leading, 11}, {"twelve", cardinal | leading, 12},
	{"thirteen", cardinal | leading, 13}, {"fourteen", cardinal | leading, 14}, {"fifteen", cardinal | leading, 15}, {"sixteen", cardinal | leading, 16},
	{"seventeen", cardinal | leading, 17}, {"eighteen", cardinal | leading, 18}, {"nineteen", cardinal | leading, 19}, {"twenty", cardinal | leading, 20},
	{"thirty", cardinal | leading, 30}, {"forty", cardinal | leading, 40}, {"fifty", cardinal | leading, 50}, {"sixty", cardinal | leading, 60},
	{"seventy", cardinal | leading, 70}, {"eighty", cardinal | leading, 80}, {"ninety", cardinal | leading, 90}, {"hundred", cardinal | leading, 100},

	{"first", ranked | leading, 1}, {"second", ranked | leading, 2}, {"third", ranked | leading, 3}, {"fourth", ranked | leading, 4}, {"fifth", ranked | leading, 5},
	{"sixth", ranked | leading, 6}, {"seventh", ranked | leading, 7}, {"eighth", ranked | leading, 8}, {"ninth", ranked | leading, 9}, {"tenth", ranked | leading, 10},
	{"eleventh", ranked | leading, 11}, {"twelfth", ranked | leading, 12}, {"fifteenth", ranked | leading, 15}, {"sixteenth", ranked | leading, 16},
	{"seventeenth", ranked | leading, 17}, {"eighteenth", ranked | leading, 18}, {"nineteenth", ranked | leading, 19}, {"twentieth", ranked | leading, 20},

	{"few", vague | leading, 0}, {"several", vague | leading, 0}, {"many", vague | leading, 0}, {"couple", vague | leading, 2}, {"numerous", vague | leading, 0},
	{"dozens", vague | leading, 0}, {"hundreds", vague | leading, 0}, {"tens", vague | leading, 0}, {"millions", vague | leading, 0}, {"billions", vague | leading, 0}, {"million", vague | leading, 0}, {"billion", vague | leading, 0}, {"thousand", vague | leading, 0}, {"thousands", vague | leading, 0}, {"number", vague | leading, 0}, {"multiple", vague | leading, 0},
	{"dozen", cardinal | leading, 12}, {"another", determiner | leading, 1}, {"half", edge | leading, 0},

	{"the", determiner | leading, 0}, {"a", determiner | leading, 1}, {"an", determiner | leading, 1}, {"its", determiner | leading, 0}, {"his", determiner | leading, 0},
	{"her", determiner | leading, 0}, {"their", determiner | leading, 0}, {"our", determiner | leading, 0}, {"these", determiner | leading, 0}, {"those", determiner | leading, 0},
	{"that", relation | anaphoric | determiner | leading, 0}, {"same", relation | anaphoric | leading, 0}, {"this", relation | leading, 0},
	{"last", relation | leading, -1}, {"past", relation | leading | standing | anchor, pastRef}, {"previous", relation | anaphoric | leading, -1}, {"preceding", relation | anaphoric | leading, -1},
	{"prior", relation | anaphoric | leading, -1}, {"next", relation | leading, 1}, {"following", relation | anaphoric | leading, 1}, {"coming", relation | leading, 1},
	{"succeeding", relation | anaphoric | leading, 1}, {"upcoming", relation | leading, 1}, {"current", standing | anchor | relation | leading, presentRef},
	{"recent", standing | anchor | leading, pastRef}, {"final", relation | anaphoric | leading, -1},

	{"early", edge | leading, 0}, {"late", edge | leading, 0}, {"mid", edge | leading, 0}, {"middle", edge | leading, 0}, {"end", edge | leading, 0},
	{"beginning", edge | leading, 0}, {"start", edge | leading, 0}, {"earlier", edge | shift | leading, -1}, {"later", edge | shift | leading, 1}, {"latter", edge | leading, 0},
	{"turn", edge | leading, 0}, {"close", edge | leading, 0}, {"onset", edge | leading, 0},
	{"ago", shift, -1}, {"before", shift, -1}, {"previously", shift | standing | anchor, pastRef + newsy}, {"after", shift, 1}, {"afterwards", shift, 1}, {"afterward", shift, 1}, {"hence", shift, 1}, {"thereafter", shift, 1},

	{"about", hedge | leading, 0}, {"around", hedge | leading, 0}, {"approximately", hedge | leading, 0}, {"roughly", hedge | leading, 0}, {"nearly", hedge | leading, 0},
	{"almost", hedge | leading, 0}, {"over", hedge | leading, 0}, {"more", hedge | leading, 0}, {"less", hedge | leading, 0}, {"fewer", hedge | leading, 0},
	{"than", hedge | leading, 0}, {"at", hedge | leading, 0}, {"least", hedge | leading, 0}, {"some", hedge | leading, 0}, {"only", hedge | leading, 0},
	{"up", hedge | leading, 0}, {"of", leading, 0}, {"in", leading, 0}, {"on", leading, 0}, {"fy", leading, 0}, {"and", leading, 0}, {"to", leading, 0}, {"or", leading, 0},
	{"consecutive", filler | leading, 0}, {"straight", filler | leading, 0}, {"full", filler | leading, 0}, {"whole", filler | leading, 0}, {"entire", filler | leading, 0},
	{"additional", filler | leading, 0}, {"single", filler | leading, 0}, {"calendar", filler | leading, 0}, {"fiscal", filler | leading, 1}, {"financial", filler | leading, 1},
	{"successive", filler | leading, 0}, {"long", filler | leading, 0}, {"short", filler | leading, 0}, {"near", filler | leading, 0}, {"distant", filler | leading, 0}, {"right", filler | leading, 0},

	{"each", every | leading, 0}, {"every", every | leading, 0}, {"per", every | leading, 0}, {"once", repeats | leading, 1}, {"twice", repeats | leading, 2},
	{"thrice", repeats | leading, 3}, {"times", repeats | leading, 0},
	{"daily", frequency | anchor, int8(days)}, {"everyday", frequency | anchor, int8(days)}, {"weekly", frequency | anchor, int8(weeks)}, {"monthly", frequency | anchor, int8(months)},
	{"quarterly", frequency | anchor, int8(quarters)}, {"yearly", frequency | anchor, int8(years)}, {"annually", frequency | anchor, int8(years)}, {"annual", frequency | anchor, int8(years)},
	{"hourly", frequency | anchor, int8(hours)}, {"nightly", frequency | anchor, int8(noUnit)},

	{"today", deictic | anchor, 0}, {"yesterday", deictic | anchor, -1}, {"tomorrow", deictic | anchor, 1}, {"tonight", deictic | dayPart | anchor, int8(night)},
	{"overnight", dayPart | deictic | anchor, int8(night)},
	{"now", standing | anchor, presentRef}, {"currently", standing | anchor, presentRef}, {"nowadays", standing | anchor, presentRef}, {"presently", standing | anchor, presentRef},
	{"present", standing | anchor, presentRef}, {"date", standing | anchor, presentRef}, {"recently", standing | anchor, pastRef}, {"lately", standing | anchor, pastRef},
	{"former", standing | anchor, pastRef}, {"formerly", standing | anchor, pastRef}, {"soon", standing | anchor, futureRef + newsy}, {"future", standing | anchor, futureRef},
	{"time", moment | anchor, 0}, {"period", moment | anchor, 0}, {"era", moment | anchor, 0}, {"moment", moment | anchor, 0},
}

var englishUnits = [...]lexeme{
	{"seconds", unitName | plural | anchor, int8(seconds)}, {"minute", unitName | anchor, int8(minutes)}, {"minutes", unitName | plural | anchor, int8(minutes)},
	{"hour", unitName | anchor, int8(hours)}, {"hours", unitName | plural | anchor, int8(hours)}, {"day", unitName | anchor, int8(days)}, {"days", unitName | plural | anchor, int8(days)},
	{"week", unitName | anchor, int8(weeks)}, {"weeks", unitName | plural | anchor, int8(weeks)}, {"fortnight", unitName | anchor, int8(fortnights)},
	{"weekend", unitName | anchor, int8(weekends)}, {"weekends", unitName | plural | anchor, int8(weekends)},
	{"month", unitName | anchor, int8(months)}, {"months", unitName | plural | anchor, int8(months)},
	{"quarter", unitName | anchor, int8(quarters)}, {"quarters", unitName | plural | anchor, int8(quarters)}, {"semester", unitName | anchor, int8(halves)},
	{"year", unitName | anchor, int8(years)}, {"years", unitName | plural | anchor, int8(years)},
	{"decade", unitName | anchor, int8(decades)}, {"decades", unitName | plural | anchor, int8(decades)},
	{"century", unitName | anchor, int8(centuries)}, {"centuries", unitName | plural | anchor, int8(centuries)},
	{"millennium", unitName | anchor, int8(millennia)}, {"millennia", unitName | plural | anchor, int8(millennia)},

	{"spring", season | anchor | leading, 0}, {"summer", season | anchor | leading, 1}, {"autumn", season | anchor | leading, 2}, {"fall", season | anchor | leading, 2}, {"winter", season | anchor | leading, 3},
	{"springtime", season | anchor, 0}, {"summertime", season | anchor, 1}, {"wintertime", season | anchor, 3},
	{"morning", dayPart | anchor | leading, int8(morning)}, {"mornings", dayPart | plural | anchor, int8(morning)}, {"afternoon", dayPart | anchor | leading, int8(afternoon)},
	{"evening", dayPart | anchor | leading, int8(evening)}, {"evenings", dayPart | plural | anchor, int8(evening)}, {"night", dayPart | anchor | leading, int8(night)}, {"nights", dayPart | plural | anchor, int8(night)},
	{"dawn", dayPart | anchor | leading, int8(dawn)}, {"dusk", dayPart | anchor | leading, int8(dusk)}, {"noon", dayPart | anchor | leading, int8(noon)}, {"midday", dayPart | anchor | leading, int8(noon)},
	{"midnight", dayPart | anchor | leading, int8(midnight)}, {"daytime", dayPart | anchor | leading, int8(daytime)}, {"nightfall", dayPart | anchor | leading, int8(dusk)},
	{"daybreak", dayPart | anchor | leading, int8(dawn)},
	{"twenties", decade | anchor, 20}, {"thirties", decade | anchor, 30}, {"forties", decade | anchor, 40}, {"fifties", decade | anchor, 50},
	{"sixties", decade | anchor, 60}, {"seventies", decade | anchor, 70}, {"eighties", decade | anchor, 80}, {"nineties", decade | anchor, 90},
}
