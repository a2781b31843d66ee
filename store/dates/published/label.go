package published

// A label is what a word says of the date beside it.
type label uint8

const (
	noLabel label = iota
	updatedLabel
	publishedLabel
	otherLabel // an expiry, a copyright, an event: not when the text was written
)

// labelNamed returns what a word (lower case, without accents) in a line that is
// mostly a date says about the date.
func labelNamed(word string) label {
	switch word {
	case "published", "publication", "posted", "released", "issued", "date", "dated", "created", "written", "filed", "distributed", "pubdate", "release", "sent", "submitted",
		"veroffentlicht", "publiziert", "erschienen", "erstellt", "geschrieben", "datum", "stand", "veroffentlichung", "publikation",
		"publie", "publiee", "paru", "redige", "publicado", "publicada", "fecha", "creado",
		"pubblicato", "pubblicata", "data", "gepubliceerd", "geplaatst", "publisert", "publicerad", "publiceret", "udgivet",
		"yayinlanma", "opublikowano", "diterbitkan":
		return publishedLabel
	case "updated", "update", "modified", "revised", "edited", "corrected",
		"aktualisiert", "aktualisierung", "akt", "geandert", "uberarbeitet", "modifie", "modifiee", "maj", "jour",
		"actualizado", "actualizada", "modificado", "aggiornato", "aggiornamento", "modificato", "atualizado", "atualizada",
		"bijgewerkt", "gewijzigd", "oppdatert", "uppdaterad", "opdateret", "guncelleme", "zaktualizowano", "diperbarui":
		return updatedLabel
	case "copyright", "©", "rights", "until", "till", "expires", "expiry", "valid", "deadline", "available", "anniversary", "ago", "after", "before", "died", "accessed", "retrieved", "since", "born",
		"event", "events", "tickets", "register", "today", "programm", "sendung", "verfugbar", "bis", "seit", "nach", "jahrestag", "gultig", "termin", "termine",
		"jusqu", "depuis", "apres", "anniversaire", "valable", "hasta", "desde", "aniversario", "valido", "scade", "fino", "ate", "tot", "vanaf":
		return otherLabel
	}
	return noLabel
}
