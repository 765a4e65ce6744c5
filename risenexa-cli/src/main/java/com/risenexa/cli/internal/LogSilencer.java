package com.risenexa.cli.internal;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns off the logging of the client and the sandbox, since the command reports in its own words. */
public final class LogSilencer {
    /** Held here, or the garbage collector would take the level away with the logger. */
    private static final Logger OURS = Logger.getLogger("com.risenexa");

    /** Warns of a machine without a network, where the sandbox works as well. */
    private static final Logger NETTY = Logger.getLogger("io.netty");

    private LogSilencer() {}

    public static void quieten() {
        OURS.setLevel(Level.OFF);
        NETTY.setLevel(Level.SEVERE);
    }
}
