package dates

// calendarNames are the names of months and weekdays that may stand without a
// digit beside them. What they stand for tells vocabulary.
var calendarNames = [...]lexeme{
	// English
	{"january", anchor | leading, 0}, {"february", anchor | leading, 0}, {"march", anchor | leading, 0}, {"april", anchor | leading, 0}, {"may", anchor | leading, 0}, {"june", anchor | leading, 0},
	{"july", anchor | leading, 0}, {"august", anchor | leading, 0}, {"september", anchor | leading, 0}, {"october", anchor | leading, 0}, {"november", anchor | leading, 0}, {"december", anchor | leading, 0},
	{"jan", anchor | leading, 0}, {"feb", anchor | leading, 0}, {"mar", anchor | leading, 0}, {"apr", anchor | leading, 0}, {"jun", anchor | leading, 0}, {"jul", anchor | leading, 0}, {"aug", anchor | leading, 0},
	{"sep", anchor | leading, 0}, {"sept", anchor | leading, 0}, {"oct", anchor | leading, 0}, {"nov", anchor | leading, 0}, {"dec", anchor | leading, 0},
	{"monday", anchor | leading, 0}, {"tuesday", anchor | leading, 0}, {"wednesday", anchor | leading, 0}, {"thursday", anchor | leading, 0}, {"friday", anchor | leading, 0}, {"saturday", anchor | leading, 0}, {"sunday", anchor | leading, 0},
	{"mondays", anchor, 2}, {"tuesdays", anchor, 3}, {"wednesdays", anchor, 4}, {"thursdays", anchor, 5}, {"fridays", anchor, 6}, {"saturdays", anchor, 7}, {"sundays", anchor, 1},
	// German
	{"januar", anchor | leading, 0}, {"februar", anchor | leading, 0}, {"marz", anchor | leading, 0}, {"mai", anchor | leading, 0}, {"juni", anchor | leading, 0}, {"juli", anchor | leading, 0}, {"oktober", anchor | leading, 0}, {"dezember", anchor | leading, 0},
	{"montag", anchor | leading, 0}, {"dienstag", anchor | leading, 0}, {"mittwoch", anchor | leading, 0}, {"donnerstag", anchor | leading, 0}, {"freitag", anchor | leading, 0}, {"samstag", anchor | leading, 0}, {"sonntag", anchor | leading, 0},
	// French
	{"janvier", anchor | leading, 0}, {"fevrier", anchor | leading, 0}, {"mars", anchor | leading, 0}, {"avril", anchor | leading, 0}, {"juin", anchor | leading, 0}, {"juillet", anchor | leading, 0}, {"aout", anchor | leading, 0},
	{"septembre", anchor | leading, 0}, {"octobre", anchor | leading, 0}, {"novembre", anchor | leading, 0}, {"decembre", anchor | leading, 0},
	{"lundi", anchor | leading, 0}, {"mardi", anchor | leading, 0}, {"mercredi", anchor | leading, 0}, {"jeudi", anchor | leading, 0}, {"vendredi", anchor | leading, 0}, {"samedi", anchor | leading, 0}, {"dimanche", anchor | leading, 0},
	// Spanish
	{"enero", anchor | leading, 0}, {"febrero", anchor | leading, 0}, {"marzo", anchor | leading, 0}, {"abril", anchor | leading, 0}, {"mayo", anchor | leading, 0}, {"junio", anchor | leading, 0}, {"julio", anchor | leading, 0}, {"agosto", anchor | leading, 0},
	{"septiembre", anchor | leading, 0}, {"octubre", anchor | leading, 0}, {"noviembre", anchor | leading, 0}, {"diciembre", anchor | leading, 0},
	{"lunes", anchor | leading, 0}, {"martes", anchor | leading, 0}, {"miercoles", anchor | leading, 0}, {"jueves", anchor | leading, 0}, {"viernes", anchor | leading, 0}, {"sabado", anchor | leading, 0}, {"domingo", anchor | leading, 0},
}

// otherWords stand before a month in German, French and Spanish.
var otherWords = [...]lexeme{
	{"anfang", edge | foreign | leading, 0}, {"mitte", edge | foreign | leading, 0}, {"ende", edge | foreign | leading, 0},
	{"debut", edge | foreign | leading, 0}, {"fin", edge | foreign | leading, 0}, {"principios", edge | foreign | leading, 0}, {"mediados", edge | foreign | leading, 0}, {"finales", edge | foreign | leading, 0},
}
