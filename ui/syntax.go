package ui

// A Phrasing is a way to write a part of a query, and what it means.
type Phrasing struct{ Write, Means string }

// Syntax is the language of queries that package store reads, for the help of the
// reader and of the commands.
func Syntax() []Phrasing {
	return []Phrasing{
		{"undersea cables", "both words, close together best; those with one below"},
		{`"innovation fund"`, "a phrase as written, never corrected"},
		{`"cut * cables"`, "a phrase with any one word for each star"},
		{"undersea AND cable", "both must be there; also &&, or +undersea +cable"},
		{"-cloud", `not this; also NOT cloud, -"a phrase", -title:x, -(a OR b)`},
		{"ship OR vessel", "one of the two; also ||"},
		{"ship NEAR cable", "at most 8 words apart; NEAR/3 at most 3"},
		{"(repair OR cut) cable", "a group; in a group all parts must be there"},
		{"stolten*", "a prefix; as one types, the last word is one"},
		{"title:cable", "in the title; also source: by: path: text: (the body)"},
		{"author:smith", "is by:; site: is source:, in: is path:, from: since: or by:"},
		{"date:2023", "published then; 2023-05, 2023-05-04, 2023..2024, >=2023"},
		{"before:2024", "published before; also after:2022-06; since: and until: include it"},
		{"date:last-week", "also today, monday, 7d, 2w, 2024-Q2; since:monday"},
		{"mentions:2035", "speaks of that time"},
		{"lang:en", "in that language (ISO 639); is:undated or is:dated"},
		{"words:>500", "so long; also words:200..500; format:md by file name"},
		{"undresea", "for a word that is nowhere the nearest is offered"},
	}
}
