package com.risenexa.tracking.spring.internal.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image must carry, since it is read by its name. */
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
