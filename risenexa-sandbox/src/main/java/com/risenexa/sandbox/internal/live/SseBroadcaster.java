package com.risenexa.sandbox.internal.live;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Fault;
import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.http.ResponseChannel.StreamingBody;
import com.risenexa.sandbox.internal.live.SseMessages.SseMessage;
import com.risenexa.sandbox.internal.store.AttemptRepository.StreamPage;
import com.risenexa.sandbox.internal.store.CounterRepository;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.Database.SqlFunction;
import com.risenexa.sandbox.internal.store.WriteSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends what happens to the readers of the stream, as server-sent events. Each reader has its own cursor on the
 * database and gets pages from there on as fast as it reads; readers with the same cursor share a page. A slow reader
 * does not block others; one that is far behind gets a {@code lagged} message and continues with what is new.
 * Thread-safe; everything is done on one thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed read ends the connections of its readers
public final class SseBroadcaster {
    /** The server's other connections stay free for clients that send events. */
    public static final int MOST_READERS = 256;

    private static final System.Logger LOG = System.getLogger("com.risenexa.sandbox");
    private static final int PAGE = 200;

    /** A reader that is further behind than this, and does not resume, lags. */
    private static final long MOST_BEHIND = 10_000;

    /** Under load, pages are read this far apart: one page of many attempts is cheaper than a page for each. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long HEARTBEAT_SECONDS = 15;

    private final Database store;
    private final FaultRegistry faults;
    private final ScheduledExecutorService loop;
    private final Instant startedAt;
    private final Set<SseSubscriber> subscribers = new LinkedHashSet<>();
    private final AtomicInteger readers = new AtomicInteger();

    /** Whether a round is about to begin; what is committed before it begins is read in it. */
    private final AtomicBoolean isWoken = new AtomicBoolean();

    private long lastRound = System.nanoTime() - PACE_NANOS;

