package text

import "testing"

func TestCreditAt(t *testing.T) {
	for line, want := range map[string]int{
		"Foto: KCNA/Reuters":                    0,
		"A barge in the harbour. Photo: A. Moe": 24,
		"Photos by the crew":                    0,
		"The minister (Moe/AFP) in Oslo":        17,
		"Photography wins a prize":              -1,
		"Director of Photography":               -1,
		"The image of the port":                 -1,
		"Port shows another KI-Foto":            -1,
		"":                                      -1,
	} {
		if got := CreditAt(line); got != want {
			t.Errorf("%q: %d, want %d", line, got, want)
		}
	}
}
