package com.risenexa.sandbox.internal.live;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Fault;
import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.http.StreamingBody;
import com.risenexa.sandbox.internal.live.SseSubscriber.State;
import com.risenexa.sandbox.internal.store.CounterQuery;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.SqlFunction;
import com.risenexa.sandbox.internal.store.StreamQuery;
import com.risenexa.sandbox.internal.store.StreamQuery.Page;
import com.risenexa.sandbox.internal.store.WriteSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends attempts, counters and faults to readers as server-sent events. What is told is read from the store, page by
 * page, once for all who keep up; so the heap holds no more than the page that is being sent. A reader that does not
 * take a page is left where it is: it holds up nobody. When it takes bytes again it catches up by pages of its own, or,
 * too far behind, is told what it missed. Thread-safe; all the work is done on one thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the readers' connections
public final class SseBroadcaster {
    /** At most; the server's other connections must stay free for those who send. */
    public static final int MOST_READERS = 256;

    private static final System.Logger LOG = System.getLogger("com.risenexa.sandbox");
    private static final int PAGE = 200;

    /** Who is further behind than this, and never said where to resume, is told that it lagged. */
    private static final long MOST_BEHIND = 5_000;

    /** Under load, pages are read this far apart: many attempts in one are cheaper than one in each. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long HEARTBEAT_SECONDS = 15;

    private final Database store;
    private final FaultRegistry faults;
    private final ScheduledExecutorService loop;
    private final Instant startedAt;
    private final Set<SseSubscriber> subscribers = new LinkedHashSet<>();
    private final AtomicInteger readers = new AtomicInteger();
    private final AtomicBoolean woken = new AtomicBoolean();

    /** What those who keep up have seen. */
    private long at;

    private boolean reading;
    private boolean wakeAgain;
    private long readAt = System.nanoTime() - PACE_NANOS;

