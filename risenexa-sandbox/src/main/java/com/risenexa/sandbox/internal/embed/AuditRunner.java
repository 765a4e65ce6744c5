package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.AuditReport;
import com.risenexa.sandbox.AuditReport.Violation;
import com.risenexa.sandbox.internal.audit.Audit;
import com.risenexa.sandbox.internal.audit.AuditRun;
import com.risenexa.sandbox.internal.audit.Rule;
import com.risenexa.sandbox.internal.audit.RuleSet;
import com.risenexa.sandbox.internal.audit.Violations;

/** The audit of one startup, for the Java API. */
final class AuditRunner {
    private AuditRunner() {}

    static AuditReport of(SandboxServer parts, String startup, RuleSet rules) {
        Audit audit = Futures.on(
                AuditRun.of(parts.store, new Audit(parts::timeScale, rules.maxRetries()), startup), Futures.LONG_READ);
        Violations findings = audit.end();
        return new AuditReport(
                rules.isKept(findings),
                audit.attempts(),
                audit.deliveries(),
                rules.rules().stream()
                        .filter(rule -> findings.count(rule) > 0)
                        .map(rule -> violation(rule, findings))
                        .toList());
    }

    private static Violation violation(Rule rule, Violations findings) {
        return new Violation(
                rule.value(),
                rule.isWarning(),
                findings.count(rule),
                rule.text(),
                findings.examples(rule).stream()
                        .map(example -> "attempt " + example.seq() + ": " + example.says())
                        .toList());
    }
}
