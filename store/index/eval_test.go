package index

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
)

func TestEval(t *testing.T) {
	base := os.Getenv("IR")
	if base == "" {
		t.Skip()
	}
	for _, name := range strings.Fields("cacm cisi cranfield lisa med npl time") {
		f, _ := os.Open(base + "/ir-" + name + "/docs.jsonl.gz")
		z, _ := gzip.NewReader(f)
		sc := bufio.NewScanner(z)
		sc.Buffer(nil, 1<<26)
		b := NewBuilder()
		var ids []string
		titled := 0
		for sc.Scan() {
			var d struct{ ID, Title, Body string }
			json.Unmarshal(sc.Bytes(), &d)
			if d.Title != "" {
				titled++
			}
			b.Add(Document{Title: d.Title, Body: d.Body, Language: Language(d.Body)})
			ids = append(ids, d.ID)
		}
		ix := New(b.Segment())
		qs, _ := os.ReadFile(base + "/ir-" + name + "/queries.tsv")
		out, _ := os.Create("/tmp/idx/run-" + name + ".tsv")
		for _, l := range strings.Split(strings.TrimSpace(string(qs)), "\n") {
			p := strings.Split(l, "\t")
			w := strings.ToLower(strings.Join(strings.Fields(strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					return r
				}
				return ' '
			}, p[1])), " "))
			q, _ := Parse(w)
			hits, _, _ := ix.Search(context.Background(), q, 1000, nil)
			for _, h := range hits {
				fmt.Fprintf(out, "%s\t%s\n", p[0], ids[h.Doc])
			}
		}
		out.Close()
		t.Log(name, len(ids), "titled", titled, ix.speaks)
	}
}
