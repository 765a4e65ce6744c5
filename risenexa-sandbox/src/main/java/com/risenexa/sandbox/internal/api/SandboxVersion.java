package com.risenexa.sandbox.internal.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this module, as the build wrote it. */
final class SandboxVersion {
    static final String TEXT = read();

    private SandboxVersion() {}

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in =
                SandboxVersion.class.getResourceAsStream("/com/risenexa/sandbox/internal/build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is damaged", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
