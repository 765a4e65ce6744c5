package com.risenexa.cli.internal.remote;

import com.risenexa.cli.internal.CliException;

/** Asks whether a sandbox answers somewhere. */
public final class SandboxProbe {
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
