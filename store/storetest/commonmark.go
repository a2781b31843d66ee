package storetest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A CommonMarkExample is one of goldmark's copy of the specification.
type CommonMarkExample struct {
	Markdown, HTML string
	Example        int
}

// CommonMark returns the examples of the specification of CommonMark, of which goldmark has a copy. It skips the
// test where that cannot be found.
func CommonMark(t *testing.T) []CommonMarkExample {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skipf("the module of goldmark, which has the examples, cannot be found: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "_test", "spec.json"))
	if err != nil {
		t.Skipf("goldmark has no examples here: %v", err)
	}
	var examples []CommonMarkExample
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	return examples
}
