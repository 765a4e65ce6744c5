package com.risenexa.sandbox;

import org.jspecify.annotations.Nullable;

/** A sandbox could not be started, or could not read or write its data. The message says what to do. */
public class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * An exception with a message.
     *
     * @param message what failed, with which value, and what to do
     * @param cause null if there is none
     */
    public SandboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
