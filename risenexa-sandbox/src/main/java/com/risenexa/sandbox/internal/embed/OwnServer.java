package com.risenexa.sandbox.internal.embed;

import com.risenexa.tracking.TrackingClient;

/** The scope of a sandbox that has a server of its own. */
record OwnServer(SandboxServer parts) implements SandboxScope {
    @Override
    public String baseUrl() {
        return parts.baseUrl();
    }

    @Override
    public int port() {
        return parts.port();
    }

    @Override
    public TrackingClient.Builder client() {
        return TrackingClient.builder();
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public void close() {
        parts.close();
    }
}
