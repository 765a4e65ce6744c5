package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.internal.settings.OutboxProperties;
import com.risenexa.tracking.spring.internal.startup.Startup;
import com.risenexa.tracking.spring.internal.startup.Startups;
import javax.sql.DataSource;

/** Makes the outbox of a startup: all in one database, each in a table of its own, since a row belongs to one startup. */
public final class OutboxFactory {
    private final DataSource dataSource;
    private final OutboxProperties properties;

    public OutboxFactory(DataSource dataSource, OutboxProperties properties) {
        this.dataSource = dataSource;
        this.properties = properties;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** One that is not started. */
    public RestartableOutbox create(Startup startup) {
        String table = tableOf(startup.name());
        return new RestartableOutbox(
                startup.name(),
                () -> TrackingOutbox.builder(dataSource, startup.plain())
                        .tableName(table)
                        .maxInFlight(properties.threads())
                        .pollInterval(properties.pollInterval())
                        .heartbeat(properties.heartbeat())
                        .build(),
                properties.createTable());
    }

    private String tableOf(String startup) {
        return startup.equals(Startups.DEFAULT)
                ? properties.table()
                : properties.table() + "_" + startup.replaceAll("[^A-Za-z0-9]", "_");
    }
}
