package words

import (
	"strings"
	"sync"
)

// FunctionWord returns the languages in which a folded word is an article, preposition,
// pronoun, auxiliary or another word that only holds sentences together. These words tell
// languages apart, and are left out of a query that has others.
func FunctionWord(word []byte) Languages { return functionWords()[string(word)] }

// functionWords is a constant table, made when it is first needed.
var functionWords = sync.OnceValue(func() map[string]Languages {
	languages := make(map[string]Languages)
	for language, list := range [LanguageCount]string{
		English: `a about after against all also although among an and any are as at be because been being between
			both but by can could did do does doing during each either every for from had has have having he her here
			herself him himself his how however i if in into is it its itself just may me might more most must my neither
			no nor not of on only or other our over same shall she should since so some such than that the their them
			themselves then there these they this those through to too under until upon very was we were what when where
			whether which while who whom whose why will with within without would yet you your`,
		German: `aber als am an auch auf aus bei beim bis das dass dem den der des die diese dieser dieses doch durch
			ein eine einem einen einer er es fur gegen haben hat ich ihre im in ist kann konnen man mehr mit nach nicht
			noch nur oder ohne sei sein seine sich sie sind so uber um und unter vom von vor war wenn werden wie wir wird
			wurde zu zum zur zwischen`,
		French: `a ainsi apres au aussi aux avec ce ces cette comme dans de depuis des deux dont du elle elles en
			entre est et etait ete etre fait il ils la le les leur leurs lors mais meme ne nous ont ou par pas plus pour
			que qui sa sans se ses son sont sous sur tout un une vous y`,
		Spanish: `a al como con contra cuando de del desde donde durante e el en entre es esa ese esta este estos fue
			ha han hasta hay la las le lo los mas muy no nos o otros para pero por que se segun ser sin sobre son su sus
			tambien todo tras un una uno y ya`,
		Italian: `a ai al alla alle anche anni che come con cui da dal dalla degli dei del della delle dello di dopo
			e ed era essere fra gli ha hanno ho i il in la le lo loro ma nei nel nella non o per piu questa questo se
			senza si sono stato su sua sul sulla suo tra un una`,
		Portuguese: `a ao aos as ate com como da das de depois do dos e ela em entre essa esse esta foi ha isso ja
			mais mas mesmo muito na nao nas nem no nos num o os ou para pela pelas pelo pelos por quando que quem sao se
			sem ser seu seus so sua tambem tem um uma`,
		Dutch: `aan als bij dan dat de deze die dit door een en er geen had hebben heeft het hij hun in is kan maar
			meer met moet na naar niet nog of om omdat onder ook op over te tegen tot tussen uit van voor waar was wat we
			werd wij worden wordt zal ze zich zijn`,
	} {
		for _, word := range strings.Fields(list) {
			languages[word] |= 1 << language
		}
	}
	return languages
})
