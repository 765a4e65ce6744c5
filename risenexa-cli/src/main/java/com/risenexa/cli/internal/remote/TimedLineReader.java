package com.risenexa.cli.internal.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lines of an answer that has no end. A line is awaited for a bounded time, which a blocking read cannot do. */
final class TimedLineReader implements AutoCloseable {
    /** Then the server is read no further, and holds the rest. */
    private static final int MOST_WAITING = 256;

    private final InputStream body;
    private final BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread reader = new Thread(this::read, "risenexa-stream");

    TimedLineReader(InputStream body) {
        this.body = body;
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            try (BufferedReader text = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    lines.put(Optional.of(line));
                }
            } catch (IOException e) {
                // Broken off is an end too.
            }
            lines.put(Optional.empty());
        } catch (InterruptedException e) {
            // Closed: nobody waits for a line.
        }
    }

    /** The next line; null if there is none, or none in time. */
    @Nullable
    String next(Duration patience) throws InterruptedException {
        Optional<String> line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return line == null ? null : line.orElse(null);
    }

    @Override
    public void close() {
        reader.interrupt();
        try {
            body.close();
        } catch (IOException e) {
            // It is not read any more.
        }
    }
}
