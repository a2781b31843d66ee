package cli

import (
	"bytes"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestSplitWords(t *testing.T) {
	for _, c := range []struct {
		command string
		want    []string // nil for an error
	}{
		{"less", []string{"less"}},
		{"  less \t-R  -X\n", []string{"less", "-R", "-X"}},
		{`"/opt/my pager/page" --title 'two words'`, []string{"/opt/my pager/page", "--title", "two words"}},
		{`less -P"a 'b' c"`, []string{"less", "-Pa 'b' c"}},
		{`page '' ""`, []string{"page", "", ""}},
		{`C:\Tools\less.exe -R`, []string{`C:\Tools\less.exe`, "-R"}},
		{"less; rm $(x) | y && z > f", []string{"less;", "rm", "$(x)", "|", "y", "&&", "z", ">", "f"}},
		{"less -P『次』 é", []string{"less", "-P『次』", "é"}},
		{`less "-R`, nil},
		{`it's`, nil},
		{"", nil},
		{" \t", nil},
	} {
		got, err := splitWords(c.command)
		if (err != nil) != (c.want == nil) || !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, %v; want %q", c.command, got, err, c.want)
		}
	}
}

func FuzzSplitWords(f *testing.F) {
	f.Add(`less -R "a b" 'c`)
	f.Fuzz(func(t *testing.T, command string) {
		words, err := splitWords(command)
		if (err == nil) != (len(words) > 0) {
			t.Fatalf("%q: %q, %v", command, words, err)
		}
		if err == nil && !strings.ContainsAny(command, `"'`) && strings.Join(words, "") != strings.NewReplacer(" ", "", "\t", "", "\n", "").Replace(command) {
			t.Fatalf("%q: %q", command, words)
		}
	})
}

// What a pager that was left would still have been given is no error.
func TestPagerLeftEarly(t *testing.T) {
	var out bytes.Buffer
	a := &app{Streams: Streams{Out: &out, Width: 80, Programs: true, Env: append(os.Environ(), "READOUT_PAGER=pager leave")}}
	stopped := false
	err := a.paged(func() error {
		for range 1 << 20 {
			if _, err := io.WriteString(a.Out, "The cranes in the harbour moved again on Tuesday.\n"); err != nil {
				stopped = true
				return err
			}
		}
		return nil
	})
	if err != nil || !stopped {
		t.Errorf("stopped %v, %v", stopped, err)
	}
	if a.Out != &out || !strings.HasPrefix(out.String(), `["leave"]`) {
		t.Errorf("the output afterwards: %q", out.String())
	}
}

// A server that gives nobody a program does not give it for a flag.
func TestNoPagerWithoutPrograms(t *testing.T) {
	var out bytes.Buffer
	a := &app{Streams: Streams{Out: &out, Width: 80, Env: os.Environ()}}
	err := a.paged(func() error { t.Error("something is written"); return nil })
	if err == nil || !strings.Contains(err.Error(), "leave out --pager") {
		t.Error(err)
	}
}
