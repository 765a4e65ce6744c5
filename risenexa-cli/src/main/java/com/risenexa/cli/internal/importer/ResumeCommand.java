package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.output.KeyMask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The command line that goes on where this one stopped. */
record ResumeCommand(List<String> words) {
    static ResumeCommand of(@Nullable CommandSpec spec) {
        if (spec == null) {
            return new ResumeCommand(List.of("import"));
        }
        return new ResumeCommand(spec.root().commandLine().getParseResult().originalArgs());
    }

    /** For a shell. */
    @Override
    public String toString() {
        List<String> line = new ArrayList<>(List.of("risenexa"));
        for (String word : words) {
            if (!word.equals("--restart") && !word.equals("--resume")) {
                line.add(quoted(word));
            }
        }
        line.add("--resume");
        return String.valueOf(KeyMask.in(line.stream().collect(Collectors.joining(" "))));
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
