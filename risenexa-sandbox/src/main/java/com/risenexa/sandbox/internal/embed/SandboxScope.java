package com.risenexa.sandbox.internal.embed;

import com.risenexa.tracking.TrackingClient;

/** The part of a server that a {@link DefaultSandbox} owns: the whole server, or one startup with a port. */
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
