package com.risenexa.sandbox.internal;

import com.risenexa.tracking.TrackingClient;

/** Where a {@link DefaultSandbox} answers, and how much of the server is its own. */
interface SandboxScope {
    String baseUrl();

    int port();

    /** A builder for the client of the startup. */
    TrackingClient.Builder client();

    /** Whether what concerns all startups is this one's business too. */
    boolean isWhole();

    /** Ends what was opened for it. */
    void close();
}
