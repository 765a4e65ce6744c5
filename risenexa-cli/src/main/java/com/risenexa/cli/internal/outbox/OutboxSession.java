package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.internal.Failure;
import com.risenexa.cli.internal.QuietLogs;
import com.risenexa.cli.internal.Surroundings;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.OutboxException;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.util.function.Function;

/** Opens an outbox for one call. It is never started, so it delivers nothing. */
public final class OutboxSession {
    private OutboxSession() {}

    /**
     * The call's result.
     *
     * @param mayBeNew whether a file that is not there is made
     * @throws Failure if the database cannot be reached or used
     */
    public static <T> T call(
            DatabaseOptions database,
            Surroundings surroundings,
            boolean mayBeNew,
            Function<? super TrackingOutbox, ? extends T> call) {
        QuietLogs.quieten();
        String url = database.jdbcUrl(surroundings, mayBeNew);
        // It sends nothing, and so needs no options.
        try (TrackingClient client = TrackingClient.builder().build();
                TrackingOutbox outbox =
                        named(TrackingOutbox.builder(url, client), database).build()) {
            return call.apply(outbox);
        } catch (OutboxException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private static TrackingOutbox.Builder named(TrackingOutbox.Builder builder, DatabaseOptions database) {
        try {
            return database.table == null ? builder : builder.tableName(database.table);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--table: " + e.getMessage(), null);
        }
    }
}
