package query

import (
	"strconv"
	"strings"
	"unicode"
)

// An operator is a word that says how what stands beside it belongs together.
type operator struct {
	kind  operatorKind
	reach int // of nearOperator, in words
}

type operatorKind uint8

const (
	noOperator operatorKind = iota
	andOperator
	orOperator
	notOperator
	nearOperator
)

const (
	nearReach = 8   // words, if NEAR does not say how many
	maxReach  = 255 // words
)

// mostShouted is how many words a query all in capitals may have besides its operators.
const mostShouted = 6

// shouts reports whether a text is a sentence all in capitals, as old headlines are: it has more
// than mostShouted words with letters from A to Z, and no small letter. Its AND, OR and NOT are
// no operators.
func shouts(text string) bool {
	if strings.ContainsFunc(text, unicode.IsLower) {
		return false
	}
	words := 0
	for word := range strings.FieldsSeq(text) {
		if operatorOf(word).kind == noOperator && strings.ContainsAny(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			words++
		}
	}
	return words > mostShouted
}

// operatorOf returns the operator that a word is.
func operatorOf(word string) operator {
	switch word {
	case "AND", "&&":
		return operator{kind: andOperator}
	case "OR", "||":
		return operator{kind: orOperator}
	case "NOT":
		return operator{kind: notOperator}
	case "NEAR":
		return operator{nearOperator, nearReach}
	}
	if digits, found := strings.CutPrefix(word, "NEAR/"); found {
		if n, err := strconv.ParseUint(digits, 10, 8); err == nil && n > 0 {
			return operator{nearOperator, int(n)}
		}
	}
	return operator{}
}

// nearSign returns NEAR as it is written.
func nearSign(reach int) string {
	if reach == nearReach {
		return "NEAR"
	}
	return "NEAR/" + strconv.Itoa(reach)
}
