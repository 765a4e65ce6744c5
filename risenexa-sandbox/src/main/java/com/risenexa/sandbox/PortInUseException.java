package com.risenexa.sandbox;

import org.jspecify.annotations.Nullable;

/** The port is in use by another process. */
public final class PortInUseException extends SandboxException {
    private static final long serialVersionUID = 1;

    /** The port. */
    private final int port;

    /**
     * The port is taken.
     *
     * @param port which one
     * @param cause what the operating system said; null if nothing
     */
    public PortInUseException(int port, @Nullable Throwable cause) {
        super(
                "port " + port + " is in use; stop what listens there, or choose another port (0 picks a free one)",
                cause);
        this.port = port;
    }

    /**
     * The port that is taken.
     *
     * @return 1 to 65535
     */
    public int port() {
        return port;
    }
}
