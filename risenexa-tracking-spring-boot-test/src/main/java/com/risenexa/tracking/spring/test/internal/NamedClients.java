package com.risenexa.tracking.spring.test.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/** The startups that the application has beside the first. */
public final class NamedClients {
    private static final int LONGEST_SLUG = 63;

    private NamedClients() {}

    /** Their names in {@code risenexa.startups}. */
    public static Set<String> names(Environment environment) {
        ResolvableType one = ResolvableType.forClassWithGenerics(Map.class, String.class, String.class);
        ResolvableType all = ResolvableType.forClassWithGenerics(Map.class, ResolvableType.forClass(String.class), one);
        Bindable<Map<String, Map<String, String>>> map = Bindable.of(all);
        return Binder.get(environment)
                .bind("risenexa.startups", map)
                .map(Map::keySet)
                .orElse(Set.of());
    }

    /** What it is called in a sandbox. */
    public static String slug(String name) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
        return slug.substring(0, Math.min(slug.length(), LONGEST_SLUG));
    }
}
