package words

// FunctionWord returns the languages in which a folded word is one of those that
// hold sentences together and say nothing alone: articles, prepositions, pronouns,
// auxiliaries. It is used to tell languages apart, and to leave such words out of
// a query that has others.
func FunctionWord(word []byte) Languages {
	switch string(word) {
	case "about", "after", "against", "all", "also", "although", "among", "and", "any", "are", "at", "be", "because",
		"been", "being", "between", "both", "but", "by", "can", "could", "did", "does", "doing", "during", "each",
		"either", "every", "for", "from", "has", "have", "having", "he", "her", "here", "herself", "him", "himself",
		"his", "how", "however", "if", "into", "it", "its", "itself", "just", "may", "me", "might", "more", "most",
		"must", "my", "neither", "nor", "not", "on", "only", "or", "other", "our", "same", "shall", "she", "should",
		"since", "some", "such", "than", "that", "the", "their", "them", "themselves", "then", "there", "these",
		"they", "this", "those", "through", "to", "too", "under", "until", "upon", "very", "were", "what", "when",
		"where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without",
		"would", "yet", "you", "your":
		return 1 << English
	case "aber", "am", "auch", "auf", "aus", "bei", "beim", "bis", "dass", "dem", "den", "der", "diese", "dieser",
		"dieses", "doch", "durch", "ein", "eine", "einem", "einen", "einer", "fur", "gegen", "haben", "hat", "ich",
		"ihre", "im", "ist", "kann", "konnen", "man", "mehr", "mit", "nach", "nicht", "noch", "nur", "oder", "ohne",
		"sei", "sein", "seine", "sich", "sie", "sind", "uber", "und", "unter", "vom", "von", "vor", "war", "wenn",
		"werden", "wie", "wir", "wird", "wurde", "zu", "zum", "zur", "zwischen":
		return 1 << de
	case "ainsi", "apres", "au", "aussi", "aux", "avec", "ce", "ces", "cette", "comme", "dans", "depuis", "deux",
		"dont", "du", "elle", "elles", "est", "et", "etait", "ete", "etre", "fait", "ils", "les", "leur", "leurs",
		"lors", "meme", "ne", "nous", "ont", "par", "pas", "plus", "pour", "qui", "sa", "sans", "ses", "sont", "sous",
		"sur", "tout", "une", "vous":
		return 1 << fr
	case "contra", "cuando", "desde", "donde", "durante", "el", "esa", "ese", "este", "estos", "fue", "han", "hasta",
		"hay", "las", "los", "muy", "otros", "pero", "segun", "sin", "sobre", "sus", "tambien", "todo", "tras", "uno",
		"ya":
		return 1 << es
	case "ai", "alla", "alle", "anche", "anni", "che", "come", "cui", "dal", "dalla", "degli", "dei", "della",
		"delle", "dello", "di", "dopo", "ed", "era", "essere", "fra", "gli", "hanno", "ho", "loro", "ma", "nei", "nel",
		"nella", "non", "per", "piu", "questa", "questo", "senza", "si", "sono", "stato", "sul", "sulla", "suo", "tra":
		return 1 << it
	case "ao", "aos", "ate", "com", "depois", "dos", "ela", "em", "essa", "esse", "foi", "isso", "ja", "mesmo",
		"muito", "nao", "nas", "nem", "num", "os", "pela", "pelas", "pelo", "pelos", "quando", "quem", "sao", "sem",
		"seu", "seus", "tambem", "tem", "uma":
		return 1 << pt
	case "aan", "bij", "dan", "dat", "deze", "dit", "door", "een", "geen", "hebben", "heeft", "het", "hij", "hun",
		"kan", "maar", "meer", "met", "moet", "naar", "niet", "nog", "om", "omdat", "onder", "ook", "op", "te", "tegen",
		"tot", "tussen", "uit", "van", "voor", "waar", "wat", "werd", "wij", "worden", "wordt", "zal", "ze", "zich",
		"zijn":
		return 1 << nl
	case "an":
		return 1<<English | 1<<de
	case "i":
		return 1<<English | 1<<it
	case "as", "do":
		return 1<<English | 1<<pt
	case "had", "is", "of", "over", "was", "we":
		return 1<<English | 1<<nl
	case "des":
		return 1<<de | 1<<fr
	case "es":
		return 1<<de | 1<<es
	case "das", "um":
		return 1<<de | 1<<pt
	case "als", "die", "er":
		return 1<<de | 1<<nl
	case "son", "y":
		return 1<<fr | 1<<es
	case "il":
		return 1<<fr | 1<<it
	case "mais", "ou":
		return 1<<fr | 1<<pt
	case "al", "con", "del", "lo", "su", "una":
		return 1<<es | 1<<it
	case "como", "esta", "mas", "nos", "para", "por", "ser":
		return 1<<es | 1<<pt
	case "da", "sua":
		return 1<<it | 1<<pt
	case "na":
		return 1<<pt | 1<<nl
	case "so":
		return 1<<English | 1<<de | 1<<pt
	case "no":
		return 1<<English | 1<<es | 1<<pt
	case "la", "le", "un":
		return 1<<fr | 1<<es | 1<<it
	case "entre", "que":
		return 1<<fr | 1<<es | 1<<pt
	case "en":
		return 1<<fr | 1<<es | 1<<nl
	case "e", "ha", "o":
		return 1<<es | 1<<it | 1<<pt
	case "in":
		return 1<<English | 1<<de | 1<<it | 1<<nl
	case "se":
		return 1<<fr | 1<<es | 1<<it | 1<<pt
	case "de":
		return 1<<fr | 1<<es | 1<<pt | 1<<nl
	case "a":
		return 1<<English | 1<<fr | 1<<es | 1<<it | 1<<pt
	}
	return 0
}
