package com.risenexa.tracking.spring.internal.settings;

/**
 * The name that the starter logs under. Through Spring's own logging: what goes through {@code java.util.logging}, as the
 * client's does, is lost while the JVM ends, since a hook of the JDK's takes its handlers away.
 */
public final class StarterLog {
    /** Of the logger. */
    public static final String NAME = "com.risenexa.tracking.spring";

    private StarterLog() {}
}
