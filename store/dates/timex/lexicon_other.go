package timex

// calendarNames are the names of months and weekdays that may stand without a
// digit beside them. What they stand for tells vocabulary.
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
