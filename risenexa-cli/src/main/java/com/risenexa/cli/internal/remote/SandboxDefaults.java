package com.risenexa.cli.internal.remote;

import com.risenexa.cli.internal.CliException;

/** The startup and API key that every sandbox has: public, and worthless elsewhere. */
public final class SandboxDefaults {
    /** Opens every startup. */
    public static final String KEY = "rxt_sandbox_full";

    public static final String STARTUP = "demo";

    private SandboxDefaults() {}

    /** Asks whether a sandbox answers somewhere. */
    public static final class SandboxProbe {
        private SandboxProbe() {}

        /** Sends no key. An answer that is no sandbox's is a no, as is none within 10 s. */
        public static boolean isSandbox(String baseUrl) {
            try {
                new SandboxApi(baseUrl).health();
                return true;
            } catch (CliException e) {
                return false;
            }
        }
    }
}
