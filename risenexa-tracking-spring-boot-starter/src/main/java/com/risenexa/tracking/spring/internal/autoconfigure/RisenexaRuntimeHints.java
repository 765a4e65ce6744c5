package com.risenexa.tracking.spring.internal.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Registers the resources and types that a native image must contain because they are looked up by name. */
public final class RisenexaRuntimeHints implements RuntimeHintsRegistrar {
    /** For Spring. */
    public RisenexaRuntimeHints() {}

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources()
                .registerPattern("com/risenexa/tracking/internal/version.properties")
                .registerPattern("risenexa-outbox/*.sql");
    }
}
