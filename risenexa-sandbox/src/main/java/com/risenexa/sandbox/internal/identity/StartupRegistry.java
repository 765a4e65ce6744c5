package com.risenexa.sandbox.internal.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    public @Nullable SandboxKey key(String value) {
        return keys.get(value);
    }

    /** The key that a mask stands for, rather one of the startup's; null if it is none of ours. */
    public @Nullable SandboxKey keyUnder(String mask, @Nullable String startup) {
        return keys.values().stream()
                .filter(key -> KeyMask.masked(key.value()).equals(mask))
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
}
