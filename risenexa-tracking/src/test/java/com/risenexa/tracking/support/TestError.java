package com.risenexa.tracking.support;

/** An {@code Error} that no other code throws. */
public final class TestError extends Error {
    private static final long serialVersionUID = 1L;

    public TestError() {
        super("thrown by a test");
    }
}
