package com.risenexa.sandbox.internal.fault;

import org.jspecify.annotations.Nullable;

/**
 * What is done with an attempt.
 *
 * @param faultId the stored fault that decided; null if a header or nothing did
 */
public record Choice(@Nullable Long faultId, Step step) {
    public static final Choice NONE = new Choice(null, Step.OK);
}
