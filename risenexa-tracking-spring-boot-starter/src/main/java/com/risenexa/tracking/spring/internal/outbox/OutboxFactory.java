package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.internal.client.ClientRegistration;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.settings.OutboxProperties;
import com.risenexa.tracking.spring.internal.settings.Placeholders;
import com.risenexa.tracking.spring.internal.settings.UnusableOutboxException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Makes the outbox of a startup: all in one database, each in a table of its own, since a row belongs to one startup. */
public final class OutboxFactory {
    private final OutboxConnections connections;
    private final boolean joins;
    private final OutboxProperties properties;
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /**
     * A factory.
     *
     * @throws UnusableOutboxException if nothing has set a variable that the name of the table asks for
     */
    public OutboxFactory(DataSource dataSource, OutboxProperties properties) {
        Placeholders.refuse("risenexa.outbox.table", properties.table());
        this.connections = new OutboxConnections(dataSource);
        this.joins = dataSource instanceof TransactionAwareDataSourceProxy;
        this.properties = properties;
    }

    public OutboxConnections connections() {
        return connections;
    }

    /**
     * One that is not started.
     *
     * @throws UnusableOutboxException if the settings allow none
     */
    public RestartableOutbox create(ClientRegistration startup) {
        String table = tableOf(startup.name());
        String other = owners.putIfAbsent(table.toLowerCase(Locale.ROOT), startup.name());
        if (other != null) {
            throw new UnusableOutboxException(
                    "the startups " + other + " and " + startup.name() + " would both have the table " + table,
                    "Give one of them in risenexa.startups another name.");
        }
        return new RestartableOutbox(
                startup.name(), () -> outbox(startup, table), properties.createTable(), joins ? connections : null);
    }

    private TrackingOutbox outbox(ClientRegistration startup, String table) {
        TrackingOutbox.Builder builder = TrackingOutbox.builder(connections.dataSource(), startup.plain())
                // Of transactions the starter knows more, see RestartableOutbox.
                .transactionActive(() -> false);
        set("table", "tableName", () -> builder.tableName(table));
        set("threads", "maxInFlight", () -> builder.maxInFlight(properties.threads()));
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
            throw new UnusableOutboxException(fault, "Change risenexa.outbox." + property + ".");
        }
    }

    private String tableOf(String startup) {
        return startup.equals(ClientRegistry.DEFAULT)
                ? properties.table()
                : properties.table() + "_" + startup.replaceAll("[^A-Za-z0-9]", "_");
    }
}
