package com.risenexa.cli.internal;

import com.risenexa.cli.ExitCode;

/** Ends a command with a sentence for the user. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String code;

    /**
     * What went wrong.
     *
     * @param code for machines, such as {@code port_in_use}
     * @param message what, which value, and what to do
     */
    public Failure(ExitCode exitCode, String code, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
        this.code = code;
    }

    ExitCode exitCode() {
        return exitCode;
    }

    String code() {
        return code;
    }
}
