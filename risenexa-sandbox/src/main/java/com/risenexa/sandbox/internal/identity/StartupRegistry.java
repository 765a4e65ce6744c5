package com.risenexa.sandbox.internal.identity;

import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.WriteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The startups and keys of the sandbox, cached in memory. Thread-safe. */
public final class StartupRegistry {
    public static final SandboxKey FULL = new SandboxKey("rxt_sandbox_full", SandboxKey.WRITE, null);
    public static final SandboxKey NO_SCOPE = new SandboxKey("rxt_sandbox_noscope", "none", null);

    private final Map<String, Startup> startups = new ConcurrentHashMap<>();
    private final Map<String, SandboxKey> keys = new ConcurrentHashMap<>();

    public StartupRegistry() {
        add(FULL);
        add(NO_SCOPE);
    }

    public void add(Startup startup) {
        startups.put(startup.slug(), startup);
    }

    public void add(SandboxKey key) {
        keys.put(key.value(), key);
    }

    /** Takes a startup away, and its own keys with it. */
    public void removeStartup(String slug) {
        startups.remove(slug);
        removeKeys(slug);
    }

    /** Takes a startup's own keys away. */
    public void removeKeys(String slug) {
        keys.values().removeIf(key -> slug.equals(key.startup()));
    }

    public boolean hasStartup(String slug) {
        return startups.containsKey(slug);
    }

    public @Nullable Startup startup(String slug) {
        return startups.get(slug);
    }

    /** How fast a startup's clock runs; 1 if it is unknown. */
    public double timeScale(String slug) {
        Startup startup = startups.get(slug);
        return startup == null ? 1 : startup.timeScale();
    }

    public @Nullable SandboxKey key(String value) {
        return keys.get(value);
    }

    /** The key that a mask stands for, rather one of the startup's; null if it is none of ours. */
    public @Nullable SandboxKey keyUnder(String mask, @Nullable String startup) {
        return keys.values().stream()
                .filter(key -> SandboxKey.masked(key.value()).equals(mask))
                .min(Comparator.comparing((SandboxKey key) -> startup == null || !key.isFor(startup))
                        .thenComparing(key -> key.startup() == null))
                .orElse(null);
    }

    /** In order of their slugs. */
    public List<Startup> startups() {
        List<Startup> all = new ArrayList<>(startups.values());
        all.sort(Comparator.comparing(Startup::slug));
        return all;
    }

    /** The keys that open a startup, its own first. */
    public List<SandboxKey> keysFor(String slug) {
        List<SandboxKey> all = new ArrayList<>(keys.values());
        all.removeIf(key -> !key.isFor(slug));
        all.sort(Comparator.comparing((SandboxKey key) -> key.startup() == null).thenComparing(SandboxKey::value));
        return all;
    }

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