    /**
     * A broadcaster without readers.
     *
     * @param loop has one thread
     */
    public SseBroadcaster(Database store, FaultRegistry faults, ScheduledExecutorService loop, Instant startedAt) {
        this.store = store;
        this.faults = faults;
        this.loop = loop;
        this.startedAt = startedAt;
        loop.scheduleAtFixedRate(
                () -> guarded(this::heartbeat), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * A new reader; null if there are too many.
     *
     * @param startup only this startup's messages; null for all
     * @param lastEventId the last message that it has seen; -1 to begin with what comes next
     */
    public @Nullable StreamingBody subscribe(@Nullable String startup, long lastEventId) {
        if (readers.incrementAndGet() > MOST_READERS) {
            readers.decrementAndGet();
            return null;
        }
        return new SseSubscriber(this, startup, lastEventId);
    }

    /** The number of readers. */
    public int readers() {
        return readers.get();
    }

    /** To be called after a commit, when a fault changes, and when a reader can be written to again. */
    public void wake() {
        if (readers.get() > 0 && isWoken.compareAndSet(false, true)) {
            run(() -> {
                long early = lastRound + PACE_NANOS - System.nanoTime();
                if (early > 0) {
                    loop.schedule(() -> guarded(this::round), early, TimeUnit.NANOSECONDS);
                } else {
                    round();
                }
            });
        }
    }

    /** Whatever throws: the executor would keep it to itself, and never again run a periodic task that threw. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            isWoken.set(false); // the task may have been to begin a round
            LOG.log(System.Logger.Level.ERROR, "the stream continues", e);
        }
    }

    /** Runs a task on the broadcaster's thread. */
    void run(Runnable task) {
        try {
            loop.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            // The server is closing; so are all connections.
        } catch (Error e) {
            isWoken.set(false);
            throw e;
        }
    }

    private <T> void read(SqlFunction<Connection, T> query, List<SseSubscriber> group, Consumer<T> then) {
        group.forEach(subscriber -> subscriber.isReading = true);
        try {
            store.read(query).whenComplete((value, failure) -> {
                try {
                    run(() -> {
                        group.forEach(subscriber -> subscriber.isReading = false);
                        if (failure == null) {
                            then.accept(value);
                        } else {
                            abort(group, failure);
                        }
                    });
                } catch (Error e) {
                    abort(group, e);
                }
            });
        } catch (Error e) {
            abort(group, e);
        }
    }

    /** Its readers come again, and go on after the last message that they have seen. */
    private static void abort(List<SseSubscriber> group, Throwable failure) {
        group.forEach(subscriber -> subscriber.isReading = false);
        LOG.log(System.Logger.Level.ERROR, "the stream cannot be read", failure);
        group.forEach(SseSubscriber::abort);
    }

    private record Start(long last, Map<String, Counters> counters) {
        static Start read(Connection connection) throws SQLException {
            return new Start(WriteSession.lastSeq(connection), CounterRepository.all(connection));
        }
    }

    void join(SseSubscriber subscriber) {
        read(Start::read, List.of(subscriber), start -> joined(subscriber, start));
    }

    private void joined(SseSubscriber subscriber, Start start) {
        if (subscriber.isGone) {
            return;
        }
        // A higher number was never given here: it comes from another sandbox, or from one in memory.
        subscriber.isResuming &= subscriber.seen <= start.last;
        if (!subscriber.isResuming) {
            subscriber.seen = start.last;
        }
        subscribers.add(subscriber);
        subscriber.write(SseMessages.hello(startedAt, subscriber.seen, subscriber.isResuming)
                .bytes());
        writeCounters(subscriber, start.last, start.counters);
        wake();
    }

    void leave(SseSubscriber subscriber) {
        if (!subscriber.isGone) {
            subscriber.isGone = true;
            subscribers.remove(subscriber);
            readers.decrementAndGet();
        }
    }

    private void round() {
        isWoken.set(false);
        lastRound = System.nanoTime();
        subscribers.forEach(subscriber -> subscriber.readAgain = subscriber.isReading);
        subscribers.stream()
                .filter(subscriber -> !subscriber.isReading && subscriber.isWritable())
                .collect(Collectors.groupingBy(subscriber -> subscriber.seen))
                .forEach((seen, group) ->
                        read(connection -> StreamPage.read(connection, seen, PAGE), group, page -> send(group, page)));
    }

    private void send(List<SseSubscriber> group, StreamPage page) {
        boolean readAgain = page.last() < page.newest();
        Map<@Nullable String, byte[]> messages = new HashMap<>();
        for (SseSubscriber subscriber : group) {
            if (!subscriber.isResuming && page.newest() - subscriber.seen > MOST_BEHIND) {
                subscriber.write(
                        SseMessages.lagged(subscriber.seen, page.newest()).bytes());
                subscriber.seen = page.newest();
                writeCounters(subscriber, page.newest(), page.counters());
            } else {
                subscriber.write(messages.computeIfAbsent(subscriber.startup, key -> SseMessages.page(page, key)));
                subscriber.seen = page.last();
            }
            if (subscriber.seen == page.newest()) {
                subscriber.isResuming = false;
                writeFaults(subscriber);
            }
            readAgain |= subscriber.readAgain;
        }
        if (readAgain) {
            wake();
        }
    }

    private static void writeCounters(SseSubscriber subscriber, long seq, Map<String, Counters> counters) {
        counters.forEach((startup, sums) -> {
            if (subscriber.concerns(startup)) {
                subscriber.write(SseMessages.counter(seq, startup, sums).bytes());
            }
        });
    }

    private void writeFaults(SseSubscriber subscriber) {
        long version = faults.version();
        if (subscriber.faultsSeen != version) {
            subscriber.faultsSeen = version;
            List<Fault> shown = faults.list().stream()
                    .filter(fault -> subscriber.concerns(fault.match().startup()))
                    .toList();
            subscriber.write(SseMessages.faults(subscriber.seen, shown).bytes());
        }
    }

    private void heartbeat() {
        for (SseSubscriber subscriber : subscribers) {
            if (subscriber.isWritable()) {
                subscriber.write(SseMessage.COMMENT);
            }
        }
        wake(); // if a round failed, no commit need come after it
    }
}
