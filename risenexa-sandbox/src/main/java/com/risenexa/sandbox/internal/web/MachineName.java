package com.risenexa.sandbox.internal.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine's own host name, found without a network lookup. */
final class MachineName {
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private MachineName() {}

    /** In lower case; empty if the system does not say. */
    static String read() {
        try {
            String windows = System.getenv("COMPUTERNAME");
            String name = Files.exists(LINUX) ? Files.readString(LINUX) : windows == null ? "" : windows;
            return name.strip().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "";
        }
    }
}