    /**
     * Made once.
     *
     * @param loop one thread
     */
    public SseBroadcaster(Database store, FaultRegistry faults, ScheduledExecutorService loop, Instant startedAt) {
        this.store = store;
        this.faults = faults;
        this.loop = loop;
        this.startedAt = startedAt;
        loop.scheduleAtFixedRate(this::heartbeat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * A new reader; null if there are too many.
     *
     * @param startup only what concerns this one; null for all
     * @param lastEventId what it has seen; -1 for a reader that begins with what comes next
     */
    public @Nullable StreamingBody subscribe(@Nullable String startup, long lastEventId) {
        if (readers.incrementAndGet() > MOST_READERS) {
            readers.decrementAndGet();
            return null;
        }
        return new SseSubscriber(this, startup, lastEventId);
    }

    /** How many there are. */
    public int readers() {
        return readers.get();
    }

    /** Something was committed, or a fault has changed. */
    public void wake() {
        if (readers.get() > 0 && woken.compareAndSet(false, true)) {
            run(this::next);
        }
    }

    /** Runs something on the stream's thread. */
    void run(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The server is closing; so are all connections.
        }
    }

    private <T> void read(SqlFunction<Connection, T> work, Consumer<T> then, Consumer<Throwable> failed) {
        CompletableFuture<T> result = store.read(work);
        result.whenComplete((value, failure) -> run(() -> {
            if (failure == null) {
                then.accept(value);
            } else {
                failed.accept(failure);
            }
        }));
    }

    void leave(SseSubscriber subscriber) {
        if (subscriber.state != State.GONE) {
            subscriber.state = State.GONE;
            subscribers.remove(subscriber);
            readers.decrementAndGet();
        }
    }

    /** The counters that a reader receives first, and again after it lagged. */
    private record Now(long last, Map<String, Counters> counters) {
        static Now read(Connection connection) throws SQLException {
            return new Now(WriteSession.lastSeq(connection), CounterQuery.all(connection));
        }
    }

    void join(SseSubscriber subscriber) {
        read(Now::read, now -> joined(subscriber, now), failure -> subscriber.abort());
    }

    private void joined(SseSubscriber subscriber, Now now) {
        if (subscriber.state == State.GONE) {
            return;
        }
        // A number that was never given comes from another sandbox, or from one that kept nothing.
        subscriber.owedAll &= subscriber.seen <= now.last;
        if (!subscriber.owedAll) {
            subscriber.seen = now.last;
        }
        if (subscribers.isEmpty()) {
            at = now.last;
        }
        subscribers.add(subscriber);
        subscriber.write(SseMessages.hello(startedAt, subscriber.seen, subscriber.owedAll)
                .bytes());
        counters(subscriber, now);
        proceed(subscriber);
        wake();
    }

    private static void counters(SseSubscriber subscriber, Now now) {
        now.counters.forEach((startup, counters) -> {
            if (concerns(subscriber.startup, startup)) {
                subscriber.write(
                        SseMessages.counter(now.last, startup, counters).bytes());
            }
        });
    }

    /** Joins those who keep up, or reads a page of its own. */
    private void proceed(SseSubscriber subscriber) {
        if (subscriber.seen >= at) {
            subscriber.state = State.LIVE;
            subscriber.owedAll = false;
            faults(subscriber);
        } else if (!subscriber.isWritable()) {
            subscriber.state = State.BEHIND;
        } else if (!subscriber.owedAll && at - subscriber.seen > MOST_BEHIND) {
            subscriber.state = State.JOINING;
            read(Now::read, now -> lagged(subscriber, now), failure -> subscriber.abort());
        } else {
            subscriber.state = State.CATCHING_UP;
            long after = subscriber.seen;
            long upTo = at;
            read(
                    connection -> StreamQuery.read(connection, after, upTo, PAGE),
                    page -> caughtUp(subscriber, page, upTo),
                    failure -> subscriber.abort());
        }
    }

    private void caughtUp(SseSubscriber subscriber, Page page, long upTo) {
        if (subscriber.state != State.GONE) {
            subscriber.write(new SseBatch(page).bytes(subscriber.startup, subscriber.seen));
            subscriber.seen = page.isFull() ? page.last() : upTo;
            proceed(subscriber);
        }
    }

    private void lagged(SseSubscriber subscriber, Now now) {
        if (subscriber.state != State.GONE) {
            subscriber.write(SseMessages.lagged(subscriber.seen, now.last).bytes());
            subscriber.seen = now.last;
            counters(subscriber, now);
            proceed(subscriber);
        }
    }

    void writable(SseSubscriber subscriber) {
        if (subscriber.state == State.BEHIND) {
            proceed(subscriber);
        }
    }

    private void next() {
        long early = readAt + PACE_NANOS - System.nanoTime();
        if (early > 0) {
            loop.schedule(this::readNext, early, TimeUnit.NANOSECONDS);
        } else {
            readNext();
        }
    }

    private void readNext() {
        woken.set(false);
        if (subscribers.isEmpty()) {
            return;
        }
        if (reading) {
            wakeAgain = true;
            return;
        }
        reading = true;
        readAt = System.nanoTime();
        long after = at;
        read(connection -> StreamQuery.read(connection, after, Long.MAX_VALUE, PAGE), this::deliver, this::failed);
    }

    private void deliver(Page page) {
        reading = false;
        boolean wokenMeanwhile = wakeAgain;
        wakeAgain = false;
        SseBatch frames = new SseBatch(page);
        at = page.last();
        for (SseSubscriber subscriber : List.copyOf(subscribers)) {
            if (subscriber.state == State.LIVE) {
                give(subscriber, frames);
            }
        }
        if (page.isFull()) {
            readNext();
        } else if (wokenMeanwhile) {
            wake();
        }
    }

    private void give(SseSubscriber subscriber, SseBatch frames) {
        if (subscriber.isWritable()) {
            subscriber.write(frames.bytes(subscriber.startup, subscriber.seen));
            subscriber.seen = Math.max(subscriber.seen, at);
            faults(subscriber);
        } else {
            subscriber.state = State.BEHIND;
        }
    }

    private void faults(SseSubscriber subscriber) {
        long version = faults.version();
        if (subscriber.faultsSeen != version) {
            subscriber.faultsSeen = version;
            List<Fault> shown = faults.list().stream()
                    .filter(fault -> concerns(subscriber.startup, fault.match().startup()))
                    .toList();
            subscriber.write(SseMessages.faults(at, shown).bytes());
        }
    }

    private static boolean concerns(@Nullable String wanted, @Nullable String startup) {
        return wanted == null || startup == null || wanted.equals(startup);
    }

    private void failed(Throwable failure) {
        reading = false;
        LOG.log(System.Logger.Level.ERROR, "the stream cannot be read", failure);
        List.copyOf(subscribers).forEach(SseSubscriber::abort);
    }

    private void heartbeat() {
        for (SseSubscriber subscriber : subscribers) {
            if (subscriber.state == State.LIVE && subscriber.isWritable()) {
                subscriber.write(SseMessage.COMMENT);
            }
        }
    }
}
