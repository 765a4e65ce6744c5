package com.risenexa.tracking.testing;

/** An {@code Error} that no other code throws. */
public final class TestError extends Error {
    private static final long serialVersionUID = 1L;

    public TestError() {
        super("thrown by a test");
    }
}
