//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestOpenCommand(t *testing.T) {
	all := []string{"open", "rundll32", "xdg-open", "wslview"}
	for _, c := range []struct {
		system, env string
		programs    []string
		want        string
	}{
		{"darwin", "", all, "open"},
		{"windows", "", all, "rundll32 url.dll,FileProtocolHandler"},
		{"linux", "DISPLAY=:0", all, "xdg-open"},
		{"linux", "WAYLAND_DISPLAY=wayland-0", all, "xdg-open"},
		{"freebsd", "DISPLAY=:0", all, "xdg-open"},
		{"linux", "", all, ""},
		{"linux", "DISPLAY=", all, ""},
		{"linux", "WSL_DISTRO_NAME=Debian", all, "wslview"},
		{"linux", "WSL_DISTRO_NAME=Debian DISPLAY=:0", []string{"xdg-open"}, "xdg-open"},
		{"linux", "WSL_DISTRO_NAME=Debian", []string{"xdg-open"}, ""},
		{"linux", "DISPLAY=:0", nil, ""},
		{"darwin", "", nil, ""},
	} {
		fakePath(t, "exit 0", c.programs...)
		a := &app{Streams: Streams{Env: strings.Fields(c.env), Programs: true}}
		if got := strings.Join(a.openCommand(c.system), " "); got != c.want {
			t.Errorf("%s, %s, %q: %q, want %q", c.system, c.env, c.programs, got, c.want)
		}
	}
}

// fakePath makes a PATH that has only programs of the names given, which run a
// script.
func fakePath(t *testing.T, script string, names ...string) {
	t.Helper()
	bin := t.TempDir()
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin)
}

func TestOpenerIsOffWhereItIsOfNoUse(t *testing.T) {
	fakePath(t, "exit 0", "open", "xdg-open")
	for env, want := range map[string]bool{
		"DISPLAY=:0":                          true,
		"DISPLAY=:0 SSH_CONNECTION=10.0.0.1":  false,
		"DISPLAY=:0 SSH_TTY=/dev/pts/3":       false,
		"DISPLAY=:0 SSH_CLIENT=10.0.0.1":      false,
		"DISPLAY=:0 SSH_AUTH_SOCK=/run/agent": true,
	} {
		a := &app{Streams: Streams{Env: strings.Fields(env), Programs: true}}
		if got := a.opener() != nil; got != want {
			t.Errorf("%s: %v", env, got)
		}
		if a.Programs = false; a.opener() != nil {
			t.Errorf("%s: a server opens addresses", env)
		}
	}
}

// The program is given the address as one word, nothing else, and is not waited
// for: it ends only once it is listened to.
func TestOpenerStartsTheProgram(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	fakePath(t, `printf '%s\n' "$#" "$1" > "$PIPE"; echo noise; echo noise >&2`, "open", "xdg-open")
	if err := unix.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	a := &app{Streams: Streams{Env: []string{"DISPLAY=:0", "PIPE=" + pipe}, Programs: true}}
	const address = "https://example.org/a?b=$(id);c&d='e'%20"
	if err := a.opener()(address); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(pipe)
	if want := "1\n" + address + "\n"; err != nil || string(got) != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}

func TestOpenable(t *testing.T) {
	good := []string{"http://example.org", "https://example.org/a_(b)?q=%20#f", "HTTPS://example.org/", "mailto:desk@example.org",
		"https://[2001:db8::1]:8443/", "https://xn--bcher-kva.example/"}
	bad := []string{"", "-h", "--help", "example.org", "//example.org", "/etc/passwd", "file:///etc/passwd", "javascript:alert(1)",
		"data:text/html,x", "ssh://-oProxyCommand=x", "vbscript:x", "ftp://example.org", "http:", "http:///x", "mailto:", "https:-a",
		"http://a b", "http://a\nb", "http://a/\x1b[2J", "http://bücher.example", "http://a/\u202e", "http://%zz", " http://a",
		"http://a/\x00", "http://a/\x7f", "http://a/" + strings.Repeat("x", maxAddress)}
	for _, address := range slices.Concat(good, bad) {
		if err := openable(address); (err == nil) != slices.Contains(good, address) {
			t.Errorf("%q: %v", address, err)
		}
	}
}
