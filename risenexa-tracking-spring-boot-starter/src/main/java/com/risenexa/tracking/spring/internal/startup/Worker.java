package com.risenexa.tracking.spring.internal.startup;

import java.time.Duration;

/** Delivers for one startup while the application runs. */
public interface Worker {
    /** The name of the startup. */
    String startup();

    void start();

    /** Ends it within the time; it may be started again. */
    void stop(Duration deadline);

    /** Lets it look at once. */
    void wake();

    /** Asks the database. */
    Depth depth();
}
