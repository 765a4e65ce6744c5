package com.risenexa.tracking;

/**
 * Thrown by {@link TrackResult#orElseThrow()} and by nothing else. A checked exception, so that asking for it is
 * deliberate.
 */
public final class TrackingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Lost if the exception is serialized: a result is a value of this process. */
    private final transient TrackError error;

    TrackingException(TrackError error) {
        super(describe(error));
        this.error = error;
        if (error instanceof Undelivered.ConnectionError connection) {
            initCause(connection.cause());
        }
    }

    /**
     * The result that was not accepted.
     *
     * @return never null, but for an instance that was read from a stream
     */
    public TrackError error() {
        return error;
    }

    private static String describe(TrackError error) {
        String message = error.type() + ": " + error.message();
        boolean more = error instanceof Rejected.ValidationError invalid
                && !invalid.errors().isEmpty()
                && invalid.statusCode() != null;
        return more ? message + " (" + String.join("; ", ((Rejected.ValidationError) error).errors()) + ")" : message;
    }
}
