package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.spring.internal.settings.InvalidTrackingConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which setting is missing or unusable, and what to do about it. */
public final class InvalidTrackingConfigurationFailureAnalyzer
        extends AbstractFailureAnalyzer<InvalidTrackingConfigurationException> {
    /** For Spring. */
    public InvalidTrackingConfigurationFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidTrackingConfigurationException cause) {
        return new FailureAnalysis(cause.getMessage() + ".", cause.action(), cause);
    }
}
