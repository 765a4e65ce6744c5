package com.risenexa.sandbox.internal.identity;

import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.WriteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stores startups and keys in the database, then updates the registry. */
public final class StartupRepository {
    private StartupRepository() {}

    /** What the store knows, and these startups, which are written to it. */
    public static CompletableFuture<StartupRegistry> load(Database store, List<Startup> startups) {
        StartupRegistry identity = new StartupRegistry();
        return store.write(ledger -> {
            read(ledger, identity);
            for (Startup startup : startups) {
                write(ledger, startup);
                identity.add(startup);
            }
            return identity;
        });
    }

    private static void read(WriteSession ledger, StartupRegistry identity) throws SQLException {
        try (PreparedStatement statement =
                        ledger.connection().prepareStatement("SELECT slug, time_scale FROM startup");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                identity.add(new Startup(row.getString(1), row.getDouble(2)));
            }
        }
        try (PreparedStatement statement =
                        ledger.connection().prepareStatement("SELECT value, scope, startup FROM api_key");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                identity.add(new SandboxKey(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
    }

    /** In the writer's transaction. */
    public static void write(WriteSession ledger, Startup startup) throws SQLException {
        ledger.update(
                "INSERT INTO startup (slug, time_scale, created_at) VALUES (?1, ?2, unixepoch() * 1000)"
                        + " ON CONFLICT DO UPDATE SET time_scale = ?2",
                startup.slug(),
                startup.timeScale());
    }

    /** In the writer's transaction. */
    public static void write(WriteSession ledger, SandboxKey key) throws SQLException {
        ledger.update(
                "INSERT INTO api_key (value, scope, startup, created_at) VALUES (?, ?, ?, unixepoch() * 1000)",
                key.value(),
                key.scope(),
                String.valueOf(key.startup()));
    }

    /** A startup with all that is its own, in the writer's transaction. */
    public static void remove(WriteSession ledger, String slug) throws SQLException {
        ledger.reset(slug);
        removeKeys(ledger, slug);
        ledger.update("DELETE FROM startup WHERE slug = ?", slug);
    }

    /** In the writer's transaction; returns how many there were. */
    public static int removeKeys(WriteSession ledger, String slug) throws SQLException {
        return ledger.update("DELETE FROM api_key WHERE startup = ?", slug);
    }
}
