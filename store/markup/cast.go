package markup

import (
	"strings"
	"unicode/utf8"
)

// A speaker is what is known of everybody with the same label.
type speaker struct {
	turns, questions, statements int
	bold, titles                 int
	kind                         labelKind
	fullName                     bool // by the full name
}

// A cast are the speakers by their keys. Those who speak once are one: in a press
// conference each journalist asks one question.
type cast map[string]*speaker

// once is the key of those who speak once.
const once = "\x00"

// speakers counts the turns of each label and leaves out those that are not speech.
func speakers(all []turn) cast {
	c := cast{}
	for _, t := range all {
		s := c[t.key]
		if s == nil {
			s = &speaker{kind: t.kind}
			c[t.key] = s
		}
		s.add(t)
		s.kind = max(s.kind, t.kind)
	}
	c.introduce()
	var others speaker
	for key, s := range c {
		if s.turns == 1 && s.kind >= capital {
			others.turns++
			others.questions += s.questions
			others.statements += s.statements
			others.bold += s.bold
			others.titles += s.titles
		}
		if s.turns == 1 || s.statements*2 < s.turns {
			delete(c, key)
		}
	}
	if len(c) > 0 && others.turns > 0 && others.statements*2 >= others.turns {
		c[once] = &others
	}
	return c
}

// introduce makes names of the short labels of those who were named in full
// once: Melody Kramer is Melody or MK afterwards.
func (c cast) introduce() {
	for full, s := range c {
		if s.kind != name || s.turns > 1 {
			continue
		}
		short := ""
		for w := range strings.FieldsSeq(full) {
			r, _ := utf8.DecodeRuneInString(w)
			short += string(r)
			c.nameSpeaker(w)
		}
		c.nameSpeaker(short)
	}
}

func (c cast) nameSpeaker(key string) {
	if s := c[key]; s != nil {
		s.kind, s.fullName = name, true
	}
}

func (s *speaker) add(t turn) {
	s.turns++
	if t.question {
		s.questions++
	}
	if t.statement {
		s.statements++
	}
	if t.bold {
		s.bold++
	}
	if t.title {
		s.titles++
	}
}

// keyOf returns the key under which a turn counts, "" if it is not one of the talk.
func (c cast) keyOf(t turn) string {
	if c[t.key] != nil {
		return t.key
	}
	if c[once] != nil && t.kind >= capital && t.bold == (c[once].bold*2 > c[once].turns) {
		return once
	}
	return ""
}

// isConversation reports whether the turns are a conversation: there are at least four, of several speakers who
// take turns, and somebody asks; or somebody asks at least three times. Where nobody asks, only full names
// count, and what they were introduced as.
func (c cast) isConversation(all []turn) bool {
	turns, changes, asker, named := 0, 0, 0, 0
	prev := ""
	for _, t := range all {
		key := c.keyOf(t)
		if key == "" {
			continue
		}
		if turns++; prev != "" && (key != prev || key == once) {
			changes++
		}
		prev = key
	}
	for _, s := range c {
		if s.questions >= 2 && s.questions*2 >= s.turns {
			asker += s.questions
		}
		if s.kind == name {
			named++
		}
		if s.fullName {
			named++
		}
	}
	lone := len(c) == 1
	switch {
	case turns < 4 && !(lone && turns == 3):
		return false
	case lone:
		return asker >= 3 && asker*4 >= turns*3 && c.terse()
	case asker > 0:
		return changes*2 >= turns
	}
	return named >= 2 && turns >= 6 && changes*2 >= turns
}

// terse reports whether the labels are no words, but initials or capitals, and no numbered headings.
func (c cast) terse() bool {
	for _, s := range c {
		if s.kind != initial && s.kind != capital || s.titles == s.turns {
			return false
		}
	}
	return true
}
