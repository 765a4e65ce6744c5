package com.risenexa.cli.internal.remote;

/** What every sandbox knows: public, and worth nothing elsewhere. */
public final class SandboxIdentity {
    /** Opens every startup. */
    public static final String KEY = "rxt_sandbox_full";

    public static final String STARTUP = "demo";

    private SandboxIdentity() {}
}
