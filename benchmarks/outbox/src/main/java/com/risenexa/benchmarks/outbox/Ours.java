package com.risenexa.benchmarks.outbox;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** risenexa-tracking-outbox. */
final class Ours implements Subject {
    private final DataSource dataSource;
    private final int instances;
    private final TrackingOutbox outbox;
    private final List<TrackingOutbox> workers = new ArrayList<>();

    Ours(DataSource dataSource, int instances) {
        this.dataSource = dataSource;
        this.instances = instances;
        this.outbox = builder().build();
        outbox.createTable();
    }

    private TrackingOutbox.Builder builder() {
        return builder(dataSource).tableName("outbox_of_" + instances);
    }

    /** An outbox whose client only counts. */
    static TrackingOutbox.Builder builder(DataSource dataSource) {
        return TrackingOutbox.builder(dataSource, new Delivering());
    }

    @Override
    public String name() {
        return "risenexa outbox" + (instances == 1 ? "" : ", " + instances + " instances");
    }

    @Override
    public void record(Connection connection, int number) throws Exception {
        outbox.record(connection, TrackingEvent.registration("usr_" + number).withMetadata(Map.of("plan", "pro")));
    }

    @Override
    public void startDraining(int inFlight) {
        for (int i = 0; i < instances; i++) {
            TrackingOutbox worker = builder().maxInFlight(inFlight).build();
            worker.start();
            workers.add(worker);
        }
    }

    @Override
    public void close() {
        workers.forEach(TrackingOutbox::close);
        outbox.close();
    }

    private static final class Delivering implements TrackingClient {
        @Override
        public TrackResult track(@Nullable TrackingEvent event) {
            Work.deliver();
            return new Accepted(Objects.requireNonNull(Objects.requireNonNull(event).eventId()), 202, Map.of(), 1);
        }

        @Override
        public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
            return CompletableFuture.completedFuture(track(event));
        }
    }
}
