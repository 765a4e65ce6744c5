package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.remote.SseReader;
import com.risenexa.cli.internal.remote.SseReader.SseEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of a sandbox from a sequence number on, none missing and none twice: a stream that is taken up again
 * where it broke off. A sandbox in memory that is started again has forgotten everything, and is read from its start.
 */
final class StreamFollower {
    private final SandboxApi sandbox;
    private final @Nullable String startup;
    private final ReconnectBackoff absence;
    private long last;
    private @Nullable Object startedAt;

    /** Receives the messages of a stream. */
    interface Reader {
        void attempt(Map<String, @Nullable Object> attempt);

        void reset(String startup);

        /** The connection broke off; it is tried again. */
        void lost();

        /** And it is there again. */
        void back();
    }

    /**
     * Begins after a sequence number.
     *
     * @param patience how long a sandbox that is gone may stay away
     */
    StreamFollower(SandboxApi sandbox, @Nullable String startup, long after, Duration patience) {
        this.sandbox = sandbox;
        this.startup = startup;
        this.last = after;
        this.absence = new ReconnectBackoff(patience);
    }

    /**
     * Reads on until the sandbox has been away for longer than the patience lasts.
     *
     * @throws CliException with the reason then
     */
    void follow(Reader reader) throws InterruptedException {
        while (true) {
            CliException failure;
            try (SseReader stream = sandbox.stream(startup, last)) {
                read(stream, reader);
                failure = SandboxApi.unreachable("the sandbox at " + sandbox.baseUrl() + " is gone");
            } catch (CliException e) {
                if (startedAt == null || e.exitCode() != ExitCode.TEMPORARY) {
                    throw e;
                }
                failure = e;
            }
            pause(failure, reader);
        }
    }

    private void pause(CliException failure, Reader reader) throws InterruptedException {
        boolean told = absence.isNoticeable();
        Duration pause = absence.pause(System.nanoTime());
        if (pause == null) {
            throw failure;
        }
        if (absence.isNoticeable() && !told) {
            reader.lost();
        }
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    }

    private void read(SseReader stream, Reader reader) throws InterruptedException {
        for (SseEvent message = stream.next(); message != null; message = stream.next()) {
            switch (message.event()) {
                case "hello" -> {
                    if (isAnother(message.data())) {
                        last = 0;
                        return;
                    }
                    if (absence.isNoticeable()) {
                        reader.back();
                    }
                    absence.end();
                }
                case "attempt" -> {
                    advance(message);
                    reader.attempt(message.data());
                }
                case "reset" -> {
                    advance(message);
                    reader.reset(JsonFields.text(message.data(), "startup"));
                }
                case "lagged" -> {
                    last = JsonFields.number(message.data(), "after");
                    return; // who says where to resume is owed everything
                }
                default -> {} // counters and faults are not asked for here
            }
        }
    }

    private void advance(SseEvent message) {
        if (message.id() != null) {
            last = message.id();
        }
    }

    /** Whether it began again since, with a memory that holds nothing of what was read. */
    private boolean isAnother(Map<String, @Nullable Object> hello) {
        Object began = Objects.requireNonNullElse(hello.get("started_at"), "");
        boolean again = startedAt != null && !startedAt.equals(began);
        boolean another = again
                && (Boolean.FALSE.equals(hello.get("resumed"))
                        || JsonFields.text(sandbox.health(), "data").equals("memory"));
        startedAt = began;
        return another;
    }

    /**
     * The delays between attempts to reconnect to a sandbox: at first none, then longer ones, until a time limit is
     * reached.
     */
    static final class ReconnectBackoff {
        private static final Duration SHORTEST = Duration.ofMillis(100);
        private static final Duration LONGEST = Duration.ofSeconds(2);

        private final Duration patience;
        private @Nullable Long sinceNanos;
        private Duration pause = Duration.ZERO;

        ReconnectBackoff(Duration patience) {
            this.patience = patience;
        }

        /**
         * It was not there.
         *
         * @return how long to wait before looking again; null if no longer
         */
        @Nullable
        Duration pause(long nowNanos) {
            if (sinceNanos == null) {
                sinceNanos = nowNanos;
                return Duration.ZERO; // it may be nothing but the connection
            }
            if (nowNanos - sinceNanos >= patience.toNanos()) {
                return null;
            }
            Duration next = pause.multipliedBy(2);
            pause = next.compareTo(SHORTEST) < 0 ? SHORTEST : next.compareTo(LONGEST) > 0 ? LONGEST : next;
            return pause;
        }

        /** It is there again. */
        void end() {
            sinceNanos = null;
            pause = Duration.ZERO;
        }

        /** Whether it has been away for so long that somebody should be told. */
        boolean isNoticeable() {
            return !pause.isZero();
        }
    }
}
