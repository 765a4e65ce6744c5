package com.risenexa.tracking.spring.internal.client;

import java.time.Duration;

/** The outbox of one client, which delivers while the application runs. */
public interface OutboxLifecycle {
    /** The name of the client whose events it delivers. */
    String name();

    void start();

    /** Ends it within the time; it may be started again. */
    boolean stop(Duration deadline);

    /** Lets it look at once. */
    void wake();

    /** Asks the database. */
    OutboxDepth depth();
}
