package words

// FunctionWord returns the languages in which a folded word is an article, preposition,
// pronoun, auxiliary or another word that only holds sentences together. These words tell
// languages apart, and are left out of a query that has others.
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
		return 1 << German
	case "ainsi", "apres", "au", "aussi", "aux", "avec", "ce", "ces", "cette", "comme", "dans", "depuis", "deux",
		"dont", "du", "elle", "elles", "est", "et", "etait", "ete", "etre", "fait", "ils", "les", "leur", "leurs",
		"lors", "meme", "ne", "nous", "ont", "par", "pas", "plus", "pour", "qui", "sa", "sans", "ses", "sont", "sous",
		"sur", "tout", "une", "vous":
		return 1 << French
	case "contra", "cuando", "desde", "donde", "durante", "el", "esa", "ese", "este", "estos", "fue", "han", "hasta",
		"hay", "las", "los", "muy", "otros", "pero", "segun", "sin", "sobre", "sus", "tambien", "todo", "tras", "uno",
		"ya":
		return 1 << Spanish
	case "ai", "alla", "alle", "anche", "anni", "che", "come", "cui", "dal", "dalla", "degli", "dei", "della",
		"delle", "dello", "di", "dopo", "ed", "era", "essere", "fra", "gli", "hanno", "ho", "loro", "ma", "nei", "nel",
		"nella", "non", "per", "piu", "questa", "questo", "senza", "si", "sono", "stato", "sul", "sulla", "suo", "tra":
		return 1 << Italian
	case "ao", "aos", "ate", "com", "depois", "dos", "ela", "em", "essa", "esse", "foi", "isso", "ja", "mesmo",
		"muito", "nao", "nas", "nem", "num", "os", "pela", "pelas", "pelo", "pelos", "quando", "quem", "sao", "sem",
		"seu", "seus", "tambem", "tem", "uma":
		return 1 << Portuguese
	case "aan", "bij", "dan", "dat", "deze", "dit", "door", "een", "geen", "hebben", "heeft", "het", "hij", "hun",
		"kan", "maar", "meer", "met", "moet", "naar", "niet", "nog", "om", "omdat", "onder", "ook", "op", "te", "tegen",
		"tot", "tussen", "uit", "van", "voor", "waar", "wat", "werd", "wij", "worden", "wordt", "zal", "ze", "zich",
		"zijn":
		return 1 << Dutch
	case "an":
		return 1<<English | 1<<German
	case "i":
		return 1<<English | 1<<Italian
	case "as", "do":
		return 1<<English | 1<<Portuguese
	case "had", "is", "of", "over", "was", "we":
		return 1<<English | 1<<Dutch
	case "des":
		return 1<<German | 1<<French
	case "es":
		return 1<<German | 1<<Spanish
	case "das", "um":
		return 1<<German | 1<<Portuguese
	case "als", "die", "er":
		return 1<<German | 1<<Dutch
	case "son", "y":
		return 1<<French | 1<<Spanish
	case "il":
		return 1<<French | 1<<Italian
	case "mais", "ou":
		return 1<<French | 1<<Portuguese
	case "al", "con", "del", "lo", "su", "una":
		return 1<<Spanish | 1<<Italian
	case "como", "esta", "mas", "nos", "para", "por", "ser":
		return 1<<Spanish | 1<<Portuguese
	case "da", "sua":
		return 1<<Italian | 1<<Portuguese
	case "na":
		return 1<<Portuguese | 1<<Dutch
	case "so":
		return 1<<English | 1<<German | 1<<Portuguese
	case "no":
		return 1<<English | 1<<Spanish | 1<<Portuguese
	case "la", "le", "un":
		return 1<<French | 1<<Spanish | 1<<Italian
	case "entre", "que":
		return 1<<French | 1<<Spanish | 1<<Portuguese
	case "en":
		return 1<<French | 1<<Spanish | 1<<Dutch
	case "e", "ha", "o":
		return 1<<Spanish | 1<<Italian | 1<<Portuguese
	case "in":
		return 1<<English | 1<<German | 1<<Italian | 1<<Dutch
	case "se":
		return 1<<French | 1<<Spanish | 1<<Italian | 1<<Portuguese
	case "de":
		return 1<<French | 1<<Spanish | 1<<Portuguese | 1<<Dutch
	case "a":
		return 1<<English | 1<<French | 1<<Spanish | 1<<Italian | 1<<Portuguese
	}
	return 0
}
