package com.risenexa.cli.internal.remote;

import com.risenexa.cli.internal.output.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection to the sandbox's stream: server-sent events, each with one line of JSON as its data. */
public final class SseReader implements AutoCloseable {
    /** The sandbox says something every 15 s; who hears nothing for so long has lost it without an end. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final TimedLineReader lines;

    SseReader(InputStream body) {
        this.lines = new TimedLineReader(body);
    }

    /** The next message; null when the connection has ended. */
    public @Nullable SseEvent next() throws InterruptedException {
        String event = "message";
        Long id = null;
        String data = null;
        for (String line = lines.next(SILENCE); line != null; line = lines.next(SILENCE)) {
            if (line.isEmpty() && data != null) {
                return message(event, id, data);
            }
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).stripLeading();
            switch (line.substring(0, Math.max(0, colon))) {
                case "event" -> event = value;
                case "id" -> id = number(value);
                case "data" -> data = value;
                default -> {} // a comment that keeps the connection awake, or a field of a later version
            }
        }
        return null;
    }

    private static @Nullable Long number(String text) {
        return text.matches("\\d{1,18}") ? (Long) Long.parseLong(text) : null;
    }

    private static @Nullable SseEvent message(String event, @Nullable Long id, String data) {
        try {
            return new SseEvent(event, id, JsonText.readObject(data));
        } catch (IOException e) {
            return null; // cut in two: what follows is no better
        }
    }

    @Override
    public void close() {
        lines.close();
    }

    /**
     * A message of the sandbox's stream.
     *
     * @param event its kind, such as {@code attempt}
     * @param id after which the stream may be resumed; null if it says only how things are now
     */
    public record SseEvent(String event, @Nullable Long id, Map<String, @Nullable Object> data) {}

    /** The lines of an answer that has no end. A line is awaited for a bounded time, which a blocking read cannot do. */
    static final class TimedLineReader implements AutoCloseable {
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
}
