package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.AuditReport;
import com.risenexa.sandbox.AuditReport.Breach;
import java.util.stream.Collectors;

/** What an audit found, as the finding of an assertion. */
public final class AuditMessage {
    private static final String EXPECTED = "every rule of the audit kept";

    private AuditMessage() {}

    /** What was sent stays sent: a broken rule is not mended by waiting. */
    public static CheckResult of(AuditReport report) {
        return report.ok()
                ? CheckResult.good(EXPECTED)
                : CheckResult.never(
                        EXPECTED,
                        report.breaches().stream()
                                .filter(breach -> !breach.warning())
                                .map(AuditMessage::line)
                                .collect(Collectors.joining()));
    }

    private static String line(Breach breach) {
        return "\n  %s, broken %d×: %s%s"
                .formatted(
                        breach.rule(),
                        breach.count(),
                        breach.text(),
                        breach.examples().stream()
                                .map(example -> "\n    " + example)
                                .collect(Collectors.joining()));
    }
}
