package com.risenexa.cli.internal.remote;

/** What every sandbox knows: public, and worth nothing elsewhere. */
public final class SandboxDefaults {
    /** Opens every startup. */
    public static final String KEY = "rxt_sandbox_full";

    public static final String STARTUP = "demo";

    private SandboxDefaults() {}
}
