package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.AuditReport;
import com.risenexa.sandbox.AuditReport.Violation;
import com.risenexa.sandbox.Sandbox;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of one check of an assertion.
 *
 * @param expected in words
 * @param actual in words; null if it is as expected
 * @param isFinal whether waiting cannot change it
 */
public record AssertionResult(String expected, @Nullable String actual, boolean isFinal) {
    private static final String EXPECTED = "every rule of the audit kept";

    /** It is as expected. */
    public static AssertionResult good(String expected) {
        return new AssertionResult(expected, null, false);
    }

    /** It is not yet as expected. */
    public static AssertionResult notYet(String expected, String actual) {
        return new AssertionResult(expected, actual, false);
    }

    /** It is not as expected and will not be. */
    public static AssertionResult never(String expected, String actual) {
        return new AssertionResult(expected, actual, true);
    }

    /** A number that only grows; {@code what} stands behind it, such as {@code "attempts of usr_1"}. */
    public static AssertionResult growing(long expected, long actual, String what) {
        String wanted = expected + " " + what;
        String found = actual + " " + what;
        if (actual == expected) {
            return good(wanted);
        }
        return actual > expected ? never(wanted, found) : notYet(wanted, found);
    }

    /** Something that may still become equal. */
    public static AssertionResult equal(String what, @Nullable Object expected, @Nullable Object actual) {
        String wanted = what + " " + expected;
        return Objects.equals(expected, actual) ? good(wanted) : notYet(wanted, what + " " + actual);
    }

    public boolean isGood() {
        return actual == null;
    }

    /** What was sent stays sent: waiting does not fix a violated rule. */
    public static AssertionResult ofAudit(AuditReport report) {
        return report.ok()
                ? good(EXPECTED)
                : never(
                        EXPECTED,
                        report.violations().stream()
                                .filter(violation -> !violation.warning())
                                .map(AssertionResult::line)
                                .collect(Collectors.joining()));
    }

    private static String line(Violation violation) {
        return "\n  %s, broken %d×: %s%s"
                .formatted(
                        violation.rule(),
                        violation.count(),
                        violation.text(),
                        violation.examples().stream()
                                .map(example -> "\n    " + example)
                                .collect(Collectors.joining()));
    }

    /** Expected, actual, how long it was waited for, and the traffic. */
    public static String message(Sandbox sandbox, AssertionResult finding, Duration waited) {
        boolean waitedInVain = !finding.isFinal() && !waited.isZero();
        return "\nExpected: " + finding.expected()
                + "\nActual:   " + finding.actual() + (waitedInVain ? ", after " + words(waited) : "")
                + "\nTraffic of " + sandbox.startupSlug() + ", " + TrafficTable.of(sandbox.attempts());
    }

    static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
