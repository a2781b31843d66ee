package markup

import (
	"strings"
	"testing"
)

// article is a megabyte of Markdown with what articles have.
var article = strings.Repeat(`## What the ministers said

Allies will **double** their spending on [undersea cables](https://example.org/cables?id=12) by the end of the
decade, *the Secretary General* said on Tuesday; nobody asked what “double” means.

- Two ships are patrolling the strait.
- A third one, with `+"`sonar`"+`, follows in May.

> We have to move faster than those who cut.

The talks went on in Brussels for 3 hours and 40 minutes. Afterwards the ministers of nine countries signed a
statement of 1,200 words, most of which had been agreed in March, and left without taking questions.

`, 1600)

func benchmark(b *testing.B, do func()) {
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		do()
	}
}

func BenchmarkOpen(b *testing.B) { benchmark(b, func() { Open(article, true) }) }
func BenchmarkSeen(b *testing.B) { benchmark(b, func() { Open(article, true).Seen() }) }

func BenchmarkPlain(b *testing.B) { benchmark(b, func() { Open(article, true).Plain() }) }
