package com.risenexa.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The arguments as they were typed. The JVM decodes them by the locale, and a container's knows ASCII alone. */
public final class Utf8Arguments {
    private static final Path RAW = Path.of("/proc/self/cmdline");

    private Utf8Arguments() {}

    /** Read again as UTF-8 if the JVM cannot have read them right, and the operating system still has them. */
    public static String[] of(String[] decoded) {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (encoding.equalsIgnoreCase("UTF-8") || Arrays.stream(decoded).allMatch(Utf8Arguments::isAscii)) {
            return decoded;
        }
        try {
            String[] line = Files.readString(RAW).split("\0", -1);
            int end = line.length - 1; // a zero ends each argument
            return end < decoded.length ? decoded : Arrays.copyOfRange(line, end - decoded.length, end);
        } catch (IOException e) {
            return decoded; // not there, or no UTF-8
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
