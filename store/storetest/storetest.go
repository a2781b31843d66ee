// Package storetest has what the tests of several packages share: files to be read.
package storetest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"readout/store/dates"
)

// WriteFiles makes a folder of files named by path.
func WriteFiles(t testing.TB, files map[string]string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for path, text := range files {
		path = filepath.Join(folder, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// Story is a briefing long enough to be taken for one.
func Story(title, date, about string) string {
	return fmt.Sprintf("%s\n\n%s\n\n%s. Ministers met in the morning and agreed on a plan for the next years, "+
		"which officials described as a step forward.\n\nThe spokesperson added that more details would follow after the "+
		"meeting of the council, and that all members had been consulted.\n", title, date, about)
}

// Report is a briefing with a number, whose words change with its version.
func Report(n, version int) string {
	return Story(fmt.Sprintf("Report %d on the harbour, version %d", n, version), fmt.Sprintf("%d May %d", 1+n%28, 1990+n%30),
		fmt.Sprintf("Item %d was heard on %d/%d/2021", n, 1+n%28, 1+n%12))
}

// Date reads a date as its String writes it.
func Date(t testing.TB, s string) dates.Date {
	t.Helper()
	if s == "" {
		return dates.Date{}
	}
	at, err := time.Parse("2006-01-02T15:04"[:len(s)], s)
	if err != nil {
		t.Fatal(err)
	}
	return dates.FromTime(at).Trim(map[int]dates.Precision{4: dates.Year, 7: dates.Month, 10: dates.Day, 16: dates.Minute}[len(s)])
}
