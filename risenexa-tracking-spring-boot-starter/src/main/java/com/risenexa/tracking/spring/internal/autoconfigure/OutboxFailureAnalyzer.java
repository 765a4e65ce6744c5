package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.outbox.OutboxException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how the outbox's table comes into the database. */
public final class OutboxFailureAnalyzer extends AbstractFailureAnalyzer<OutboxException> {
    /** For Spring. */
    public OutboxFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OutboxException cause) {
        return new FailureAnalysis(
                "The outbox of Risenexa tracking cannot start: " + cause.getMessage(),
                "If its table is missing, set risenexa.outbox.create-table=true, or let Flyway or Liquibase run the"
                        + " script of your database in the outbox's jar (risenexa-outbox/postgresql.sql and so on). To do"
                        + " without the outbox, set risenexa.transaction=after-commit.",
                cause);
    }
}
