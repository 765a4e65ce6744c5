package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.spring.internal.settings.UnusableOutboxException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the settings of the outbox. */
public final class UnusableOutboxFailureAnalyzer extends AbstractFailureAnalyzer<UnusableOutboxException> {
    /** For Spring. */
    public UnusableOutboxFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableOutboxException cause) {
        return new FailureAnalysis(cause.getMessage() + ".", cause.action(), cause);
    }
}
