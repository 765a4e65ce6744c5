package com.risenexa.tracking.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of the client. */
public final class Version {
    public static final String VERSION = read();
    static final String USER_AGENT = "risenexa-tracking-java/" + VERSION;

    private Version() {}

    private static String read() {
        try (InputStream in = Version.class.getResourceAsStream("/com/risenexa/tracking/internal/version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            // A repackaged jar may have lost it; that must not keep an event from being sent.
            return "unknown";
        }
    }
}
