package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.internal.client.ClientRegistration;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.settings.InvalidTrackingConfigurationException;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import com.risenexa.tracking.spring.internal.settings.UnresolvedPlaceholder;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Makes the outbox of a startup: all in one database, each in a table of its own, since a row belongs to one startup. */
public final class OutboxFactory {
    private final OutboxConnections connections;
    private final boolean joins;
    private final RisenexaProperties.Outbox properties;
    private final ClientRegistry clients;
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /**
     * A factory.
     *
     * @throws InvalidTrackingConfigurationException if nothing has set a variable that the name of the table asks for
     */
    public OutboxFactory(DataSource dataSource, RisenexaProperties.Outbox properties, ClientRegistry clients) {
        UnresolvedPlaceholder.reject("risenexa.outbox.table", properties.table());
        this.connections = new OutboxConnections(dataSource);
        this.joins = dataSource instanceof TransactionAwareDataSourceProxy;
        this.properties = properties;
        this.clients = clients;
    }

    public OutboxConnections connections() {
        return connections;
    }

    /**
     * One that is not started, and registered to be.
     *
     * @throws InvalidTrackingConfigurationException if the settings allow none
     */
    public TrackingOutbox create(ClientRegistration client) {
        String table = tableOf(client.name());
        String other = owners.putIfAbsent(table.toLowerCase(Locale.ROOT), client.name());
        if (other != null) {
            throw new InvalidTrackingConfigurationException(
                    "the startups " + other + " and " + client.name() + " would both have the table " + table,
                    "Give one of them in risenexa.startups another name.");
        }
        SpringOutbox outbox = new SpringOutbox(
                client.name(), outbox(client, table), properties.createTable(), joins ? connections : null);
        clients.add(outbox);
        return outbox;
    }

    private TrackingOutbox outbox(ClientRegistration client, String table) {
        TrackingOutbox.Builder builder = TrackingOutbox.builder(connections.dataSource(), client.plain())
                // Of transactions the starter knows more, see SpringOutbox.
                .transactionActive(() -> false);
        set("table", "tableName", () -> builder.tableName(table));
        set("max-in-flight", "maxInFlight", () -> builder.maxInFlight(properties.maxInFlight()));
        set("poll-interval", "pollInterval", () -> builder.pollInterval(properties.pollInterval()));
        set("heartbeat", "heartbeat", () -> builder.heartbeat(properties.heartbeat()));
        return builder.build();
    }

    /** Names what is out of range as whoever wrote the settings knows it. */
    private static void set(String property, String option, Runnable setting) {
        try {
            setting.run();
        } catch (IllegalArgumentException e) {
            String fault = String.valueOf(e.getMessage())
                    .replaceFirst("^" + option + " is (?:'([^']*)'|([^;]*))", "risenexa.outbox." + property + "=$1$2");
            throw new InvalidTrackingConfigurationException(fault, "Change risenexa.outbox." + property + ".");
        }
    }

    private String tableOf(String startup) {
        return startup.equals(ClientRegistry.DEFAULT)
                ? properties.table()
                : properties.table() + "_" + startup.replaceAll("[^A-Za-z0-9]", "_");
    }
}
