package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// versionCommand says what --version does, and how the program was built: what a person who
// reports a fault is asked for.
func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which readout this is, and how it was built",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			out := "readout " + cmd.Root().Version + "\n"
			if commit := builtFrom(); commit != "" {
				out += "commit " + commit + "\n"
			}
			out += fmt.Sprintf("%s %s/%s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
			_, err := fmt.Fprint(cmd.OutOrStdout(), out)
			return err
		},
	}
}

// versionText is the version that the linker set, or what the build knows of it.
func versionText(linked string) string {
	if linked != "" {
		return linked
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(built from source)"
}

// builtFrom is the commit that the program was built from, "" if the build does not know.
func builtFrom() (commit string) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	set := make(map[string]string)
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	if commit = set["vcs.revision"]; commit == "" {
		return ""
	}
	if at := set["vcs.time"]; at != "" {
		commit += " of " + at
	}
	if set["vcs.modified"] == "true" {
		commit += ", with changes"
	}
	return commit
}
