package com.risenexa.cli.support;

import java.util.List;
import java.util.regex.Pattern;

/** How no message reads: every test that runs the command in this JVM has its stderr checked for these. */
final class Messages {
    private static final List<Pattern> FORBIDDEN = List.of(
            Pattern.compile("(?<![Tt]here )\\b(is|are) no (?!longer)\\w+"), // "is not a ..."
            Pattern.compile("\\bmend(ed|s)?\\b"), // "correct", "fix"
            Pattern.compile("\\bis not there\\b"), // "does not exist"
            Pattern.compile("\\bno sandbox answers\\b"), // "nothing answers at ..."
            Pattern.compile("\\bnothing to be had\\b"));

    private Messages() {}

    /** The text itself. */
    static String checked(String stderr) {
        for (Pattern form : FORBIDDEN) {
            if (form.matcher(stderr).find()) {
                throw new AssertionError("a message has the form " + form + ":\n" + stderr);
            }
        }
        return stderr;
    }
}
