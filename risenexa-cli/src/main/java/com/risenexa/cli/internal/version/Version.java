package com.risenexa.cli.internal.version;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this command, as the build wrote it. */
final class Version {
    private Version() {}

    static String read() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/com/risenexa/cli/internal/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "unknown");
    }
}
