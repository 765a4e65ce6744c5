package com.risenexa.tracking.internal.config;

import com.risenexa.tracking.internal.event.Text;
import com.risenexa.tracking.spi.RetryPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges the options of a client, all at once (CONTRACT R19, R21). */
final class SettingsValidator {
    private static final URI NOWHERE = URI.create("https://invalid.invalid");

    private final Options options;
    private final List<String> faults;

    SettingsValidator(Options options, List<String> faults) {
        this.options = options;
        this.faults = faults;
    }

    Settings judge() {
        ApiKey apiKey = apiKey();
        String slug = slug();
        URI endpoint = endpoint();
        Duration timeout = range(
                "timeout", options.timeout, Defaults.TIMEOUT, Defaults.SHORTEST_TIMEOUT, Defaults.LONGEST_TIMEOUT);
        int retries = range("max_retries", options.maxRetries, Defaults.MAX_RETRIES, 0, Defaults.MOST_RETRIES);
        Duration retryAfter = range(
                "max_retry_after",
                options.maxRetryAfter,
                Defaults.MAX_RETRY_AFTER,
                Duration.ZERO,
                Defaults.LONGEST_RETRY_AFTER);
        int pending = range("max_pending", options.maxPending, Defaults.MAX_PENDING, 1, Defaults.MOST_PENDING);
        int inFlight = range("max_in_flight", options.maxInFlight, Defaults.MAX_IN_FLIGHT, 1, Defaults.MOST_IN_FLIGHT);
        Duration drain = range(
                "drain_on_exit", options.drainOnExit, Defaults.DRAIN_ON_EXIT, Duration.ZERO, Defaults.LONGEST_TIMEOUT);
        if (options.httpClient != null && options.httpClient.followRedirects() != HttpClient.Redirect.NEVER) {
            faults.add("http_client follows redirects, which could carry the API key to another host;"
                    + " build it with followRedirects(NEVER)");
        }
        return new Settings(
                fault(),
                apiKey,
                slug,
                endpoint,
                timeout,
                new RetryPolicy(retries, retryAfter),
                pending,
                inFlight,
                drain,
                options.listener);
    }

    private ApiKey apiKey() {
        if (options.apiKeySupplier != null) {
            return ApiKey.supplied(options.apiKeySupplier);
        }
        ApiKey fixed = ApiKey.fixed(options.apiKey, remedy("apiKey", "api-key"));
        String fault = fixed.use().fault();
        if (fault != null) {
            faults.add(0, fault);
        }
        return fixed;
    }

    private String slug() {
        String slug = options.startupSlug == null ? "" : options.startupSlug.strip();
        if (slug.isEmpty()) {
            faults.add("startup_slug is missing" + remedy("startupSlug", "startup-slug"));
        } else if (Text.hasControlCharacter(slug) || Text.hasUnpairedSurrogate(slug)) {
            faults.add("startup_slug is unusable: it has a control character or an unpaired surrogate");
        }
        return slug;
    }

    /** Names only what is looked at: whoever finds options elsewhere says itself where. */
    private String remedy(String method, String property) {
        if (options.optionTexts != null) {
            return "";
        }
        String inCode = ": set " + method + "(…)";
        return options.fromEnvironment
                ? inCode + ", the system property risenexa." + property + " or " + OutsideOptions.variable(property)
                : inCode + " on the builder";
    }

    private URI endpoint() {
        String baseUrl = options.baseUrl == null ? Defaults.BASE_URL : options.baseUrl.strip();
        boolean insecure = Objects.requireNonNullElse(options.allowInsecure, Defaults.ALLOW_INSECURE);
        try {
            return BaseUrl.endpoint(baseUrl, insecure);
        } catch (BaseUrl.Unusable e) {
            faults.add(String.valueOf(e.getMessage()));
            return NOWHERE;
        }
    }

    private <T extends Comparable<T>> T range(String name, @Nullable T value, T otherwise, T least, T most) {
        if (value == null) {
            return otherwise;
        }
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            faults.add(name + " is " + shown(value) + "; expected " + shown(least) + " to " + shown(most));
            return otherwise;
        }
        return value;
    }

    private static String shown(Object value) {
        // Beyond that a number of milliseconds says nothing, or overflows.
        return value instanceof Duration duration && Math.abs(duration.toSeconds() / 2) < 1_000_000_000L
                ? duration.toMillis() + " ms"
                : value.toString();
    }

    /** Whoever mixes up two options may have put the key where a message shows it, and may have set no other. */
    private @Nullable String fault() {
        if (faults.isEmpty()) {
            return null;
        }
        String fault = OutsideOptions.maskKeys(String.join("; ", faults));
        String key = options.apiKey == null ? "" : options.apiKey.strip();
        return key.isEmpty() || options.apiKeySupplier != null ? fault : new Secret(key).maskIn(fault);
    }
}
