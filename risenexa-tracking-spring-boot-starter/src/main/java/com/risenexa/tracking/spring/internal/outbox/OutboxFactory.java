package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.internal.settings.OutboxProperties;
import com.risenexa.tracking.spring.internal.settings.UnusableOutboxException;
import com.risenexa.tracking.spring.internal.startup.Startup;
import com.risenexa.tracking.spring.internal.startup.Startups;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Makes the outbox of a startup: all in one database, each in a table of its own, since a row belongs to one startup. */
public final class OutboxFactory {
    private final DataSource dataSource;
    private final OutboxProperties properties;
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    public OutboxFactory(DataSource dataSource, OutboxProperties properties) {
        this.dataSource = dataSource;
        this.properties = properties;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * One that is not started.
     *
     * @throws UnusableOutboxException if the settings allow none
     */
    public RestartableOutbox create(Startup startup) {
        String table = tableOf(startup.name());
        String other = owners.putIfAbsent(table.toLowerCase(Locale.ROOT), startup.name());
        if (other != null) {
            throw new UnusableOutboxException(
                    "the startups " + other + " and " + startup.name() + " would both have the table " + table,
                    "Give one of them in risenexa.startups another name.");
        }
        try {
            return new RestartableOutbox(startup.name(), () -> outbox(startup, table), properties.createTable());
        } catch (IllegalArgumentException e) {
            throw new UnusableOutboxException(
                    "The settings of risenexa.outbox are unusable: " + e.getMessage(),
                    "Mend it: maxInFlight is risenexa.outbox.threads, tableName is risenexa.outbox.table, the others are"
                            + " named alike.");
        }
    }

    private TrackingOutbox outbox(Startup startup, String table) {
        return TrackingOutbox.builder(dataSource, startup.plain())
                .tableName(table)
                .maxInFlight(properties.threads())
                .pollInterval(properties.pollInterval())
                .heartbeat(properties.heartbeat())
                .build();
    }

    private String tableOf(String startup) {
        return startup.equals(Startups.DEFAULT)
                ? properties.table()
                : properties.table() + "_" + startup.replaceAll("[^A-Za-z0-9]", "_");
    }
}
