package cli_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// arrows is the plan of the house: which packages of ours each package may
// import. docs/architecture.md says what belongs where.
var arrows = map[string][]string{
	"readout":       {"readout/ui/cli"},
	"readout/seeds": {},
	"readout/store": {"readout/store/shelf", "readout/store/clean", calendar, "readout/store/days", "readout/store/words", "readout/store/query", "readout/store/index", "readout/store/highlight", "readout/store/source", ground},
	"readout/store/shelf": {"readout/store/source", "readout/store/clean", calendar, "readout/store/days", "readout/store/words", "readout/store/index",
		"readout/store/fuzzy", "readout/store/cache", ground},
	"readout/store/days":      {"readout/store/dates", "readout/store/dates/written"},
	"readout/store/storetest": {"readout/store/dates"},
	"readout/store/source":    {ground},
	"readout/store/clean":     {ground, "readout/store/markup"},
	"readout/store/dates":     {},
	"readout/store/fuzzy":     {ground},
	"readout/store/cache":     {},
	"readout/store/spawn":     {},
	"readout/store/markup":    {"readout/store/text"},
	"readout/store/text":      {},
	"readout/ui":              {"readout/store", "readout/store/*", ground, "readout/ui/pane", "readout/ui/render", "readout/ui/theme"},
	"readout/ui/pane":         {"readout/store", "readout/store/*", ground, "readout/ui/render", "readout/ui/theme"},
	"readout/ui/render":       {ground, "readout/store/markup", "readout/ui/theme"},
	"readout/ui/theme":        {},
	"readout/ui/cli":          {"readout/store", "readout/store/*", ground, "readout/ui", "readout/ui/remote", "readout/ui/render", "readout/ui/theme", "readout/seeds"},
	"readout/ui/remote":       {},

	// the four rooms of search
	"readout/store/words":     {ground},
	"readout/store/query":     {ground, "readout/store/words"},
	"readout/store/index":     {ground, "readout/store/words", "readout/store/query"},
	"readout/store/highlight": {ground, "readout/store/words", "readout/store/query"},

	// the rooms of dates
	"readout/store/dates/lexer":     {ground},
	"readout/store/dates/written":   {"readout/store/dates", "readout/store/dates/lexer"},
	"readout/store/dates/timex":     {ground, "readout/store/dates", "readout/store/dates/lexer", "readout/store/dates/written"},
	"readout/store/dates/published": {ground, "readout/store/dates", "readout/store/dates/lexer", "readout/store/dates/written"},
}

// ground stands for the packages below the leaves of store, which know nothing of
// documents: what a text is.
const ground = "ground"

// calendar stands for dates and what is found out about them; the lexer is theirs alone.
const calendar = "calendar"

var calendarPackages = []string{
	"readout/store/dates", "readout/store/dates/written", "readout/store/dates/timex", "readout/store/dates/published",
}

// The leaves whose types are part of what the store hands out; the others are
// its own business.
var storeTypes = append([]string{"readout/store/clean", "readout/store/source"}, calendarPackages...)

var groundPackages = []string{"readout/store/markup", "readout/store/text"}

func TestImportArrows(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "readout/...").Output()
	if err != nil {
		t.Skipf("go list does not run here: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		allowed, known := arrows[words[0]]
		if !known {
			t.Errorf("package %s has no place in the house: add it to arrows and docs/architecture.md", words[0])
		}
		for _, imported := range words[1:] {
			if strings.HasPrefix(imported+"/", "readout/") && !permits(allowed, imported) {
				t.Errorf("%s imports %s, which the plan of the house forbids", words[0], imported)
			}
		}
	}
}

func permits(allowed []string, imported string) bool {
	return slices.Contains(allowed, imported) || imported == "readout/store/spawn" || // which is below everything
		slices.Contains(allowed, ground) && slices.Contains(groundPackages, imported) ||
		slices.Contains(allowed, calendar) && slices.Contains(calendarPackages, imported) ||
		slices.Contains(allowed, "readout/store/*") && slices.Contains(storeTypes, imported)
}
