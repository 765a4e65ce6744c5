package com.risenexa.tracking.spring.test.internal;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import java.util.function.Function;

/** The way to a sandbox. */
public final class SandboxConnectionDetails implements RisenexaConnectionDetails {
    private final Sandbox sandbox;
    private final String slug;
    private final Function<String, RisenexaConnectionDetails> further;

    private SandboxConnectionDetails(
            Sandbox sandbox, String slug, Function<String, RisenexaConnectionDetails> further) {
        this.sandbox = sandbox;
        this.slug = slug;
        this.further = further;
    }

    /** All startups in this one, whose key opens each. */
    public static SandboxConnectionDetails allIn(Sandbox sandbox) {
        return new SandboxConnectionDetails(sandbox, sandbox.startupSlug(), name -> in(sandbox, name));
    }

    private static SandboxConnectionDetails in(Sandbox sandbox, String name) {
        return new SandboxConnectionDetails(sandbox, NamedClients.slug(name), other -> in(sandbox, other));
    }

    /** The first startup in this one, the others each in its own. */
    public static SandboxConnectionDetails eachInItsOwn(Sandbox sandbox, Function<String, Sandbox> others) {
        return new SandboxConnectionDetails(
                sandbox, sandbox.startupSlug(), name -> eachInItsOwn(others.apply(name), others));
    }

    @Override
    public String apiKey() {
        return sandbox.apiKey();
    }

    @Override
    public String startupSlug() {
        return slug;
    }

    @Override
    public String baseUrl() {
        return sandbox.baseUrl();
    }

    @Override
    public RisenexaConnectionDetails startup(String name) {
        return further.apply(name);
    }
}
