package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.spring.internal.client.ClientFactory;
import com.risenexa.tracking.spring.internal.client.InvalidTrackingConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property is missing or unusable, and where to get what it wants. */
public final class InvalidTrackingConfigurationFailureAnalyzer
        extends AbstractFailureAnalyzer<InvalidTrackingConfigurationException> {
    /** For Spring. */
    public InvalidTrackingConfigurationFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidTrackingConfigurationException cause) {
        String prefix = ClientFactory.prefix(cause.startup());
        return new FailureAnalysis(
                "Nothing can be tracked with the settings of " + prefix + ": " + cause.getMessage() + ".",
                "Set " + prefix + ".api-key and " + prefix + ".startup-slug (or the environment's RISENEXA_API_KEY and"
                        + " RISENEXA_STARTUP_SLUG), and change what else is named above. To start without, and have each"
                        + " call answer configuration_error, set risenexa.fail-fast=false.",
                cause);
    }
}
