package com.risenexa.sandbox.internal.http;

/** The limits of a connection. */
public final class Limits {
    public static final int MAX_BODY_BYTES = 1024 * 1024;

    /** Of a request that is refused early, this much is read and thrown away, so that its sender can read the answer. */
    static final long MAX_DISCARDED_BYTES = 16L * 1024 * 1024;

    static final int MAX_HEADER_BYTES = 16 * 1024;
    static final int MAX_LINE_BYTES = 8 * 1024;
    static final int MAX_CONNECTIONS = 512;
    static final int READ_TIMEOUT_SECONDS = 30;
    static final int IDLE_TIMEOUT_SECONDS = 75;

    private Limits() {}
}
