package com.risenexa.tracking.spring.internal.settings;

import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connection details of a startup, without those that ask for a variable which nothing sets.
 *
 * @param baseUrl as it is given, also with a variable in it: no other address may take its place
 * @param faults what is left out, and which variable it asks for
 */
public record ResolvedConnectionDetails(
        @Nullable String apiKey,
        @Nullable String startupSlug,
        @Nullable String baseUrl,
        List<String> faults) {

    /**
     * Looks at what is given.
     *
     * @param prefix of the startup's properties
     */
    public static ResolvedConnectionDetails of(String prefix, RisenexaConnectionDetails given) {
        List<String> faults = new ArrayList<>();
        String apiKey = set(prefix + ".api-key", given.apiKey(), faults);
        String slug = set(prefix + ".startup-slug", given.startupSlug(), faults);
        var unused = set("risenexa.base-url", given.baseUrl(), faults);
        return new ResolvedConnectionDetails(apiKey, slug, given.baseUrl(), List.copyOf(faults));
    }

    /** The value; null if it asks for a variable, which is then one of the faults. */
    private static @Nullable String set(String property, @Nullable String value, List<String> faults) {
        String fault = UnresolvedPlaceholder.find(property, value);
        if (fault == null) {
            return value;
        }
        faults.add(fault);
        return null;
    }

    @Override
    public String toString() {
        return "ResolvedConnectionDetails[" + startupSlug + ", " + faults + "]";
    }
}
