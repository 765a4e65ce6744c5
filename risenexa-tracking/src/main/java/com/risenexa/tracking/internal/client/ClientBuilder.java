package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.internal.config.Option;
import com.risenexa.tracking.internal.config.Options;
import com.risenexa.tracking.internal.config.Settings;
import com.risenexa.tracking.internal.delivery.DeliveryRules;
import com.risenexa.tracking.internal.http.Exchange;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.support.EventCodec;
import com.risenexa.tracking.support.EventValidator;
import com.risenexa.tracking.support.RequestPreview;
import com.risenexa.tracking.support.Tuning;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects options; validates nothing before {@link #build}. */
public final class ClientBuilder implements Tuning {
    private static final double MAX_TIME_SCALE = 1_000_000;

    private final Options options;

    public ClientBuilder() {
        this(new Options());
    }

    private ClientBuilder(Options options) {
        this.options = options;
    }

    @Override
    public ClientBuilder apiKey(@Nullable String apiKey) {
        options.set(Option.API_KEY, apiKey);
        options.apiKeySupplier = null;
        return this;
    }

    @Override
    public ClientBuilder apiKeySupplier(@Nullable Supplier<? extends @Nullable String> apiKey) {
        options.apiKeySupplier = apiKey;
        options.set(Option.API_KEY, null);
        return this;
    }

    @Override
    public ClientBuilder startupSlug(@Nullable String startupSlug) {
        options.set(Option.STARTUP_SLUG, startupSlug);
        return this;
    }

    @Override
    public ClientBuilder baseUrl(@Nullable String baseUrl) {
        options.set(Option.BASE_URL, baseUrl);
        return this;
    }

    @Override
    public ClientBuilder timeout(@Nullable Duration timeout) {
        options.set(Option.TIMEOUT, timeout);
        return this;
    }

    @Override
    public ClientBuilder maxRetries(int maxRetries) {
        options.set(Option.MAX_RETRIES, maxRetries);
        return this;
    }

    @Override
    public ClientBuilder maxRetryAfter(@Nullable Duration maxRetryAfter) {
        options.set(Option.MAX_RETRY_AFTER, maxRetryAfter);
        return this;
    }

    @Override
    public ClientBuilder allowInsecure(boolean allowInsecure) {
        options.set(Option.ALLOW_INSECURE, allowInsecure);
        return this;
    }

    @Override
    public ClientBuilder maxPending(int maxPending) {
        options.set(Option.MAX_PENDING, maxPending);
        return this;
    }

    @Override
    public ClientBuilder maxInFlight(int maxInFlight) {
        options.set(Option.MAX_IN_FLIGHT, maxInFlight);
        return this;
    }

    @Override
    public ClientBuilder httpClient(@Nullable HttpClient httpClient) {
        options.httpClient = httpClient;
        options.engine = null;
        return this;
    }

    @Override
    public ClientBuilder listener(@Nullable TrackingListener listener) {
        options.listener = listener;
        return this;
    }

    @Override
    public ClientBuilder drainOnExit(@Nullable Duration drainOnExit) {
        options.set(Option.DRAIN_ON_EXIT, drainOnExit);
        return this;
    }

    @Override
    public ClientBuilder fromEnvironment() {
        options.fromEnvironment = true;
        return this;
    }

    @Override
    public ClientBuilder engine(HttpEngine engine) {
        options.engine = engine;
        return this;
    }

    @Override
    public ClientBuilder nanoClock(LongSupplier nanoClock) {
        options.nanoClock = nanoClock;
        return this;
    }

    @Override
    public ClientBuilder timeScale(double timeScale) {
        if (!(timeScale > 0 && timeScale <= MAX_TIME_SCALE)) {
            throw new IllegalArgumentException(
                    "time scale is " + timeScale + "; more than 0 and at most 1,000,000 is expected");
        }
        options.timeScale = timeScale;
        return this;
    }

    @Override
    public ClientBuilder randomness(DoubleSupplier randomness) {
        options.randomness = randomness;
        return this;
    }

    @Override
    public TrackingClient build() {
        Options whole = options.copy();
        RefCountedEngine engine = RefCountedEngine.of(whole);
        engine.retain();
        DoubleSupplier randomness = whole.randomness != null
                ? whole.randomness
                : () -> ThreadLocalRandom.current().nextDouble();
        Options shared = whole.copy();
        shared.engine = engine;
        Settings settings = judged(whole, engine);
        DeliveryRules rules = new DeliveryRules(
                settings.startupSlug(),
                settings.policy(),
                settings.timeout(),
                engine::extraTime,
                settings.maxInFlight(),
                whole.timeScale,
                randomness,
                settings.listener() != null);
        return new DefaultClient(settings, engine, whole.nanoClock, rules, () -> new ClientBuilder(shared.copy()));
    }

    @Override
    public ClientBuilder optionTexts(Function<String, @Nullable String> texts) {
        options.optionTexts = texts;
        return this;
    }

    @Override
    public Map<String, String> defaultTexts() {
        return Option.defaultTexts();
    }

    @Override
    public RequestPreview preview(@Nullable TrackingEvent event) {
        Settings settings = settings();
        UUID id = event == null ? null : event.eventId();
        TrackError error = settings.fault() != null
                ? new ConfigurationError(id, settings.fault())
                : EventValidator.refusal(event, settings.startupSlug());
        if (error != null || event == null) {
            return new RequestPreview(error, "", "", Map.of(), "");
        }
        ApiKey.Use key = settings.apiKey().use();
        if (key.fault() != null) {
            return new RequestPreview(new ConfigurationError(id, key.fault()), "", "", Map.of(), "");
        }
        Map<String, String> headers = new LinkedHashMap<>(Exchange.headers(key.secret()));
        headers.replaceAll((name, value) -> key.secret().maskIn(value));
        String body = new String(EventCodec.encode(event, settings.startupSlug()), StandardCharsets.UTF_8);
        return new RequestPreview(null, "POST", settings.endpoint().toString(), headers, body);
    }

    /** The options as they would be used, with their faults and what stands in the engine's way. */
    public Settings settings() {
        Options whole = options.copy();
        RefCountedEngine engine = RefCountedEngine.of(whole);
        engine.retain();
        try {
            return judged(whole, engine);
        } finally {
            engine.close();
        }
    }

    private static Settings judged(Options options, HttpEngine engine) {
        Settings settings = Settings.of(options);
        String obstacle = settings.fault() == null ? engine.unsupportedReason(settings.endpoint()) : null;
        return obstacle == null ? settings : settings.withFault(obstacle);
    }
}
