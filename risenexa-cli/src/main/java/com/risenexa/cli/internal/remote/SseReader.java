package com.risenexa.cli.internal.remote;

import com.risenexa.cli.internal.output.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
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
            return new SseEvent(event, id, Json.readObject(data));
        } catch (IOException e) {
            return null; // cut in two: what follows is no better
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
