package com.risenexa.tracking.internal.config;

import com.risenexa.tracking.internal.event.Text;
import com.risenexa.tracking.support.RetryPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
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
        Duration timeout = inRange(Option.TIMEOUT);
        int retries = inRange(Option.MAX_RETRIES);
        Duration retryAfter = inRange(Option.MAX_RETRY_AFTER);
        int pending = inRange(Option.MAX_PENDING);
        int inFlight = inRange(Option.MAX_IN_FLIGHT);
        Duration drain = inRange(Option.DRAIN_ON_EXIT);
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
        ApiKey fixed = ApiKey.fixed(options.get(Option.API_KEY), remedy("apiKey", Option.API_KEY));
        String fault = fixed.use().fault();
        if (fault != null) {
            faults.add(0, fault);
        }
        return fixed;
    }

    private String slug() {
        String given = options.get(Option.STARTUP_SLUG);
        String slug = given == null ? "" : given.strip();
        if (slug.isEmpty()) {
            faults.add("startup_slug is missing" + remedy("startupSlug", Option.STARTUP_SLUG));
        } else if (Text.hasControlCharacter(slug) || Text.hasUnpairedSurrogate(slug)) {
            faults.add("startup_slug is unusable: it has a control character or an unpaired surrogate");
        }
        return slug;
    }

    /** Names only what is looked at: whoever finds options elsewhere says itself where. */
    private String remedy(String method, Option<?> option) {
        if (options.optionTexts != null) {
            return "";
        }
        String inCode = ": set " + method + "(…)";
        return options.fromEnvironment
                ? inCode + ", the system property " + option.property() + " or " + option.variable()
                : inCode + " on the builder";
    }

    private URI endpoint() {
        try {
            return BaseUrl.endpoint(inRange(Option.BASE_URL).strip(), inRange(Option.ALLOW_INSECURE));
        } catch (BaseUrl.Unusable e) {
            faults.add(String.valueOf(e.getMessage()));
            return NOWHERE;
        }
    }

    /** The value, or the default in the place of one that is missing or out of range. */
    private <T extends Comparable<T>> T inRange(Option<T> option) {
        T value = options.get(option);
        String violation = value == null ? null : option.violation(value);
        if (violation != null) {
            faults.add(violation);
        }
        return value == null || violation != null ? option.defaultValue() : value;
    }

    /** Whoever mixes up two options may have put the key where a message shows it, and may have set no other. */
    private @Nullable String fault() {
        if (faults.isEmpty()) {
            return null;
        }
        String fault = OutsideOptions.maskKeys(String.join("; ", faults));
        String given = options.get(Option.API_KEY);
        String key = given == null ? "" : given.strip();
        return key.isEmpty() || options.apiKeySupplier != null ? fault : new Secret(key).maskIn(fault);
    }
}
