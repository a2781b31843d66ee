package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
)

// defaultPager is less, which lets colours through.
const defaultPager = "less -R"

// lessOptions are what less is told if the person has told it nothing, as git does it: leave at once what fits
// on the screen (F), let colours through (R), and leave the text on the screen at the end (X).
const lessOptions = "LESS=FRX"

// errPagerLeft ends a command whose pager wants no more, which is no error.
var errPagerLeft = errors.New("the pager was left")

// paged runs write with the output going through the pager of the environment, if
// the output is a terminal, and waits for the pager to be left.
func (a *app) paged(write func() error) error {
	if a.Width == 0 {
		return write()
	}
	p, err := a.startPager()
	if err != nil {
		return err
	}
	out := a.Out
	a.Out = p
	err = write()
	a.Out = out
	if errors.Is(err, errPagerLeft) {
		err = nil
	}
	return errors.Join(err, p.wait())
}

// A pager is a program that shows a text a screen at a time. Writing to one that has been left is errPagerLeft.
type pager struct {
	command string // as the person wrote it
	process *exec.Cmd
	input   io.WriteCloser
}

// startPager starts READOUT_PAGER, else PAGER, else less, without a shell.
func (a *app) startPager() (*pager, error) {
	p := &pager{command: cmp.Or(a.env("READOUT_PAGER"), a.env("PAGER"), defaultPager)}
	if !a.Programs {
		return nil, errors.New("no pager can be started here; leave out --pager")
	}
	words, err := splitWords(p.command)
	if err != nil {
		return nil, fmt.Errorf("the pager %q: %w; set READOUT_PAGER to a program and its flags", p.command, err)
	}
	p.process = exec.Command(words[0], words[1:]...) // #nosec G204: the person's own choice
	p.process.Stdout, p.process.Stderr, p.process.Env = a.Out, a.Err, a.Env
	if !slices.ContainsFunc(a.Env, func(set string) bool { return strings.HasPrefix(set, "LESS=") }) {
		p.process.Env = append(a.Env[:len(a.Env):len(a.Env)], lessOptions)
	}
	if p.input, err = p.process.StdinPipe(); err != nil {
		return nil, p.failed(err)
	}
	if err := p.process.Start(); err != nil {
		return nil, p.failed(err)
	}
	return p, nil
}

// Write hands text to the pager.
func (p *pager) Write(text []byte) (int, error) {
	n, err := p.input.Write(text)
	if err != nil { // of a pipe there is only this one
		err = errPagerLeft
	}
	return n, err
}

// wait tells the pager that this was all, and waits until the person leaves it.
func (p *pager) wait() error {
	_ = p.input.Close() // fails if the pager was left, which is no error
	if err := p.process.Wait(); err != nil {
		return p.failed(err)
	}
	return nil
}

func (p *pager) failed(err error) error {
	var missing *exec.Error
	if errors.As(err, &missing) {
		err = missing.Err // without the name once more
	}
	return fmt.Errorf("the pager %q failed: %w; set READOUT_PAGER to another one, or leave out --pager", p.command, err)
}

// splitWords divides a command into words at spaces. What stands in single or double
// quotes is one word; nothing else has a meaning, because no shell reads it.
func splitWords(command string) (words []string, err error) {
	var word []byte
	var quote byte // that is open, 0 for none
	inside := false
	for _, c := range []byte(command + " ") {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote, inside = c, true
		case quote == 0 && (c == ' ' || c == '\t' || c == '\n'):
			if inside {
				words = append(words, string(word))
			}
			word, inside = word[:0], false
		default:
			word, inside = append(word, c), true
		}
	}
	switch {
	case quote != 0:
		return nil, fmt.Errorf("a %c is not closed", quote)
	case len(words) == 0:
		return nil, errors.New("it has no words")
	}
	return words, nil
}
