package com.risenexa.sandbox.internal.faults;

import org.jspecify.annotations.Nullable;

/**
 * The fault step that an attempt gets, and the fault that decided it.
 *
 * @param faultId the stored fault that decided; null if a header or nothing did
 */
public record FaultDecision(@Nullable Long faultId, FaultStep step) {
    public static final FaultDecision NONE = new FaultDecision(null, FaultStep.OK);
}
