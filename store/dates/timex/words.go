package timex

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

var englishWords = [...]wordList{
	{cardinal | leading, 0, "" +
		"one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 " +
		"fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 " +
		"eighty=80 ninety=90 hundred=100 dozen=12"},
	{ranked | leading, 0, "" +
		"first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 " +
		"fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20"},
	{vague | leading, 0, "" +
		"few several many couple=2 numerous dozens hundreds tens millions billions million billion thousand thousands number " +
		"multiple"},
	{determiner | leading, 0, "another=1 the a=1 an=1 its his her their our these those"},
	{edge | leading, 0, "half early late mid middle end beginning start latter turn close onset"},
	{relation | anaphoric | determiner | leading, 0, "that"},
	{relation | anaphoric | leading, 0, "same previous=-1 preceding=-1 prior=-1 following=1 succeeding=1 final=-1"},
	{relation | leading, 0, "this last=-1 next=1 coming=1 upcoming=1"},
	{relation | leading | standing | anchor, pastRef, "past"},
	{standing | anchor | relation | leading, presentRef, "current"},
	{standing | anchor | leading, pastRef, "recent"},
	{edge | shift | leading, 0, "earlier=-1 later=1"},
	{shift, 0, "ago=-1 before=-1 after=1 afterwards=1 afterward=1 hence=1 thereafter=1"},
	{shift | standing | anchor, pastRef + newsy, "previously"},
	{hedge | leading, 0, "about around approximately roughly nearly almost over more less fewer than at least some only up"},
	{leading, 0, "of in on fy ad and to or"},
	{filler | leading, 0, "" +
		"consecutive straight full whole entire additional single calendar fiscal=1 financial=1 successive long short near " +
		"distant right very"},
	{every | leading, 0, "each every per"},
	{repeats | leading, 0, "once=1 twice=2 thrice=3 times"},
	{frequency | anchor, int8(days), "daily everyday"},
	{frequency | anchor, int8(weeks), "weekly"},
	{frequency | anchor, int8(months), "monthly"},
	{frequency | anchor, int8(quarters), "quarterly"},
	{frequency | anchor, int8(years), "yearly annually annual"},
	{frequency | anchor, int8(hours), "hourly"},
	{frequency | anchor, int8(noUnit), "nightly"},
	{deictic | anchor, 0, "today yesterday=-1 tomorrow=1"},
	{deictic | dayPart | anchor, int8(night), "tonight"},
	{dayPart | deictic | anchor, int8(night), "overnight"},
	{standing | anchor, presentRef, "now currently nowadays presently present date"},
	{standing | anchor, pastRef, "recently lately former formerly"},
	{standing | anchor, futureRef + newsy, "soon"},
	{standing | anchor, futureRef, "future"},
	{moment | anchor, 0, "time period era moment"},
}

var englishUnits = [...]wordList{
	{unitName | plural | anchor, int8(seconds), "seconds"},
	{unitName | anchor, int8(minutes), "minute/minutes"},
	{unitName | anchor, int8(hours), "hour/hours"},
	{unitName | anchor, int8(days), "day/days"},
	{unitName | anchor, int8(weeks), "week/weeks"},
	{unitName | anchor, int8(fortnights), "fortnight"},
	{unitName | anchor, int8(weekends), "weekend/weekends"},
	{unitName | anchor, int8(months), "month/months"},
	{unitName | anchor, int8(quarters), "quarter/quarters"},
	{unitName | anchor, int8(halves), "semester"},
	{unitName | anchor, int8(years), "year/years"},
	{unitName | anchor, int8(decades), "decade/decades"},
	{unitName | anchor, int8(centuries), "century/centuries"},
	{unitName | anchor, int8(millennia), "millennium/millennia"},
	{season | anchor | leading, 0, "spring summer=1 autumn=2 fall=2 winter=3"},
	{season | anchor, 0, "springtime summertime=1 wintertime=3"},
	{dayPart | anchor | leading, int8(morning), "morning/mornings"},
	{dayPart | anchor | leading, int8(afternoon), "afternoon"},
	{dayPart | anchor | leading, int8(evening), "evening/evenings"},
	{dayPart | anchor | leading, int8(night), "night/nights"},
	{dayPart | anchor | leading, int8(dawn), "dawn daybreak"},
	{dayPart | anchor | leading, int8(dusk), "dusk nightfall"},
	{dayPart | anchor | leading, int8(noon), "noon midday"},
	{dayPart | anchor | leading, int8(midnight), "midnight"},
	{dayPart | anchor | leading, int8(daytime), "daytime"},
	{decade | anchor, 0, "twenties=20 thirties=30 forties=40 fifties=50 sixties=60 seventies=70 eighties=80 nineties=90"},
}

// calendarNames are the names of months and weekdays that may stand without a
// digit beside them. The vocabulary of the lexer knows what they stand for.
var calendarNames = [...]wordList{
	// English
	{anchor | leading, 0, "" +
		"january february march april may june july august september october november december jan feb mar apr jun jul aug sep " +
		"sept oct nov dec monday tuesday wednesday thursday friday saturday sunday"},
	{anchor, 0, "mondays=2 tuesdays=3 wednesdays=4 thursdays=5 fridays=6 saturdays=7 sundays=1"},
	// German
	{anchor | leading, 0, "januar februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag"},
	// French
	{anchor | leading, 0, "" +
		"janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi " +
		"samedi dimanche"},
	// Spanish
	{anchor | leading, 0, "" +
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves " +
		"viernes sabado domingo"},
}

// otherWords stand before a month in German, French and Spanish.
var otherWords = [...]wordList{
	{edge | foreign | leading, 0, "anfang mitte ende debut fin principios mediados finales"},
}
