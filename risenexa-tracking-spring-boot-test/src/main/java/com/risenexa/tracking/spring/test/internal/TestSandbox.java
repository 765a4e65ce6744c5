package com.risenexa.tracking.spring.test.internal;

import com.risenexa.sandbox.Sandbox;

/** A sandbox whose clients wait a thousandth of the time. */
public final class TestSandbox {
    private static final double TIME_SCALE = 1000;

    private TestSandbox() {}

    static Sandbox start() {
        return Sandbox.builder().timeScale(TIME_SCALE).start();
    }

    /** For the startup of this name in {@code risenexa.startups}. */
    public static Sandbox startFor(String name) {
        return Sandbox.builder()
                .timeScale(TIME_SCALE)
                .startup(NamedClients.slug(name))
                .start();
    }
}
