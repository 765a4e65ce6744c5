package com.risenexa.cli.internal;

/** A command for which {@code --timeout} bounds something else than one attempt of the client. */
public interface TimeoutOption {
    /** What it bounds, for the help. */
    String timeoutDescription();
}
