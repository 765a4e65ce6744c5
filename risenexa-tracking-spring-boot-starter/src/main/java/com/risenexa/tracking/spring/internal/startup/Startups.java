package com.risenexa.tracking.spring.internal.startup;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The startups that the application tracks for, in the order in which their clients were made. Thread-safe. */
public final class Startups {
    /** The one that needs no qualifier. */
    public static final String DEFAULT = "default";

    private final List<Startup> all = new CopyOnWriteArrayList<>();

    public void add(Startup startup) {
        all.add(startup);
    }

    public List<Startup> all() {
        return List.copyOf(all);
    }

    public Optional<Startup> named(String name) {
        return all.stream().filter(startup -> startup.name().equals(name)).findFirst();
    }
}
