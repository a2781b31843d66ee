package words

import (
	"slices"
	"testing"
)

func TestShortest(t *testing.T) {
	if got := shortest([]string{"used", "ab", "us", "a", "ac", "us", "b"}); !slices.Equal(got, []string{"a", "b", "us"}) {
		t.Errorf("got %v", got)
	}
}
