package com.risenexa.benchmarks.measured;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many requests the server has had, without those that asked it. */
final class ServerCount {
    private static final Pattern COUNTS = Pattern.compile("\\n *(\\d+) +(\\d+) +(\\d+)");
    private static final int PAUSE = 2;

    private final URL status;
    private long asked;

    ServerCount(String baseUrl) {
        try {
            status = URI.create(baseUrl + "/status").toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long requests() {
        asked++;
        try (InputStream in = status.openStream()) {
            Matcher counts = COUNTS.matcher(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
            if (!counts.find()) {
                throw new IllegalStateException("no counts at " + status);
            }
            return Long.parseLong(counts.group(3)) - asked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until no request has come for so long; the moment of the last one. */
    long awaitQuiet(long nanos) {
        long count = requests();
        long last = System.nanoTime();
        while (System.nanoTime() - last < nanos) {
            Out.pause(PAUSE);
            long now = requests();
            if (now != count) {
                count = now;
                last = System.nanoTime();
            }
        }
        return last;
    }
}
