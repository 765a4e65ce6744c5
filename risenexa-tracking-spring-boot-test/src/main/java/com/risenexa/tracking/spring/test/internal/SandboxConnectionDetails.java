package com.risenexa.tracking.spring.test.internal;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;

/** The way to a sandbox. */
public final class SandboxConnectionDetails implements RisenexaConnectionDetails {
    private final Sandbox sandbox;

    public SandboxConnectionDetails(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public String apiKey() {
        return sandbox.apiKey();
    }

    @Override
    public String startupSlug() {
        return sandbox.startupSlug();
    }

    @Override
    public String baseUrl() {
        return sandbox.baseUrl();
    }
}
