package com.risenexa.sandbox.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.http.ResponseChannel.StreamingBody;
import com.risenexa.sandbox.internal.http.ResponseChannel.StreamingBody.BodyWriter;
import com.risenexa.sandbox.internal.live.SseMessages.SseMessage;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.StoredAttempt;
import com.risenexa.testsupport.Eventually;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers that are slow and quick by turns get every message: no wake-up is lost. */
class SseBroadcasterTest {
    private static final int ROUNDS = 50;
    private static final int LATEST_MILLIS = 20;
    private static final int READERS = 6;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** Runs each task a little later, as on a busy machine: a page may come after the next commit was reported. */
    private final ScheduledExecutorService loop = new ScheduledThreadPoolExecutor(1) {
        @Override
        public void execute(Runnable task) {
            var unused = schedule(task, random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS);
        }
    };

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        loop.shutdownNow();
    }

    /** A connection that can be written to or not, as the test says. */
    private static final class Reader implements BodyWriter {
        private static final Pattern ATTEMPT = Pattern.compile("id: (\\d+)\nevent: attempt\n");

        private final StreamingBody source;
        private final Runnable onAbort;
        private final List<Long> seen = new ArrayList<>();
        private volatile boolean isWritable = true;
        private boolean isWelcome;

        Reader(StreamingBody source) {
            this(source, () -> {
                throw new AssertionError("aborted");
            });
        }

        Reader(StreamingBody source, Runnable onAbort) {
            this.source = source;
            this.onAbort = onAbort;
            source.open(this);
        }

        void setWritable(boolean writable) {
            isWritable = writable;
            if (writable) {
                source.writable();
            }
        }

        @Override
        public boolean isWritable() {
            return isWritable;
        }

        @Override
        public synchronized void write(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            isWelcome |= text.startsWith("event: hello\n");
            ATTEMPT.matcher(text).results().forEach(id -> seen.add(Long.parseLong(id.group(1))));
        }

        synchronized boolean isWelcome() {
            return isWelcome;
        }

        synchronized List<Long> seen() {
            return List.copyOf(seen);
        }

        @Override
        public void end() {}

        @Override
        public void abort() {
            onAbort.run();
        }
    }

    private static CompletableFuture<Boolean> attempt(Database store) {
        return store.write(session -> {
            session.record(
                    new StoredAttempt(
                            session.nextSeq(),
                            0,
                            null,
                            null,
                            null,
                            null,
                            null,
                            Outcome.REJECTED,
                            "key_unknown",
                            401,
                            null,
                            null,
                            false,
                            false,
                            0,
                            "POST /\n",
                            new byte[0],
                            null),
                    false);
            return true;
        });
    }

    @Test
    void the_heartbeat_goes_on_after_an_error() {
        ScheduledExecutorService quick = new ScheduledThreadPoolExecutor(1) {
            @Override
            public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
                return super.scheduleAtFixedRate(task, 1, 1, TimeUnit.MILLISECONDS);
            }
        };
        AtomicInteger heartbeats = new AtomicInteger();
        BodyWriter throwing = new BodyWriter() {
            @Override
            public boolean isWritable() {
                return true;
            }

            @Override
            public void write(byte[] bytes) {
                if (Arrays.equals(bytes, SseMessage.COMMENT) && heartbeats.incrementAndGet() == 1) {
                    throw new AssertionError("the first heartbeat");
                }
            }

            @Override
            public void end() {}

            @Override
            public void abort() {}
        };
        try (Database store = Database.inMemory()) {
            SseBroadcaster stream = new SseBroadcaster(store, new FaultRegistry(0), quick, Instant.EPOCH);
            stream.subscribe(null, -1).open(throwing);
            Eventually.until("another heartbeat", () -> heartbeats.get() > 1);
        } finally {
            quick.shutdownNow();
        }
    }

    @Test
    void the_stream_goes_on_after_an_error_while_a_round_is_scheduled() {
        Thread test = Thread.currentThread();
        AtomicInteger errors = new AtomicInteger();
        ScheduledExecutorService failing = new ScheduledThreadPoolExecutor(1) {
            @Override
            public void execute(Runnable task) {
                if (Thread.currentThread() == test && errors.get() == 1) {
                    errors.incrementAndGet();
                    throw new OutOfMemoryError("of the test");
                }
                super.execute(task);
            }
        };
        try (Database store = Database.inMemory()) {
            SseBroadcaster stream = new SseBroadcaster(store, new FaultRegistry(0), failing, Instant.EPOCH);
            store.onCommit(stream::wake);
            Reader reader = new Reader(stream.subscribe(null, -1));
            Eventually.until("the reader is there", reader::isWelcome);
            errors.set(1);
            while (errors.get() == 1) {
                try {
                    stream.wake();
                } catch (OutOfMemoryError expected) {
                    assertThat(errors).hasValue(2);
                }
            }
            assertThat(attempt(store).join()).isTrue();
            Eventually.until("the attempt after the error", () -> !reader.seen().isEmpty());
        } finally {
            failing.shutdownNow();
        }
    }

    @Test
    void a_reader_whose_page_meets_an_error_is_sent_away_to_come_again() {
        AtomicInteger errors = new AtomicInteger();
        ScheduledExecutorService failing = new ScheduledThreadPoolExecutor(1) {
            @Override
            public void execute(Runnable task) {
                boolean isPage = Thread.currentThread().getName().equals("risenexa-sandbox-writer");
                if (isPage && errors.compareAndSet(1, 2)) {
                    throw new OutOfMemoryError("of the test");
                }
                super.execute(task);
            }
        };
        AtomicInteger aborted = new AtomicInteger();
        try (Database store = Database.inMemory()) {
            SseBroadcaster stream = new SseBroadcaster(store, new FaultRegistry(0), failing, Instant.EPOCH);
            Reader reader = new Reader(stream.subscribe(null, -1), aborted::incrementAndGet);
            Eventually.until("the reader is there", reader::isWelcome);
            errors.set(1);
            Eventually.until("a page for the reader", () -> {
                stream.wake();
                return errors.get() == 2;
            });
            Eventually.until("it is sent away", () -> aborted.get() == 1);
        } finally {
            failing.shutdownNow();
        }
    }

    @Test
    void in_memory_every_reader_sees_every_attempt_whenever_it_can_be_written_to() {
        readAll(Database.inMemory());
    }

    @Test
    void in_a_file_every_reader_sees_every_attempt_whenever_it_can_be_written_to() {
        readAll(Database.inFolder(folder, Duration.ZERO));
    }

    private void readAll(Database database) {
        try (Database store = database) {
            SseBroadcaster stream = new SseBroadcaster(store, new FaultRegistry(0), loop, Instant.EPOCH);
            store.onCommit(stream::wake);
            List<Reader> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                Reader reader = new Reader(stream.subscribe(null, -1));
                readers.add(reader);
                Eventually.until("hello, seed " + seed, reader::isWelcome);
            }
            long sent = 0;
            for (int round = 0; round < ROUNDS; round++) {
                List<CompletableFuture<Boolean>> commits = new ArrayList<>();
                for (int step = 0; step < 12; step++) {
                    Reader reader = readers.get(random.nextInt(READERS));
                    if (random.nextBoolean()) {
                        reader.setWritable(random.nextBoolean());
                    } else {
                        commits.add(attempt(store));
                    }
                    if (random.nextInt(4) == 0) {
                        commits.forEach(CompletableFuture::join);
                    }
                }
                commits.forEach(CompletableFuture::join);
                sent += commits.size();
                long last = sent;
                readers.stream().filter(reader -> !reader.isWritable).forEach(reader -> reader.setWritable(true));
                for (Reader reader : readers) {
                    Eventually.until(
                            "attempt " + last + ", seed " + seed,
                            () -> reader.seen().size() >= last);
                }
            }
            for (Reader reader : readers) {
                assertThat(reader.seen())
                        .as("seed " + seed)
                        .isEqualTo(LongStream.rangeClosed(1, sent).boxed().toList());
            }
        }
    }
}
