package com.risenexa.tracking.outbox.internal;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.outbox.internal.sql.OutboxTable;
import com.risenexa.tracking.outbox.internal.work.Preflight;
import com.risenexa.tracking.outbox.internal.work.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Collects the options of an outbox. */
public final class OutboxBuilder implements TrackingOutbox.Builder {
    private final DataSource dataSource;
    private final Runnable closePool;
    private final boolean createTable;
    private final TrackingClient client;
    private Duration pollInterval = Duration.ofSeconds(1);
    private int maxInFlight = 64;
    private Duration heartbeat = Duration.ofSeconds(8);
    private OutboxTable table = new OutboxTable(OutboxTable.DEFAULT_NAME);
    private @Nullable BooleanSupplier transactionActive;
    private double timeScale = 1;
    private InstantSource clock = InstantSource.system();
    private DoubleSupplier randomness = () -> ThreadLocalRandom.current().nextDouble();

    private OutboxBuilder(DataSource dataSource, Runnable closePool, boolean createTable, TrackingClient client) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.closePool = closePool;
        this.createTable = createTable;
        this.client = Objects.requireNonNull(client, "client");
    }

    public static OutboxBuilder of(DataSource dataSource, TrackingClient client) {
        return new OutboxBuilder(dataSource, () -> {}, false, client);
    }

    public static OutboxBuilder of(String jdbcUrl, TrackingClient client) {
        OwnPool pool = OwnPool.of(jdbcUrl);
        return new OutboxBuilder(pool.dataSource(), pool.closing(), false, client);
    }

    public static OutboxBuilder embedded(Path file, TrackingClient client) {
        OwnPool pool = OwnPool.of(file);
        return new OutboxBuilder(pool.dataSource(), pool.closing(), true, client);
    }

    @Override
    public OutboxBuilder pollInterval(Duration interval) {
        pollInterval = within("pollInterval", interval, Duration.ofMillis(10), Duration.ofMinutes(1));
        return this;
    }

    @Override
    public OutboxBuilder maxInFlight(int events) {
        if (events < 1 || events > 256) {
            throw new IllegalArgumentException("maxInFlight is " + events + "; 1 to 256 is expected");
        }
        maxInFlight = events;
        return this;
    }

    @Override
    public OutboxBuilder heartbeat(Duration interval) {
        heartbeat = within("heartbeat", interval, Duration.ofMillis(100), Duration.ofMinutes(1));
        return this;
    }

    @Override
    public OutboxBuilder tableName(String name) {
        table = new OutboxTable(name);
        return this;
    }

    @Override
    public OutboxBuilder transactionActive(BooleanSupplier active) {
        transactionActive = active;
        return this;
    }

    /** For tests: another clock to stamp events by. */
    public OutboxBuilder clock(InstantSource other) {
        clock = other;
        return this;
    }

    /** For tests: other chance, uniform in [0, 1]. */
    public OutboxBuilder randomness(DoubleSupplier other) {
        randomness = other;
        return this;
    }

    /** For tests: rows wait this many times shorter. */
    public OutboxBuilder timeScale(double times) {
        timeScale = times;
        return this;
    }

    @Override
    public TrackingOutbox build() {
        Recorder recorder = new Recorder(table, Preflight.startupSlug(client), clock, transactionActive);
        WorkerSettings settings = new WorkerSettings(pollInterval, maxInFlight, heartbeat, randomness, timeScale);
        DefaultOutbox outbox = new DefaultOutbox(table, dataSource, closePool, client, recorder, settings);
        if (createTable) {
            outbox.createTable();
        }
        return outbox;
    }

    private static Duration within(String option, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    option + " is " + text(value) + "; " + text(least) + " to " + text(most) + " is expected");
        }
        return value;
    }

    /** As it is written in a setting. */
    private static String text(Duration duration) {
        if (duration.toHours() > 0 && duration.equals(Duration.ofHours(duration.toHours()))) {
            return duration.toHours() + "h";
        }
        if (duration.toMinutes() > 0 && duration.equals(Duration.ofMinutes(duration.toMinutes()))) {
            return duration.toMinutes() + "m";
        }
        if (duration.toSeconds() > 0 && duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
            return duration.toSeconds() + "s";
        }
        return duration.equals(Duration.ofMillis(duration.toMillis()))
                ? duration.toMillis() + "ms"
                : duration.toString();
    }
}
