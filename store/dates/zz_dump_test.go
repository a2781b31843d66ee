package dates

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestDump(t *testing.T) {
	f, err := os.Open("/work/shared/corpora/pages-as-text/gold.jsonl")
	if err != nil {
		t.Skip()
	}
	out, _ := os.Create(os.Getenv("PRED"))
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var r struct{ ID, File, Date, Body string }
		json.Unmarshal(s.Bytes(), &r)
		b, _ := os.ReadFile("/work/shared/corpora/pages-as-text/docs/" + r.File)
		e := Evidence{Text: strings.ReplaceAll(strings.ReplaceAll(string(b), "\r\n", "\n"), "\r", "\n"), Name: r.File}
		if os.Getenv("NOBODY") == "" {
			bl := strings.Split(strings.TrimSpace(r.Body), "\n")
			for i, l := range strings.Split(e.Text, "\n") {
				l = strings.TrimSpace(l)
				if l != "" && e.BodyFrom == 0 && l == strings.TrimSpace(bl[0]) {
					e.BodyFrom = i + 1
				}
				if l != "" && l == strings.TrimSpace(bl[len(bl)-1]) {
					e.BodyTo = i + 1
				}
			}
		}
		fd := Published(e, Undecided)
		if fd.Date.Precision >= Day {
			fmt.Fprintf(out, "{\"id\":%q,\"date\":%q}\n", r.ID, fd.Date.Trim(Day))
		}
		p := newPage(e)
		good := "ok   "
		if fd.Date.Trim(Day).String() != r.Date {
			good = "WRONG"
			if fd.Date.IsZero() {
				good = "none "
			}
		}
		line := ""
		if fd.Line > 0 {
			line = p.lines[fd.Line-1]
			line = line[:min(len(line), 160)]
		}
		fmt.Println(good, r.ID, "gold", r.Date, "got", fd.Date, fd.Other, fd.From, fd.Line, "body", p.from+1, p.to, line)
	}
}
