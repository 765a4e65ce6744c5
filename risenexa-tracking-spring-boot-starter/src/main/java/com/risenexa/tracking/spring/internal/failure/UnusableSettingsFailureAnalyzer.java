package com.risenexa.tracking.spring.internal.failure;

import com.risenexa.tracking.spring.internal.startup.ClientFactory;
import com.risenexa.tracking.spring.internal.startup.UnusableSettingsException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property is missing or unusable, and where to get what it wants. */
public final class UnusableSettingsFailureAnalyzer extends AbstractFailureAnalyzer<UnusableSettingsException> {
    /** For Spring. */
    public UnusableSettingsFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSettingsException cause) {
        String prefix = ClientFactory.prefix(cause.startup());
        return new FailureAnalysis(
                "Nothing can be tracked with the settings of " + prefix + ": " + cause.getMessage() + ".",
                "Set " + prefix + ".api-key and " + prefix + ".startup-slug (or the environment's RISENEXA_API_KEY and"
                        + " RISENEXA_STARTUP_SLUG), and change what else is named above. To start without, and have each"
                        + " call answer configuration_error, set risenexa.fail-fast=false.",
                cause);
    }
}
