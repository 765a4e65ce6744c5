package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.LogSilencer;
import com.risenexa.cli.internal.ProcessEnvironment;
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
     * @throws CliException if the database cannot be reached or used
     */
    public static <T> T call(
            DatabaseOptions database,
            ProcessEnvironment process,
            boolean mayBeNew,
            Function<? super TrackingOutbox, ? extends T> call) {
        LogSilencer.quieten();
        String url = database.jdbcUrl(process, mayBeNew);
        // It sends nothing, and so needs no options.
        try (TrackingClient client = TrackingClient.builder().build();
                TrackingOutbox outbox =
                        named(TrackingOutbox.builder(url, client), database).build()) {
            return call.apply(outbox);
        } catch (OutboxException e) {
            throw DatabaseErrors.of(e);
        }
    }

    private static TrackingOutbox.Builder named(TrackingOutbox.Builder builder, DatabaseOptions database) {
        try {
            return database.table == null ? builder : builder.tableName(database.table);
        } catch (IllegalArgumentException e) {
            throw CliException.usage("--table: " + e.getMessage(), null);
        }
    }
}
