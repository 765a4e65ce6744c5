package com.risenexa.tracking.spring.internal.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code risenexa.outbox.*}. Ranges are judged by the outbox, which knows them.
 *
 * @param dataSource Name of the DataSource bean whose transactions the events belong to. Needed only if there are several
 *     and none is primary.
 * @param table Name of the table, with a schema in front or not. A further startup has its own: an underscore and its name
 *     are appended.
 * @param createTable Whether the table is created at the start if it is missing. If not, the scripts lie in the jar of the
 *     outbox: risenexa-outbox/postgresql.sql and so on.
 * @param threads How many events are on their way at the same time; 1 to 256.
 * @param pollInterval How often the worker looks for events that other instances recorded; 10 ms to 1 min.
 * @param heartbeat How often an instance tells the others that it lives; after four missed ones its events are taken over;
 *     100 ms to 1 min, the same in every instance.
 */
public record OutboxProperties(
        @Nullable String dataSource,
        @DefaultValue("risenexa_outbox") String table,
        @DefaultValue("false") boolean createTable,
        @DefaultValue("64") int threads,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("10s") Duration heartbeat) {}
