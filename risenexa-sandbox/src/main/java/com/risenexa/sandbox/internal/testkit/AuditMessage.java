package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.AuditReport;
import com.risenexa.sandbox.AuditReport.Violation;
import java.util.stream.Collectors;

/** Formats an audit for the failure message of an assertion. */
public final class AuditMessage {
    private static final String EXPECTED = "every rule of the audit kept";

    private AuditMessage() {}

    /** What was sent stays sent: waiting does not fix a violated rule. */
    public static AssertionResult of(AuditReport report) {
        return report.ok()
                ? AssertionResult.good(EXPECTED)
                : AssertionResult.never(
                        EXPECTED,
                        report.violations().stream()
                                .filter(violation -> !violation.warning())
                                .map(AuditMessage::line)
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
}
