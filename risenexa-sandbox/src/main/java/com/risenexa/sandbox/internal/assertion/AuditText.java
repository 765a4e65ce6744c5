package com.risenexa.sandbox.internal.assertion;

import com.risenexa.sandbox.AuditReport;
import com.risenexa.sandbox.AuditReport.Breach;
import java.util.stream.Collectors;

/** What an audit found, as the finding of an assertion. */
public final class AuditText {
    private static final String EXPECTED = "every rule of the audit kept";

    private AuditText() {}

    /** What was sent stays sent: a broken rule is not mended by waiting. */
    public static Finding of(AuditReport report) {
        return report.ok()
                ? Finding.good(EXPECTED)
                : Finding.never(
                        EXPECTED,
                        report.breaches().stream()
                                .filter(breach -> !breach.warning())
                                .map(AuditText::line)
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
