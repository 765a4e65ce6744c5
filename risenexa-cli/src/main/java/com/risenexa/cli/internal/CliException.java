package com.risenexa.cli.internal;

import com.risenexa.cli.ExitCode;
import org.jspecify.annotations.Nullable;

/** Ends a command with a sentence for the user. */
public final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String code;
    private final @Nullable String hint;

    /**
     * What went wrong.
     *
     * @param code for machines, such as {@code port_in_use}
     * @param message what, and which value
     * @param hint what to do; null if the message says it
     */
    public CliException(ExitCode exitCode, String code, String message, @Nullable String hint) {
        super(message, null, false, false);
        this.exitCode = exitCode;
        this.code = code;
        this.hint = hint;
    }

    /** Wrong usage. */
    public static CliException usage(String message, @Nullable String hint) {
        return new CliException(ExitCode.USAGE, "usage", message, hint);
    }

    /** A setting that is missing or unusable. */
    public static CliException configuration(String message, @Nullable String hint) {
        return new CliException(ExitCode.USAGE, "configuration_error", message, hint);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public String code() {
        return code;
    }

    public @Nullable String hint() {
        return hint;
    }
}
